// The places at the left: the talk with Mijote, the home tab, the channels, with unread marks. On a phone, a drawer.
import { fill, h, hidden, reconcile } from "./dom.js";
import { makeEvents } from "./events.js";
import { icon } from "./icons.js";
import { addressOf } from "./router.js";
import { emit, on, ownDm, state } from "./state.js";
import { number, t, tn } from "./strings.js";

const narrow = window.matchMedia("(max-width: 767px)");

/** Build the sidebar in `root`, opened on a phone by `button`, with `shade` behind it. */
export function makeSidebar(root, button, shade) {
  const own = h("ul", {});
  const channels = h("ul", {});
  const titles = [h("h2", { class: "group" }), h("h2", { class: "group" })];
  const foot = h("p", { class: "sidebar-foot" });
  const tour = h("button", { type: "button", class: "place sidebar-tour", onclick: () => { open(false); emit("tour"); } });
  root.append(titles[0], own, titles[1], channels, makeEvents(), tour, foot);

  function render() {
    const { me } = state;
    if (!me) return;
    root.setAttribute("aria-label", t("nav"));
    fill(titles[0], t("nav_mijote"));
    fill(titles[1], t("nav_channels"));
    fill(tour, icon("tour"), h("span", { class: "place-name" }, t("tour")));
    fill(foot, t("nothing_leaves"));
    const dm = ownDm();
    const pot = () => h("img", { src: "/static/pot.svg", alt: "", width: 22, height: 22 });
    const home = row("home", { unread: 0, mention: false }, t("nav_home"), () => icon("home"));
    reconcile(own, dm ? [row(dm.id, dm, t("nav_dm"), pot), home] : [home]);
    const shown = state.places.filter(({ kind }) => kind === "channel");
    reconcile(channels, shown.map((place) => row(place.id, place, place.name, () => icon("hash"))));
    label();
  }

  const open = (shown) => {
    root.classList.toggle("open", shown);
    shade.hidden = !shown;
    label();
    if (shown) (root.querySelector("[aria-current]") ?? root.querySelector("a"))?.focus();
  };
  const label = () => {
    const shown = root.classList.contains("open");
    const news = state.places.some(({ unread, id }) => unread && id !== state.place);
    fill(button, icon(shown ? "close" : "menu"), news && h("span", { class: "dot" }));
    button.setAttribute("aria-label", shown ? t("close_menu") : t("open_menu"));
    button.setAttribute("aria-expanded", String(shown));
    root.inert = narrow.matches && !shown;
  };
  button.addEventListener("click", () => open(!root.classList.contains("open")));
  shade.addEventListener("click", () => open(false));
  narrow.addEventListener("change", () => open(false));
  root.addEventListener("click", (event) => { if (event.target.closest("a")) open(false); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !root.classList.contains("open")) return;
    if (document.querySelector("dialog[open], :popover-open:not(.toasts)")) return; // what is on top closes first
    open(false);
    button.focus();
  });
  on("route", () => root.classList.contains("open") && open(false)); // somebody is somewhere else now
  for (const topic of ["route", "state", "places"]) on(topic, render);
}

function row(id, { unread, mention }, name, mark) {
  const current = state.place === id;
  const address = addressOf(state.me.id, id);
  const words = [unread && tn("unread", unread), unread && mention && t("mentions_you")].filter(Boolean);
  return {
    key: id,
    signature: JSON.stringify([address, name, unread, mention, current, state.me.language]),
    make: () => h("li", {}, h("a", { href: address, class: `place${unread ? " unread" : ""}`, "data-k": id, "aria-current": current ? "page" : null },
      mark(), h("span", { class: "place-name", dir: "auto" }, name),
      words.length > 0 && hidden(words.join(", ")),
      unread > 0 && h("span", { class: `count${mention ? " mention" : ""}`, "aria-hidden": "true" }, unread > 99 ? "99+" : number(unread)))),
  };
}
