// Modal dialogs: the frame that all of them share, and the question before something that cannot be undone.
import { h, iconButton, uid } from "./dom.js";
import { t } from "./strings.js";

/** Open a modal dialog; Escape, the cross and a click outside close it. Returns the <dialog>. */
export function openDialog({ title, body, kind = "", onclose = () => {} }) {
  const id = uid("dialog");
  const before = document.activeElement;
  const again = replacementOf(before);
  const dialog = h("dialog", { class: `dialog ${kind}`, "aria-labelledby": id },
    h("div", { class: "dialog-head" },
      h("h2", { id, dir: "auto" }, title),
      iconButton("close", t("close"), () => dialog.close())),
    h("div", { class: "dialog-body" }, body));
  let pressedOutside = false;
  dialog.addEventListener("pointerdown", (event) => { pressedOutside = event.target === dialog; });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && pressedOutside) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    onclose();
    if (document.activeElement !== document.body) return;
    (before?.isConnected ? before : again())?.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Finds what stands for `element` once its row was drawn anew: the same control, else its row, else where one writes. */
function replacementOf(element) {
  const list = element?.closest(".thread") ? ".thread" : ".main";
  const row = element?.closest("[data-row]")?.dataset.row;
  const key = element?.dataset.k;
  return () => {
    const found = row && document.querySelector(`${list} [data-row="${CSS.escape(row)}"]`);
    const same = found && key && found.querySelector(`[data-k="${CSS.escape(key)}"]`);
    return same || found || document.querySelector(`${list} .composer textarea`);
  };
}

/** Ask before something that cannot be undone; true when the person says yes. */
export function confirmed({ question, yes, no, danger = true }) {
  return new Promise((settle) => {
    let answer = false;
    const say = (value) => () => { answer = value; dialog.close(); };
    const dialog = openDialog({
      title: question,
      kind: "narrow",
      onclose: () => settle(answer),
      body: h("div", { class: "dialog-buttons" },
        h("button", { type: "button", class: "button", autofocus: true, onclick: say(false) }, no),
        h("button", { type: "button", class: `button ${danger ? "danger" : "primary"}`, onclick: say(true) }, yes)),
    });
  });
}
