// The panel of a thread, at the right; on a phone it covers the page. Escape closes it.
import { makeComposer } from "./composer.js";
import { h, iconButton, reconcile } from "./dom.js";
import { messageList } from "./messages.js";
import { closeThread } from "./session.js";
import { on, placeOf, placeTitle, state } from "./state.js";
import { t } from "./strings.js";

/** Build the thread panel in `root`. */
export function makeThread(root) {
  const head = h("header", { class: "place-head" });
  const talk = h("div", { class: "talk" });
  const threadOf = () => state.thread ?? undefined;
  let before = null;
  root.append(head, talk);
  messageList(talk, threadOf);
  const composer = makeComposer(talk, threadOf);

  function render() {
    const open = Boolean(state.me && state.thread);
    const opens = open && root.hidden;
    root.hidden = !open;
    document.body.classList.toggle("with-thread", open);
    if (!open) return giveFocusBack();
    const where = placeTitle(placeOf(state.place));
    root.setAttribute("aria-label", t("thread"));
    reconcile(head, [
      { key: "title", signature: t("thread"), make: () => h("h2", {}, t("thread")) },
      { key: "where", signature: t("thread_in", { place: where }), make: () => h("p", { class: "topic" }, t("thread_in", { place: where })) },
      { key: "close", signature: t("close_thread"), make: () => iconButton("close", t("close_thread"), closeThread, { class: "icon-button close-thread" }) },
    ]);
    if (opens) {
      before = document.activeElement?.closest("article")?.dataset.row ?? null;
      composer.focus();
    }
  }

  function giveFocusBack() {
    if (!before) return;
    document.querySelector(`.main [data-row="${CSS.escape(before)}"]`)?.focus({ preventScroll: true });
    before = null;
  }

  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeThread();
  });
  for (const topic of ["route", "state"]) on(topic, render);
}
