// The sentences of the page, in the acting person's language; they come with the state, from the one catalogue.
let strings = {};
let language = "fr";
let plurals = new Intl.PluralRules("fr");

/** Use these sentences from now on. */
export function setStrings(newStrings, newLanguage) {
  strings = newStrings;
  language = newLanguage;
  plurals = new Intl.PluralRules(newLanguage);
  document.documentElement.lang = newLanguage;
}

/** The sentence for `key`, with its {placeholders} filled. */
export const t = (key, values = {}) => filled(strings[key] ?? key, values);

/** A sentence with its {placeholders} filled. */
export function filled(sentence, values = {}) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The sentence for a count: `key_one` or `key_many`. */
export function tn(key, count) {
  return t(`${key}_${plurals.select(count) === "one" ? "one" : "many"}`, { count: number(count) });
}

/** The sentence for `key` as a list of texts and nodes: a value may be an element (a name in its <bdi>). */
export function nodes(key, values) {
  return (strings[key] ?? key).split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name && name in values ? values[name] : part;
  });
}

/** A number as this language writes it. */
export const number = (value) => new Intl.NumberFormat(language).format(value);

/** "Ana, Tom and Léo" */
export const listed = (names) => new Intl.ListFormat(language, { type: "conjunction" }).format(names);

/** What a language is called, in the page's language if not in another. */
export function languageName(code, inLanguage = language) {
  return new Intl.DisplayNames([inLanguage], { type: "language" }).of(code) ?? code;
}

/** The language among `offered` that this browser's owner reads best; English when they read none. */
export function browserLanguage(offered) {
  const wanted = (navigator.languages ?? []).map((tag) => tag.split("-")[0].toLowerCase());
  return wanted.find((code) => offered.includes(code)) ?? "en";
}

/** "bénévole", "équipe, admin" */
export const roleText = (person) => person.roles.map((role) => t(`role_${role}`)).join(", ");
