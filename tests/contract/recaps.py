"""The worst that recaps of the celebration may have to show; see worst_cases.py."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import cycle, product
from typing import Any

from bot.core.files import SharedFile
from bot.ui.form import Form
from bot.ui.text import Reader
from bot.ui.view import View
from handlers.celebration import export, forms, recap, screens, summary
from handlers.celebration.periods import Period
from handlers.celebration.rules import WORDS_LIMIT, Choice
from handlers.celebration.screens import Shown, Told

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
MONTH, YEAR = Period(2026, 9), Period(2026)
COUNTS = (0, 1, 3000)
READERS = (Reader("fr", "Europe/Paris"), Reader("en", "Europe/Paris"))


def _told(names: Sequence[str], texts: Sequence[str]) -> list[Told]:
    """Each text once and each name, every choice; a fact besides."""
    told = []
    for text, name, choice in zip(texts, cycle(names), cycle(Choice), strict=False):
        people = [Shown(name, choice), Shown(name, Choice.ANONYMOUS), Shown(name, choice)]
        told.append(Told(people, text[:WORDS_LIMIT], None, [name]))
    told.append(Told((), texts[0][:WORDS_LIMIT], None, names))
    told.append(Told([Shown(names[0], Choice.NAME)], "", "helped", ()))
    return told


def _figures(many: int) -> screens.Figures:
    return screens.Figures(many, many, many, many * 10, many, many)


def _recaps(names: Sequence[str]) -> Iterator[screens.Recap]:
    for name, choice, many in zip((*names, *names), cycle(Choice), cycle(COUNTS), strict=False):
        for period in (MONTH, YEAR):
            yield screens.Recap(period, _figures(many), [Shown(name, choice)] * many, many)


def _parts(told: Sequence[Told]) -> Iterator[list[screens.Chapter] | screens.Month]:
    for one in told:
        yield [screens.Chapter(date(2026, 9, 30), [one] * summary.ROWS)]
        yield screens.Month(MONTH, 3000, list(one.people) * 1000, one)
    yield [screens.Chapter(date(2026, 9, day + 1), [told[-1]]) for day in range(summary.ROWS)]
    yield screens.Month(MONTH, 1, (), None)


def _drawn(name: str, choice: Choice, many: int, period: Period) -> screens.Drawn:
    return screens.Drawn(period, _figures(many), [Shown(name, choice)] * many, [many] * len(period.months), name)


def _pictures(names: Sequence[str]) -> Iterator[SharedFile]:
    for name, choice, many in zip((*names, *names), cycle(Choice), cycle(COUNTS), strict=False):
        for period, reader in product((MONTH, YEAR), READERS):
            yield screens.recap_picture(_drawn(name, choice, many, period), reader)


def _files(names: Sequence[str], told: Sequence[Told]) -> Iterator[SharedFile]:
    for name, kind, reader in zip(names, cycle(screens.MAKERS), cycle(READERS), strict=False):
        drawn = _drawn(name, Choice.NAME, 3, MONTH)
        yield screens.document(screens.Report(drawn, [(date(2026, 9, 30), told)], AT, is_open=True), kind, reader)


def surfaces(names: Sequence[str], texts: Sequence[str]) -> Mapping[str, list[Any]]:
    """What the surfaces of each kind may have to show."""
    told = _told(names, texts)
    return {
        recap.RECAP: list(_recaps(names)),
        recap.PART: list(_parts(told)),
        recap.PICTURE: list(_pictures(names)),
        export.FILE: list(_files(names, told)),
        export.OUTDATED: [screens.Outdated("f" * 32, period, AT) for period in (MONTH, YEAR)],
    }


def dialogs() -> Mapping[str, list[Form]]:
    """Every form."""
    wanted = (MONTH, YEAR, Period(2001, 2), Period(9998))
    return {"celebration.export": [forms.export(period, date(2026, 9, 30)) for period in wanted]}


def whispers() -> Iterator[View]:
    """Answers that are no surface."""
    for month_at, year_at, is_admin in product((None, AT), (None, AT), (True, False)):
        yield screens.recaps(screens.Recaps(month_at, year_at, is_admin))
