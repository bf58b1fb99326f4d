// Where one writes: grows with the text, keeps drafts, takes files, Enter sends, "/" opens the palette of commands.
import { here } from "./answers.js";
import { makeTray, takeFiles } from "./attach.js";
import { commandForm, runCommand } from "./command-form.js";
import { fill, h, iconButton } from "./dom.js";
import { draftIn, keepDraft } from "./drafts.js";
import { isOwn, startEdit } from "./message-actions.js";
import { send } from "./outbox.js";
import { makePalette } from "./palette.js";
import { on, placeOf, placeTitle, state } from "./state.js";
import { messagesOf } from "./store.js";
import { t, tn } from "./strings.js";

const MOST = 100_000; // characters the server takes

/** A composer for a place, or for the thread that `threadOf()` names. */
export function makeComposer(root, threadOf) {
  const area = h("textarea", { rows: 1, dir: "auto", enterkeyhint: "send" });
  const trouble = h("p", { class: "field-error", role: "alert", hidden: true });
  const hint = h("p", { class: "hint" });
  const buttons = h("div", { class: "composer-buttons" });
  const palette = makePalette(area, take, () => set(""));
  const tray = makeTray(threadOf, complain);
  const box = h("div", { class: "composer-box" }, area, buttons);
  const form = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); submit(); } }, palette.element, tray.element, box, trouble, hint);
  let shown = "";
  let waits = false; // for a file, to be sent with it
  root.append(form);

  takeFiles(area, root, tray.add);
  tray.element.addEventListener("dropped", () => area.focus());
  area.addEventListener("input", () => {
    keepDraft(state.place, threadOf(), area.value);
    complain("");
  });
  area.addEventListener("blur", () => palette.close());
  area.addEventListener("focus", () => palette.update());
  area.addEventListener("keydown", (event) => {
    if (palette.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "ArrowUp" && area.value === "") {
      const own = messagesOf(state.place, threadOf())?.findLast((message) => isOwn(message) && message.text !== null);
      if (!own) return;
      event.preventDefault();
      startEdit(own);
    }
  });

  function complain(text) {
    trouble.textContent = text;
    trouble.hidden = !text;
  }

  function set(text) {
    area.value = text;
    keepDraft(state.place, threadOf(), text);
    palette.update();
  }

  function submit() {
    const text = area.value;
    if (/^\/(?!\/)/.test(text)) return complain(t("no_command"));
    const over = [...text].length - MOST;
    if (over > 0) return complain(tn("too_long", over));
    const files = tray.take();
    waits = !files;
    if (!files) return complain(t("file_under_way"));
    if (!text.trim() && !files.length) return area.focus();
    send(state.place, threadOf(), text.trim() ? text : "", files);
    set("");
    area.focus();
  }

  /** A command was chosen: run it, or ask for its options first. */
  async function take(command, rest) {
    const from = here(threadOf());
    if (command.params.length === 0) {
      const at = shown;
      set("");
      const ran = await runCommand(command, {}, from);
      if (!ran && shown === at && !area.value) set(`/${command.name}`);
      return;
    }
    const ask = commandForm(command, rest, from, (ran) => {
      ask.element.remove();
      box.hidden = false;
      hint.hidden = false;
      if (ran) set("");
      if (!document.querySelector("dialog[open]")) area.focus();
      palette.close();
    });
    box.hidden = true;
    hint.hidden = true;
    form.before(ask.element);
    ask.focus();
  }

  function render() {
    const { me, place } = state;
    const thread = threadOf();
    if (!me || !placeOf(place) || thread === undefined) return;
    label(thread);
    const now = `${me.id} ${place} ${thread ?? ""}`;
    if (now === shown) return;
    shown = now;
    waits = false;
    root.querySelector(".command-form")?.remove();
    box.hidden = false;
    hint.hidden = false;
    complain("");
    area.value = draftIn(place, thread);
    palette.close();
  }

  function label(thread) {
    const place = placeOf(state.place);
    const inPlace = place.kind === "dm" ? t("write_to_mijote") : t("write_in", { place: placeTitle(place) });
    const name = thread ? t("write_in_thread") : inPlace;
    area.setAttribute("aria-label", name);
    area.placeholder = name;
    hint.textContent = t("composer_hint");
    if (buttons.dataset.language === state.me.language) return;
    buttons.dataset.language = state.me.language;
    fill(buttons,
      iconButton("attach", t("attach_files"), () => tray.choose()),
      iconButton("slash", t("show_commands"), () => { if (!area.value) set("/"); area.focus(); palette.update(); }),
      iconButton("send", t("send"), null, { type: "submit", class: "icon-button send" }));
  }

  on("attached", () => {
    if (!waits || tray.isComing()) return;
    complain("");
    submit();
  });
  on("draft", ({ place, thread }) => {
    if (place !== state.place || (thread ?? null) !== (threadOf() ?? null)) return;
    area.value = draftIn(place, threadOf());
    area.focus();
  });
  for (const topic of ["route", "state"]) on(topic, render);
  return { focus: () => area.focus() };
}
