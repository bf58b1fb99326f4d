// Unsent text, kept per person, place and thread.
import { keep, kept } from "./keep.js";
import { emit, state } from "./state.js";

const draftName = (person, place, thread) => `draft.${person}.${place}.${thread ?? ""}`;

/** The unsent text here. */
export const draftIn = (place, thread) => kept(draftName(state.me.id, place, thread)) ?? "";

/** Keep the unsent text here. */
export const keepDraft = (place, thread, text) => keep(draftName(state.me.id, place, thread), text);

const filesName = (place, thread) => `files.${state.me.id}.${place}.${thread ?? ""}`;

/** The files of the unsent message here: {id, name, size, image}. */
export const filesIn = (place, thread) => kept(filesName(place, thread)) ?? [];

/** Keep the files of the unsent message here. */
export const keepFiles = (place, thread, files) => keep(filesName(place, thread), files.length ? files : null);

/** Put a message back into the composer, after what stands there already. */
export function putBack(place, thread, { text, files }) {
  const now = draftIn(place, thread);
  keepDraft(place, thread, now && text ? `${now}\n${text}` : now || text);
  keepFiles(place, thread, [...filesIn(place, thread), ...files]);
  emit("draft", { place, thread });
}
