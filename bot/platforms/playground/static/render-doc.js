// A document of Mijote (a message, a whisper, the home tab) as elements; its tone is a bar, an icon and a word.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { selectControl } from "./select.js";
import { spans } from "./spans.js";
import { t } from "./strings.js";

const TONES = ["urgent", "active", "done", "quiet"];
const BARE = ["paragraph", "note", "file"];

/** Whether a document stands as running words, without a frame of its own. */
export function isBare(doc) {
  const words = doc.parts.every(({ kind }) => BARE.includes(kind));
  return words && ["plain", "quiet"].includes(doc.tone); // a quiet remark needs no frame
}

/** `press(wire, {value, confirm, control, primary})` is called when somebody uses a control. */
export function renderDoc(doc, press) {
  const bare = isBare(doc);
  const toned = !bare && TONES.includes(doc.tone);
  const kind = bare ? "doc bare" : `doc card tone-${toned ? doc.tone : "plain"}`;
  return h("div", { class: kind },
    toned && h("p", { class: "tone" }, icon(doc.tone), t(`tone_${doc.tone}`)),
    doc.parts.map((part) => PARTS[part.kind]?.(part, press)));
}

const PARTS = {
  title: (part) => h("h2", { class: "doc-title", dir: "auto" }, spans(part.spans)),
  paragraph: (part) => h("p", { dir: "auto" }, spans(part.spans)),
  quote: (part) => h("blockquote", { dir: "auto" }, spans(part.spans)),
  note: (part) => h("p", { class: "note", dir: "auto" }, spans(part.spans)),
  file: (part) => h("p", { dir: "auto" }, spans(part.spans)),
  divider: () => h("hr"),
  facts: (part) => h("dl", { class: "facts" }, part.facts.map((fact) => h("div", {}, h("dt", { dir: "auto" }, spans(fact.label)), h("dd", { dir: "auto" }, spans(fact.spans))))),
  bullets: (part) => h("ul", { class: "bullets" }, part.rows.map((row) => h("li", { dir: "auto" }, spans(row)))),
  actions: (part, press) => h("div", { class: "actions" }, part.controls.map((control) => (control.kind === "select" ? selectControl(control, press) : button(control, press)))),
};

function button({ label, wire, style, confirm }, press) {
  const element = h("button", { type: "button", class: `button ${style}`, "data-k": wire, onclick: () => {
    if (element.getAttribute("aria-busy") !== "true") press(wire, { confirm, control: element, danger: style === "danger", primary: style === "primary" });
  } }, h("bdi", {}, label));
  return element;
}
