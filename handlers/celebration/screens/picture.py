"""The picture of the week: what is drawn, and what it says to whoever cannot see it; state in, view out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.files import MADE, SharedFile
from bot.core.refs import Workspace
from bot.core.words import first_name
from bot.ui.i18n import Localiser
from bot.ui.text import Reader, Span, User, _, join, ngettext, shorten
from bot.ui.view import File, View
from handlers.celebration.fonts import can_write, writable
from handlers.celebration.rules import Choice
from handlers.celebration.screens.thread import NAMED, Shown, shown_names

DRAWING = "celebration.week"
LONGEST_NAME, LAST, ALT = 40, 70, 900
"""Characters."""


@dataclass(frozen=True, slots=True)
class Week:
    """An edition as it opened. `people`: whoever is shown, each once."""

    day: date
    wins: int
    people: Sequence[Shown]
    community: str


def week(state: Week, reader: Reader) -> SharedFile:
    """The picture for a channel that reads this language. What the font cannot write stands in the words only."""
    words = Localiser(reader)
    named = [person for person in state.people if person.choice in (Choice.NAME, Choice.FIRST_NAME)]
    names = [shorten(_name(person), LONGEST_NAME) for person in named[:NAMED]]
    names = [writable(name) for name in names if can_write(name)]
    more = len(state.people) - len(names)
    wins = ngettext("success", "successes", state.wins)
    people = ngettext("person to applaud", "people to applaud", len(state.people))
    rest = [words.plain(ngettext("and {count} more", "and {count} more", more))] if more and names else []
    figures = [[str(state.wins), words.plain(wins)]]
    if state.people:
        figures.append([str(len(state.people)), words.plain(people)])
    day = words.plain(_("{day}", day=state.day))
    last = f"{writable(state.community)} · {day}" if can_write(state.community) else day
    drawn = {
        "title": words.plain(_("Our week")),
        "figures": figures,
        "names": [*names, *rest],
        "last": shorten(last, LAST),
    }
    called = words.plain(_("our-week"))
    alt = shorten(words.plain(_alt(state)), ALT)
    return SharedFile(
        Workspace(MADE, DRAWING), json.dumps(drawn), f"{called}-{state.day.isoformat()}.png", "image/png", 0, alt
    )


def _name(person: Shown) -> str:
    return person.name if person.choice is Choice.NAME else first_name(person.name)


def _alt(state: Week) -> Span:
    wins = ngettext("{count} success", "{count} successes", state.wins)
    names = shown_names(state.people[:NAMED])
    if names is None:
        return _("Our week in a picture: {wins}.", wins=wins)
    more = len(state.people) - NAMED
    rest = join(" ", ngettext("and {count} more", "and {count} more", more)) if more > 0 else ""
    return _("Our week in a picture: {wins}, and applause for {names}{rest}.", wins=wins, names=names, rest=rest)


def picture(file: SharedFile) -> View:
    """The picture, and in words what it shows."""
    return View(User(file.alt), (File(file),))
