// Instants (milliseconds UTC) as the acting person reads them: their language, their time zone, the playground's clock.
import { h } from "./dom.js";
import { nowMs, state } from "./state.js";

const STYLES = {
  time: { hour: "numeric", minute: "2-digit" },
  date: { weekday: "long", day: "numeric", month: "long" },
  datetime: { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
  weekday: { weekday: "long" },
  full: { dateStyle: "full", timeStyle: "short" },
  day: { year: "numeric", month: "2-digit", day: "2-digit" },
  parts: { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" },
};
const FIRST_OF_MONTH = /(?<!\d)1(?= \p{L})/u;
const formats = new Map();

function format(style, ms, { timezone, language } = state.me) {
  const key = `${style} ${timezone} ${language}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, { ...STYLES[style], timeZone: timezone }));
  const written = formats.get(key).format(ms);
  return language.startsWith("fr") ? written.replace(FIRST_OF_MONTH, "1er") : written; // which CLDR does not know
}

/** "14:05" in the zone of `person` (the acting person if not given), in the acting person's language. */
export const timeText = (ms, person = state.me) => format("time", ms, { timezone: person.timezone, language: state.me.language });

/** "mercredi 3 décembre" */
export const dateText = (ms) => format("date", ms);

/** "mer. 3 déc., 14:05" */
export const datetimeText = (ms) => format("datetime", ms);

/** The local day as a key that changes at midnight in the acting person's zone. */
export const dayKey = (ms) => format("day", ms, { timezone: state.me.timezone, language: "en-CA" });

/** "today", "yesterday", "mercredi 3 décembre" */
export function dayText(ms) {
  const days = Math.round((Date.parse(dayKey(ms)) - Date.parse(dayKey(nowMs()))) / 86_400_000);
  if (Math.abs(days) > 1) return format("date", ms);
  return new Intl.RelativeTimeFormat(state.me.language, { numeric: "auto" }).format(days, "day");
}

/** The time if it is today, else the day and the time. */
export const whenText = (ms) => (dayKey(ms) === dayKey(nowMs()) ? timeText(ms) : datetimeText(ms));

/** A <time> element; `fallback` is shown where the browser does not know the zone. */
export function timeElement(ms, style, fallback = "") {
  const attributes = { datetime: new Date(ms).toISOString() };
  try {
    return h("time", { ...attributes, title: `${format("full", ms)} (${zoneName()})` }, format(style, ms));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return h("time", attributes, fallback);
  }
}

/** "heure de La Réunion": the acting person's zone in their language, as it is now. */
export function zoneName() {
  const { timezone, language } = state.me;
  const formatter = new Intl.DateTimeFormat(language, { timeZone: timezone, timeZoneName: "long" });
  return formatter.formatToParts(nowMs()).find(({ type }) => type === "timeZoneName").value;
}

/** Minutes from now until the same wall time tomorrow in the acting person's zone (1440, but for two days a year). */
export function minutesToTomorrow() {
  const now = nowMs();
  const later = now + 86_400_000;
  return 1440 - Math.round((wall(later) - wall(now)) / 60_000 - 1440);
}

/** The wall clock as if it were UTC, to the minute. */
function wall(ms) {
  const formatter = new Intl.DateTimeFormat("en-US", { ...STYLES.parts, timeZone: state.me.timezone });
  const part = Object.fromEntries(formatter.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute);
}
