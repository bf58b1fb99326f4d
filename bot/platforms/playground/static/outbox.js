// Messages under way: shown at once, kept in the browser until the server has them, sent again with the same key.
import { act, Away, newKey, Refused } from "./api.js";
import { keep, kept, keptNames } from "./keep.js";
import { emit, nowMs, on, state } from "./state.js";
import { messagesOf, put } from "./store.js";

const WAITS_MS = [500, 1000, 2000, 4000, 8000, 15_000];
const pending = new Map(); // key -> {key, as, place, thread, text, files, at, seq, status, reason, seen}
let sequence = 0;
let running = false;
let failures = 0;
let timer = null;

/** Messages of the acting person in this place or thread that the server does not show yet, oldest first. */
export function pendingIn(place, thread) {
  const mine = (item) => item.as === state.me.id && item.place === place && item.thread === (thread ?? null);
  return [...pending.values()].filter((item) => mine(item) && !item.seen).sort((a, b) => a.seq - b.seq);
}

/** Send a message; it is never lost by the page and never doubled. */
export function send(place, thread, text, files = []) {
  const last = Math.max(sequence, Date.now());
  sequence = last + 1;
  const item = { key: newKey(), as: state.me.id, place, thread: thread ?? null, text, files, at: nowMs(), seq: sequence };
  keep(`out.${item.key}`, item);
  pending.set(item.key, { ...item, status: "sending" });
  emit("pending", { sent: true, thread: item.thread });
  run();
}

/** Try a refused message once more. */
export function again(key) {
  pending.get(key).status = "sending";
  emit("pending");
  run();
}

/** Give a message up; returns its text and files. */
export function takeBack(key) {
  const { text, files } = pending.get(key);
  forget(key);
  emit("pending");
  return { text, files };
}

/** Send what an earlier visit of the page could not. */
export function resume() {
  for (const name of keptNames("out.")) {
    const item = kept(name);
    if (item?.key && (item.text || item.files?.length) && !pending.has(item.key)) pending.set(item.key, { files: [], ...item, status: "sending" });
  }
  run();
}

/** Stop waiting: the server may be back. */
export function hurry() {
  clearTimeout(timer);
  timer = null;
  failures = 0;
  run();
}

function forget(key) {
  pending.delete(key);
  keep(`out.${key}`, null);
}

async function run() {
  if (running || timer) return;
  running = true;
  let item;
  while ((item = next())) {
    const better = await attempt(item);
    emit("pending");
    if (!better) break;
  }
  running = false;
  if (item && !timer) {
    timer = setTimeout(() => { timer = null; run(); }, WAITS_MS[Math.min(failures, WAITS_MS.length) - 1]);
  }
}

const next = () => [...pending.values()].filter((item) => item.status !== "refused").sort((a, b) => a.seq - b.seq)[0];

const idsOf = (files) => files.map(({ id }) => id);

/** True when the queue may go on, false when the server is away. */
async function attempt(item) {
  const { key, as, place, thread, text, files } = item;
  try {
    const { message } = await act({ as, key, do: "say", place, thread, text, files: idsOf(files) });
    failures = 0;
    forget(key);
    if (state.me.id === as) put(message);
    return true;
  } catch (error) {
    if (error instanceof Refused) {
      Object.assign(item, { status: "refused", reason: error.message, seen: false });
      return true;
    }
    if (!(error instanceof Away)) throw error;
    for (const each of pending.values()) if (each.status === "sending") each.status = "waiting";
    failures += 1;
    return false;
  }
}

/** The live event may overtake the answer: then the message is already shown, and its pending twin hides. */
function hideSeen(message) {
  if (message.author.via_bot || message.author.id !== state.me.id) return;
  if (messagesOf(message.place, message.thread)?.some(({ id }) => id === message.id)) return;
  const same = ({ text, files }) => text === message.text && String(idsOf(files)) === String(idsOf(message.files));
  const twin = pendingIn(message.place, message.thread).find((item) => same(item) && item.status !== "refused");
  if (twin) twin.seen = true;
}

on("arriving", hideSeen);
