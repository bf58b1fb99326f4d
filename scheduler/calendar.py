"""Calendars: which days are holidays somewhere, and what a recurring moment does on them. Pure, no network."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

import holidays

from scheduler.recurrence import Recurrence, upcoming

DAY = timedelta(days=1)
SATURDAY = 5
SCHOOL_ZONES = ("A", "B", "C")
SCHOOL_KNOWN_UNTIL = date(2028, 8, 31)
"""The school years up to 2027-2028 are in the orders of 7 December 2022, 22 October 2025 and 21 July 2026. The library
goes on by rule of thumb; we do not: what no order says yet, nobody knows."""
FARTHEST = 100
"""Days within which a working day is sought: a summer of school holidays, and some more."""


class HolidayRule(StrEnum):
    """What happens with a moment that falls on a holiday."""

    KEEP = "keep"
    SKIP = "skip"
    BEFORE = "before"
    """It takes place on the last working day before."""
    AFTER = "after"
    """It takes place on the first working day after."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Public holidays of a `country` (ISO 3166, two letters) or one of its regions, and a French school zone.

    Empty texts: none of these. Raises ValueError for what nobody knows. Written "FR", "FR-57", "FR+A", "FR-6AE+B".
    """

    country: str = ""
    region: str = ""
    school: str = ""

    def __post_init__(self) -> None:
        if self.country and self.country not in _regions():
            raise ValueError(self.country)
        if self.region and self.region not in _regions().get(self.country, ()):
            raise ValueError(self.region)
        if self.school and (self.school not in SCHOOL_ZONES or self.country != "FR"):
            raise ValueError(self.school)

    @classmethod
    def parse(cls, code: str) -> "Calendar":
        """What `str` wrote. Raises ValueError for anything else."""
        where, _, school = code.partition("+")
        country, _, region = where.partition("-")
        return cls(country, region, school)

    def __str__(self) -> str:
        region = f"-{self.region}" if self.region else ""
        return f"{self.country}{region}" + (f"+{self.school}" if self.school else "")


@dataclass(frozen=True, slots=True)
class Planned:
    """One date (`day`) of a recurrence, and what the calendar makes of it.

    It takes place `on` that day (None: not at all). `holiday` says what `day` is, when it is one. `is_crowded`: it is
    left out because moving it would bring it to another date of the same recurrence, or past it. `is_unknown`: nobody
    can say yet whether there is school on that day.
    """

    day: date
    on: date | None
    holiday: str = ""
    is_crowded: bool = False
    is_unknown: bool = False


def planned(
    recurrence: Recurrence, rule: HolidayRule, where: Calendar, after: date, language: str = "fr"
) -> Iterator[Planned]:
    """The dates of a recurrence later than `after`, each with its fate; holidays are named in `language`."""
    for day in upcoming(recurrence, after):
        yield plan_one(recurrence, day, rule, where, language)


def plan_one(recurrence: Recurrence, day: date, rule: HolidayRule, where: Calendar, language: str = "fr") -> Planned:
    """What becomes of one date of the recurrence."""
    name = holiday(day, where, language)
    if not name:
        is_unknown = bool(where.school) and day > SCHOOL_KNOWN_UNTIL and rule is not HolidayRule.KEEP
        return Planned(day, day, is_unknown=is_unknown)
    if rule in (HolidayRule.KEEP, HolidayRule.SKIP):
        return Planned(day, day if rule is HolidayRule.KEEP else None, name)
    to = _working_day(day, -DAY if rule is HolidayRule.BEFORE else DAY, where)
    is_crowded = to is not None and _is_between(recurrence, day, to)
    return Planned(day, None if is_crowded else to, name, is_crowded)


def _is_between(recurrence: Recurrence, day: date, to: date) -> bool:
    """Whether another date of the recurrence lies between `day` and `to`, or on `to`."""
    if to < day:
        return next(upcoming(recurrence, to - DAY), day) < day
    return next(upcoming(recurrence, day), date.max) <= to


def holiday(day: date, where: Calendar, language: str = "fr") -> str:
    """What kind of holiday `day` is there; "" for none. Public holidays come before school's."""
    public: str = _public(where.country, where.region, language).get(day, "") if where.country else ""
    if public or not where.school or day > SCHOOL_KNOWN_UNTIL:
        return public
    school: str = _school(where.school, language).get(day, "")
    return school


def countries() -> list[str]:
    """The countries whose public holidays are known, by their two letters."""
    return sorted(_regions())


def _working_day(day: date, step: timedelta, where: Calendar) -> date | None:
    for _ in range(FARTHEST):
        day += step
        if day.weekday() < SATURDAY and not holiday(day, where):
            return day
    return None


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    known = holidays.list_supported_countries(include_aliases=False)
    return {country: tuple(regions) for country, regions in known.items()}


@cache
def _public(country: str, region: str, language: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=region or None, language=_spoken(country, language))


@cache
def _school(zone: str, language: str) -> holidays.HolidayBase:
    spoken = _spoken("FR", language)
    return holidays.country_holidays("FR", subdiv=f"Zone {zone}", categories=("school",), language=spoken)


def _spoken(country: str, language: str) -> str | None:
    """The library's name of `language`, if it has the country's holidays in it; else the country's own."""
    there = getattr(holidays, country)
    own: str | None = there.default_language
    return next((one for one in there.supported_languages if one.split("_")[0] == language), own)
