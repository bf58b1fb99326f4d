// The rows of a message list, as {key, signature, make}: days, messages, what is under way, whispers.
import { here, press } from "./answers.js";
import { dayKey, dayText } from "./dates.js";
import { h, iconButton } from "./dom.js";
import { putBack } from "./drafts.js";
import { fileList } from "./files.js";
import { icon } from "./icons.js";
import { editOf, isExpanded } from "./message-actions.js";
import { renderMessage } from "./message.js";
import { again, takeBack } from "./outbox.js";
import { face } from "./people.js";
import { isBare, renderDoc } from "./render-doc.js";
import { nowMs, placeOf, placeTitle, state } from "./state.js";
import { t } from "./strings.js";
import { dismiss } from "./whispers.js";

const CLOSE_MS = 5 * 60_000; // messages of one author closer than this stand under one name
const MOST = 200; // as many as the server gives

/** Days and messages of a list; `firstNew` is the id of the first unread one. */
export function messageRows(messages, thread, firstNew) {
  const rows = thread ? [] : [startRow(messages)];
  const today = dayKey(nowMs());
  let before = null;
  let lastDay = null;
  for (const message of messages) {
    const day = dayKey(message.at_ms);
    if (day !== lastDay) {
      rows.push({ key: `day ${day}`, signature: `${day} ${today} ${state.me.language}`, make: () => separator("day", dayText(message.at_ms)) });
      before = null;
      lastDay = day;
    }
    if (message.id === firstNew) {
      rows.push({ key: "new", signature: state.me.language, make: () => separator("new", t("new_messages")) });
      before = null;
    }
    rows.push(messageRow(message, before, thread));
    before = thread === message.id ? null : message;
  }
  return rows;
}

function messageRow(message, before, thread) {
  const frame = { grouped: Boolean(before) && together(before, message), inThread: Boolean(thread), threadOpen: !thread && state.thread === message.id, from: here(thread) };
  const own = [editOf(message.id) !== undefined, isExpanded(message.id)];
  const signature = JSON.stringify([message, frame, own, state.me.id, state.me.timezone, today(message)]);
  return { key: message.id, signature, make: () => renderMessage(message, frame) };
}

/** A thread's "last reply at 14:05" becomes a date on the next day. */
const today = (message) => (message.last_reply_ms ? dayKey(nowMs()) : "");

function together(before, message) {
  const one = before.author;
  const other = message.author;
  const same = one.kind === other.kind && one.id === other.id && one.name === other.name && one.via_bot === other.via_bot;
  const framed = message.doc && !isBare(message.doc); // a card begins anew: it says when, and has room for its tools
  return same && !framed && !before.removed && message.at_ms - before.at_ms < CLOSE_MS;
}

const separator = (kind, text) => h("div", { class: `separator ${kind}`, role: "separator", "aria-label": text }, h("span", {}, text));

function startRow(messages) {
  const place = placeOf(state.place);
  const many = messages.length >= MOST;
  const text = many ? t("only_last", { count: messages.length }) : t(place.kind === "dm" ? "start_of_dm" : "start_of_place", { place: placeTitle(place) });
  const pot = () => h("img", { src: "/static/pot.svg", alt: "", width: 72, height: 72 });
  const make = () => h("p", { class: "start" }, place.kind === "dm" && !many && pot(), h("span", {}, text));
  return { key: "start", signature: text, make };
}

/** Messages that are still on their way. */
export function pendingRows(items) {
  return items.map((item) => ({ key: `out ${item.key}`, signature: JSON.stringify(item), make: () => pendingMessage(item) }));
}

function pendingMessage({ key, text, files, place, thread, status, reason }) {
  const { me } = state;
  const words = { sending: t("sending"), waiting: t("waiting_server"), refused: t("send_failed", { reason }) };
  return h("article", { class: `message pending ${status}`, tabindex: "-1", "aria-label": `${me.name}, ${words[status]}` },
    h("div", { class: "gutter" }, face(me.name, me.hue)),
    h("div", { class: "body" },
      text && h("p", { class: "text", dir: "auto" }, text.length > 4000 ? `${text.slice(0, 4000)}…` : text),
      files.length > 0 && fileList(files),
      h("p", { class: "pending-state" }, icon(status === "refused" ? "urgent" : "wait"), h("span", {}, words[status])),
      status === "refused" && h("div", { class: "actions" },
        h("button", { type: "button", class: "button primary", onclick: () => again(key) }, t("retry")),
        h("button", { type: "button", class: "button", onclick: () => putBack(place, thread, takeBack(key)) }, t("back_to_composer")),
        h("button", { type: "button", class: "button", onclick: () => takeBack(key) }, t("discard")))));
}

/** Whispers, below everything. */
export function whisperRows(items, thread) {
  return items.map(({ id, doc }) => ({
    key: `whisper ${id}`,
    signature: `${id} ${state.me.language} ${state.me.timezone}`,
    make: () => whisperCard(id, doc, state.place, thread),
  }));
}

/** One whisper, also shown on the home tab. */
export function whisperCard(id, doc, place, thread) {
  const from = { ...here(thread), whisper: id };
  return h("article", { class: "whisper", tabindex: "-1", "aria-label": t("whisper_label") },
    h("p", { class: "whisper-head" }, icon("eye"), h("span", {}, t("whisper_label")), iconButton("close", t("dismiss"), () => dismiss(place, thread, id))),
    renderDoc(doc, (wire, use) => press(wire, use, { message: null }, from)));
}
