// The home tab: what Mijote keeps for the acting person, with the whispers that answered its buttons.
import { here, press } from "./answers.js";
import { h, reconcile } from "./dom.js";
import { renderDoc } from "./render-doc.js";
import { whisperCard } from "./rows.js";
import { state } from "./state.js";
import { t } from "./strings.js";
import { whispersIn } from "./whispers.js";

/** Render the acting person's home into `root`, touching only what changed. */
export function renderHome(root) {
  const { home, me } = state;
  const from = here();
  const sort = `${me.id} ${me.language} ${me.timezone}`;
  reconcile(root, [
    { key: "doc", signature: `${sort} ${JSON.stringify(home)} ${state.homeAsked}`, make: () => page(home, from) },
    ...whispersIn("home", null).map(({ id, doc }) => ({ key: `whisper ${id}`, signature: sort, make: () => whisperCard(id, doc, "home", null) })),
  ]);
}

function page(home, from) {
  if (!home) return h("p", { class: "loading" }, t(state.homeAsked ? "home_empty" : "home_loading"));
  const body = home.parts.length
    ? renderDoc(home, (wire, use) => press(wire, use, { message: null, home: true }, from))
    : h("p", { class: "loading" }, t("home_empty"));
  return h("article", { class: "home-page", tabindex: "-1", "aria-label": t("nav_home") }, body);
}
