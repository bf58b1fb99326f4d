// People: their face, their role in words, and the dialog in which the visitor becomes somebody else.
import { troubleText } from "./api.js";
import { icon } from "./icons.js";
import { become } from "./session.js";
import { openDialog } from "./dialogs.js";
import { timeText } from "./dates.js";
import { h, hidden, named } from "./dom.js";
import { firstName, nowMs, on, state } from "./state.js";
import { languageName, nodes, roleText, t } from "./strings.js";
import { toast } from "./toast.js";

/** Initials on the person's hue. */
export function face(name, hue, size = "") {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  const element = h("span", { class: `face ${size}`, "aria-hidden": "true" }, letters.join("").toUpperCase());
  element.style.setProperty("--hue", hue);
  return element;
}

/** The pot: Mijote's own face. */
export const potFace = (size = "") => h("img", { class: `face pot-face ${size}`, src: "/static/pot.svg", alt: "", width: 40, height: 40 });

/** The button that says who you are. */
export function whoButton() {
  const { me } = state;
  const button = h("button", { type: "button", class: "who", title: t("switch_person"), onclick: openSwitcher },
    face(me.name, me.hue, "small"),
    h("span", { class: "who-text" },
      h("span", { class: "who-name" }, h("span", { class: "you-are" }, t("you_are"), " "),
        h("strong", { class: "full-name" }, named(me.name)),
        h("strong", { class: "first-name" }, named(firstName(me)))),
      h("span", { class: "who-role" }, roleText(me), h("span", { class: "who-language" }, " · ", languageName(me.language)))),
    h("span", { class: "who-switch" }, icon("swap"), h("span", {}, t("switch_short"))));
  button.style.setProperty("--hue", me.hue);
  return button;
}

/** Show everybody, each with their role, language and local time. */
function openSwitcher() {
  const isStaff = (person) => !person.roles.includes("volunteer");
  const groups = [
    ["group_volunteers", state.people.filter((person) => !isStaff(person))],
    ["group_staff", state.people.filter(isStaff)],
  ];
  const dialog = openDialog({
    title: t("switch_title"),
    kind: "wide",
    body: [
      h("p", { class: "lead" }, t("switch_intro")),
      groups.map(([key, people]) => [h("h3", { class: "group" }, t(key)), h("ul", { class: "people" }, people.map((person) => h("li", {}, card(person))))]),
    ],
  });
  dialog.querySelector("[aria-current]")?.focus();
}

function card(person) {
  const current = person.id === state.me.id;
  const name = h("strong", {}, named(person.name));
  const tag = h("span", { class: "role" }, current ? t("you_now") : roleText(person));
  const heard = nodes("become", { name, role: tag }).map((part) => (typeof part === "string" ? hidden(part) : part));
  const time = h("span", { "data-zone": person.timezone }, timeText(nowMs(), person));
  const button = h("button", { type: "button", class: "person", "aria-current": current ? "true" : null, onclick: () => choose(button, person) },
    face(person.name, person.hue),
    h("span", { class: "person-text" },
      h("span", { class: "person-name" }, current ? [name, tag] : heard),
      h("span", { class: "person-about", dir: "auto" }, person.about),
      h("span", { class: "person-where" }, languageName(person.language), icon("clock"), time)));
  button.style.setProperty("--hue", person.hue);
  return button;
}

async function choose(button, person) {
  const dialog = button.closest("dialog");
  button.setAttribute("aria-busy", "true");
  try {
    if (person.id !== state.me.id) await become(person.id);
    dialog.close();
    document.querySelector(".who").focus();
  } catch (error) {
    toast(troubleText(error));
  } finally {
    button.removeAttribute("aria-busy");
  }
}

on("clock", () => {
  for (const element of document.querySelectorAll("[data-zone]")) {
    element.textContent = timeText(nowMs(), { timezone: element.dataset.zone });
  }
});
