// What a person can do with a message: react, edit and delete their own.
import { ask, troubleText } from "./api.js";
import { confirmed } from "./dialogs.js";
import { emit, state } from "./state.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const edits = new Map(); // message id -> the text being edited
const expanded = new Set(); // ids of long messages shown whole

export const isOwn = (message) => !message.author.via_bot && message.author.id === state.me.id && !message.removed;

export const editOf = (id) => edits.get(id);

export const isExpanded = (id) => expanded.has(id);

const changed = (message) => emit("messages", { place: message.place, thread: message.thread });

/** Show a long message whole, or cut it again. */
export function toggleExpanded(message) {
  if (!expanded.delete(message.id)) expanded.add(message.id);
  changed(message);
}

/** Open the editor of an own message. */
export function startEdit(message) {
  edits.set(message.id, message.text);
  changed(message);
  document.querySelector(`[data-k="edit-${message.id}"]`)?.focus();
}

export const keepEdit = (message, text) => edits.set(message.id, text);

/** Close the editor without a change. */
export function stopEdit(message) {
  edits.delete(message.id);
  changed(message);
}

/** Save an edit; the editor stays open with its text when the server did not take it. */
export async function saveEdit(message) {
  const text = edits.get(message.id);
  if (!text.trim() || text === message.text) return stopEdit(message);
  if (await tried({ do: "edit", message: message.id, text })) stopEdit(message);
}

/** Delete an own message, after a question. */
export async function remove(message) {
  const words = { question: t("delete_question"), yes: t("delete_yes"), no: t("delete_no") };
  if (await confirmed(words)) await tried({ do: "delete", message: message.id });
}

/** Put or take back a reaction. */
export const react = (message, emoji, put) => tried({ do: "react", message: message.id, emoji, on: put });

async function tried(what) {
  try {
    await ask(what);
    return true;
  } catch (error) {
    toast(troubleText(error));
    return false;
  }
}
