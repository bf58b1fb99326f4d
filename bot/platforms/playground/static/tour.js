// The guided tour: a few steps beside the workspace, each played by the person it names. Dismissed once, it stays away.
import { Away, Refused } from "./api.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { keep, kept } from "./keep.js";
import { become } from "./session.js";
import { on, personOf, state } from "./state.js";
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
    if (!root.hidden) fill(root, card(root, state.tour[at], at));
  };
  on("state", render);
  on("tour", render);
}

/** Show the tour (again). */
export async function openTour(root) {
  const { closed, step } = progress();
  await goTo(root, closed && step >= state.tour.length - 1 ? 0 : step);
  root.querySelector("h2")?.focus();
}

function card(root, { title, text, as }, at) {
  const total = state.tour.length;
  const next = state.tour[at + 1];
  const nextPerson = next?.as && next.as !== state.me.id ? personOf(next.as) : null;
  const played = as && as === state.me.id ? personOf(as) : null;
  root.setAttribute("aria-label", t("tour"));
  return [
    h("div", { class: "tour-head" },
      h("p", { class: "tour-step" }, icon("tour"), t("tour_step", { step: at + 1, total })),
      iconButton("close", t("tour_close"), () => close(root))),
    h("h2", { tabindex: "-1" }, title),
    h("p", {}, text),
    played && h("p", { class: "note" }, t("tour_became", { name: played.name })),
    h("div", { class: "tour-buttons" },
      at > 0 && h("button", { type: "button", class: "button", "data-k": "back", onclick: () => goTo(root, at - 1, true) }, t("tour_back")),
      next
        ? h("button", { type: "button", class: "button primary", "data-k": "next", onclick: () => goTo(root, at + 1, true) }, nextPerson ? t("tour_become", { name: nextPerson.name.split(" ")[0] }) : t("tour_next"))
        : h("button", { type: "button", class: "button primary", "data-k": "next", onclick: () => close(root) }, t("tour_done"))),
  ];
}

/** Show a step, and become the person who plays it. */
async function goTo(root, step, focus = false) {
  const { as } = state.tour[step];
  try {
    if (as && as !== state.me.id) await become(as);
  } catch (error) {
    if (!(error instanceof Away || error instanceof Refused)) throw error;
    return toast(t("server_away"));
  }
  keep(NAME, { step, closed: false });
  root.hidden = false;
  fill(root, card(root, state.tour[step], step));
  if (focus) root.querySelector("h2").focus();
}

function close(root) {
  keep(NAME, { ...progress(), closed: true });
  root.hidden = true;
  document.getElementById("tour-open")?.focus();
}
