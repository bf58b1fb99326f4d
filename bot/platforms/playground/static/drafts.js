// Unsent text, kept per person, place and thread.
import { keep, kept } from "./keep.js";
import { emit, state } from "./state.js";

const draftName = (person, place, thread) => `draft.${person}.${place}.${thread ?? ""}`;

/** The unsent text here. */
export const draftIn = (place, thread) => kept(draftName(state.me.id, place, thread)) ?? "";

/** Keep the unsent text here. */
export const keepDraft = (place, thread, text) => keep(draftName(state.me.id, place, thread), text);

/** Put a text back into the composer, after what stands there already. */
export function putBack(place, thread, text) {
  const now = draftIn(place, thread);
  keepDraft(place, thread, now ? `${now}\n${text}` : text);
  emit("draft", { place, thread });
}
