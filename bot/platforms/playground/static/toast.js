// A short sentence that appears and goes by itself; screen readers hear it.
import { h } from "./dom.js";

const SHOWN_MS = 6000;
const HEARD_MS = 50; // a screen reader must find the box before the words come into it
let timer = null;

/** Say something that needs no answer. */
export function toast(text) {
  const box = document.getElementById("toasts");
  box.replaceChildren();
  if (box.matches(":popover-open")) box.hidePopover();
  box.showPopover(); // anew each time: above whatever panel or dialog was opened since
  clearTimeout(timer);
  timer = setTimeout(() => {
    box.replaceChildren(h("p", { class: "toast" }, text));
    timer = setTimeout(() => box.hidePopover(), SHOWN_MS);
  }, HEARD_MS);
}
