"""Sentences: « un jeudi sur deux à 9 h » as a recurrence and a time of day, in French and in English. Pure."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from enum import StrEnum

from scheduler import lexicon, recurrence
from scheduler.lexicon import MONTHS, NUMBERS, ORDINALS, WEEKDAYS
from scheduler.recurrence import LAST, LONGEST, WORKING_DAYS, Days, MonthDays, MonthWeekdays, Recurrence, Weeks

LONGEST_SENTENCE = 200
EARLIEST = 1900
YEAR = 12
NOON = 12
FORTNIGHT = 15
"""Days, as the French count two weeks."""


class Why(StrEnum):
    """What keeps a sentence from being understood."""

    EMPTY = "empty"
    NO_TIME = "no_time"
    NO_DAY = "no_day"
    WHICH_WEEKDAY = "which_weekday"
    WHICH_DAY = "which_day"
    ONCE = "once"
    TWO_TIMES = "two_times"
    BAD_TIME = "bad_time"
    BAD_DATE = "bad_date"
    TOO_OFTEN = "too_often"
    TOO_MUCH = "too_much"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Understood:
    """When something comes back; `at` is a wall time. `starts`: it was said from when on."""

    recurrence: Recurrence
    at: time
    starts: bool = False


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why not; `word` is the one that is not known, and `meant` what it may be a slip of."""

    why: Why
    word: str = ""
    meant: str = ""


class Refused(Exception):
    """Not understood: `told` says why. Between the readers of sentences only."""

    def __init__(self, why: Why, word: str = "", meant: str = "") -> None:
        super().__init__(why)
        self.told = NotUnderstood(why, word, meant)


def understand(words: str, now: datetime) -> Understood | NotUnderstood:
    """What somebody means; `now` is where they are. The first date is later than that, and all count from it."""
    try:
        return _understand(Reading(plain(words)[:LONGEST_SENTENCE]), now)
    except Refused as refused:
        return refused.told


@dataclass(slots=True)
class Reading:
    """The words that are left, and what the others said."""

    left: str
    months: int = 0
    weeks: int = 0
    days: int = 0
    weekdays: set[int] = field(default_factory=set)
    nth: int = 0
    day: int = 0
    month: int = 0

    def take(self, pattern: str) -> Iterator[re.Match[str]]:
        """Each place where these words stand; they are not read again."""
        found = list(re.finditer(rf"(?<!\S)(?:{pattern})(?!\S)", self.left))
        self.left = re.sub(rf"(?<!\S)(?:{pattern})(?!\S)", " ", self.left)
        return iter(found)

    def first(self, pattern: str) -> re.Match[str] | None:
        """The first of these places."""
        return next(self.take(pattern), None)


def _understand(reading: Reading, now: datetime) -> Understood:
    if not reading.left:
        raise Refused(Why.EMPTY)
    if reading.first(lexicon.TOO_OFTEN):
        raise Refused(Why.TOO_OFTEN)
    asked_every = re.search(rf"(?<!\S){lexicon.EVERY}(?!\S)", reading.left) is not None
    start = next((date_of(found, now.date()) for found in reading.take(lexicon.START)), None)
    times = {time_of(found) for found in reading.take(lexicon.TIME)}
    _how_often(reading)
    _which_days(reading)
    refuse_unknown(reading)
    if reading.day and reading.month and not reading.months:
        if not asked_every:
            raise Refused(Why.ONCE)
        reading.months = YEAR
    rule = _rule(reading, now.date())
    if not times:
        raise Refused(Why.NO_TIME)
    if len(times) > 1:
        raise Refused(Why.TWO_TIMES)
    [at] = times
    return Understood(_from(rule, at, start, now), at, start is not None)


