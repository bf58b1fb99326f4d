// Files for the message that is being written: chosen, pasted or dropped, sent at once, kept with the draft.
import { troubleText, upload } from "./api.js";
import { fill, h, iconButton, named } from "./dom.js";
import { filesIn, keepFiles } from "./drafts.js";
import { addressOfFile, sizeText } from "./files.js";
import { icon } from "./icons.js";
import { emit, on, state } from "./state.js";
import { number, t } from "./strings.js";

const MOST = 10; // files of one message, as the server takes them
const LARGEST_MB = 25;
const underWay = new Map(); // draft -> names of the files that the server does not have yet

const draftKey = (place, thread) => `${state.me.id} ${place} ${thread ?? ""}`;

/** Above a composer: the files of its draft. `complain(text)` says what is wrong. */
export function makeTray(threadOf, complain) {
  const input = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", "aria-hidden": "true", onchange: () => { add(input.files); input.value = ""; } });
  const list = h("ul", { class: "tray", hidden: true });
  const status = h("p", { class: "tray-status", "aria-live": "polite" });
  const element = h("div", {}, list, status, input);

  /** Send these files, for the draft that is open now. */
  async function add(files) {
    const { place } = state;
    const thread = threadOf() ?? null;
    const key = draftKey(place, thread);
    complain("");
    const room = MOST - filesIn(place, thread).length - (underWay.get(key)?.length ?? 0);
    if (files.length > room) complain(t("too_many_files", { count: number(MOST) }));
    await Promise.all([...files].slice(0, Math.max(room, 0)).map((file) => one(file, place, thread, key)));
  }

  async function one(file, place, thread, key) {
    if (file.size > LARGEST_MB * 1024 * 1024) return complain(t("file_too_large", { name: file.name, count: number(LARGEST_MB) }));
    const person = state.me.id;
    underWay.set(key, [...(underWay.get(key) ?? []), file.name]);
    emit("attached");
    try {
      const sent = await upload(file);
      if (state.me.id === person) keepFiles(place, thread, [...filesIn(place, thread), sent]);
    } catch (error) {
      complain(t("file_failed", { name: file.name, why: troubleText(error) }));
    }
    const left = underWay.get(key);
    left.splice(left.indexOf(file.name), 1);
    emit("attached");
  }

  /** Whether a file of the draft is still on its way. */
  const isComing = () => Boolean(underWay.get(draftKey(state.place, threadOf() ?? null))?.length);

  /** The files of the draft, which then has none; null while one is still on its way. */
  function take() {
    const { place } = state;
    const thread = threadOf() ?? null;
    if (isComing()) return null;
    const files = filesIn(place, thread);
    keepFiles(place, thread, []);
    render();
    return files;
  }

  function render() {
    const thread = threadOf();
    if (!state.me || thread === undefined) return;
    const files = filesIn(state.place, thread ?? null);
    const coming = underWay.get(draftKey(state.place, thread ?? null)) ?? [];
    list.hidden = files.length + coming.length === 0;
    list.setAttribute("aria-label", t("files_to_send"));
    status.textContent = coming.length ? t("file_sending", { name: coming.at(-1) }) : "";
    fill(list, files.map((file) => chip(file, thread ?? null)), coming.map((name) => h("li", { class: "tray-file coming" }, icon("wait"), named(name))));
  }

  function chip(file, thread) {
    const drop = () => {
      keepFiles(state.place, thread, filesIn(state.place, thread).filter(({ id }) => id !== file.id));
      render();
      element.dispatchEvent(new Event("dropped"));
    };
    const face = file.image ? h("img", { src: addressOfFile(file), alt: "" }) : icon("file");
    return h("li", { class: "tray-file" }, face, h("span", { class: "file-name" }, named(file.name)), h("span", { class: "file-size" }, sizeText(file.size)), iconButton("close", t("remove_file", { name: file.name }), drop));
  }

  for (const topic of ["attached", "route", "state", "draft"]) on(topic, render);
  return { element, add, take, isComing, choose: () => input.click() };
}

/** Whatever is pasted into `area` or dropped on `root` as a file goes to `add`. */
export function takeFiles(area, root, add) {
  const holds = (transfer) => [...(transfer?.types ?? [])].includes("Files");
  area.addEventListener("paste", (event) => {
    const { files, types } = event.clipboardData;
    if (!files.length || types.includes("text/plain")) return; // a text with its picture is pasted as text
    event.preventDefault();
    add(files);
  });
  root.addEventListener("dragover", (event) => {
    if (!holds(event.dataTransfer)) return;
    event.preventDefault();
    root.dataset.drop = t("drop_files");
    root.classList.add("dropping");
  });
  root.addEventListener("dragleave", (event) => !root.contains(event.relatedTarget) && root.classList.remove("dropping"));
  root.addEventListener("drop", (event) => {
    root.classList.remove("dropping");
    if (!holds(event.dataTransfer)) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
}
