"""Tact: quiet hours, pauses and budgets, on every kind of night."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.runtime.tact import earliest
from storage.repos.notices import Wishes

ZONES = (
    "Europe/Paris",
    "America/Toronto",
    "America/Havana",  # its summer begins and ends at midnight
    "Africa/Cairo",  # the same
    "Asia/Kathmandu",  # three quarters of an hour
    "Australia/Lord_Howe",  # its summer is half an hour
    "Antarctica/Troll",  # its summer is two hours
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "UTC",
)


def wishes(
    quiet_from: int = 21,
    quiet_to: int = 9,
    *,
    timezone: str = "Europe/Paris",
    budget: int = 2,
    sent: int = 0,
    paused_until: datetime | None = None,
) -> Wishes:
    return Wishes(quiet_from, quiet_to, budget, paused_until, sent, timezone)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def is_quiet(at: datetime, wanted: Wishes) -> bool:
    """Told apart from the code under test: hour by hour, as a person would count them."""
    hours = []
    hour = wanted.quiet_from_hour
    while hour != wanted.quiet_to_hour:
        hours.append(hour)
        hour = (hour + 1) % 24
    return at.astimezone(ZoneInfo(wanted.timezone)).hour in hours


@pytest.mark.parametrize(
    ("now", "wanted", "then"),
    [
        # Across midnight, 21 to 9 in Paris (UTC+1 in November).
        ("2026-11-18T19:59:59", wishes(), "2026-11-18T19:59:59"),
        ("2026-11-18T20:00:00", wishes(), "2026-11-19T08:00:00"),
        ("2026-11-18T23:30:00", wishes(), "2026-11-19T08:00:00"),
        ("2026-11-19T07:59:59", wishes(), "2026-11-19T08:00:00"),
        ("2026-11-19T08:00:00", wishes(), "2026-11-19T08:00:00"),
        # Within one day: a nap from 13 to 15.
        ("2026-11-18T11:59:00", wishes(13, 15), "2026-11-18T11:59:00"),
        ("2026-11-18T12:00:00", wishes(13, 15), "2026-11-18T14:00:00"),
        ("2026-11-18T14:00:00", wishes(13, 15), "2026-11-18T14:00:00"),
        # Up to midnight, from midnight, never.
        ("2026-11-18T21:30:00", wishes(21, 0), "2026-11-18T23:00:00"),
        ("2026-11-18T23:30:00", wishes(0, 7), "2026-11-19T06:00:00"),
        ("2026-11-18T02:00:00", wishes(7, 7), "2026-11-18T02:00:00"),
        # The same instant is night in Paris and afternoon in Toronto.
        ("2026-11-18T20:30:00", wishes(timezone="America/Toronto"), "2026-11-18T20:30:00"),
        ("2026-11-18T20:30:00", wishes(timezone="Asia/Kathmandu"), "2026-11-19T03:15:00"),
        # The short night of March, the long one of October: nine on the wall, whatever the length of the night.
        ("2026-03-28T21:00:00", wishes(), "2026-03-29T07:00:00"),
        ("2026-10-24T20:00:00", wishes(), "2026-10-25T08:00:00"),
        # "Until two": in March two o'clock does not exist, in October it comes twice and the first counts.
        ("2026-03-28T23:00:00", wishes(21, 2), "2026-03-29T01:00:00"),
        ("2026-10-24T22:00:00", wishes(21, 2), "2026-10-25T00:00:00"),
        # Two until three: both of them are quiet.
        ("2026-10-25T00:30:00", wishes(2, 3), "2026-10-25T02:00:00"),
        ("2026-10-25T01:30:00", wishes(2, 3), "2026-10-25T02:00:00"),
        # One quiet hour missing, or the only loud one: found by hypothesis.
        ("2026-03-28T18:00:00", wishes(3, 2), "2026-03-30T00:00:00"),
        ("2026-04-04T14:00:00", wishes(0, 3, timezone="Pacific/Chatham"), "2026-04-04T14:15:00"),
        ("2026-10-25T01:30:00", wishes(0, 2, timezone="Antarctica/Troll"), "2026-10-25T02:00:00"),
        # A pause ends in the night: then in the morning.
        ("2026-11-18T12:00:00", wishes(paused_until=utc("2026-11-20T12:00")), "2026-11-20T12:00:00"),
        ("2026-11-18T12:00:00", wishes(paused_until=utc("2026-11-20T23:00")), "2026-11-21T08:00:00"),
        ("2026-11-18T12:00:00", wishes(paused_until=utc("2026-11-01T12:00")), "2026-11-18T12:00:00"),
        # A used-up budget looks again a day later, and not at night either.
        ("2026-11-18T12:00:00", wishes(sent=1), "2026-11-18T12:00:00"),
        ("2026-11-18T12:00:00", wishes(sent=2), "2026-11-19T12:00:00"),
        ("2026-11-18T12:00:00", wishes(budget=0), "2026-11-19T12:00:00"),
        ("2026-11-18T22:00:00", wishes(sent=9), "2026-11-20T08:00:00"),
        ("2026-11-18T12:00:00", wishes(sent=2, paused_until=utc("2026-12-01T12:00")), "2026-12-01T12:00:00"),
    ],
)
def test_when_somebody_may_be_written_to(now: str, wanted: Wishes, then: str) -> None:
    assert earliest(utc(now), wanted) == utc(then)


def test_hours_are_told_in_the_person_s_day_whatever_zone_the_instant_is_given_in() -> None:
    in_tokyo = utc("2026-11-18T23:30:00").astimezone(ZoneInfo("Asia/Tokyo"))
    assert earliest(in_tokyo, wishes()) == utc("2026-11-19T08:00:00")


NIGHTS_WHEN_CLOCKS_CHANGE = [
    utc(night)
    for night in (
        "2026-03-29T00:00",
        "2026-10-25T00:00",
        "2026-04-04T15:00",
        "2026-10-03T15:30",
        "2026-03-08T05:00",
        "2026-11-01T05:00",
        "2026-04-23T22:00",
        "2026-10-29T21:00",
    )
]
INSTANTS = st.one_of(
    st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.builds(
        lambda night, minutes: night + timedelta(minutes=minutes),
        st.sampled_from(NIGHTS_WHEN_CLOCKS_CHANGE),
        st.integers(-300, 300),
    ),
)
HOURS = st.integers(0, 23)


@settings(max_examples=300, deadline=None)
@given(now=INSTANTS, quiet_from=HOURS, quiet_to=HOURS, timezone=st.sampled_from(ZONES))
def test_never_in_the_past_never_in_quiet_hours_and_no_later_than_need_be(
    now: datetime, quiet_from: int, quiet_to: int, timezone: str
) -> None:
    wanted = wishes(quiet_from, quiet_to, timezone=timezone)
    at = earliest(now, wanted)
    assert at >= now
    assert not is_quiet(at, wanted)
    assert earliest(at, wanted) == at, "whoever comes back when told is let in"
    passed = now
    while passed < at:
        assert is_quiet(passed, wanted), f"{passed} would have done"
        passed += timedelta(minutes=15)


@given(
    now=INSTANTS,
    quiet_from=HOURS,
    quiet_to=HOURS,
    timezone=st.sampled_from(ZONES),
    paused=st.none() | st.integers(-72, 72),
    budget=st.integers(0, 3),
    sent=st.integers(0, 4),
)
def test_with_a_pause_and_a_budget_too(
    now: datetime, quiet_from: int, quiet_to: int, timezone: str, paused: int | None, budget: int, sent: int
) -> None:
    until = None if paused is None else now + timedelta(hours=paused)
    wanted = wishes(quiet_from, quiet_to, timezone=timezone, budget=budget, sent=sent, paused_until=until)
    at = earliest(now, wanted)
    assert not is_quiet(at, wanted)
    assert at >= max(now, until or now)
    if sent >= budget:
        assert at >= now + timedelta(days=1)
    else:
        assert earliest(at, wanted) == at


@given(now=INSTANTS, days=st.integers(1, 30))
def test_an_empty_budget_puts_off_from_day_to_day_until_there_is_room(now: datetime, days: int) -> None:
    at = now
    for _ in range(days):
        later = earliest(at, wishes(sent=2))
        assert timedelta(days=1) <= later - at <= timedelta(days=2)
        at = later
    assert earliest(at, wishes(sent=1)) == at
