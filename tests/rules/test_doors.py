"""Doors: bursts, refills, and a memory that stays small."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.doors import EVENTS, INTERACTIONS, Door, Rate

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
NONE = timedelta()
SECOND = timedelta(seconds=1)
RATE = Rate(burst=3, every=2 * SECOND)


def test_a_burst_comes_in_and_the_others_queue_one_behind_the_other() -> None:
    door = Door[str](RATE)
    waits = [door.wait("ana", NOON) for _ in range(6)]
    assert waits == [NONE, NONE, NONE, 2 * SECOND, 4 * SECOND, 6 * SECOND]


def test_one_person_s_flood_keeps_nobody_else_waiting() -> None:
    door = Door[str](RATE)
    for _ in range(50):
        door.wait("ana", NOON)
    assert door.wait("tom", NOON) == NONE


def test_the_bucket_fills_again_one_by_one_up_to_a_whole_burst() -> None:
    door = Door[str](RATE)
    for _ in range(3):
        door.wait("ana", NOON)
    assert door.wait("ana", NOON + 2 * SECOND) == NONE
    assert door.wait("ana", NOON + 3 * SECOND) == SECOND
    later = NOON + timedelta(days=1)
    assert [door.wait("ana", later) for _ in range(4)] == [NONE, NONE, NONE, 2 * SECOND]


def test_whoever_is_turned_away_takes_no_place() -> None:
    door = Door[str](RATE)
    for _ in range(3):
        door.wait("ana", NOON)
    for _ in range(100):
        assert door.wait("ana", NOON) == 2 * SECOND
        door.turn_away("ana")
    assert door.wait("ana", NOON + 2 * SECOND) == NONE


def test_what_is_shown_in_several_messages_takes_as_many_places() -> None:
    door = Door[str](RATE)
    assert door.wait("ana", NOON, 3) == NONE
    assert door.wait("ana", NOON, 2) == 4 * SECOND
    door.turn_away("ana", 2)
    assert door.wait("ana", NOON) == 2 * SECOND


def test_turning_away_a_stranger_or_somebody_forgotten_is_no_error() -> None:
    door = Door[str](RATE, remembered=1)
    door.turn_away("ana")
    door.wait("ana", NOON)
    door.wait("tom", NOON)
    door.turn_away("ana")
    assert door.wait("tom", NOON) == NONE


def test_memory_is_bounded_and_forgets_who_came_longest_ago() -> None:
    door = Door[int](Rate(burst=1, every=SECOND), remembered=100)
    for number in range(10_000):
        assert door.wait(number, NOON) == NONE
        door.wait(0, NOON)  # comes all the time, and so is never forgotten
    assert len(door._full_at) == 100
    assert door.wait(0, NOON) > NONE
    assert door.wait(9_999, NOON) > NONE
    assert door.wait(5, NOON) == NONE


def test_a_clock_that_goes_back_makes_nobody_s_place_better() -> None:
    door = Door[str](RATE)
    for _ in range(3):
        door.wait("ana", NOON)
    assert door.wait("ana", NOON - 10 * SECOND) == 12 * SECOND


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=80))
def test_places_are_given_in_order_and_never_faster_than_the_rate(gaps_ms: list[int]) -> None:
    door = Door[str](RATE)
    now, places = NOON, []
    for gap in gaps_ms:
        now += timedelta(milliseconds=gap)
        places.append(now + door.wait("ana", now))
    assert places == sorted(places)
    for first, fourth in zip(places, places[3:], strict=False):
        assert fourth - first >= RATE.every, "four within one refill of a burst of three"


def test_a_person_may_write_fast_and_press_fast() -> None:
    """Thirty messages or twenty presses at once are a person; more are a machine, and wait."""
    events, interactions = Door[str](EVENTS), Door[str](INTERACTIONS)
    assert [events.wait("ana", NOON) for _ in range(31)].index(timedelta(seconds=2)) == 30
    assert [interactions.wait("ana", NOON) for _ in range(21)].index(timedelta(seconds=1)) == 20
