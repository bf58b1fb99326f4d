// The guided tour: a few steps beside the workspace, each played by the person it names. Dismissed once, it stays away.
import { troubleText } from "./api.js";
import { h, iconButton, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { keep, kept } from "./keep.js";
import { become } from "./session.js";
import { firstName, on, personOf, state } from "./state.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const NAME = "tour"; // kept: {step, closed}

const progress = () => ({ step: 0, closed: false, ...kept(NAME) });

/** Build the tour in `root`. */
export function makeTour(root) {
  const render = () => {
    const { step, closed } = progress();
    const at = Math.min(step, state.tour.length - 1);
    root.hidden = closed || at < 0;
    if (!root.hidden) show(root, at);
  };
  on("state", render);
  on("tour", () => reopen(root));
}

/** Show the tour again, from where it was left, or from the start after its last step. */
function reopen(root) {
  const { step } = progress();
  goTo(root, step >= state.tour.length - 1 ? 0 : step);
}

function show(root, at) {
  const step = state.tour[at];
  root.setAttribute("aria-label", t("tour"));
  reconcile(root, [{ key: "step", signature: JSON.stringify([at, step, state.me.id]), make: () => h("div", {}, card(root, step, at)) }]);
}

function card(root, { title, text, as }, at) {
  const total = state.tour.length;
  const next = state.tour[at + 1];
  const nextPerson = next?.as && next.as !== state.me.id ? personOf(next.as) : null;
  const other = as && as !== state.me.id ? personOf(as) : null;
  return [
    h("div", { class: "tour-head" },
      h("p", { class: "tour-step" }, icon("tour"), t("tour_step", { step: at + 1, total })),
      iconButton("close", t("tour_close"), () => close(root))),
    h("h2", { tabindex: "-1", "data-k": "title" }, title),
    h("p", {}, text),
    other && h("button", { type: "button", class: "quiet-button", onclick: () => goTo(root, at) }, t("tour_play", { name: firstName(other) })),
    h("div", { class: "tour-buttons" },
      at > 0 && h("button", { type: "button", class: "button", onclick: () => goTo(root, at - 1) }, t("tour_back")),
      next
        ? h("button", { type: "button", class: "button primary", onclick: () => goTo(root, at + 1) },
            nextPerson ? t("tour_become", { name: firstName(nextPerson) }) : t("tour_next"))
        : h("button", { type: "button", class: "button primary", onclick: () => close(root) }, t("tour_done"))),
  ];
}

/** Show a step, and become the person who plays it. */
async function goTo(root, step) {
  const { as } = state.tour[step];
  try {
    if (as && as !== state.me.id) await become(as);
  } catch (error) {
    return toast(troubleText(error));
  }
  keep(NAME, { step, closed: false });
  root.hidden = false;
  show(root, step);
  root.querySelector("h2").focus();
}

function close(root) {
  keep(NAME, { ...progress(), closed: true });
  root.hidden = true;
  document.getElementById("tour-open")?.focus();
}
