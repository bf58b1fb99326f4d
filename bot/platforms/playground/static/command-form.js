// The options of a chosen slash command, as small labelled inputs in the composer's place.
import { interact } from "./answers.js";
import { h, iconButton } from "./dom.js";
import { allWell, makeField, valuesOf } from "./fields.js";
import { t } from "./strings.js";

/**
 * Ask for the options of `command`; `rest` is what was typed after its name, and fills the first text option.
 * `close(ran)` is called when it ran or was given up. `from` says where it was typed.
 */
export function commandForm(command, rest, from, close) {
  const firstText = command.params.find(({ type }) => type === "text");
  const fields = command.params.map((param) => makeField({ ...param, label: param.description, initial: param === firstText ? rest.trim() : "" }));
  const run = h("button", { type: "submit", class: "button primary", "aria-label": t("run_command_named", { command: `/${command.name}` }) }, t("run_command"));
  const form = h("form", { class: "command-form", novalidate: true, "aria-label": t("command_options", { command: `/${command.name}` }), onsubmit: submit },
    h("p", { class: "command-head" }, h("code", {}, `/${command.name}`), h("span", {}, command.description), iconButton("close", t("cancel"), () => close(false))),
    h("div", { class: "command-fields" }, fields.map(({ element }) => element)),
    h("div", { class: "dialog-buttons" }, h("button", { type: "button", class: "button", onclick: () => close(false) }, t("cancel")), run));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(false);
  });

  async function submit(event) {
    event.preventDefault();
    if (run.getAttribute("aria-busy") === "true" || !allWell(fields)) return;
    run.setAttribute("aria-busy", "true");
    const ran = await runCommand(command, valuesOf(fields), from);
    run.removeAttribute("aria-busy");
    if (ran) close(true);
  }
  return { element: form, focus: () => fields[0]?.focus() };
}

/** Run a command; options left empty are not sent. True when it was answered. */
export async function runCommand(command, values, from) {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
  return (await interact({ do: "command", place: from.place, name: command.name, values: given }, from)) !== null;
}
