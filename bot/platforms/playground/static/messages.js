// A list of messages that stays true and keeps its place: used for a channel, a direct message and a thread.
import { fill, h, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { pendingIn } from "./outbox.js";
import { messageRows, pendingRows, whisperRows } from "./rows.js";
import { on, placeOf, placeTitle, state } from "./state.js";
import { markRead } from "./session.js";
import { messagesOf, numberOf } from "./store.js";
import { t } from "./strings.js";
import { whispersIn } from "./whispers.js";

const NEAR_END = 80; // pixels

/** `threadOf()` is the thread this list shows, or null for a place's own list. */
export function messageList(root, threadOf) {
  const rows = h("div", { class: "rows" });
  const log = h("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0" }, rows);
  const jump = h("button", { type: "button", class: "jump", hidden: true, onclick: () => toEnd() });
  let stick = true;
  let shown = ""; // which list stands there: person, place, thread
  let last = null;
  root.append(log, jump);

  let top = 0; // where it stood at the last look
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    top = log.scrollTop;
    stick = true;
    jump.hidden = true;
  };
  log.addEventListener("scroll", () => {
    const isNear = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    if (isNear || log.scrollTop < top) stick = isNear; // a picture that comes makes the list longer: nobody went away
    top = log.scrollTop;
    if (stick) jump.hidden = true;
  }, { passive: true });
  new ResizeObserver(() => stick && toEnd()).observe(log);
  log.addEventListener("load", () => stick && toEnd(), { capture: true }); // a picture has come, and takes room
  log.addEventListener("focusin", (event) => wakeTools(log, event.target.closest("article")));
  log.addEventListener("keydown", walk);

  function render(detail = {}) {
    const { me, place } = state;
    const thread = threadOf();
    if (!me || !place || place === "home" || thread === undefined) return;
    const messages = messagesOf(place, thread);
    const list = `${me.id} ${place} ${thread ?? ""}`;
    const other = list !== shown;
    if (other) {
      shown = list;
      stick = true;
      last = null;
      log.setAttribute("aria-busy", "true");
    }
    log.setAttribute("aria-label", thread ? t("thread_messages") : t("messages_of", { place: placeTitle(placeOf(place)) }));
    fill(jump, icon("down"), t("jump_to_end"));
    reconcile(rows, rowsOf(messages, place, thread));
    if (!messages) return;
    const own = (detail.sent || detail.added) && (detail.thread ?? null) === thread;
    if (stick || own) toEnd();
    if (log.getAttribute("aria-busy")) settle();
    const newest = messages.at(-1)?.id;
    if (newest !== last && last !== null && !stick) jump.hidden = false;
    if (newest !== last && !thread) markRead();
    last = newest ?? "";
  }

  function rowsOf(messages, place, thread) {
    if (!messages) return [{ key: "loading", signature: t("loading"), make: () => h("p", { class: "loading" }, t("loading")) }];
    if (thread && messages.length === 0) return [{ key: "gone", signature: t("thread_gone"), make: () => h("p", { class: "loading" }, t("thread_gone")) }];
    return [
      ...messageRows(messages, thread, thread ? null : firstNew(messages)),
      ...pendingRows(pendingIn(place, thread)),
      ...whisperRows(whispersIn(place, thread), thread),
    ];
  }

  /** A place that opens is not read out whole; it opens at the first unread message. */
  function settle() {
    const mark = rows.querySelector(".separator.new");
    if (mark && mark.offsetTop < log.scrollTop) {
      log.scrollTop = mark.offsetTop - 16;
      stick = false;
    }
    setTimeout(() => log.removeAttribute("aria-busy"), 300);
  }

  for (const topic of ["route", "messages", "pending", "whispers", "state", "day"]) on(topic, render);
  return { log };
}

/** The first message of others that was unread when the place was opened. */
function firstNew(messages) {
  const { place, after } = state.newFrom ?? {};
  if (!after || place !== state.place) return null;
  return messages.find(({ id, author }) => numberOf(id) > numberOf(after) && author.id !== state.me.id)?.id ?? null;
}

/** Only the tools of the message in focus are on the keyboard's way. */
function wakeTools(log, article) {
  for (const button of log.querySelectorAll(".tools button")) button.tabIndex = article?.contains(button) ? 0 : -1;
}

/** The arrow keys walk from message to message. */
function walk(event) {
  const steps = { ArrowUp: -1, ArrowDown: 1 };
  const { target, currentTarget } = event;
  if (!(event.key in steps) || !(target === currentTarget || target.matches("article"))) return;
  const articles = [...currentTarget.querySelectorAll("article")];
  const at = articles.indexOf(target);
  const next = at === -1 ? articles.at(-1) : articles[at + steps[event.key]];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