def _how_often(reading: Reading) -> None:
    for pattern, many in lexicon.MONTHLY:
        for found in reading.take(pattern):
            reading.months = max(reading.months, many * _number(found))
    for pattern, many in lexicon.WEEKLY:
        for found in reading.take(pattern):
            reading.weeks = many * _number(found)
    for _found in reading.take(lexicon.WORKDAYS):  # before "tous les jours"
        reading.weekdays.update(WORKING_DAYS)
    for pattern, many in lexicon.DAILY:
        for found in reading.take(pattern):
            reading.days = many * _number(found)


def _which_days(reading: Reading) -> None:
    for found in reading.take(lexicon.NTH_WEEK):
        reading.weekdays.add(weekday_of(_group(found, "weekday")))
        if reading.months:
            reading.nth = _number(found)  # "every second Thursday of the month"
        else:
            reading.weeks = _number(found)
    for _found in reading.take(lexicon.WEEKEND):
        reading.weekdays.update((5, 6))
    for found in reading.take(lexicon.RANGE):
        first, last = weekday_of(found["first"]), weekday_of(found["last"])
        reading.weekdays.update(range(first, last + 1) if first <= last else (*range(first, 7), *range(last + 1)))
    for found in reading.take(lexicon.NTH_WEEKDAY):
        if reading.nth:
            raise Refused(Why.TOO_MUCH)
        reading.nth = ORDINALS[found["nth"]]
        reading.weekdays.add(weekday_of(found["weekday"]))
    _which_date(reading)
    reading.weekdays.update(weekday_of(found[0]) for found in reading.take(lexicon.WEEKDAY))


def _which_date(reading: Reading) -> None:
    for pattern, day in ((lexicon.LAST_DAY, LAST), (lexicon.FIRST_DAY, 1)):
        if reading.first(pattern):
            reading.day = day
    if found := reading.first(lexicon.DATE):
        if not _group(found, "day"):
            raise Refused(Why.ONCE)  # 14/07/2027
        reading.day, reading.month = _day_number(_group(found, "day")), MONTHS[_group(found, "month")]
        if _group(found, "year"):
            raise Refused(Why.ONCE)
    for found in reading.take(lexicon.MONTH):
        reading.month = MONTHS[found[0]]
    for found in reading.take(lexicon.DAY_NUMBER):
        if reading.day:
            raise Refused(Why.TOO_MUCH)
        reading.day = _day_number(found[0])


def refuse_unknown(reading: Reading, fillers: Collection[str] = ()) -> None:
    """Raises Refused for a word that is left and says something that we do not know."""
    for word in reading.left.split():
        if word not in lexicon.FILLERS and word not in fillers:
            close = get_close_matches(word, lexicon.KNOWN, n=1, cutoff=0.75)
            raise Refused(Why.WORD, word, close[0] if close else "")


def _rule(reading: Reading, today: date) -> Recurrence:
    """The rule, with an anchor that only says in which month it comes."""
    if max(reading.months, reading.weeks, reading.days) > LONGEST or 0 in (reading.months or 1, reading.weeks or 1):
        raise Refused(Why.TOO_MUCH)
    anchor = date(today.year, reading.month or 1, 1)
    if reading.nth or reading.day or reading.months:
        if reading.weeks or reading.days:
            raise Refused(Why.TOO_MUCH)
        return _monthly(reading, anchor)
    if reading.weekdays:
        if reading.days == FORTNIGHT:  # « tous les 15 jours, le mardi »
            reading.days, reading.weeks = 0, 2
        if reading.days > 1 or (reading.days and reading.weeks):
            raise Refused(Why.TOO_MUCH)
        return Weeks(reading.weeks or 1, tuple(sorted(reading.weekdays)), anchor)
    if reading.weeks:
        raise Refused(Why.WHICH_WEEKDAY)
    if not reading.days:
        raise Refused(Why.NO_DAY)
    return Days(reading.days, anchor)


