// Small helpers to build elements; data only ever enters as text nodes, never as markup.
import { icon } from "./icons.js";

let lastId = 0;

/** An id that no other element of the page has. */
export const uid = (prefix = "id") => `${prefix}-${++lastId}`;

/** Make an element. `on…` properties are listeners, the others attributes; null and false are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Replace everything inside `element`. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Text for screen readers only. */
export const hidden = (text) => h("span", { class: "visually-hidden" }, text);

/** A button that shows only an icon; `label` is its name and its tooltip. */
export function iconButton(name, label, onclick, properties = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...properties }, icon(name));
}

/** Somebody's name, isolated so that its direction cannot leak into our sentence. */
export const named = (name) => h("bdi", {}, name);

/**
 * Make the children of `parent` follow `rows` ({key, signature, make}), touching only what changed. A row that is made
 * again keeps the keyboard focus (the same `data-k`, else the row itself).
 */
export function reconcile(parent, rows) {
  const old = new Map([...parent.children].map((node) => [node.dataset.row, node]));
  let cursor = parent.firstElementChild;
  for (const row of rows) {
    const before = old.get(row.key);
    old.delete(row.key);
    let node = before;
    if (!before || before.signature !== row.signature) {
      node = row.make();
      node.dataset.row = row.key;
      node.signature = row.signature;
      if (before) {
        if (cursor === before) cursor = node;
        swap(before, node);
      }
    }
    if (node === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(node, cursor);
  }
  for (const node of old.values()) {
    if (node === cursor) cursor = cursor.nextElementSibling;
    node.remove();
  }
}

function swap(before, node) {
  const active = document.activeElement;
  const had = before.contains(active);
  const key = had ? active.dataset.k : null;
  const selection = had && active.tagName === "TEXTAREA" ? [active.selectionStart, active.selectionEnd] : null;
  before.replaceWith(node);
  if (!had) return;
  const again = key ? node.querySelector(`[data-k="${CSS.escape(key)}"]`) : null;
  (again ?? node).focus({ preventScroll: true });
  if (again && selection) again.setSelectionRange(...selection);
}
