// What the page knows, and who wants to hear when it changes.
export const state = {
  me: null,
  people: [],
  places: [],
  commands: [],
  tours: [], // the guided tour, once per language
  community: { name: "" },
  home: null,
  events: [], // what is to come, the next one first
  clock: { now_ms: Date.now(), ahead_ms: 0 },
  clockAt: Date.now(),
  place: null, // a place id, or "home"
  thread: null, // the id of the thread's first message
  homeAsked: false, // whether Mijote had time to fill the home tab
  newFrom: null, // {place, after}: what comes after this message was unread when the place was opened
};

const listeners = new Map();

/** Call `listener(detail)` on each `topic`: state, places, route, messages, home, events, clock, pending, whispers, live. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

/** Tell everybody who listens to `topic`. */
export function emit(topic, detail = {}) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** The playground's time, in milliseconds UTC. */
export const nowMs = () => state.clock.now_ms + (Date.now() - state.clockAt);

/** The server says what time it is in the playground. */
export function setClock(clock) {
  state.clock = clock;
  state.clockAt = Date.now();
}

export const personOf = (id) => state.people.find((person) => person.id === id);

export const firstName = (person) => person.name.split(" ")[0];

export const placeOf = (id) => state.places.find((place) => place.id === id);

/** "#général", or just "Mijote" for its direct message. */
export const placeTitle = (place) => (place.kind === "dm" ? place.name : `#${place.name}`);

/** The direct message of the acting person with the bot. */
export const ownDm = () => state.places.find((place) => place.kind === "dm");
