"""Dates as they are shown: when something takes place, and why not on its own day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from bot.ui.text import Span, _
from scheduler import wording


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date of a ritual: its own `day`, and the day and time at which it takes place (None: it does not).

    `holiday` is what its own day is; `by_hand`: somebody moved it; `is_crowded`, `is_unknown`: see calendar.Planned.
    """

    day: date
    on: date | None
    at: time
    holiday: str = ""
    by_hand: bool = False
    is_crowded: bool = False
    is_unknown: bool = False


def date_row(row: DateRow) -> Span:
    """One line."""
    if row.on is None:
        if row.is_crowded:
            return _("{day}: left out ({holiday}, and the next one is near)", day=row.day, holiday=row.holiday)
        return _("{day}: left out ({holiday})", day=row.day, holiday=row.holiday)
    moment = _("{day} at {time}", day=row.on, time=wording.clock(row.at))
    if row.by_hand:
        return _("{moment} (moved by hand)", moment=moment)
    if row.on != row.day:
        return _("{moment}, instead of {day} ({holiday})", moment=moment, day=row.day, holiday=row.holiday)
    if row.holiday:
        return _("{moment} ({holiday}: it takes place all the same)", moment=moment, holiday=row.holiday)
    if row.is_unknown:
        return _("{moment} (school holidays are not known that far ahead)", moment=moment)
    return moment


def date_rows(rows: Sequence[DateRow]) -> tuple[Span, ...]:
    """One line for each."""
    return tuple(date_row(row) for row in rows)
