// The messages the page has, per place and per thread; live events and fetched lists meet here.
import { getMessages } from "./api.js";
import { emit, state } from "./state.js";

let lists = new Map();

const keyOf = (place, thread) => `${place} ${thread ?? ""}`;
const byId = (a, b) => numberOf(a.id) - numberOf(b.id);

/** Message ids only grow: "m000012" came before "m000013". */
export const numberOf = (id) => Number(id.slice(1));

/** Forget every list (somebody else looks now). */
export function forgetAll() {
  lists = new Map();
}

/** Forget the lists that nobody looks at (events may have been missed). */
export function forgetOthers() {
  const kept = [keyOf(state.place, null), keyOf(state.place, state.thread)];
  lists = new Map([...lists].filter(([key]) => kept.includes(key)));
}

/** The messages, oldest first, or null while they were never loaded. */
export function messagesOf(place, thread) {
  const list = lists.get(keyOf(place, thread));
  return list?.loaded ? [...list.messages.values()].sort(byId) : null;
}

/** Fetch a list. Events that arrive meanwhile are applied after it. Raises Away or Refused. */
export async function load(place, thread) {
  const mine = lists;
  const key = keyOf(place, thread);
  const list = mine.get(key) ?? { messages: new Map(), loaded: false, late: null };
  mine.set(key, list);
  const late = [];
  list.late = late;
  const fetched = await getMessages(state.me.id, place, thread);
  if (lists.get(key) !== list || list.late !== late) return;
  list.messages = new Map(fetched.map((message) => [message.id, message]));
  list.late = null;
  list.loaded = true;
  for (const change of late) change(list);
  emit("messages", { place, thread: thread ?? null });
}

function change(place, thread, apply) {
  const list = lists.get(keyOf(place, thread));
  if (!list) return;
  apply(list);
  list.late?.push(apply);
  emit("messages", { place, thread: thread ?? null });
}

/** A message is new or has changed. */
export function put(message) {
  const apply = (list) => list.messages.set(message.id, message);
  change(message.place, message.thread, apply);
  if (!message.thread) change(message.place, message.id, apply);
}

/** A message is gone. */
export function drop({ id, place, thread }) {
  const apply = (list) => list.messages.delete(id);
  change(place, thread ?? null, apply);
  if (!thread) change(place, id, apply);
}
