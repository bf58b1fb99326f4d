"""Delivery: every message once, in order, up to date, whatever the platform does."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.core.errors import (
    Ambiguous,
    MijoteError,
    TryLater,
)
from bot.core.refs import PlaceRef
from bot.runtime import delivery
from bot.runtime.context import Ctx
from bot.ui.ports import Edit, Post, Remove
from tests.drivers.faulty import After, Before
from tests.runtime.bench import HERE, SECOND, Bench

TEAM = "c-sos"


async def test_a_page_is_shown_changed_and_taken_away(bench: Bench) -> None:
    await bench.show("a", "first")
    await bench.settle()
    await bench.change("a", "second")
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == ["second"]
    await bench.in_unit(lambda ctx: ctx.remove("test.page", "a"))
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == []
    assert [type(tried) for tried in bench.platform.tried] == [Post, Edit, Remove]


async def test_ten_changes_make_one_edit_and_no_change_makes_none(bench: Bench) -> None:
    await bench.show("a", "first")
    await bench.settle()
    for number in range(10):
        await bench.change("a", f"change {number}")
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == ["change 9"]
    assert len(bench.platform.tried) == 2
    await bench.change("a", "change 9")
    await bench.settle()
    assert len(bench.platform.tried) == 2


async def test_what_is_shown_is_what_is_true_when_it_is_shown(bench: Bench) -> None:
    await bench.show("a", "true when asked")
    bench.pages.words["a"] = "true when shown"
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == ["true when shown"]


@pytest.mark.parametrize("explicitly", [True, False])
async def test_what_is_taken_away_before_it_was_shown_is_never_seen(bench: Bench, explicitly: bool) -> None:
    await bench.show("a", "said too soon")
    if explicitly:
        await bench.in_unit(lambda ctx: ctx.remove("test.page", "a"))
    else:
        del bench.pages.words["a"]
        await bench.in_unit(lambda ctx: ctx.refresh("test.page", "a"))
    await bench.settle()
    assert bench.platform.tried == []
    assert await bench.letters() == 0


async def test_what_is_wanted_again_before_it_was_taken_away_stays(bench: Bench) -> None:
    await bench.show("a", "first")
    await bench.settle()
    await bench.in_unit(lambda ctx: ctx.remove("test.page", "a"))
    await bench.show("a", "second")
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == ["second"]
    assert [type(tried) for tried in bench.platform.tried] == [Post, Edit]


async def test_order_is_kept_within_a_stream_even_when_the_first_has_to_wait(bench: Bench) -> None:
    bench.platform.next.append(Before(TryLater("rate limit", 30 * SECOND)))
    for number in range(5):
        await bench.show(f"s{number}", f"page {number}")
    await bench.show("elsewhere", "elsewhere", channel="c-general")
    await bench.settle()
    assert list(bench.platform.words()) == ["elsewhere"]
    await bench.pass_time(seconds=29)
    assert list(bench.platform.words(TEAM)) == []
    await bench.pass_time(seconds=1)
    assert list(bench.platform.words(TEAM)) == [f"page {number}" for number in range(5)]


async def test_a_message_below_another_stands_in_its_thread(bench: Bench) -> None:
    bench.pages.words |= {"card": "the card", "line": "an answer"}

    async def show(ctx: Ctx) -> None:
        card = await ctx.show_at("test.page", "card", PlaceRef(HERE, TEAM))
        await ctx.show_below("test.page", "line", card)

    await bench.in_unit(show)
    await bench.settle()
    (card, line) = bench.platform.tried
    assert isinstance(card, Post)
    assert isinstance(line, Post)
    assert card.target.thread is None
    assert line.target.thread is not None
    assert bench.platform.messages[line.target.thread.message].words == "the card"


# --- not now ----------------------------------------------------------------------------------------------


async def test_try_later_waits_as_long_as_it_was_told_and_never_gives_up(bench: Bench) -> None:
    for _ in range(delivery.MAX_TRIES + 3):
        bench.platform.next.append(Before(TryLater("rate limit", timedelta(minutes=5))))
    await bench.show("a", "patience")
    await bench.settle()
    await bench.pass_time(minutes=4)
    assert len(bench.platform.tried) == 1
    await bench.pass_time(minutes=5 * (delivery.MAX_TRIES + 3))
    assert list(bench.platform.words(TEAM)) == ["patience"]
    assert bench.platform.finds == 0, "it was certainly not shown: no need to look"


async def test_a_change_while_it_waits_is_shown_with_it(bench: Bench) -> None:
    bench.platform.next.append(Before(TryLater("rate limit", 30 * SECOND)))
    await bench.show("a", "first")
    await bench.settle()
    await bench.change("a", "second")
    await bench.settle()
    assert len(bench.platform.tried) == 1, "the platform asked us to wait, for this page too"
    await bench.pass_time(seconds=30)
    assert list(bench.platform.words(TEAM)) == ["second"]
    assert len(bench.platform.tried) == 2


# --- nobody knows -----------------------------------------------------------------------------------------

LOST_ANSWERS: list[Exception] = [
    Ambiguous("connection reset"),
    RuntimeError("an adapter's own mistake"),
    TimeoutError(),
    MijoteError("one that means nothing to a delivery"),
]


@pytest.mark.parametrize("error", LOST_ANSWERS, ids=lambda error: type(error).__name__)
async def test_after_a_doubt_it_looks_first_and_shows_exactly_one(bench: Bench, error: Exception) -> None:
    for fate in (Before(error), After(error)):
        bench.platform.messages.clear()
        bench.platform.next.append(fate)
        await bench.show(f"page {fate}", "one and only")
        await bench.settle()
        await bench.pass_time(minutes=1)
        assert list(bench.platform.words(TEAM)) == ["one and only"], fate
    assert bench.platform.finds == 2
    assert await bench.letters() == 0


async def test_a_message_that_was_found_is_brought_up_to_date(bench: Bench) -> None:
    bench.platform.next.append(After(Ambiguous("connection reset")))
    await bench.show("a", "first")
    await bench.settle()
    await bench.change("a", "second")
    await bench.pass_time(minutes=1)
    assert list(bench.platform.words(TEAM)) == ["second"]
    await bench.change("a", "third")
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == ["third"], "and we know where it stands"


@pytest.mark.parametrize("trouble", [TryLater("rate limit"), Ambiguous("reset"), RuntimeError("a bug")])
async def test_when_even_looking_fails_it_still_shows_exactly_one(bench: Bench, trouble: Exception) -> None:
    """Certainly nothing was sent by the look; what the first try did is as unknown as before."""
    bench.platform.next.append(After(Ambiguous("connection reset")))
    bench.platform.next_finds.extend([Before(trouble), Before(trouble)])
    await bench.show("a", "one and only")
    await bench.settle()
    await bench.pass_time(minutes=5)
    assert bench.platform.finds == 3
    assert list(bench.platform.words(TEAM)) == ["one and only"]


async def test_when_bringing_it_up_to_date_fails_it_still_shows_exactly_one(bench: Bench) -> None:
    bench.platform.next.extend([After(Ambiguous("reset")), Before(TryLater("rate limit")), Before(Ambiguous("reset"))])
    await bench.show("a", "one and only")
    await bench.settle()
    await bench.pass_time(minutes=5)
    assert list(bench.platform.words(TEAM)) == ["one and only"]
    assert await bench.letters() == 0


@pytest.mark.parametrize("fate", [Before, After])
async def test_edits_and_removals_are_simply_done_again(
    bench: Bench, fate: Callable[[Exception], Before | After]
) -> None:
    await bench.show("a", "first")
    await bench.settle()
    bench.platform.next.append(fate(Ambiguous("reset")))
    await bench.change("a", "second")
    await bench.settle()
    await bench.pass_time(minutes=1)
    assert list(bench.platform.words(TEAM)) == ["second"]
    bench.platform.next.append(fate(Ambiguous("reset")))
    await bench.in_unit(lambda ctx: ctx.remove("test.page", "a"))
    await bench.settle()
    await bench.pass_time(minutes=1)
    assert list(bench.platform.words(TEAM)) == []
    assert bench.platform.finds == 0


async def test_for_ever_in_doubt_is_given_up_with_growing_waits(bench: Bench) -> None:
    bench.platform.next.extend([Before(Ambiguous("reset"))] * delivery.MAX_TRIES)
    await bench.show("a", "never arrives")
    await bench.show("b", "behind it")
    await bench.settle()
    tried = [bench.clock.now()]
    while not await bench.letters("dead"):
        due = await bench.next_due()
        assert due is not None
        bench.clock.move(due - bench.clock.now())
        await bench.settle()
        tried.append(bench.clock.now())
    waits = [later - earlier for earlier, later in pairwise(tried)]
    assert len(waits) == delivery.MAX_TRIES - 1 == bench.platform.finds
    assert waits == sorted(waits)
    assert waits[0] <= 10 * SECOND
    assert list(bench.platform.words(TEAM)) == ["behind it"]


async def test_an_adapter_that_hangs_holds_its_place_no_longer_than_the_lease(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert delivery.ANSWER_WITHIN < delivery.LEASE
    monkeypatch.setattr(delivery, "ANSWER_WITHIN", timedelta(seconds=0.05))
    bench.platform.slow[TEAM] = asyncio.Event()
    await bench.show("a", "hangs")
    await bench.settle()
    assert await bench.letters("sending") == 1
    bench.platform.slow.clear()
    await bench.pass_time(minutes=1)
    assert list(bench.platform.words(TEAM)) == ["hangs"]
