// The small reaction picker: a grid of emoji, walked with the arrow keys.
import { h } from "./dom.js";
import { openPopover } from "./popover.js";
import { t } from "./strings.js";

const EMOJI = [
  ["👍", "thumbs"], ["❤️", "heart"], ["🎉", "party"], ["👏", "clap"], ["🙏", "thanks"], ["💪", "strength"], ["🔥", "fire"], ["🌱", "sprout"],
  ["😂", "laugh"], ["😮", "wow"], ["😢", "sad"], ["🤗", "hug"], ["👀", "eyes"], ["✅", "check"], ["🙌", "hands"], ["☕", "coffee"],
];
/** Let the person choose; `choose(emoji)` is called once. */
export function pickEmoji(anchor, choose) {
  const panel = h("div", { class: "popover emoji-picker", role: "dialog", "aria-label": t("emoji_picker") },
    EMOJI.map(([emoji, name]) => h("button", { type: "button", "aria-label": t(`emoji_${name}`), title: t(`emoji_${name}`), onclick: () => {
      panel.hidePopover();
      choose(emoji);
    } }, emoji)));
  panel.addEventListener("keydown", (event) => {
    const buttons = [...panel.children];
    const columns = buttons.filter(({ offsetTop }) => offsetTop === buttons[0].offsetTop).length;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (!step) return;
    event.preventDefault();
    buttons[buttons.indexOf(document.activeElement) + step]?.focus();
  });
  openPopover(panel, anchor);
}
