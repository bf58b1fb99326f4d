// The guided tour: a few steps beside the workspace, each played by the person it names. It sees when a step is done,
// keeps a language of its own, and once dismissed stays away.
import { troubleText } from "./api.js";
import { h, iconButton, reconcile } from "./dom.js";
import { keepDraft } from "./drafts.js";
import { icon } from "./icons.js";
import { keep, kept } from "./keep.js";
import { become, openPlace } from "./session.js";
import { emit, firstName, on, personOf, state } from "./state.js";
import { browserLanguage, filled, languageName, t } from "./strings.js";
import { toast } from "./toast.js";

const NAME = "tour"; // kept: {step, closed, language, said (when they wrote, in ms), done}
const START = { step: 0, closed: false, said: null, done: false };
const MINUTE = 60_000;

const progress = () => ({ ...START, ...kept(NAME) });
const change = (what) => keep(NAME, { ...progress(), ...what });

/** The tour in the language that was chosen, else in the browser's. */
function tour() {
  const known = (wanted) => state.tours.find(({ language }) => language === wanted);
  return known(progress().language) ?? known(browserLanguage(state.tours.map(({ language }) => language)));
}

const stepAt = () => Math.min(progress().step, tour().steps.length - 1);

/** Build the tour in `root`. */
export function makeTour(root) {
  const render = () => {
    if (!state.me) return;
    goOn();
    root.hidden = progress().closed;
    if (!root.hidden) show(root);
  };
  on("state", render);
  on("arriving", (message) => {
    if (progress().closed || !notice(message)) return;
    render();
  });
  on("tour", () => reopen(root));
}

/** Whoever has done a step and become the next one's person by themselves is at the next step. */
function goOn() {
  const { step, done, closed } = progress();
  if (!closed && done && tour().steps[step + 1]?.as === state.me.id) change({ ...START, step: step + 1 });
}

/** Look at a message that arrives: does it make the step done? True when something changed. */
function notice(message) {
  const { said, done } = progress();
  const step = tour().steps[stepAt()];
  if (done || state.me.id !== step.as || message.place !== step.place) return false;
  const own = message.author.id === step.as && !message.author.via_bot;
  if (own && step.button) change({ said: said ?? message.at_ms });
  else if (own ? message.thread : said !== null && offers(message, step) && message.at_ms >= said + step.minutes * MINUTE) change({ done: true });
  else return false;
  return true;
}

const offers = ({ doc }, { button }) =>
  (doc?.parts ?? []).some(({ controls }) => controls?.some(({ wire }) => wire.split(":")[0] === button));

/** Show the tour again, from where it was left, or from the start after its last step. */
function reopen(root) {
  const { step, closed, done } = progress();
  const ended = closed && step >= tour().steps.length - 1;
  if (closed) goTo(root, ended ? 0 : step, { done: done && !ended });
  else root.querySelector("h2").focus();
}

function show(root) {
  const { language, strings, steps } = tour();
  const say = (key, values) => filled(strings[key], values);
  const at = stepAt();
  const { done } = progress();
  root.setAttribute("aria-label", say("tour"));
  root.lang = language;
  const signature = JSON.stringify([language, at, done, steps[at], state.me.id]);
  reconcile(root, [{ key: "step", signature, make: () => h("div", {}, card(root, steps, at, done, say)) }]);
}

function card(root, steps, at, done, say) {
  const step = steps[at];
  const other = step.as === state.me.id ? null : personOf(step.as);
  const button = (label, onclick, primary) => h("button", { type: "button", class: primary ? "button primary" : "button", onclick }, label);
  const way = done ? null : other ? button(say("tour_play", { name: firstName(other) }), () => goTo(root, at), true)
    : step.words ? button(say("tour_write"), () => write(step), true) : null;
  return [
    head(root, steps, at, say),
    h("h2", { tabindex: "-1", "data-k": "title" }, step.title),
    done ? h("p", { class: "tour-done", role: "status" }, icon("done"), step.done) : h("p", { class: "tour-text" }, step.text),
    !done && step.words && h("p", { class: "tour-words" }, h("q", {}, step.words)),
    h("div", { class: "tour-buttons" }, way, button(...onwards(root, steps, at, done, say), done)),
  ];
}

function head(root, steps, at, say) {
  const { language } = tour();
  const others = state.tours.filter((one) => one.language !== language);
  return h("div", { class: "tour-head" },
    h("p", { class: "tour-step" }, say("tour_step", { step: at + 1, total: steps.length })),
    others.map((one) => h("button", { type: "button", class: "quiet-button tour-language", lang: one.language, onclick: () => speak(root, one.language) },
      languageName(one.language, one.language))),
    at > 0 && iconButton("back", say("tour_back"), () => goTo(root, at - 1)),
    iconButton("close", say("tour_close"), () => close(root)));
}

/** [label, what to do] of the button that leaves a step: the way on, loud only once the step is done. */
function onwards(root, steps, at, done, say) {
  const next = steps[at + 1];
  if (!next) return [say("tour_done"), () => close(root)];
  const label = done ? say("tour_become", { name: firstName(personOf(next.as)) }) : say("tour_skip");
  return [label, () => goTo(root, at + 1)];
}

/** Show a step, and become the person who plays it, where it is played. */
async function goTo(root, step, rest = {}) {
  const { as, place } = tour().steps[step];
  try {
    if (as === state.me.id) openPlace(place);
    else await become(as, place);
  } catch (error) {
    return toast(troubleText(error));
  }
  change({ ...START, ...rest, step });
  root.hidden = false;
  show(root);
  root.querySelector("h2").focus();
}

/** Put the step's words where they belong; whoever plays sends them. */
function write({ place, words }) {
  openPlace(place);
  keepDraft(place, null, words);
  emit("draft", { place, thread: null });
}

function speak(root, language) {
  change({ language });
  goTo(root, stepAt());
}

function close(root) {
  change({ closed: true });
  root.hidden = true;
  document.getElementById("tour-open")?.focus();
}
