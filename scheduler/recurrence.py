"""Recurrences: on which local days something comes back. Pure; times of day and zones are in `hours`."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from itertools import count, islice
from typing import TypeAlias

WEEK = 7
WORKING_DAYS = (0, 1, 2, 3, 4)
LONGEST = 366
"""No recurrence has more days, weeks or months between two periods."""
LAST = -1
"""The last of its kind in a month."""
SURE_DAY = 28
"""Every month has this day; later ones are moved to the month's last day where they are missing."""


@dataclass(frozen=True, slots=True)
class Days:
    """Every `every` days, from `anchor` on."""

    every: int
    anchor: date

    def __post_init__(self) -> None:
        _check(self.every in range(1, LONGEST + 1), "every")


@dataclass(frozen=True, slots=True)
class Weeks:
    """On `weekdays` (0 is Monday; in order) of every `every`-th week, counted from the week of `anchor`."""

    every: int
    weekdays: tuple[int, ...]
    anchor: date

    def __post_init__(self) -> None:
        _check(self.every in range(1, LONGEST + 1), "every")
        _check(bool(self.weekdays) and self.weekdays == tuple(sorted({*self.weekdays} & {*range(WEEK)})), "weekdays")


@dataclass(frozen=True, slots=True)
class MonthDays:
    """On one day of every `every`-th month, counted from the month of `anchor`; 12 is once a year.

    `day` is 1 to 31 or LAST. A month that is too short gives its last day: nobody means to skip February.
    """

    every: int
    day: int
    anchor: date

    def __post_init__(self) -> None:
        _check(self.every in range(1, LONGEST + 1), "every")
        _check(self.day in (LAST, *range(1, 32)), "day")


@dataclass(frozen=True, slots=True)
class MonthWeekdays:
    """On the `nth` (1 to 5, or LAST) `weekday` (0 is Monday) of every `every`-th month; no fifth one: none."""

    every: int
    nth: int
    weekday: int
    anchor: date

    def __post_init__(self) -> None:
        _check(self.every in range(1, LONGEST + 1), "every")
        _check(self.nth in (LAST, 1, 2, 3, 4, 5), "nth")
        _check(self.weekday in range(WEEK), "weekday")


@dataclass(frozen=True, slots=True)
class MonthWorkingDay:
    """On the first working day (Monday to Friday) of every `every`-th month."""

    every: int
    anchor: date

    def __post_init__(self) -> None:
        _check(self.every in range(1, LONGEST + 1), "every")


Recurrence: TypeAlias = Days | Weeks | MonthDays | MonthWeekdays | MonthWorkingDay


def _check(is_right: bool, what: str) -> None:  # noqa: FBT001  # reads like an assertion
    if not is_right:
        raise ValueError(what)


def dates(recurrence: Recurrence, after: date, count: int) -> list[date]:
    """The next `count` local dates, later than `after` and never before the anchor."""
    return list(islice(upcoming(recurrence, after), count))


def upcoming(recurrence: Recurrence, after: date) -> Iterator[date]:
    """All local dates later than `after`, and never before the anchor; they end with the calendar, in the year 9999."""
    first = max(after + timedelta(days=1), recurrence.anchor)
    for period in count(_period_of(recurrence, first)):
        try:
            found = _dates_in(recurrence, period)
        except (ValueError, OverflowError):
            return
        yield from (day for day in found if day >= first)


def is_on(recurrence: Recurrence, day: date) -> bool:
    """Whether `day` is one of its dates."""
    return next(upcoming(recurrence, day - timedelta(days=1)), None) == day


def _period_of(recurrence: Recurrence, day: date) -> int:
    """Which of its periods (days, weeks, months) `day` lies in, or the one just before; the anchor's is 0."""
    match recurrence:
        case Days(every, anchor):
            return (day - anchor).days // every
        case Weeks(every, _, anchor):
            return (_monday(day) - _monday(anchor)).days // WEEK // every
        case MonthDays(every=every, anchor=anchor) | MonthWeekdays(every=every, anchor=anchor):
            return (_month(day) - _month(anchor)) // every
        case MonthWorkingDay(every, anchor):
            return (_month(day) - _month(anchor)) // every


