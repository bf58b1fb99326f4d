// The way to the server. Two kinds of failure: Away (try again with the same key) and Refused (it said why).
import { state } from "./state.js";
import { t } from "./strings.js";

const PATIENCE_MS = 12_000;
const UPLOAD_MS = 120_000;

/** Nobody answered, or the server broke: whether it did what was asked is unknown. `said` is its sentence, if any. */
export class Away extends Error {
  constructor(message, said = null) {
    super(message);
    this.said = said;
  }
}

/** The server said no; the message is a kind sentence in the person's language. */
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** What to tell the person about a failure of `act`, `ask` or a fetch. Anything else is a fault of ours: raised again. */
export function troubleText(error) {
  if (error instanceof Refused) return error.message;
  if (error instanceof Away) return error.said ?? t("server_away");
  throw error;
}

/** A key that no other action has. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function call(path, options = {}) {
  let response;
  let body;
  try {
    response = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS), ...options });
    body = await response.json();
  } catch (error) {
    throw new Away(String(error));
  }
  if (response.status >= 500 || response.status === 429) throw new Away(`HTTP ${response.status}`, body.error);
  if (!response.ok || body.ok === false) throw new Refused(body.error ?? `HTTP ${response.status}`, response.status);
  return body;
}

/** Everything that `person` sees first. */
export const getState = (person) => call(`/api/state?${new URLSearchParams({ as: person })}`);

/** The messages of a place, or of one thread of it, oldest first. */
export async function getMessages(person, place, thread) {
  const query = new URLSearchParams({ as: person, place, ...(thread ? { thread } : {}) });
  return (await call(`/api/messages?${query}`)).messages;
}

/** Do something once; `body` holds as, key, do and what it needs. */
export function act(body) {
  const headers = { "Content-Type": "application/json", "X-Mijote": "1" };
  return call("/api/act", { method: "POST", headers, body: JSON.stringify(body) });
}

/** Send a file, for a message that is being written; the answer is how the server knows it. */
export async function upload(file) {
  const query = new URLSearchParams({ as: state.me.id, name: file.name });
  const headers = { "Content-Type": file.type || "application/octet-stream", "X-Mijote": "1" };
  return (await call(`/api/files?${query}`, { method: "POST", headers, body: file, signal: AbortSignal.timeout(UPLOAD_MS) })).file;
}

const unanswered = new Map();

/**
 * Do something for the acting person. As long as the server gives no answer, the same thing asked again carries the
 * same key, so that it never happens twice.
 */
export async function ask(what) {
  const body = { as: state.me.id, ...what };
  const signature = JSON.stringify(body);
  const key = unanswered.get(signature) ?? newKey();
  unanswered.set(signature, key);
  try {
    const answer = await act({ ...body, key });
    unanswered.delete(signature);
    return answer;
  } catch (error) {
    if (error instanceof Refused) unanswered.delete(signature);
    throw error;
  }
}
