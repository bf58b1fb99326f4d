"""Identifiers: in order whatever the clock does, unique, and true UUIDs of version 7."""

from uuid import RFC_4122, UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import ids
from bot.core.ids import new_id

MS = 1_795_000_000_000
"""An instant of 2026."""


def test_it_is_a_uuid_of_version_7_born_when_it_says() -> None:
    for ms in (1, MS, 2**48 - 1):
        made = UUID(hex=new_id(ms))
        assert (made.version, made.variant) == (7, RFC_4122)
        assert made.int >> 80 == ms
    assert len(new_id(MS)) == 32


def test_ten_thousand_of_one_millisecond_are_unique_and_in_order() -> None:
    made = [new_id(MS) for _ in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    # The 12-bit counter was full twice: the rest is borrowed from the milliseconds to come.
    assert {UUID(hex=one).int >> 80 for one in made} == {MS, MS + 1, MS + 2}


def test_order_holds_when_the_clock_goes_back_and_when_it_comes_forward_again() -> None:
    made = [new_id(ms) for ms in (MS, MS - 60_000, MS - 1, MS, MS + 1, MS, MS + 2)]
    assert made == sorted(made)
    assert [(UUID(hex=one).int >> 80) - MS for one in made] == [0, 0, 0, 0, 1, 1, 2]


@settings(deadline=None)
@given(st.lists(st.integers(MS - 3, MS + 3), min_size=2, max_size=200))
def test_order_holds_for_every_walk_of_the_clock(walk: list[int]) -> None:
    made = [new_id(ms) for ms in walk]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(UUID(hex=one).version == 7 for one in made)


def test_two_processes_do_not_make_the_same_id() -> None:
    made = set()
    for _process in range(300):
        ids._last.unix_ms = ids._last.counter = 0
        made.add(new_id(MS))
    assert len(made) == 300
    assert len({one[16:] for one in made}) == 300, "the random tail alone tells them apart"
