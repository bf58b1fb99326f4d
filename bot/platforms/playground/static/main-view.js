// The middle of the page: the head of the open place, its messages and composer, or the home tab.
import { makeComposer } from "./composer.js";
import { fill, h } from "./dom.js";
import { renderHome } from "./home.js";
import { icon } from "./icons.js";
import { messageList } from "./messages.js";
import { on, placeOf, placeTitle, state } from "./state.js";
import { t } from "./strings.js";

/** Build the middle of the page in `root`. */
export function makeMain(root) {
  const head = h("header", { class: "place-head" });
  const talk = h("div", { class: "talk" });
  const home = h("div", { class: "home", tabindex: "-1" });
  root.append(head, talk, home);
  const { log } = messageList(talk, () => null);
  makeComposer(talk, () => null);

  function render() {
    if (!state.me || !state.place) return;
    const atHome = state.place === "home";
    talk.hidden = atHome;
    home.hidden = !atHome;
    if (atHome) renderHome(home);
    renderHead(head, atHome);
    retitle();
  }
  for (const topic of ["route", "state", "home"]) on(topic, render);
  on("whispers", ({ added }) => {
    if (state.place !== "home") return;
    renderHome(home);
    if (added) lookAtAnswer(home);
  });
  on("places", retitle);
  return { focus: () => (state.place === "home" ? home : log).focus() };
}

/** An answer stands below the page, often out of sight: go there, and let a screen reader say it. */
function lookAtAnswer(home) {
  const answer = home.lastElementChild;
  answer.focus({ preventScroll: true });
  answer.scrollIntoView({ block: "nearest" });
}

function renderHead(head, atHome) {
  const place = placeOf(state.place);
  if (atHome) return fill(head, icon("home"), h("h1", {}, t("nav_home")), h("p", { class: "topic" }, t("home_topic")));
  if (place.kind === "dm") {
    return fill(head, h("img", { src: "/static/pot.svg", alt: "", width: 32, height: 32 }), h("h1", {}, place.name), h("p", { class: "topic", dir: "auto" }, place.topic));
  }
  return fill(head, icon("hash"),
    h("h1", { dir: "auto" }, place.name),
    h("p", { class: "topic", dir: "auto" }, place.topic));
}

function retitle() {
  if (!state.me || !state.place) return;
  const place = placeOf(state.place);
  const name = place ? placeTitle(place) : t("nav_home");
  const unread = state.places.reduce((sum, each) => sum + each.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${name} · ${state.me.name} · Mijote`;
}
