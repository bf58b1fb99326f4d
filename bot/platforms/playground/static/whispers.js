// Whispers: what only the acting person sees, below the messages until dismissed. They live as long as the page.
import { emit, nowMs, state } from "./state.js";

const MOST = 5; // older ones give way: a whisper is an answer, not an archive
const whispers = new Map(); // "person place thread" -> [{id, doc, at}]
let lastId = 0;

const keyOf = ({ person, place, thread }) => `${person} ${place} ${thread ?? ""}`;

/** The whispers to show for the acting person here. */
export const whispersIn = (place, thread) => whispers.get(keyOf({ person: state.me.id, place, thread })) ?? [];

/** Show a whisper; one that answers a press inside another takes its place. */
export function whisper(from, doc) {
  const others = (whispers.get(keyOf(from)) ?? []).filter(({ id }) => id !== from.whisper);
  whispers.set(keyOf(from), [...others, { id: ++lastId, doc, at: nowMs() }].slice(-MOST));
  emit("whispers", { added: true, ...from });
}

/** Take a whisper away. */
export function dismiss(place, thread, id) {
  const key = keyOf({ person: state.me.id, place, thread });
  whispers.set(key, whispersIn(place, thread).filter((item) => item.id !== id));
  emit("whispers", {});
}
