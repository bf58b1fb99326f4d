// A small panel that stands beside the control that opened it: Escape or a click elsewhere closes it.
const GAP = 6;
const EDGE = 8;

/** Show `panel` beside `anchor` and put the focus into it; it is removed when it closes. */
export function openPopover(panel, anchor) {
  panel.popover = "auto";
  document.body.append(panel);
  panel.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    panel.remove();
    if (anchor.hasAttribute("aria-expanded")) anchor.setAttribute("aria-expanded", "false");
    if (document.activeElement === document.body && anchor.isConnected) anchor.focus();
  });
  panel.showPopover();
  if (anchor.hasAttribute("aria-expanded")) anchor.setAttribute("aria-expanded", "true");
  stand(panel, anchor);
  panel.querySelector("[autofocus], button, input, select")?.focus();
}

/** Below the anchor if there is room, else above; never outside the window. */
function stand(panel, anchor) {
  const from = anchor.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = from.bottom + GAP + height <= innerHeight - EDGE;
  const top = below ? from.bottom + GAP : Math.max(EDGE, from.top - GAP - height);
  const left = from.left + width <= innerWidth - EDGE ? from.left : from.right - width;
  panel.style.top = `${top}px`;
  panel.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
}
