// The list of coming events in the sidebar: what, when in the acting person's zone, and where; opened, what it is about.
import { dateText, dayKey, timeText } from "./dates.js";
import { fill, h, reconcile } from "./dom.js";
import { nowMs, on, state } from "./state.js";
import { t } from "./strings.js";

const SHOWN = 20;

/** The part of the sidebar that lists them; hidden while there are none. */
export function makeEvents() {
  const title = h("h2", { class: "group", id: "events-title" });
  const list = h("ul", { "aria-labelledby": "events-title" });
  const part = h("section", { class: "events", "aria-labelledby": "events-title" }, title, list);

  function render() {
    if (!state.me) return;
    const coming = state.events.filter(({ ends_ms }) => ends_ms > nowMs()).slice(0, SHOWN);
    part.hidden = coming.length === 0;
    fill(title, t("nav_events"));
    reconcile(list, coming.map(row));
  }
  for (const topic of ["state", "events", "clock"]) on(topic, render);
  return part;
}

function row(event) {
  const running = event.starts_ms <= nowMs();
  const day = dateText(event.starts_ms);
  return {
    key: event.id,
    signature: JSON.stringify([event, running, day, dayKey(nowMs()), state.me.timezone, state.me.language]),
    make: () => h("li", {}, h("details", { class: "event" },
      h("summary", { "data-k": event.id },
        h("span", { class: "event-name", dir: "auto" }, event.name),
        h("span", { class: "event-when" }, h("time", { datetime: new Date(event.starts_ms).toISOString() }, `${day}, ${timeText(event.starts_ms)}`),
          running && h("strong", { class: "event-now" }, t("event_now")))),
      h("p", { class: "event-where" }, h("span", { dir: "auto" }, event.where), ` · ${t("event_until", { time: until(event) })}`),
      h("p", { class: "event-about", dir: "auto" }, event.description))),
  };
}

/** When it ends; with the day, if that is another one. */
const until = ({ starts_ms, ends_ms }) =>
  dayKey(starts_ms) === dayKey(ends_ms) ? timeText(ends_ms) : `${dateText(ends_ms)}, ${timeText(ends_ms)}`;
