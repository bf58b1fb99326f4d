"""Delivery of what shows nothing any more while nobody knows whether it stands: looked for, then taken away."""

import pytest

from bot.core.errors import Ambiguous, DeliveryFailed, Gone, NotAllowed, TryLater
from bot.ui.ports import Post, Remove
from tests.drivers.faulty import After, Before
from tests.runtime.bench import Bench

TEAM = "c-sos"


async def _vanishes(bench: Bench, *, shown: bool) -> None:
    """A page whose post gets no answer (`shown` or not), and which then has nothing to show."""
    lost = Ambiguous("no answer")
    bench.platform.next.append(After(lost) if shown else Before(lost))
    await bench.show("a", "a secret")
    await bench.settle()
    del bench.pages.words["a"]


@pytest.mark.parametrize("asked", [True, False], ids=["removed", "its rows are gone"])
async def test_what_was_shown_after_all_is_found_and_taken_away(bench: Bench, asked: bool) -> None:
    await _vanishes(bench, shown=True)
    assert list(bench.platform.words(TEAM)) == ["a secret"]
    if asked:
        await bench.in_unit(lambda ctx: ctx.remove("test.page", "a"))
    await bench.pass_time(minutes=5)
    assert list(bench.platform.words(TEAM)) == []
    assert [type(tried) for tried in bench.platform.tried] == [Post, Remove]
    assert await bench.letters() == 0


async def test_what_was_never_shown_is_looked_for_once_and_forgotten(bench: Bench) -> None:
    await _vanishes(bench, shown=False)
    await bench.pass_time(minutes=5)
    assert bench.platform.finds == 1
    assert len(bench.platform.tried) == 1
    assert await bench.letters() == 0


@pytest.mark.parametrize("trouble", [TryLater("busy"), Ambiguous("no answer"), OSError("reset")], ids=repr)
async def test_a_search_that_fails_is_made_again(bench: Bench, trouble: Exception) -> None:
    await _vanishes(bench, shown=True)
    bench.platform.next_finds.append(Before(trouble))
    await bench.pass_time(minutes=5)
    assert bench.platform.finds == 2
    assert list(bench.platform.words(TEAM)) == []
    assert await bench.letters() == 0


async def test_a_removal_without_an_answer_is_made_again(bench: Bench) -> None:
    await _vanishes(bench, shown=True)
    bench.platform.next.append(Before(Ambiguous("no answer")))
    await bench.pass_time(minutes=5)
    assert list(bench.platform.words(TEAM)) == []
    assert await bench.letters() == 0


@pytest.mark.parametrize(("answer", "dead"), [(Gone("no such channel"), 0), (NotAllowed("not in the channel"), 1)])
async def test_a_place_that_is_gone_holds_nothing_and_one_that_is_closed_is_a_dead_letter(
    bench: Bench, answer: DeliveryFailed, dead: int
) -> None:
    await _vanishes(bench, shown=True)
    bench.platform.next_finds.append(Before(answer))
    await bench.pass_time(minutes=5)
    assert await bench.letters("dead") == dead
    assert await bench.letters() == dead
