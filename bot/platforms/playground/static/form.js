// A form in a dialog: errors beside their field, what was written survives a closed dialog and an absent server.
import { ask, troubleText } from "./api.js";
import { openDialog } from "./dialogs.js";
import { h } from "./dom.js";
import { allWell, makeField, valuesOf } from "./fields.js";
import { keep, kept } from "./keep.js";
import { spans } from "./spans.js";
import { state } from "./state.js";
import { t } from "./strings.js";

/** Ask what `form` asks; `done(answer)` is called with the answer that closes it. */
export function openForm(form, done) {
  const draftName = `form.${state.me.id}.${form.wire}`;
  const fields = form.fields.map(makeField);
  const first = valuesOf(fields);
  const restored = restore(fields, kept(draftName));
  const trouble = h("p", { class: "form-error", role: "alert" });
  const submit = h("button", { type: "submit", class: "button primary" }, form.submit);
  const dialog = openDialog({
    title: form.title,
    body: h("form", { novalidate: true, onsubmit: send, oninput: remember },
      form.intro && h("p", { class: "lead", dir: "auto" }, spans(form.intro)),
      restored && h("p", { class: "lead restored" }, t("form_draft_back")),
      fields.map((field) => field.element),
      trouble,
      h("div", { class: "dialog-buttons" },
        h("button", { type: "button", class: "button", onclick: () => dialog.close() }, t("cancel")),
        submit)),
  });
  fields[0]?.focus();

  function remember() {
    const values = valuesOf(fields);
    keep(draftName, JSON.stringify(values) === JSON.stringify(first) ? null : values);
  }

  async function send(event) {
    event.preventDefault();
    if (submit.getAttribute("aria-busy") === "true") return;
    trouble.textContent = "";
    if (!allWell(fields)) {
      trouble.textContent = t("form_has_errors");
      return;
    }
    submit.setAttribute("aria-busy", "true");
    try {
      const { answer } = await ask({ do: "submit", wire: form.wire, values: valuesOf(fields) });
      if (answer.kind === "errors") return show(answer.errors);
      keep(draftName, null);
      dialog.close();
      done(answer);
    } catch (error) {
      trouble.textContent = troubleText(error);
    } finally {
      submit.removeAttribute("aria-busy");
    }
  }

  function show(errors) {
    const faulty = fields.filter((field) => errors[field.name]);
    for (const field of fields) field.fault(errors[field.name] ?? null);
    const elsewhere = Object.entries(errors).filter(([name]) => !fields.some((field) => field.name === name));
    trouble.textContent = elsewhere.map(([, text]) => text).join(" ") || t("form_has_errors");
    faulty[0]?.focus();
  }
}

function restore(fields, draft) {
  if (!draft) return false;
  for (const field of fields) {
    if (typeof draft[field.name] === "string") field.set(draft[field.name]);
  }
  return true;
}
