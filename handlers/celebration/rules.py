"""The rules of the weekly celebration: when, who is shown how, what goes together. No I/O."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from bot.core.words import first_name
from scheduler import hours
from scheduler.moments import moment
from scheduler.sentences import NotUnderstood

WORDS_LIMIT = 1000
PEOPLE_ASKED = 3
"""Of whom a form asks; a command takes as many."""

WEDNESDAY = 2
"""The usual day; 0 is Monday."""
EVENING = time(20)
LEAST_OPEN = timedelta(hours=2)
"""An edition stays open until the evening, and at least so long."""
LATEST = timedelta(days=3)
"""An edition that could not be shown for longer gives way to the next one."""

APART = 8
"""Up to so many wins get a message each."""
TOGETHER, WORDS_TOGETHER = 5, 1500
"""More than that are grouped: so many wins, with so many characters in all, in a message."""

PICTURE_FROM = 3
"""A picture of fewer wins would say no more than their words."""

WINS_COUNTED = 1000
"""More than any week brings."""

UNSUNG_AFTER = timedelta(days=90)
UNANSWERED = timedelta(days=60)
"""Somebody's own words to which they never said yes are forgotten after so long; and so are drafts."""
NO_REPEAT = timedelta(days=371)
"""Within 53 weeks no question comes back."""


ANNIVERSARIES = (1, 2, 3, *range(5, 101, 5))
"""Full years with us that are told."""
ANNIVERSARIES_A_WEEK = 10
"""More drafts than that would be a list, no celebration."""
BELATED = timedelta(days=6)
"""An anniversary that nobody noticed in time is still one."""


class Choice(StrEnum):
    """How somebody wants to be shown."""

    NAME = "name"
    FIRST_NAME = "first_name"
    ANONYMOUS = "anonymous"
    NOT_NOW = "not_now"


class State(StrEnum):
    """Where a win stands. A draft waits for somebody of the team; what is held waits for a later edition."""

    DRAFT = "draft"
    READY = "ready"
    HELD = "held"
    LEFT_OUT = "left_out"
    WITHDRAWN = "withdrawn"


class Source(StrEnum):
    """Whose words they are: the teller's, those of whom it celebrates, or a fact's."""

    TOLD = "told"
    QUOTED = "quoted"
    FACT = "fact"


def effective(choice: str | None, source: str, unless_said: str) -> Choice:
    """How somebody is shown now. Their own words are shown to nobody before they said yes."""
    if choice is not None:
        return Choice(choice)
    return Choice.NOT_NOW if source == Source.QUOTED else Choice(unless_said)


# --- time -------------------------------------------------------------------------------------------------


def closes_at(opened_at: datetime, zone: str) -> datetime:
    """Until when late wins join an edition that was opened then, UTC."""
    evening = hours.instant(hours.local_date(opened_at, zone), EVENING, zone)
    return max(evening, opened_at + LEAST_OPEN)


def awake(now: datetime, at: time, zone: str) -> datetime:
    """When an edition that is due may open: now, or, outside the hours of a day, when they next begin (`at`)."""
    today = hours.local_date(now, zone)
    opening, evening = hours.instant(today, at, zone), hours.instant(today, EVENING, zone)
    if opening <= now < max(evening, opening + LEAST_OPEN):
        return now
    return opening if now < opening else hours.instant(today + timedelta(days=1), at, zone)


def day_before(opens_at: datetime, at: time, zone: str) -> datetime:
    """When an editor is asked to look at the edition that opens then, UTC."""
    return hours.instant(hours.local_date(opens_at, zone) - timedelta(days=1), at, zone)


def time_of(typed: str) -> time | None:
    """The time of day that "10:00", "9h", "18h30", "6pm" or "9" says; None: it is none, or more than that."""
    words = typed.strip()
    said = moment(f"at {words}" if words.isdigit() else words, _ANY_DAY)
    return None if isinstance(said, NotUnderstood) or said[0] is not None else said[1]


