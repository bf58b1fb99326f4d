// The palette of slash commands above the composer: filters while typing, walked with the arrow keys.
import { fill, h, uid } from "./dom.js";
import { state } from "./state.js";
import { t, tn } from "./strings.js";

const MEANT = 3; // letters from which on a word is also looked for in the descriptions

const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The commands whose name begins with, contains, or whose description contains the word; best first. */
function matching(word) {
  const wanted = bare(word);
  const rank = ({ name, description }) => {
    if (bare(name).startsWith(wanted)) return 0;
    if (bare(name).includes(wanted)) return 1;
    return wanted.length >= MEANT && bare(description).includes(wanted) ? 2 : 3;
  };
  return state.commands.filter((command) => rank(command) < 3).sort((a, b) => rank(a) - rank(b));
}

/**
 * A palette for `input`; `choose(command, rest)` is called with what was typed after the name, `giveUp` when Escape
 * leaves nothing but the slash that opened it.
 */
export function makePalette(input, choose, giveUp) {
  const id = uid("commands");
  const list = h("ul", { class: "palette-list", role: "listbox", tabindex: "-1", id, "aria-label": t("show_commands") });
  const status = h("p", { class: "visually-hidden", role: "status" });
  const empty = h("p", { class: "palette-empty" });
  const element = h("div", { class: "palette", hidden: true }, list, empty, status);
  let found = [];
  let at = 0;
  let dismissed = null; // the text for which Escape was pressed

  const typed = () => /^\/((?!\/)\S*)(?:\s+([\s\S]*))?$/.exec(input.value);

  function update() {
    const match = typed();
    if (input.value !== dismissed) dismissed = null;
    const shown = Boolean(match) && dismissed === null;
    element.hidden = !shown;
    input.removeAttribute("aria-activedescendant");
    if (!shown) return;
    const before = found[at]?.name;
    found = match[2] === undefined ? matching(match[1]) : exact(match[1]);
    at = Math.max(0, found.findIndex(({ name }) => name === before));
    list.setAttribute("aria-label", t("show_commands"));
    fill(list, found.map(option));
    list.hidden = found.length === 0;
    fill(empty, found.length ? null : t("no_command"));
    status.textContent = found.length ? tn("commands_found", found.length) : t("no_command");
    mark();
  }

  const exact = (word) => state.commands.filter(({ name }) => bare(name) === bare(word));

  function option(command, index) {
    const names = command.params.map(({ label, required }) => h("span", { class: required ? "param" : "param optional", "aria-hidden": "true" }, label));
    return h("li", { role: "option", id: `${id}-${index}`, onmousedown: (event) => { event.preventDefault(); at = index; take(); }, onmousemove: () => { if (at !== index) { at = index; mark(); } } },
      h("span", { class: "command-name" }, `/${command.name}`), " ",
      h("span", { class: "command-about" }, command.description), " ", names);
  }

  function mark() {
    for (const [index, node] of [...list.children].entries()) {
      node.setAttribute("aria-selected", String(index === at));
      if (index === at) node.scrollIntoView({ block: "nearest" });
    }
    if (found.length) input.setAttribute("aria-activedescendant", `${id}-${at}`);
  }

  function take() {
    const command = found[at];
    if (!command) return;
    const rest = typed()?.[2] ?? "";
    element.hidden = true;
    choose(command, rest);
  }

  /** True when the key was for the palette. */
  function key(event) {
    if (element.hidden || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      at = (at + step + found.length) % found.length;
      mark();
    } else if (event.key === "Escape") {
      dismissed = input.value;
      update();
      if (input.value === "/") giveUp();
    } else if ((event.key === "Enter" && !event.shiftKey) || (event.key === "Tab" && found.length)) take();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", id);
  input.addEventListener("input", update);
  return { element, key, update, close: () => { element.hidden = true; } };
}
