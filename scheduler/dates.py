"""Dates as they are shown: when something takes place, and why not on its own day. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.ui.text import Span, _
from scheduler import wording
from scheduler.agenda import Coming, Plan


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date of a schedule: its own `day`, and the day and time at which it takes place (None: it does not).

    `holiday` is what its own day is; `by_hand`: somebody moved it; `is_crowded`, `is_unknown`: see calendar.Planned.
    """

    day: date
    on: date | None
    at: time
    holiday: str = ""
    by_hand: bool = False
    is_crowded: bool = False
    is_unknown: bool = False


def row(coming: Coming, plan: Plan, *, by_hand: bool = False) -> DateRow:
    """One date, as it is shown; `by_hand`: somebody moved it."""
    planned = coming.planned
    if by_hand and coming.due_at is not None:
        at = coming.due_at.astimezone(ZoneInfo(plan.zone))
        return DateRow(coming.day, at.date(), at.time(), by_hand=True)
    return DateRow(
        coming.day,
        planned.on,
        plan.at,
        planned.holiday,
        is_crowded=planned.is_crowded,
        is_unknown=planned.is_unknown,
    )


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
