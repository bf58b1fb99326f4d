"""The guided tour of the playground, once in each language: a few steps, each lived as somebody who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.platforms.playground.strings import STRINGS
from bot.ui.i18n import Localiser, translate
from bot.ui.text import Reader, Sentence, _


@dataclass(frozen=True, slots=True)
class Step:
    """A step, lived as `person` in `place`; `words` are what they could write there, in their language.

    It is done when Mijote offers them a button whose wire id begins with `button`, at least `minutes` after their own
    words; or, without a button, when they wrote in a thread of the place. Then `done` is said.
    """

    title: Sentence
    text: Sentence
    done: Sentence
    person: str
    place: str
    words: str = ""
    button: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who plays, by id and first name, and what they write."""

    asks: tuple[str, str]
    helps: tuple[str, str]
    waits: tuple[str, str]
    trouble: str
    later: str


_CASTS = {
    "fr": _Cast(
        ("ana", "Ana"),
        ("leo", "Léo"),
        ("yanis", "Yanis"),
        "SOS, le vidéoprojecteur est mort et mon atelier est demain",
        "SOS, personne n'a la clé de la salle",
    ),
    "en": _Cast(
        ("tom", "Tom"),
        ("maya", "Maya"),
        ("chidi", "Chidi"),
        "SOS, the projector is dead and my workshop is tomorrow",
        "SOS, nobody has the key to the room",
    ),
}

_KEPT = "sos.sorted"  # the button below the words by which Mijote says that somebody is called


def _steps(cast: _Cast) -> tuple[Step, ...]:
    (asks, asking), (helps, helping), (waits, waiting) = cast.asks, cast.helps, cast.waits
    to_ask = Step(
        _("Ask for help"),
        _("You are {name}, a volunteer. Tell Mijote what weighs on you, in your own words or in these:", name=asking),
        _("Mijote has answered, and has called the team."),
        asks,
        f"dm-{asks}",
        cast.trouble,
        _KEPT,
    )
    to_help = Step(
        _("Take the call"),
        _(
            "You are {name}, on the team. {volunteer} waits in #sos-anim: press the first button of the card"
            " (in a channel, Mijote speaks the community’s language), then write in its thread.",
            name=helping,
            volunteer=asking,
        ),
        _("{volunteer} gets your words as a direct message. Only what begins with 🔒 stays here.", volunteer=asking),
        helps,
        "c-sos",
    )
    to_wait = Step(
        _("Let time pass"),
        _(
            "You are {name}. Write these words, let nobody answer, and move the clock at the top by ten minutes:",
            name=waiting,
        ),
        _("Mijote has called the team again, and {name} knows it.", name=waiting),
        waits,
        f"dm-{waits}",
        cast.later,
        _KEPT,
        10,
    )
    return (to_ask, to_help, to_wait)


TOURS: Mapping[str, tuple[Step, ...]] = {language: _steps(cast) for language, cast in _CASTS.items()}
"""The steps by language."""


def first_people() -> dict[str, str]:
    """As whom a visitor begins, by language."""
    return {language: steps[0].person for language, steps in TOURS.items()}


def tours_json() -> list[dict[str, Any]]:
    """The tours as the page gets them, each with its own sentences: it keeps its language whoever is played."""
    return [_tour(language, Localiser(Reader(language))) for language in TOURS]


def _tour(language: str, words: Localiser) -> dict[str, Any]:
    return {
        "language": language,
        "strings": {key: translate(one, words.reader) for key, one in STRINGS.items() if key.startswith("tour")},
        "steps": [
            {
                "title": words.plain(step.title),
                "text": words.plain(step.text),
                "done": words.plain(step.done),
                "as": step.person,
                "place": step.place,
                "words": step.words,
                "button": step.button,
                "minutes": step.minutes,
            }
            for step in TOURS[language]
        ],
    }
