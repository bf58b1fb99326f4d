// A short sentence that appears and goes by itself; screen readers hear it.
import { h } from "./dom.js";

const SHOWN_MS = 6000;

/** Say something that needs no answer. */
export function toast(text) {
  const box = document.getElementById("toasts");
  const element = h("p", { class: "toast" }, text);
  box.replaceChildren(element);
  setTimeout(() => element.remove(), SHOWN_MS);
}
