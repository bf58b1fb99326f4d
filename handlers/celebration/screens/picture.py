"""The picture of the week: what is drawn, and what it says to whoever cannot see it; state in, view out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.files import MADE, SharedFile
from bot.core.refs import Workspace
from bot.ui.i18n import Localiser
from bot.ui.text import Reader, Span, User, _, join, ngettext, shorten
from bot.ui.view import File, View
from handlers.celebration.fonts import can_write, writable
from handlers.celebration.screens.thread import NAMED, Shown, called, shown_names

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
    wins = ngettext("success", "successes", state.wins)
    people = ngettext("person to applaud", "people to applaud", len(state.people))
    figures = [[str(state.wins), words.plain(wins)]]
    if state.people:
        figures.append([str(len(state.people)), words.plain(people)])
    drawn = {
        "title": words.plain(_("Our week")),
        "figures": figures,
        "names": names_drawn(state.people, NAMED, words),
        "last": last_line(state.community, _("{day}", day=state.day), words),
    }
    word = words.plain(_("our-week"))
    alt = shorten(words.plain(in_words(_("Our week"), state.wins, state.people)), ALT)
    return SharedFile(
        Workspace(MADE, DRAWING), json.dumps(drawn), f"{word}-{state.day.isoformat()}.png", "image/png", 0, alt
    )


def names_drawn(people: Sequence[Shown], most: int, words: Localiser) -> list[str]:
    """So many of the names as the font can write, and how many more there are."""
    named = [name for name in map(called, people) if name is not None and can_write(name)]
    names = [writable(shorten(name, LONGEST_NAME)) for name in named[:most]]
    more = len(people) - len(names)
    return [*names, words.plain(ngettext("and {count} more", "and {count} more", more))] if names and more else names


def last_line(community: str, when: Span, words: Localiser) -> str:
    """Whose picture it is, if the font can write that, and of when."""
    told = words.plain(when)
    return shorten(f"{writable(community)} · {told}" if can_write(community) else told, LAST)


def in_words(title: Span, count: int, people: Sequence[Shown]) -> Span:
    """What a picture shows, for whoever cannot see it."""
    wins = ngettext("{count} success", "{count} successes", count)
    names, more = shown_names(people[:NAMED]), len(people) - NAMED
    if names is None:
        return _("{title} in a picture: {wins}.", title=title, wins=wins)
    rest = join(" ", ngettext("and {count} more", "and {count} more", more)) if more > 0 else ""
    return _("{title} in a picture: {wins}, and applause for {names}{rest}.", title=title, wins=wins, names=names,
             rest=rest)  # fmt: skip


def picture(file: SharedFile) -> View:
    """The picture, and in words what it shows."""
    return View(User(file.alt), (File(file),))
