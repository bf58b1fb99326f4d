// "One of these few" inside a card: choosing acts at once, except while the arrow keys walk through the choices.
import { h } from "./dom.js";
import { t } from "./strings.js";

/** A select whose choice is a press; chosen by keyboard, it waits for Enter or for its OK button. */
export function selectControl({ placeholder, wire, options }, press) {
  let walking = false;
  const select = h("select", { "aria-label": placeholder, "data-k": wire },
    h("option", { value: "" }, placeholder),
    options.map(({ value, label }) => h("option", { value }, label)));
  const ok = h("button", { type: "button", class: "button primary", hidden: true, onclick: commit }, t("choose_ok"));

  function commit() {
    if (!select.value || select.getAttribute("aria-busy") === "true") return;
    const value = select.value;
    ok.hidden = true;
    press(wire, { value, control: select, after: () => { select.value = ""; } });
  }
  select.addEventListener("keydown", (event) => {
    walking = !["Enter", " ", "Tab", "Escape"].includes(event.key);
    if (event.key !== "Enter" || !select.value) return;
    event.preventDefault();
    commit();
  });
  for (const kind of ["keyup", "blur", "pointerdown"]) select.addEventListener(kind, () => { walking = false; });
  select.addEventListener("change", () => {
    if (!walking) return commit();
    ok.hidden = !select.value;
    ok.setAttribute("aria-label", t("choose_ok_named", { choice: select.selectedOptions[0].label }));
  });
  return h("span", { class: "select" }, select, ok);
}