def _dates_in(recurrence: Recurrence, period: int) -> Sequence[date]:
    match recurrence:
        case Days(every, anchor):
            return (anchor + timedelta(days=every * period),)
        case Weeks(every, weekdays, anchor):
            monday = _monday(anchor) + timedelta(weeks=every * period)
            return [monday + timedelta(days=weekday) for weekday in weekdays]
        case MonthDays(every, day, anchor):
            year, month, length = _year_and_month(_month(anchor) + every * period)
            return (date(year, month, length if day == LAST else min(day, length)),)
        case MonthWeekdays(every, nth, weekday, anchor):
            year, month, length = _year_and_month(_month(anchor) + every * period)
            first = date(year, month, 1).weekday()
            days = range(1 + (weekday - first) % WEEK, length + 1, WEEK)
            return [date(year, month, day) for day in (days[-1:] if nth == LAST else days[nth - 1 : nth])]
        case MonthWorkingDay(every, anchor):
            year, month, _length = _year_and_month(_month(anchor) + every * period)
            days = range(1, WEEK + 1)
            return (next(date(year, month, day) for day in days if date(year, month, day).weekday() in WORKING_DAYS),)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _year_and_month(months: int) -> tuple[int, int, int]:
    year, month = months // 12, months % 12 + 1
    if year > MAXYEAR:
        raise OverflowError(year)
    return year, month, calendar.monthrange(year, month)[1]


# --- as text, for the database and for calendars -----------------------------------------------------------

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def to_rrule(recurrence: Recurrence) -> str:
    """The recurrence as an RRULE of RFC 5545, to be read with the anchor as DTSTART."""
    match recurrence:
        case Days(every):
            return f"FREQ=DAILY;INTERVAL={every}"
        case Weeks(every, weekdays):
            return f"FREQ=WEEKLY;INTERVAL={every};BYDAY={','.join(_CODES[day] for day in weekdays)}"
        case MonthDays(every, day) if day <= SURE_DAY:
            return f"FREQ=MONTHLY;INTERVAL={every};BYMONTHDAY={day}"
        case MonthDays(every, day):
            days = ",".join(str(one) for one in range(SURE_DAY, day + 1))
            return f"FREQ=MONTHLY;INTERVAL={every};BYMONTHDAY={days};BYSETPOS=-1"
        case MonthWeekdays(every, nth, weekday):
            return f"FREQ=MONTHLY;INTERVAL={every};BYDAY={nth}{_CODES[weekday]}"
        case MonthWorkingDay(every):
            return f"FREQ=MONTHLY;INTERVAL={every};BYDAY={','.join(_CODES[day] for day in WORKING_DAYS)};BYSETPOS=1"


def from_rrule(rule: str, anchor: date) -> Recurrence:
    """What `to_rrule` was given. Raises ValueError or KeyError for an RRULE that it does not write."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    every = int(parts["INTERVAL"])
    match parts["FREQ"]:
        case "DAILY":
            return Days(every, anchor)
        case "WEEKLY":
            return Weeks(every, tuple(_CODES.index(code) for code in parts["BYDAY"].split(",")), anchor)
        case "MONTHLY" if "BYMONTHDAY" in parts:
            return MonthDays(every, int(parts["BYMONTHDAY"].split(",")[-1]), anchor)
        case "MONTHLY" if "BYSETPOS" in parts:
            return MonthWorkingDay(every, anchor)
        case "MONTHLY":
            return MonthWeekdays(every, int(parts["BYDAY"][:-2]), _CODES.index(parts["BYDAY"][-2:]), anchor)
        case other:
            raise ValueError(other)
