// The address keeps who looks and where: #/person/place/thread, so that any view can be reached and shared.
/** {person, place, thread}, each null when the address does not say. */
export function readAddress() {
  const parts = location.hash.replace(/^#\/?/, "").split("/").map(decode);
  return { person: parts[0] || null, place: parts[1] || null, thread: parts[2] || null };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return ""; // a broken escape in a hand-made address
  }
}

/** The address of a view. */
export const addressOf = (person, place, thread = null) =>
  `#/${[person, place, thread].filter(Boolean).map(encodeURIComponent).join("/")}`;

/** Go there; with `quietly`, without a step in the browser's history. */
export function go(person, place, thread = null, quietly = false) {
  const address = addressOf(person, place, thread);
  if (quietly) history.replaceState(null, "", address);
  else if (location.hash !== address) history.pushState(null, "", address);
}
