// The playground's clock: shown in the acting person's zone, moved forward for everybody.
import { ask, troubleText } from "./api.js";
import { dateText, datetimeText, dayKey, minutesToTomorrow, timeText, zoneName } from "./dates.js";
import { fill, h, named } from "./dom.js";
import { icon } from "./icons.js";
import { openPopover } from "./popover.js";
import { emit, nowMs, on, setClock, state } from "./state.js";
import { nodes, number, t } from "./strings.js";
import { toast } from "./toast.js";

let lastMinute = "";
let lastDay = "";

/** The button that shows the time and opens the panel. */
export function clockButton() {
  const button = h("button", { type: "button", class: "clock", "aria-expanded": "false", title: t("clock_title"), onclick: () => openPanel(button) });
  face(button);
  return button;
}

function face(button) {
  const now = nowMs();
  button.setAttribute("aria-label", t("clock_label", { time: datetimeText(now) }));
  fill(button, icon("clock"), h("span", { class: "clock-long" }, datetimeText(now)), h("span", { class: "clock-short" }, timeText(now)));
  button.classList.toggle("ahead", state.clock.ahead_ms > 0);
}

/** Keep every clock on the page right; call once. */
export function tick() {
  setInterval(() => {
    if (!state.me) return;
    const minute = timeText(nowMs());
    if (minute !== lastMinute) emit("clock");
  }, 1000);
  on("clock", () => {
    lastMinute = timeText(nowMs());
    const button = document.querySelector("button.clock");
    if (button) face(button);
    const panel = document.querySelector(".clock-panel");
    if (panel) hands(panel);
    const day = dayKey(nowMs());
    if (day !== lastDay) emit("day");
    lastDay = day;
  });
}

function openPanel(anchor) {
  const jumps = [
    ["clock_10min", () => ({ minutes: 10 })],
    ["clock_1h", () => ({ minutes: 60 })],
    ["clock_tomorrow", () => ({ minutes: minutesToTomorrow() })],
    ["clock_wednesday", () => ({ to: "wednesday" })],
  ];
  const panel = h("div", { class: "popover clock-panel", role: "dialog", "aria-label": t("clock_title") },
    h("h2", {}, t("clock_title")),
    h("div", { class: "clock-now" }),
    h("div", { class: "clock-jumps" }, jumps.map(([key, jump]) => {
      const button = h("button", { type: "button", class: "button", onclick: () => move(button, jump()) }, t(key));
      return button;
    })),
    h("p", { class: "note" }, t("clock_explain")));
  hands(panel);
  openPopover(panel, anchor);
}

function hands(panel) {
  const now = nowMs();
  fill(panel.querySelector(".clock-now"),
    h("strong", { class: "clock-time" }, timeText(now)),
    h("span", { class: "clock-date" }, dateText(now)),
    h("span", { class: "note" }, nodes("clock_here", { name: named(state.me.name) }), " · ", zoneName()),
    h("span", { class: "note" }, ahead()));
}

function ahead() {
  const minutes = Math.round(state.clock.ahead_ms / 60_000);
  if (minutes === 0) return t("clock_on_time");
  const units = [["unit_days", Math.floor(minutes / 1440)], ["unit_hours", Math.floor(minutes / 60) % 24], ["unit_minutes", minutes % 60]];
  const words = units.filter(([, count]) => count).map(([key, count]) => t(key, { count: number(count) }));
  return t("clock_ahead", { ahead: words.join(" ") });
}

async function move(button, jump) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try {
    const { clock } = await ask({ do: "clock", ...jump });
    setClock(clock);
    emit("clock");
    toast(t("clock_moved", { time: datetimeText(nowMs()) }));
  } catch (error) {
    toast(troubleText(error));
  } finally {
    button.removeAttribute("aria-busy");
  }
}
