// Interactions: pressing, commanding, and what to do with Mijote's immediate answer.
import { ask, troubleText } from "./api.js";
import { confirmed } from "./dialogs.js";
import { openForm } from "./form.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { whisper } from "./whispers.js";

/** Where an interaction was made: its answer is shown there, even if the visitor has moved on. */
export const here = (thread = null) => ({ person: state.me.id, place: state.place, thread });

/** Do what `answer` says. `from` is where it was asked, and the whisper it was asked from, if any. */
function follow(answer, from) {
  if (state.me.id !== from.person) return;
  if (answer.kind === "whisper") whisper(from, answer.doc);
  else if (answer.kind === "form") openForm(answer.form, (next) => follow(next, from));
  else if (answer.kind === "errors") toast(Object.values(answer.errors).join(" "));
}

/**
 * A control was used: ask first if it must, then tell Mijote. `where` is {message} or {home: true}. The answer, or null
 * when there was none.
 */
export async function press(wire, { value, confirm, control, danger, after }, where, from) {
  if (confirm && !(await confirmed({ ...confirm, danger }))) return null;
  control.setAttribute("aria-busy", "true");
  const what = { do: "press", message: null, ...where, wire, ...(value === undefined ? {} : { value }) };
  const answer = await interact(what, from);
  control.removeAttribute("aria-busy");
  after?.();
  return answer;
}

/** Run an interaction; its answer, or null. A failure is said in a toast. */
export async function interact(what, from) {
  try {
    const { answer } = await ask(what);
    follow(answer, from);
    return answer;
  } catch (error) {
    toast(troubleText(error));
    return null;
  }
}
