// The page's first module: builds every part, then follows the address. Runs once.
import { Away } from "./api.js";
import { clockButton, tick } from "./clock.js";
import { h, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { makeMain } from "./main-view.js";
import { resume } from "./outbox.js";
import { whoButton } from "./people.js";
import { follow, markRead } from "./session.js";
import { makeSidebar } from "./sidebar.js";
import { emit, on, state } from "./state.js";
import { t } from "./strings.js";
import { makeThread } from "./thread.js";
import { toast } from "./toast.js";
import { makeTour } from "./tour.js";

const RETRY_MS = 2000;
const part = (id) => document.getElementById(id);

function build() {
  const main = makeMain(part("main"));
  makeThread(part("thread"));
  makeSidebar(part("sidebar"), part("menu"), part("shade"));
  makeTour(part("tour"));
  on("state", renderTop);
  part("skip").addEventListener("click", main.focus);
  tick();
  window.addEventListener("hashchange", () => follow().catch(report));
  document.addEventListener("visibilitychange", () => state.me && markRead());
  window.addEventListener("unhandledrejection", ({ reason }) => report(reason));
}

/** Who you are, what time it is, the tour. */
function renderTop() {
  const { me, community } = state;
  const signature = JSON.stringify(me);
  part("skip").textContent = t("skip_to_messages");
  part("brand-sub").textContent = `${t("playground")} · ${community.name}`;
  reconcile(part("controls"), [
    { key: "tour", signature, make: tourButton },
    { key: "clock", signature, make: clockButton },
    { key: "who", signature, make: whoButton },
  ]);
}

const tourButton = () =>
  h("button", { type: "button", id: "tour-open", class: "tour-open", "aria-label": t("tour_open"), title: t("tour_open"), onclick: () => emit("tour") },
    icon("tour"), h("span", {}, t("tour")));

function report(error) {
  if (!(error instanceof Away)) console.error(error);
  if (state.me) toast(t(error instanceof Away ? "server_away" : "something_wrong"));
}

async function start() {
  try {
    await follow();
  } catch (error) {
    if (!(error instanceof Away)) throw error;
    setTimeout(start, RETRY_MS);
    return;
  }
  part("boot").remove();
  part("app").hidden = false;
  resume();
}

build();
start();
