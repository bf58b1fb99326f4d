"""The words in which French and English people say when something comes back: data for `sentences`.

All is compared in small letters, without accents, and with spaces for apostrophes, hyphens and commas.
"""

NUMBERS = {
    **{str(number): number for number in range(1, 367)},
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "other": 2, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
WEEKDAYS = {
    "lundi": 0, "lun": 0, "mardi": 1, "mar": 1, "mercredi": 2, "mer": 2, "jeudi": 3, "jeu": 3, "vendredi": 4, "ven": 4,
    "samedi": 5, "sam": 5, "dimanche": 6, "dim": 6,
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "wed": 2, "thursday": 3, "thurs": 3,
    "thur": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
ORDINALS = {
    "premier": 1, "premiers": 1, "premiere": 1, "1er": 1, "1ere": 1,
    "deuxieme": 2, "2e": 2, "2eme": 2, "seconde": 2, "second": 2,
    "troisieme": 3, "3e": 3, "3eme": 3, "quatrieme": 4, "4e": 4, "4eme": 4, "cinquieme": 5, "5e": 5, "5eme": 5,
    "dernier": -1, "derniers": -1, "derniere": -1,
    "first": 1, "1st": 1, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "last": -1,
}  # fmt: skip
MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9,
    "octobre": 10, "novembre": 11, "decembre": 12,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip


def _one_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


SHORTEST = 5
"""Letters: all words that are shorter look alike."""
NUMBER = f"(?:{_one_of(NUMBERS)})"
WEEKDAY = rf"(?:(?!mars(?!\S))(?:{_one_of(WEEKDAYS)})s?)"  # "mars" is a month, not several "mar."
ORDINAL = f"(?:{_one_of(ORDINALS)})"
MONTH = f"(?:{_one_of(MONTHS)})"
DAY_NUMBER = r"(?:\d{1,2})(?:er|st|nd|rd|th)?"
DATE = (
    rf"(?:(?P<iso>\d{{4}}/\d{{2}}/\d{{2}})|(?P<slashed>\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?)"
    rf"|(?P<day>{DAY_NUMBER})(?: of)? (?P<month>{MONTH})(?: (?P<year>\d{{4}}))?"
    rf"|(?P<month2>{MONTH})(?: the)? (?P<day2>{DAY_NUMBER})(?: (?P<year2>\d{{4}}))?)"
)
START = rf"(?:a (?:partir|compter) (?:du|de)|des le|(?:starting|beginning|from)(?: on)?(?: the)?) {DATE}"

TIME = (
    r"(?:(?:a |vers |at )?(?:"
    r"(?<!apres )(?P<noon>midi(?P<half> et demie?)?|noon|midday)|(?P<midnight>minuit|midnight)"
    r"|(?P<hour>\d{1,2}) ?(?:h|heures?)(?: ?(?P<minute>\d{2}))?(?P<evening> du soir| de l apres midi)?(?: du matin)?"
    r"|(?P<hour2>\d{1,2})[:.](?P<minute2>\d{2})(?: ?(?P<half2>[ap])m)?"
    r"|(?P<hour3>\d{1,2}) ?(?P<half3>[ap])m"
    r"|(?P<hour4>\d{1,2}) o clock)|(?:at|a) (?P<hour5>\d{1,2}))"
)
EVERY = r"(?:chaque|tous les|toutes les|tous|toutes|every|each)"
TOO_OFTEN = (
    rf"{EVERY}(?: {NUMBER})? (?:heures?|minutes?|secondes|hours?|seconds)|hourly"
    rf"|{NUMBER} fois par jour|twice (?:a|per) day"
)

# --- how often: each with what it counts, and how many of them when the words do not say it ---------------

YEARLY = (
    r"(?:de )?(?:chaque|par|l) (?:annee|an)|tous les ans|toutes les annees|annuel\w*"
    r"|(?:of |in )?(?:every|each|the|a) year|yearly|annually"
)
EACH_MONTH = (
    r"(?:du|de chaque|chaque|de tous les|tous les|par|le) mois|mensuel\w*"
    r"|(?:of |in )?(?:the|every|each|a) month|monthly"
)
MONTHLY = (
    (rf"{EVERY} (?P<n>{NUMBER}) (?:mois|months?)|(?:un|one) (?:mois|month) sur (?P<n2>{NUMBER})", 1),
    (r"(?:chaque|par|du|de chaque) trimestre|tous les trimestres|trimestriel\w*|quarterly|every quarter", 3),
    (rf"{EVERY} (?P<n>{NUMBER}) (?:ans|annees|years?)", 12),
    (YEARLY, 12),
    (EACH_MONTH, 1),
)
WEEKLY = (
    (r"tous les quinze jours|(?:toutes les|chaque) quinzaines?|fortnightly|every fortnight", 2),
    (rf"{EVERY} (?P<n>{NUMBER}) (?:semaines?|weeks?)|une semaine sur (?P<n2>{NUMBER})", 1),
    (r"(?:chaque|toutes les|par) semaines?|hebdomadaires?|(?:every|each|a) week|weekly", 1),
)
DAILY = (
    (rf"{EVERY} (?P<n>{NUMBER}) (?:jours?|days?)|un jour sur (?P<n2>{NUMBER})", 1),
    (r"(?:chaque|tous les) jours?|quotidien\w*|(?:every|each) day|daily", 1),
)
NTH_WEEK = (
    rf"(?:une?|one) (?P<weekday>{WEEKDAY}) sur (?P<n>{NUMBER})"
    rf"|(?:tous les|every) (?P<n2>{NUMBER}) (?P<weekday2>{WEEKDAY})"
)
WORKDAYS = (
    r"(?:tous |chaque )?(?:les )?jours? (?:ouvres?|de semaine)|en semaine"
    r"|(?:every |each |on )?(?:weekdays?|working days?|workdays?)"
)
WEEKEND = r"(?:(?:le |les |chaque |tous les |every |each |on |at |the )*)(?:week ?ends?)"
RANGE = rf"(?:du |from )?(?P<first>{WEEKDAY}) (?:au|a|to|through|thru|until) (?P<last>{WEEKDAY})"
NTH_WEEKDAY = rf"(?P<nth>{ORDINAL}) (?P<weekday>{WEEKDAY})"
LAST_DAY = r"(?:le )?dernier jour|(?:on )?(?:the )?last day"
FIRST_DAY = r"(?:le )?premier(?: jour)?|(?:on )?(?:the )?first(?: day)?"
FILLERS = {
    "le", "la", "les", "l", "de", "du", "des", "d", "a", "au", "aux", "et", "en", "chaque", "tous", "toutes", "puis",
    "on", "the", "of", "at", "and", "every", "each", "in", "vers", "day",
}  # fmt: skip
"""Words that say nothing by themselves."""
KNOWN = sorted(
    word
    for word in {
        *NUMBERS, *WEEKDAYS, *ORDINALS, *MONTHS, "semaine", "semaines", "annee", "quotidien", "trimestre", "month",
        "months", "weeks", "weekday", "weekdays", "daily", "weekly", "monthly", "yearly", "minuit", "midnight",
    }
    if len(word) >= SHORTEST
)  # fmt: skip
"""What somebody may have meant who typed something like it."""
