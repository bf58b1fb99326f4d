"""Months and years, as recaps tell them: what belongs to one, when it is told, which sentence stands for it. No I/O."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256

from handlers.celebration import rules
from scheduler import hours
from scheduler.agenda import LateRule, Plan
from scheduler.calendar import Calendar, HolidayRule
from scheduler.recurrence import MonthWeekdays, MonthWorkingDay

DECEMBER = 12
AT, AFTER_AN_EDITION = time(10), time(14)
"""When a recap comes; on the day of an edition it leaves the morning to that."""
SENTENCE = (30, 240)
"""A sentence that stands for a month is neither a word nor a whole story: characters."""
MONTHS_OFFERED = 20
EARLIEST, LATEST = 2000, 9998
"""Years. Of a later one nobody can say when it is over: no calendar goes on after 9999."""


class Span(StrEnum):
    """What a recap tells of."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month (1 to 12) of a year, or with the month 0 the whole year."""

    year: int
    month: int = 0

    @classmethod
    def parse(cls, code: str) -> "Period":
        """What `str` wrote: 2026-11, or 2026. Raises ValueError for anything else."""
        found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", code)
        if found is None or not EARLIEST <= int(found[1]) <= LATEST:
            raise ValueError(code)
        return cls(int(found[1]), int(found[2] or 0))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    @property
    def span(self) -> Span:
        """Which of both it is."""
        return Span.MONTH if self.month else Span.YEAR

    @property
    def first(self) -> date:
        """Its first local date."""
        return date(self.year, self.month or 1, 1)

    @property
    def after(self) -> date:
        """The first local date after it."""
        if self.month in (0, DECEMBER):
            return date(self.year + 1, 1, 1)
        return date(self.year, self.month + 1, 1)

    @property
    def before(self) -> "Period":
        """The month, or the year, before it."""
        if not self.month:
            return Period(self.year - 1)
        return Period(self.year, self.month - 1) if self.month > 1 else Period(self.year - 1, DECEMBER)

    @property
    def days(self) -> tuple[str, str]:
        """Its first local date and the first one after it, as text."""
        return self.first.isoformat(), self.after.isoformat()

    @property
    def months(self) -> "list[Period]":
        """A year's months; a month's is itself."""
        return [self] if self.month else [Period(self.year, month) for month in range(1, DECEMBER + 1)]

    def instants(self, zone: str) -> tuple[datetime, datetime]:
        """When it begins and ends there, UTC."""
        return hours.instant(self.first, time(), zone), hours.instant(self.after, time(), zone)


def month_of(day: date) -> Period:
    """The month in which a local date lies."""
    return Period(day.year, day.month)


def around(day: date) -> tuple[Period, Period]:
    """The month and the year in which a local date lies."""
    return month_of(day), Period(day.year)


def typed(words: str, names: Sequence[str]) -> Period | None:
    """The period that somebody typed: 2026, 2026-11, 11/2026, or with a month's name (`names`: all twelve)."""
    plain = _plain(words)
    numbers = re.fullmatch(r"(?:(\d{1,2})[\s/.-]+)?(\d{4})|(\d{4})[\s/.-]+(\d{1,2})", plain)
    named = re.fullmatch(r"([^\W\d]+)\s+(\d{4})", plain)
    if numbers is not None:
        year, month = int(numbers[2] or numbers[3]), int(numbers[1] or numbers[4] or 0)
        is_told = bool(numbers[1] or numbers[4])
    elif named is not None and named[1] in (known := [_plain(name) for name in names]):
        year, month, is_told = int(named[2]), known.index(named[1]) + 1, True
    else:
        return None
    is_one = EARLIEST <= year <= LATEST and (month in range(1, DECEMBER + 1) if is_told else True)
    return Period(year, month) if is_one else None


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()


def offered(today: date) -> list[Period]:
    """What an export offers: this month and the last, this year and the last, and the months before."""
    month = month_of(today)
    months = [month]
    while len(months) < MONTHS_OFFERED:
        months.append(months[-1].before)
    return [*months[:2], Period(today.year), Period(today.year - 1), *months[2:]]


# --- when -------------------------------------------------------------------------------------------------


def plan(span: Span, today: date, zone: str, where: Calendar) -> Plan:
    """When the month (year) before is told: on the first working day of a month, the first Wednesday of a year.

    A holiday there moves it to the next working day.
    """
    if span is Span.MONTH:
        return Plan(MonthWorkingDay(1, today), AT, zone, HolidayRule.AFTER, where, LateRule.LATEST)
    first = MonthWeekdays(12, 1, rules.WEDNESDAY, date(today.year, 1, 1))
    return Plan(first, AT, zone, HolidayRule.AFTER, where, LateRule.LATEST)


def later(now: datetime, zone: str, *, has_edition: bool) -> datetime | None:
    """None: a recap that is due may come now. Else when it may, UTC: not in the night, nor on an edition's heels."""
    today = hours.local_date(now, zone)
    opening = hours.instant(today, AFTER_AN_EDITION if has_edition else AT, zone)
    if now < opening:
        return opening
    if now < hours.instant(today, rules.EVENING, zone):
        return None
    return hours.instant(today + timedelta(days=1), AT, zone)


# --- which sentence ---------------------------------------------------------------------------------------


def chosen(told: Sequence[tuple[str, str, bool]]) -> int | None:
    """Which success stands for a month: of each its id, its words as shown, and whether somebody said yes to be shown.

    Whoever said yes comes first, then a good length; among equals chance decides, always the same: nobody is ranked.
    None: there are no words.
    """
    with_words = [number for number, (_id, words, _yes) in enumerate(told) if words.strip()]
    shortest, longest = SENTENCE

    def place(number: int) -> tuple[bool, bool, str]:
        ident, words, said_yes = told[number]
        return not said_yes, not shortest <= len(words) <= longest, sha256(ident.encode()).hexdigest()

    return min(with_words, key=place, default=None)
