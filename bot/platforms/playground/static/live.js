// Live news by server-sent events: opened per person, reopened after a gap, with a calm "reconnecting" bar.
import { hurry } from "./outbox.js";
import { emit, on, setClock, state } from "./state.js";
import { t } from "./strings.js";
import { drop, put } from "./store.js";

const CALM_MS = 1500; // a short gap is not worth a word
const REOPEN_MS = 2000;
let source = null;
let calm = null;
let reopen = null;

const NEWS = {
  message(message) {
    emit("arriving", message);
    put(message);
  },
  removed: drop,
  unread({ place, unread, mention }) {
    const known = state.places.find(({ id }) => id === place);
    if (known) Object.assign(known, { unread, mention });
    emit("places", { place });
  },
  home(doc) {
    state.home = doc;
    emit("home");
  },
  events(events) {
    state.events = events;
    emit("events");
  },
  clock(clock) {
    setClock(clock);
    emit("clock");
  },
};

/** Listen for `person`; `refresh` is called after each (re)connection, since something may have been missed. */
export function listen(person, refresh) {
  close();
  source = new EventSource(`/api/events?${new URLSearchParams({ as: person })}`);
  const own = source;
  own.addEventListener("hello", () => {
    connected();
    hurry();
    refresh();
  });
  for (const [name, handle] of Object.entries(NEWS)) {
    own.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  own.onerror = () => {
    calm ??= setTimeout(() => bar(true), CALM_MS);
    // The browser reconnects by itself, but not after an answer that was no event stream.
    if (own.readyState === EventSource.CLOSED) reopen = setTimeout(() => listen(person, refresh), REOPEN_MS);
  };
}

function close() {
  clearTimeout(reopen);
  source?.close();
}

function connected() {
  clearTimeout(calm);
  calm = null;
  bar(false);
}

function bar(shown) {
  const element = document.getElementById("live-bar");
  element.textContent = shown ? t("reconnecting") : "";
  element.classList.toggle("shown", shown);
}

on("state", () => {
  const element = document.getElementById("live-bar");
  if (element.textContent) element.textContent = t("reconnecting");
});
window.addEventListener("online", hurry);
