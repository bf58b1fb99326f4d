// One message as an <article>: face, name, text or document, reactions, thread, and what can be done with it.
import { press } from "./answers.js";
import { timeElement, timeText, whenText } from "./dates.js";
import { h, iconButton, named } from "./dom.js";
import { pickEmoji } from "./emoji.js";
import { fileList } from "./files.js";
import { icon } from "./icons.js";
import { editOf, isExpanded, isOwn, keepEdit, react, remove, saveEdit, startEdit, stopEdit, toggleExpanded } from "./message-actions.js";
import { face, potFace } from "./people.js";
import { renderDoc } from "./render-doc.js";
import { openThread } from "./session.js";
import { placeOf, state } from "./state.js";
import { listed, t, tn } from "./strings.js";

const CUT = 4000; // characters
const CUT_LINES = 60;

/** `frame` has grouped (same author as above), inThread, threadOpen (beside it), from (where interactions are made). */
export function renderMessage(message, frame) {
  const { author } = message;
  const label = t("message_by", { name: author.name, time: timeText(message.at_ms) });
  const kind = ["message", frame.grouped && "grouped", frame.threadOpen && "thread-open"].filter(Boolean).join(" ");
  return h("article", { class: kind, tabindex: "-1", "aria-label": label },
    h("div", { class: "gutter" }, frame.grouped ? timeElement(message.at_ms, "time") : authorFace(author)),
    h("div", { class: "body" },
      !frame.grouped && byline(message),
      content(message, frame),
      message.edited && !message.removed && h("span", { class: "edited" }, t("edited")),
      footer(message, frame)),
    tools(message, frame));
}

const isBot = (author) => author.kind === "bot" && !author.via_bot;

const authorFace = (author) => (isBot(author) ? potFace() : face(author.name, hueOf(author)));

/** Somebody of this playground has the same colour when Mijote carries their words. */
const hueOf = (author) => state.people.find(({ name }) => author.via_bot && name === author.name)?.hue ?? author.hue;

function byline({ author, at_ms: at }) {
  return h("p", { class: "byline" },
    h("strong", { class: "author" }, named(author.name)),
    isBot(author) && h("span", { class: "badge" }, t("bot_badge")),
    author.via_bot && h("span", { class: "badge via" }, icon("active"), t("via_mijote")),
    timeElement(at, "time"));
}

function content(message, frame) {
  if (message.removed) return h("p", { class: "text gone" }, t("message_removed"));
  if (editOf(message.id) !== undefined) return editor(message);
  const parts = [];
  if (message.text) parts.push(textOf(message));
  // What is there to be seen needs no line that names it.
  const shown = message.doc?.parts.filter(({ kind }) => kind !== "file" || !message.files.length) ?? [];
  if (shown.length) {
    const act = (wire, use) => pressOn(message, frame, wire, use);
    parts.push(renderDoc({ ...message.doc, parts: shown }, act));
  }
  if (message.files.length) parts.push(fileList(message.files));
  return parts;
}

/** Whoever takes a card on (its first button, and nothing more was asked or said) will now talk below it. */
async function pressOn(message, frame, wire, use) {
  const answer = await press(wire, use, { message: message.id }, frame.from);
  const here = state.me.id === frame.from.person && state.place === message.place;
  const takesOn = use.primary && answer?.kind === "nothing" && !frame.inThread && isTalkedAbout(message);
  if (takesOn && here) openThread(message.id);
}

function textOf(message) {
  const cut = cutText(message.text);
  if (cut === message.text) return h("p", { class: "text", dir: "auto" }, message.text);
  const whole = isExpanded(message.id);
  return [
    h("p", { class: "text", dir: "auto" }, whole ? message.text : `${cut}…`),
    h("button", { type: "button", class: "quiet-button", "data-k": "show", "aria-expanded": String(whole), onclick: () => toggleExpanded(message) }, t(whole ? "show_less" : "show_all")),
  ];
}

