"""The clock: moves forward only, tells whoever sleeps, and counts milliseconds exactly."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.clock import MovableClock, SystemClock, monotonic, unix_ms

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


def test_a_frozen_clock_stands_still_between_two_moves() -> None:
    clock = MovableClock(frozen_at=NOON)
    assert clock.now() == clock.now() == NOON
    clock.move(timedelta(minutes=10))
    clock.move(timedelta(seconds=1))
    assert clock.now() == NOON + timedelta(minutes=10, seconds=1)
    assert clock.ahead == timedelta(minutes=10, seconds=1)


def test_without_being_frozen_it_runs_along_with_the_machine() -> None:
    machine, clock = SystemClock(), MovableClock(ahead=timedelta(days=3))
    before = machine.now()
    told = clock.now()
    assert before <= told - timedelta(days=3) <= machine.now()
    assert told.tzinfo is UTC


def test_time_never_goes_back() -> None:
    clock = MovableClock(frozen_at=NOON)
    heard: list[datetime] = []
    clock.on_move(lambda: heard.append(clock.now()))
    with pytest.raises(ValueError, match="-1 day"):
        clock.move(timedelta(microseconds=-1))
    assert (clock.now(), heard) == (NOON, [])


def test_every_listener_hears_of_every_move_and_sees_the_new_time() -> None:
    clock = MovableClock(frozen_at=NOON)
    heard: list[tuple[str, datetime]] = []
    clock.on_move(lambda: heard.append(("a", clock.now())))
    clock.on_move(lambda: heard.append(("b", clock.now())))
    clock.move(timedelta(hours=1))
    clock.move(timedelta())
    later = NOON + timedelta(hours=1)
    assert heard == [("a", later), ("b", later), ("a", later), ("b", later)]


def test_the_monotonic_counter_does_not_jump_back() -> None:
    counts = [monotonic() for _ in range(100)]
    assert counts == sorted(counts)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_milliseconds_are_exact(instant: datetime) -> None:
    since = instant - datetime(1970, 1, 1, tzinfo=UTC)
    assert unix_ms(instant) == (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000


def test_milliseconds_come_back_as_they_went() -> None:
    """Each of a second's thousand, written and read again: a float would lose some of them."""
    for ms in range(1000):
        assert unix_ms(NOON + timedelta(milliseconds=ms)) == 1_795_003_200_000 + ms


def test_milliseconds_are_those_of_the_instant_whatever_its_zone() -> None:
    assert unix_ms(NOON.astimezone(ZoneInfo("Asia/Kathmandu"))) == unix_ms(NOON) == 1_795_003_200_000
