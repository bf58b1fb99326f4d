"""The worst that the celebration may have to show; see worst_cases.py."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import cycle, product
from typing import Any

from bot.core.achieved import Feat
from bot.core.files import SharedFile
from bot.ui.form import Form
from bot.ui.text import Reader, _
from bot.ui.view import View
from bot.ui.wire import wire
from handlers.celebration import flow, forms, loads, screens
from handlers.celebration.rules import TOGETHER, WORDS_LIMIT, Choice, Source, State
from scheduler.dates import DateRow

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
WIN = "f" * 32
COUNTS = (0, 1, 1000)
HEADING = _("Something has changed meanwhile. This is how it stands:")


def _told(names: Sequence[str], texts: Sequence[str]) -> Iterator[screens.Told]:
    """Each text once and each name; every choice, with nobody, one and several."""
    for text, name, choice in zip((*texts, *texts), cycle(names), cycle(Choice), strict=False):
        shown = (screens.Shown(name, choice), screens.Shown(name, Choice.ANONYMOUS), screens.Shown(name, choice))
        # A form and a reaction take no more words than that; the names of two platforms have no such limit.
        yield screens.Told(shown, text[:WORDS_LIMIT], None, [name] * 3)
    yield screens.Told((), texts[0], None, names)
    for feat, count in zip(Feat, cycle(COUNTS), strict=False):
        yield screens.Told((screens.Shown(names[0], Choice.NAME),), "", feat.value, (), count + 1)


def _headers(names: Sequence[str]) -> Iterator[screens.Header]:
    for name, choice, many in zip(cycle(names), cycle(Choice), COUNTS * len(names), strict=False):
        people = [screens.Shown(name, choice)] * many
        yield screens.Header(date(2026, 9, 30), many + 1, people, many, many, None, AT)
    for question in (None, *range(0, 56, 11)):
        yield screens.Header(date(2026, 9, 30), 0, (), 5, 5, question, AT)


def _mine(names: Sequence[str], texts: Sequence[str]) -> Iterator[list[screens.Mine]]:
    for text, name, choice, said in zip(
        (*texts, *texts), cycle(names), cycle(Choice), cycle((True, False)), strict=False
    ):
        one = screens.Mine(WIN, text[:WORDS_LIMIT], None, [name] * 2, own_words=not said, choice=choice, said=said)
        yield [one, *[replace(one, fact=Feat.YEARS.value, count=100)] * (loads.IN_NOTICE - 1)]
        yield [one] * loads.IN_NOTICE


def _pictures(names: Sequence[str]) -> Iterator[SharedFile]:
    for name, choice, many in zip((*names, *names), cycle(Choice), cycle(COUNTS), strict=False):
        week = screens.Week(date(2026, 9, 30), many, [screens.Shown(name, choice)] * many, name)
        yield screens.week(week, Reader("fr", "Europe/Paris"))


def surfaces(names: Sequence[str], texts: Sequence[str]) -> Mapping[str, list[Any]]:
    """What the surfaces of each kind may have to show."""
    return {
        flow.HEADER: list(_headers(names)),
        flow.PART: [[told] * many for told in _told(names, texts) for many in (1, TOGETHER)],
        flow.NOTICE: [
            screens.Notice(names[number % len(names)], mine, more, AT if more else None, is_told=not more)
            for number, mine in enumerate(_mine(names, texts))
            for more in (0, 1000)
        ],
        flow.WHY: list(names),
        flow.PICTURE: list(_pictures(names)),
        flow.PREVIEW: [screens.Preview(AT, count) for count in COUNTS],
    }


def homes() -> list[screens.Home]:
    """The part of the home tab."""
    return [screens.Home(None), *(screens.Home(screens.Team(at, count)) for at, count in product((None, AT), COUNTS))]


def dialogs(texts: Sequence[str]) -> Mapping[str, list[Form]]:
    """Every form."""
    return {
        "celebration.report": [
            forms.tell(text, people, source)
            for text, people, source in zip(("", *texts), cycle(((), ("leo",) * 3)), cycle(Source), strict=False)
        ],
        "celebration.edit": [forms.edit(WIN, text) for text in texts],
        "celebration.paused": [forms.pause()],
        "celebration.holidays": [forms.holidays("keep", "FR+A")],
        "celebration.settings": [
            forms.settings(is_on=on, weekday=6, at=time(23, 59), emoji=text, unless_said="not_now", editor="")
            for text, on in product(texts, (True, False))
        ],
    }


def _dates(name: str, until: date | None) -> screens.Dates:
    """As many as are shown, each as long as they get."""
    day, wall = date(2026, 9, 30), time(10, 30)
    rows = [DateRow(day, day if held else None, wall, "Assomption de la Vierge Marie", is_crowded=not held)
            for held in (True, False) * loads.DATES_SHOWN]  # fmt: skip
    skipped = screens.Skipped(WIN, day, name if until else None)
    return screens.Dates(AT, rows, day, until, skipped, is_admin=True)


def whispers(names: Sequence[str], texts: Sequence[str]) -> Iterator[View]:
    """Answers that are no surface."""
    yield screens.page(screens.Page((), (), 0, 1))
    for mine, text in zip(_mine(names, texts), cycle(texts), strict=False):
        yield screens.page(screens.Page(mine, (screens.Given(WIN, text[:WORDS_LIMIT]),), 500, 1000))
    yield screens.noted(WIN, is_late=True)
    yield screens.noted(WIN, is_late=False)
    states = cycle((State.READY, State.HELD, State.DRAFT, State.LEFT_OUT))
    for state, told in zip(states, _told(names, texts), strict=False):
        yield screens.card(screens.Waiting(WIN, state, told, not told.people, wire("sos.read_case", WIN, 0)))
    yield screens.desk(screens.Desk(AT, (), 0, has_place=False, is_admin=False))
    for told, many, at in zip(_told(names, texts), cycle((loads.WAITING_SHOWN, 1)), cycle((None, AT)), strict=False):
        waiting = [screens.Waiting(f"{number:032}", State.READY, told, shown=True) for number in range(many)]
        yield screens.desk(screens.Desk(at, waiting, 1000, has_place=many == 1, is_admin=True), HEADING)
        yield screens.dates(_dates(names[many % len(names)], until=None if at else date.max), HEADING)
    for name, count in zip((*names, *names), cycle(COUNTS), strict=False):
        people = [screens.Unsung(name, AT if count else None, count, count, count + 1, tuple(Feat))] * min(
            count, loads.PEOPLE_SHOWN
        )
        yield screens.unsung(people, count)
