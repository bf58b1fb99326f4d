"""Recurrences beside dateutil, which knows nothing of ours: ten years, every zone of Europe, odd nights."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, takewhile
from zoneinfo import available_timezones

import pytest
from dateutil import tz
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.hours import instant, local_date
from scheduler.recurrence import (
    LAST,
    WORKING_DAYS,
    Days,
    MonthDays,
    MonthWeekdays,
    MonthWorkingDay,
    Recurrence,
    Weeks,
    dates,
    from_rrule,
    is_on,
    to_rrule,
    upcoming,
)

TEN_YEARS = timedelta(days=3653)
EUROPE = sorted(zone for zone in available_timezones() if zone.startswith("Europe/"))
anchors = st.dates(date(2020, 1, 1), date(2030, 12, 31))
weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
recurrences: st.SearchStrategy[Recurrence] = st.one_of(
    st.builds(Days, st.integers(1, 40), anchors),
    st.builds(Weeks, st.integers(1, 8), weekdays, anchors),
    st.builds(MonthDays, st.sampled_from((1, 2, 3, 6, 12)), st.sampled_from((LAST, *range(1, 32))), anchors),
    st.builds(
        MonthWeekdays,
        st.sampled_from((1, 2, 3, 12)),
        st.sampled_from((LAST, 1, 2, 3, 4, 5)),
        st.integers(0, 6),
        anchors,
    ),
    st.builds(MonthWorkingDay, st.sampled_from((1, 2, 12)), anchors),
)


def oracle(recurrence: Recurrence, after: date, until: date) -> list[datetime]:
    """What dateutil finds, as local midnights."""
    rule = rrulestr(to_rrule(recurrence), dtstart=datetime.combine(recurrence.anchor, time()))
    found = rule.between(datetime.combine(after, time(23)), datetime.combine(until, time(23)))
    assert all(isinstance(day, datetime) for day in found)
    return list(found)


@settings(max_examples=80, deadline=None)
@given(recurrences, st.integers(-400, 4000))
def test_dates_are_those_of_dateutil_over_ten_years(recurrence: Recurrence, days: int) -> None:
    after = recurrence.anchor + timedelta(days=days)
    ours = list(takewhile(lambda day: day <= after + TEN_YEARS, upcoming(recurrence, after)))
    assert ours == [day.date() for day in oracle(recurrence, after, after + TEN_YEARS)]


@settings(max_examples=60, deadline=None)
@given(recurrences)
def test_what_is_written_down_is_read_again(recurrence: Recurrence) -> None:
    assert from_rrule(to_rrule(recurrence), recurrence.anchor) == recurrence


@pytest.mark.parametrize("zone", EUROPE)
def test_wall_times_are_those_of_dateutil_in_every_zone_of_europe(zone: str) -> None:
    """10:00 once a week for ten years; every half hour of each night on which the clocks change."""
    # dateutil takes Dublin's winter time for a summer time (it is written so in the tables); its clocks are London's.
    theirs = tz.gettz("Europe/London" if zone == "Europe/Dublin" else zone)
    assert theirs is not None
    changes = 0
    for monday in dates(Weeks(1, (0,), date(2026, 1, 1)), date(2025, 12, 31), 522):
        midnights = [datetime.combine(monday + timedelta(days=days), time(), theirs) for days in range(8)]
        walls = [midnights[0] + timedelta(hours=10)]
        if midnights[0].utcoffset() != midnights[7].utcoffset():
            changes += 1
            [night] = [a for a, b in pairwise(midnights) if a.utcoffset() != b.utcoffset()]
            walls += [night + timedelta(minutes=30 * half) for half in range(12)]
        for wall in walls:
            expected = tz.resolve_imaginary(wall).astimezone(UTC)
            assert instant(wall.date(), wall.time(), zone) == expected, wall
    assert changes in (0, 20)


@pytest.mark.parametrize(
    ("day", "wall", "expected"),
    [
        (date(2026, 3, 28), time(2, 30), "2026-03-28T01:30"),
        (date(2026, 3, 29), time(1, 59), "2026-03-29T00:59"),
        (date(2026, 3, 29), time(2, 0), "2026-03-29T01:00"),  # there is no 02:00: it is 03:00
        (date(2026, 3, 29), time(2, 30), "2026-03-29T01:30"),  # nor 02:30: it is 03:30
        (date(2026, 3, 29), time(3, 0), "2026-03-29T01:00"),
        (date(2026, 3, 29), time(10, 0), "2026-03-29T08:00"),
        (date(2026, 10, 25), time(1, 59), "2026-10-24T23:59"),
        (date(2026, 10, 25), time(2, 0), "2026-10-25T00:00"),  # comes twice: the first
        (date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),
        (date(2026, 10, 25), time(3, 0), "2026-10-25T02:00"),
        (date(2026, 10, 25), time(10, 0), "2026-10-25T09:00"),
    ],
)
def test_the_nights_on_which_the_clocks_of_paris_change(day: date, wall: time, expected: str) -> None:
    assert instant(day, wall, "Europe/Paris") == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_which_day_it_is_depends_on_the_zone() -> None:
    at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert local_date(at, "Europe/Paris") == date(2027, 1, 1)
    assert local_date(at, "Atlantic/Azores") == date(2026, 12, 31)


def test_nobody_means_to_skip_february() -> None:
    assert dates(MonthDays(1, 31, date(2027, 1, 1)), date(2027, 1, 1), 4) == [
        date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)
    ]  # fmt: skip
    assert dates(MonthDays(12, 29, date(2027, 2, 1)), date(2027, 1, 1), 2) == [date(2027, 2, 28), date(2028, 2, 29)]


def test_every_other_thursday_counts_from_its_anchor() -> None:
    rule = Weeks(2, (3,), date(2026, 11, 26))
    assert dates(rule, date(2026, 11, 21), 3) == [date(2026, 11, 26), date(2026, 12, 10), date(2026, 12, 24)]
    later = Weeks(2, (3,), date(2026, 12, 3))
    assert dates(later, date(2026, 11, 21), 2) == [date(2026, 12, 3), date(2026, 12, 17)]
    assert is_on(rule, date(2026, 12, 10))
    assert not is_on(rule, date(2026, 12, 3))


def test_the_calendar_has_an_end() -> None:
    for rule in (
        Days(1, date(2026, 1, 1)),
        Weeks(1, WORKING_DAYS, date(2026, 1, 1)),
        MonthDays(1, 1, date(2026, 1, 1)),
        MonthWeekdays(1, LAST, 4, date(2026, 1, 1)),
    ):
        assert len(dates(rule, date(9999, 12, 1), 40)) < 40


DAY = date(2026, 1, 1)
SENSELESS: dict[str, Callable[[], Recurrence]] = {
    "no day": lambda: Days(0, DAY),
    "too rare": lambda: Days(367, DAY),
    "no weekday": lambda: Weeks(1, (), DAY),
    "out of order": lambda: Weeks(1, (2, 1), DAY),
    "an eighth weekday": lambda: Weeks(1, (7,), DAY),
    "day nought": lambda: MonthDays(1, 0, DAY),
    "the 32nd": lambda: MonthDays(1, 32, DAY),
    "a sixth Monday": lambda: MonthWeekdays(1, 6, 0, DAY),
    "the first eighth weekday": lambda: MonthWeekdays(1, 1, 7, DAY),
}


@pytest.mark.parametrize("name", SENSELESS)
def test_a_recurrence_that_makes_no_sense_cannot_be_made(name: str) -> None:
    with pytest.raises(ValueError, match=r"every|weekdays|day|nth|weekday"):
        SENSELESS[name]()


@pytest.mark.parametrize("rule", ["FREQ=HOURLY;INTERVAL=1", "FREQ=WEEKLY;INTERVAL=1", "nonsense"])
def test_a_rule_that_is_not_ours_is_refused(rule: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        from_rrule(rule, date(2026, 1, 1))
