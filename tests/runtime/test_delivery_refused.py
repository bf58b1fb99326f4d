"""Delivery when a message is gone, or the platform says no: shown anew, counted as removed, or a dead letter."""

import pytest

from bot.core.errors import Bug, DeliveryFailed, Gone, NotAllowed, Revoked
from bot.ui.ports import Post
from tests.drivers.faulty import Before
from tests.runtime.bench import Bench

TEAM = "c-sos"


async def test_a_message_that_somebody_deleted_is_shown_anew(bench: Bench) -> None:
    await bench.show("a", "first")
    await bench.settle()
    bench.platform.messages.clear()
    await bench.change("a", "second")
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == ["second"]
    posts = [tried for tried in bench.platform.tried if isinstance(tried, Post)]
    assert posts[0].key != posts[1].key, "a platform that knows the old key would say that it was shown"
    await bench.change("a", "third")
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == ["third"]


async def test_a_message_that_is_gone_already_counts_as_removed(bench: Bench) -> None:
    await bench.show("a", "first")
    await bench.settle()
    bench.platform.next.append(Before(Gone("no such message")))
    await bench.in_unit(lambda ctx: ctx.remove("test.page", "a"))
    await bench.settle()
    assert await bench.letters() == 0
    await bench.change("a", "nobody shows this any more")
    await bench.settle()
    assert len(bench.platform.tried) == 2


REFUSALS: list[DeliveryFailed] = [
    Gone("no such channel"),
    NotAllowed("not in the channel"),
    Revoked("token revoked"),
    Bug("too long"),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda error: type(error).__name__)
async def test_a_post_that_is_refused_is_a_dead_letter_and_the_next_goes_on(
    bench: Bench, refusal: DeliveryFailed
) -> None:
    bench.platform.next.append(Before(refusal))
    await bench.show("a", "refused")
    await bench.show("b", "behind it")
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == ["behind it"]
    assert await bench.letters("dead") == 1
    await bench.pass_time(hours=1)
    assert len(bench.platform.tried) == 2, "it is not tried again by itself"
    await bench.change("a", "allowed now")
    await bench.settle()
    assert list(bench.platform.words(TEAM)) == ["behind it", "allowed now"]


@pytest.mark.parametrize("refusal", REFUSALS[1:], ids=lambda error: type(error).__name__)
async def test_an_edit_or_a_removal_that_is_refused_is_a_dead_letter(bench: Bench, refusal: DeliveryFailed) -> None:
    await bench.show("a", "first")
    await bench.settle()
    bench.platform.next.extend([Before(refusal), Before(refusal)])
    await bench.change("a", "second")
    await bench.settle()
    await bench.in_unit(lambda ctx: ctx.remove("test.page", "a"))
    await bench.settle()
    assert await bench.letters("dead") == 1, "the latest"
    assert list(bench.platform.words(TEAM)) == ["first"]
