// Who acts and where: becoming a person, opening a place or a thread, fetching again after a gap.
import { Away, ask, getState, Refused } from "./api.js";
import { keep, kept } from "./keep.js";
import { listen } from "./live.js";
import { go, readAddress } from "./router.js";
import { emit, on, ownDm, placeOf, setClock, state } from "./state.js";
import { forgetAll, forgetOthers, load, messagesOf } from "./store.js";
import { browserLanguage, roleText, setStrings, t } from "./strings.js";
import { toast } from "./toast.js";
import { whisper } from "./whispers.js";

const HOME_WAIT_MS = 2000;
let turn = 0;

/** As whom a visitor begins: the first of the tour in the browser's language. */
function firstPerson() {
  const first = JSON.parse(document.documentElement.dataset.first);
  return first[browserLanguage(Object.keys(first))];
}

/** Follow the address: become that person if needed, then open that place. Raises Away; then nothing has changed. */
export async function follow() {
  const { person, place, thread } = readAddress();
  const wanted = person ?? state.me?.id ?? firstPerson();
  try {
    if (state.me?.id !== wanted) await enter(wanted);
  } catch (error) {
    if (state.me) go(state.me.id, state.place, state.thread, true);
    throw error;
  }
  show(place, thread);
}

/** Become `person`, in `wanted` or else staying in the same channel, where they may see it. */
export async function become(person, wanted = null) {
  const stay = wanted ?? state.place;
  const wasDm = !wanted && placeOf(stay)?.kind === "dm";
  await enter(person);
  open(!wasDm && stay && isPlace(stay) ? stay : usualPlace());
  toast(t("you_are_now", { name: state.me.name, role: roleText(state.me) }));
}

/** Open a place ("home" or an id), and a thread in it. */
function open(place, thread = null) {
  go(state.me.id, place, thread);
  show(place, thread);
}

/** Open a place of the acting person, unless they are there. */
export const openPlace = (place) => place !== state.place && isPlace(place) && open(place);

export const openThread = (id) => open(state.place, id);

export const closeThread = () => open(state.place);

async function enter(person) {
  const mine = ++turn;
  let data;
  try {
    data = await getState(person);
  } catch (error) {
    if (!(error instanceof Refused) || person === firstPerson()) throw error;
    data = await getState(firstPerson());
  }
  if (mine !== turn) return;
  forgetAll();
  state.place = null;
  state.thread = null;
  state.homeAsked = false;
  take(data);
  listen(data.me.id, () => refresh(data.me.id));
}

function take(data) {
  setStrings(data.strings, data.me.language);
  setClock(data.clock);
  const { me, people, places, commands, tours, community, home, events } = data;
  Object.assign(state, { me, people, places, commands, tours, community, home, events });
  if (state.place && !isPlace(state.place)) Object.assign(state, { place: null, thread: null });
  emit("state");
}

/** Something may have been missed: fetch the state and what is on screen again. */
async function refresh(person) {
  const mine = turn;
  const { place } = state;
  try {
    const data = await getState(person);
    if (mine !== turn || state.me.id !== person) return; // somebody else has entered, or was about to when this began
    take(data);
    if (place && !state.place) {
      show(place, null); // they may no longer look in there
      return;
    }
    forgetOthers();
    await fetchShown();
  } catch (error) {
    if (!(error instanceof Away)) throw error; // still away: the next reconnection comes here again
  }
}

const isPlace = (place) => place === "home" || Boolean(placeOf(place));

/** Where this person was last, else where they are most likely to look. */
function usualPlace() {
  const last = kept(`place.${state.me.id}`);
  if (last && isPlace(last)) return last;
  const channel = state.places.find(({ kind }) => kind === "channel");
  const dm = ownDm();
  return (state.me.roles.includes("volunteer") ? dm ?? channel : channel ?? dm)?.id ?? "home";
}

function show(place, thread) {
  const known = place && isPlace(place);
  if (place && !known) toast(t("not_allowed_place", { name: state.me.name }));
  const next = known ? place : usualPlace();
  const nextThread = known && next !== "home" ? thread : null;
  go(state.me.id, next, nextThread, true);
  const moved = next !== state.place;
  if (moved) state.newFrom = { place: next, after: placeOf(next)?.unread ? kept(seenName(next)) : null };
  state.place = next;
  state.thread = nextThread;
  keep(`place.${state.me.id}`, next);
  emit("route", { moved });
  fetchShown().catch(refused);
}

function refused(error) {
  if (error instanceof Refused) toast(error.message);
  else if (!(error instanceof Away)) throw error; // away: the next reconnection fetches again
}

async function fetchShown() {
  const { place, thread } = state;
  if (place === "home") {
    await askHome();
    return;
  }
  await Promise.all([load(place, null), thread ? loadThread(place, thread) : null]);
  markRead();
}

/** Tell Mijote that the home tab is open; what it shows comes as news. Without any, the tab says that it is empty. */
async function askHome() {
  const person = state.me.id;
  const { answer } = await ask({ do: "home" });
  if (answer.kind === "whisper") whisper({ person, place: "home", thread: null }, answer.doc);
  setTimeout(() => {
    if (state.me.id !== person) return;
    state.homeAsked = true;
    emit("home");
  }, HOME_WAIT_MS);
}

/** The address may name a reply: then its thread is the one to open. */
async function loadThread(place, thread) {
  await load(place, thread);
  const found = messagesOf(place, thread)?.find(({ id }) => id === thread);
  if (found?.thread) {
    go(state.me.id, place, found.thread, true);
    state.thread = found.thread;
    emit("route", { moved: false });
    await load(place, found.thread);
  }
}

const seenName = (place) => `seen.${state.me.id}.${place}`;

// The count of unread messages follows the message itself: what has just arrived on screen is read when it comes.
on("places", ({ place }) => place === state.place && markRead());

/** What is on screen counts as read. */
export function markRead() {
  const place = placeOf(state.place);
  const newest = place && messagesOf(place.id, null)?.at(-1);
  if (document.visibilityState !== "visible" || !newest) return;
  keep(seenName(place.id), newest.id);
  if (!place.unread) return;
  Object.assign(place, { unread: 0, mention: false });
  emit("places", { place: place.id });
  ask({ do: "read", place: place.id }).catch(refused);
}