def _monthly(reading: Reading, anchor: date) -> Recurrence:
    every = reading.months or (YEAR if reading.month else 1)
    if reading.month and every % YEAR:
        raise Refused(Why.TOO_MUCH)
    if reading.nth and not reading.day and len(reading.weekdays) == 1:
        return MonthWeekdays(every, reading.nth, next(iter(reading.weekdays)), anchor)
    if reading.nth or (reading.day and reading.weekdays):
        raise Refused(Why.TOO_MUCH)
    if not reading.day or (every % YEAR == 0 and not reading.month):
        raise Refused(Why.WHICH_DAY)
    longest = 29 if reading.month == 2 else 30 if reading.month in (4, 6, 9, 11) else 31  # noqa: PLR2004  # February
    if reading.day != LAST and reading.day not in range(1, longest + 1):
        raise Refused(Why.BAD_DATE)
    return MonthDays(every, reading.day, anchor)


def _from(rule: Recurrence, at: time, start: date | None, now: datetime) -> Recurrence:
    """The rule, counted from its first date: on or after `start`, or later than now."""
    after = now.date() - timedelta(days=at > now.time())
    if start is not None:
        after = max(after, start - timedelta(days=1))
    is_yearly = not isinstance(rule, Days | Weeks) and rule.every % YEAR == 0
    often = replace(rule, every=YEAR if is_yearly else 1)
    first = next(recurrence.upcoming(often, after), None)
    if first is None:
        raise Refused(Why.BAD_DATE)
    return replace(rule, anchor=first)


# --- words ------------------------------------------------------------------------------------------------


def plain(words: str) -> str:
    """In small letters, without accents, and without signs but those of dates and times."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    text = re.sub(r"(\d{4})-(\d{2})-(\d{2})", r"\1/\2/\3", text)
    text = re.sub(r"(?<!\d)\.|\.(?!\d)", "", text)  # "a.m.", "mer."
    return " ".join(re.sub(r"[^\w:./]", " ", text).split())


def _group(found: re.Match[str], name: str) -> str:
    """A group that has several names, since each may stand in several places."""
    groups = found.groupdict()
    return next((groups[one] for one in groups if one.rstrip("0123456789") == name and groups[one]), "")


def _number(found: re.Match[str]) -> int:
    return NUMBERS[_group(found, "n") or "1"]


def weekday_of(word: str) -> int:
    """Which weekday; 0 is Monday."""
    return WEEKDAYS[word] if word in WEEKDAYS else WEEKDAYS[word.removesuffix("s")]


def _day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def time_of(found: re.Match[str]) -> time:
    """The time of day that lexicon.TIME found. Raises Refused."""
    if found["noon"]:
        return time(NOON, 30 if found["half"] else 0)
    if found["midnight"]:
        return time(0)
    hour, minute, half = int(_group(found, "hour")), int(_group(found, "minute") or 0), found["half2"] or found["half3"]
    if half and hour in range(1, NOON + 1):
        hour = hour % NOON + (NOON if half == "p" else 0)
    elif half:
        raise Refused(Why.BAD_TIME)
    if found["evening"] and hour < NOON:
        hour += NOON
    try:
        return time(hour, minute)
    except ValueError:
        raise Refused(Why.BAD_TIME) from None


def date_of(found: re.Match[str], today: date) -> date:
    """The date from which somebody wants to begin; without a year it is the next one."""
    try:
        if iso := found["iso"]:
            day, month, *years = map(int, reversed(re.split("[/-]", iso)))
        elif slashed := found["slashed"]:
            day, month, *years = map(int, slashed.split("/"))
        else:
            day, month = _day_number(_group(found, "day")), MONTHS[_group(found, "month")]
            years = [int(year) for year in [_group(found, "year")] if year]
        if years and years[0] < EARLIEST:
            raise Refused(Why.BAD_DATE)
        for year in years or (today.year, today.year + 1):
            begins = date(year, month, day)
            if years or begins >= today:
                return begins
    except ValueError:
        pass
    raise Refused(Why.BAD_DATE)
