// Spans, the tree of text that comes from Mijote, as nodes: somebody's words stay inert and isolated.
import { timeElement } from "./dates.js";
import { h } from "./dom.js";
import { addressOf } from "./router.js";
import { placeOf, state } from "./state.js";

/** The nodes of a list of spans. */
export const spans = (list) => list.map(span);

function span(node) {
  switch (node.t) {
    case "user":
      return h("bdi", { class: "user-text" }, node.text);
    case "code":
      return h("code", {}, node.text);
    case "bold":
      return h("strong", {}, spans(node.spans));
    case "link":
      return link(node);
    case "mention":
      return h("bdi", { class: node.person === state.me.id ? "mention me" : "mention" }, "@", node.name);
    case "place":
      return place(node);
    case "moment":
      return timeElement(node.ms, node.style, node.text);
    default:
      return node.text;
  }
}

/** Only addresses of the web and of mail become links. */
function link(node) {
  if (!/^(https?:|mailto:)/i.test(node.url)) return h("span", {}, spans(node.spans));
  return h("a", { href: node.url, target: "_blank", rel: "noopener noreferrer" }, spans(node.spans));
}

function place(node) {
  const known = placeOf(node.place);
  const name = ["#", known?.name ?? node.name];
  if (!known) return h("bdi", { class: "mention" }, name);
  return h("a", { class: "mention", href: addressOf(state.me.id, node.place) }, h("bdi", {}, name));
}