_ANY_DAY = datetime(2026, 1, 1)  # noqa: DTZ001  # a wall time, and it does not matter which


def anniversary(came: date, years: int) -> date:
    """The day on which somebody who came then has been there for so many years; of 29 February, else the 28th."""
    try:
        return came.replace(year=came.year + years)
    except ValueError:
        return came.replace(year=came.year + years, day=28)


def came_between(first: date, last: date, years: int) -> tuple[date, date]:
    """From when to when those came who have been there for so many years on a day from `first` to `last`."""
    leap_day = date(2024, 2, 29)
    since, until = anniversary(first, -years), anniversary(last, -years)
    if (first.month, first.day) == (leap_day.month, leap_day.day) and since.day != leap_day.day:
        since += timedelta(days=1)  # those of the 28th had theirs the day before
    after = until + timedelta(days=1)
    if (after.month, after.day) == (leap_day.month, leap_day.day) and anniversary(after, years) <= last:
        until = after
    return since, until


# --- what goes together -------------------------------------------------------------------------------------


def parts(lengths: Sequence[int]) -> list[int]:
    """For each win (the length of its words) the number of the message in which it is told."""
    if len(lengths) <= APART:
        return list(range(len(lengths)))
    found: list[int] = []
    part, wins, signs = 0, 0, 0
    for length in lengths:
        if wins and (wins == TOGETHER or signs + length > WORDS_TOGETHER):
            part, wins, signs = part + 1, 0, 0
        found.append(part)
        wins, signs = wins + 1, signs + length
    return found


def question(asked: Collection[int], last: int | None, first: int, count: int) -> int:
    """The next question of `count`: after the last one in turn, none that is in `asked`; `first` when none was."""
    start = first % count if last is None else (last + 1) % count
    turn = [(start + step) % count for step in range(count)]
    return next((number for number in turn if number not in asked), start)


# --- names --------------------------------------------------------------------------------------------------


def same_emoji(one: str, other: str) -> bool:
    """Whether two emoji are one, whatever their skin and however they are asked to be drawn."""
    return _bare(one) == _bare(other)


def _bare(emoji: str) -> str:
    return "".join(sign for sign in emoji if sign != "\ufe0f" and not "\U0001f3fb" <= sign <= "\U0001f3ff")


def masked(words: str, name: str, choice: Choice) -> str:
    """The words as they may be shown when this person is shown so: without the name, or with the first name only."""
    if choice is Choice.NAME:
        return words
    first = first_name(name)
    kept = first if choice is Choice.FIRST_NAME else HIDDEN
    words = _replaced(words, name, kept)
    others = [part for part in name.split() if part != first and len(part) > 1]
    if choice is not Choice.FIRST_NAME:
        others.append(first)
    for other in others:
        words = _replaced(words, other, HIDDEN)
    return words


HIDDEN = "…"


def _replaced(words: str, name: str, by: str) -> str:
    """The words with every occurrence of a name replaced, whatever its accents, capitals and hyphens."""
    wanted, signs = "".join(_folded(name)), _folded(words)
    text = "".join(signs)
    if not wanted.strip() or wanted not in text:
        return words
    # For each sign of the text, where in the words it comes from.
    places = [place for place, folded in enumerate(signs) for _each in folded]
    made, end = [], 0
    for found in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text):
        start = places[found.start()]
        made += [words[end : start - 1 if words[start - 1 : start] == "@" else start], by]
        end = places[found.end() - 1] + 1
        while end < len(words) and unicodedata.combining(words[end]):
            end += 1
    return "".join([*made, words[end:]])


def _folded(text: str) -> list[str]:
    """Each sign of the text as it is compared: nothing, one sign or several."""
    return [_plain(sign) for sign in text]


@lru_cache(maxsize=1024)
def _plain(sign: str) -> str:
    if sign.isspace() or unicodedata.category(sign) == "Pd":
        return " "
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part.casefold() for part in parts if not unicodedata.combining(part))