/** The beginning of a long text, never half a character. */
function cutText(text) {
  const lines = text.split("\n");
  const short = lines.length > CUT_LINES ? lines.slice(0, CUT_LINES).join("\n") : text;
  return short.length > CUT ? short.slice(0, CUT).replace(/[\ud800-\udbff]$/, "") : short;
}

function editor(message) {
  const area = h("textarea", { class: "editor", dir: "auto", rows: 2, "data-k": `edit-${message.id}`, "aria-label": t("edit_label"), value: editOf(message.id) });
  area.addEventListener("input", () => keepEdit(message, area.value));
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      stopEdit(message);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      saveEdit(message);
    }
  });
  return h("div", { class: "edit-box" }, area,
    h("div", { class: "edit-foot" },
      h("span", { class: "hint" }, t("edit_hint")),
      h("button", { type: "button", class: "button", onclick: () => stopEdit(message) }, t("cancel")),
      h("button", { type: "button", class: "button primary", onclick: () => saveEdit(message) }, t("save"))));
}

function footer(message, frame) {
  const reactions = message.reactions.filter(({ count }) => count > 0);
  const replies = !frame.inThread && message.replies > 0;
  const invites = !frame.inThread && !replies && isTalkedAbout(message);
  if (!reactions.length && !replies && !invites) return null;
  return h("div", { class: "message-foot" },
    reactions.length > 0 && h("div", { class: "reactions" },
      reactions.map((reaction) => chip(message, reaction)),
      iconButton("smile", t("add_reaction"), (event) => choose(message, event.currentTarget), { class: "chip add", "data-k": "add" })),
    replies && h("button", { type: "button", class: "replies", "data-k": "replies", onclick: () => openThread(message.id) },
      icon("thread"), h("strong", {}, tn("replies", message.replies)),
      message.last_reply_ms && h("span", {}, t("last_reply", { when: whenText(message.last_reply_ms) }))),
    invites && h("button", { type: "button", class: "replies", "data-k": "replies", onclick: () => openThread(message.id) },
      icon("thread"), h("strong", {}, t("reply_in_thread"))));
}

/** A card of Mijote's in a channel is there to be talked about below it: the way there must not hide in a toolbar. */
function isTalkedAbout({ author, doc, place }) {
  const has = (kind) => doc?.parts.some((part) => part.kind === kind);
  return isBot(author) && has("title") && has("actions") && placeOf(place)?.kind === "channel";
}

function chip(message, { emoji, count, mine, names }) {
  const label = t("reaction_label", { emoji, count, names: listed(names) });
  return h("button", { type: "button", class: "chip", "data-k": `r-${emoji}`, "aria-pressed": String(mine), "aria-label": label, title: label, onclick: () => react(message, emoji, !mine) },
    h("span", { class: "emoji" }, emoji), h("span", { class: "chip-count" }, String(count)));
}

const choose = (message, anchor) => pickEmoji(anchor, (emoji) => react(message, emoji, true));

function tools(message, frame) {
  if ((message.removed && frame.inThread) || editOf(message.id) !== undefined) return null;
  const own = isOwn(message);
  const tool = (name, label, onclick) => iconButton(name, label, onclick, { "data-k": `tool-${name}`, tabindex: "-1" });
  const bar = h("div", { class: "tools", role: "toolbar", "aria-label": t("message_actions") },
    !message.removed && tool("smile", t("add_reaction"), (event) => choose(message, event.currentTarget)),
    !frame.inThread && !isTalkedAbout(message) && tool("thread", t("reply_in_thread"), () => openThread(message.id)),
    own && message.text !== null && tool("edit", t("edit_message"), () => startEdit(message)),
    own && tool("trash", t("delete_message"), () => remove(message)));
  const more = iconButton("more", t("more_actions"), () => {
    const open = bar.parentElement.classList.toggle("open");
    more.setAttribute("aria-expanded", String(open));
  }, { class: "icon-button more", "aria-expanded": "false" });
  return [more, bar];
}
