// Labelled questions with their error beside them, used by forms and by the options of a command.
import { h, uid } from "./dom.js";
import { state } from "./state.js";
import { t, tn } from "./strings.js";

/**
 * A question: {element, name, value(), set(text), problem(), fault(text or null), focus()}.
 * `field` has name, label, hint, required, type (text, number, choice, person, place), options, multiline, limit.
 */
export function makeField(field) {
  const ids = { input: uid("field"), hint: uid("hint"), error: uid("error") };
  const input = control(field, ids.input);
  const error = h("p", { class: "field-error", id: ids.error, hidden: true });
  const left = h("span", { class: "field-left", "aria-hidden": "true" });
  input.setAttribute("aria-describedby", [field.hint && ids.hint, ids.error].filter(Boolean).join(" "));
  if (field.required) input.setAttribute("aria-required", "true");
  const element = h("div", { class: "field" },
    h("label", { for: ids.input }, h("bdi", {}, field.label), !field.required && h("span", { class: "optional" }, ` (${t("optional")})`)),
    field.hint && h("p", { class: "field-hint", id: ids.hint, dir: "auto" }, field.hint),
    input,
    h("div", { class: "field-foot" }, error, left));

  function fault(text) {
    error.textContent = text ?? "";
    error.hidden = !text;
    input.toggleAttribute("aria-invalid", Boolean(text));
    if (text) input.setAttribute("aria-invalid", "true");
  }
  input.addEventListener("input", () => {
    fault(null);
    const room = limitOf(field) - length(input.value);
    left.textContent = room < Math.min(limitOf(field) / 4, 200) ? t("characters_left", { count: room }) : "";
  });
  return {
    element,
    name: field.name,
    value: () => input.value,
    set: (text) => { input.value = text; },
    problem: () => problem(field, input),
    fault,
    focus: () => input.focus(),
  };
}

/** Only texts have a limit, in characters. */
const limitOf = (field) => (field.type === "text" && field.limit) || Infinity;

const length = (text) => [...text].length;

function problem(field, input) {
  const text = input.value.trim();
  if (input.validity.badInput || input.validity.stepMismatch) return t("field_not_number");
  if (!text) return field.required ? t("field_required") : null;
  const over = length(input.value) - limitOf(field);
  return over > 0 ? tn("field_too_long", over) : null;
}

function control(field, id) {
  const shared = { id, name: field.name };
  if (["choice", "person", "place"].includes(field.type)) {
    const options = optionsOf(field);
    const select = h("select", shared,
      h("option", { value: "" }, field.required ? t("choose") : t("choose_none")),
      options.map(({ value, label }) => h("option", { value }, label)));
    select.value = options.some(({ value }) => value === field.initial) ? field.initial : "";
    return select;
  }
  const value = field.initial ?? "";
  if (field.type === "number") return h("input", { ...shared, type: "number", inputmode: "numeric", step: "1", value });
  if (field.multiline) return h("textarea", { ...shared, rows: 4, dir: "auto", value });
  return h("input", { ...shared, type: "text", dir: "auto", autocomplete: "off", value });
}

/** What can be chosen. A place or a person chosen before stays, also when the acting person does not see it. */
function optionsOf(field) {
  if (field.type === "choice") return field.options;
  const options = field.type === "person"
    ? state.people.map((person) => ({ value: person.id, label: person.name }))
    : state.places.filter(({ kind }) => kind === "channel").map(({ id, name }) => ({ value: id, label: `#${name}` }));
  const unseen = field.initial && !options.some(({ value }) => value === field.initial);
  return unseen ? [...options, { value: field.initial, label: field.initial }] : options;
}

/** Mark every question that has a problem and focus on the first; true when all is well. */
export function allWell(fields) {
  const faulty = fields.filter((field) => {
    const text = field.problem();
    field.fault(text);
    return text;
  });
  faulty[0]?.focus();
  return faulty.length === 0;
}

/** The answers by name, as texts. */
export const valuesOf = (fields) => Object.fromEntries(fields.map((field) => [field.name, field.value()]));
