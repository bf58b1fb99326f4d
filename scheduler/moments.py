"""Moments: « jeudi à 18h30 », "until 4 January": one day, and perhaps a time of day, in French and English. Pure."""

from datetime import date, datetime, time, timedelta

from scheduler import lexicon
from scheduler.lexicon import WEEKDAYS
from scheduler.sentences import (
    NotUnderstood,
    Reading,
    Refused,
    Why,
    date_of,
    plain,
    refuse_unknown,
    time_of,
    weekday_of,
)

FILLERS = {"jusqu", "jusque", "until", "till", "to", "from", "prochain", "next", "this", "ce", "i", "am", "je", "suis"}
NEAR = {"the day after tomorrow": 2, "apres demain": 2, "tomorrow": 1, "demain": 1, "aujourd hui": 0, "today": 0}


def moment(words: str, now: datetime) -> tuple[date | None, time | None] | NotUnderstood:
    """The day and the time of day that somebody means; None: not said. `now` is where they are; no day is before it."""
    try:
        return _moment(Reading(plain(words)), now)
    except Refused as refused:
        return refused.told


def days_of(words: str, now: datetime) -> tuple[date, date] | NotUnderstood:
    """From one day to another, both included: « du 3 au 10 janvier », "until 10 January" (from today on)."""
    try:
        return _from_to(Reading(plain(words)), now)
    except Refused as refused:
        return refused.told


def _moment(reading: Reading, now: datetime) -> tuple[date | None, time | None]:
    if not reading.left:
        raise Refused(Why.EMPTY)
    days = _days(reading, now)
    times = [time_of(found) for found in reading.take(lexicon.TIME)]
    refuse_unknown(reading, FILLERS)
    if len(days) > 1 or len(times) > 1:
        raise Refused(Why.TOO_MUCH if len(days) > 1 else Why.TWO_TIMES)
    return next(iter(days), None), next(iter(times), None)


def _from_to(reading: Reading, now: datetime) -> tuple[date, date]:
    days = _days(reading, now)
    if len(days) == 1 and (begins := reading.first(rf"(?:du |from )?(?:the )?{lexicon.DAY_NUMBER}")):
        # « du 3 au 10 janvier »: the month is said once
        number = int("".join(letter for letter in begins[0] if letter.isdigit()))
        days = [days[0].replace(day=max(1, min(number, days[0].day))), days[0]]
    refuse_unknown(reading, FILLERS)
    if not days or len(days) > 2:  # noqa: PLR2004  # from, to
        raise Refused(Why.TOO_MUCH if days else Why.NO_DAY)
    start, end = (now.date(), days[0]) if len(days) == 1 else (days[0], days[1])
    if start > end:
        raise Refused(Why.BAD_DATE)
    return start, end


def _days(reading: Reading, now: datetime) -> list[date]:
    today = now.date()
    found = [date_of(one, today) for one in reading.take(lexicon.DATE)]
    for said, days in NEAR.items():
        found += [today + timedelta(days=days) for _one in reading.take(said)]
    weekdays = [weekday_of(one[0]) for one in reading.take(lexicon.WEEKDAY)]
    if found or not weekdays:
        return found  # "Thursday 3 December": the date says it all
    return [today + timedelta(days=(day - today.weekday() - 1) % len(set(WEEKDAYS.values())) + 1) for day in weekdays]
