// What the page keeps in the browser: drafts, messages under way, the tour, the last place. Works without storage too.
const memory = new Map();

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null; // storage is switched off in this browser: kept for as long as the page is open
  }
}

/** The kept value, or null. */
export function kept(name) {
  const text = memory.get(name) ?? storage()?.getItem(`mijote.${name}`) ?? null;
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // written by something else: as good as nothing
  }
}

/** Keep a value; null forgets it. */
export function keep(name, value) {
  if (value === null || value === "") {
    memory.delete(name);
    storage()?.removeItem(`mijote.${name}`);
    return;
  }
  const text = JSON.stringify(value);
  try {
    storage()?.setItem(`mijote.${name}`, text);
    memory.delete(name);
  } catch {
    memory.set(name, text); // the storage is full: kept for as long as the page is open
  }
  if (!storage()) memory.set(name, text);
}

/** The names of everything kept that begins with `prefix`. */
export function keptNames(prefix) {
  const stored = Object.keys(storage() ?? {}).filter((name) => name.startsWith(`mijote.${prefix}`));
  const names = stored.map((name) => name.slice("mijote.".length));
  return [...new Set([...names, ...[...memory.keys()].filter((name) => name.startsWith(prefix))])];
}

