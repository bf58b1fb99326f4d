"""Delivery when a message is gone, or the platform says no: shown anew, counted as removed, or a dead letter."""

from contextlib import AbstractAsyncContextManager

import pytest

from bot.core.errors import Bug, DeliveryFailed, Gone, NotAllowed, Revoked
from bot.core.places import NotShown, Shown
from bot.core.refs import MessageRef, PlaceRef
from bot.runtime.context import Ctx
from bot.ui.ports import Post
from storage.repos import surfaces
from tests.drivers.faulty import Before, Fine
from tests.runtime.bench import HERE, Bench, Pages, feature, open_bench

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


async def test_what_belongs_below_a_refused_message_is_not_shown_beside_it(bench: Bench) -> None:
    bench.platform.next.append(Before(NotAllowed("not in the channel")))
    await bench.show("a", "refused")
    await bench.settle()

    async def answer(ctx: Ctx) -> None:
        (parent,) = await surfaces.of(ctx.connection, ctx.community.id, "test.page", "a")
        bench.pages.words["b"] = "below it"
        await ctx.show_below("test.page", "b", parent)

    await bench.in_unit(answer)
    await bench.settle()
    assert len(bench.platform.tried) == 1, "nobody is asked in vain"
    assert await bench.letters("dead") == 2
    await bench.change("a", "allowed now")
    await bench.change("b", "below it")
    await bench.settle()
    (shown, below) = bench.platform.messages
    assert bench.platform.messages[below].target.thread == MessageRef(HERE, TEAM, shown)
    assert await bench.letters() == 0


# --- who is told ------------------------------------------------------------------------------------------


class Told:
    """A feature that notes what it is told of its pages, and may fail at it."""

    def __init__(self) -> None:
        self.facts: list[object] = []
        self.fails = False

    async def listen(self, _ctx: Ctx, fact: object) -> None:
        self.facts.append(fact)
        if self.fails:
            raise RuntimeError("our mistake")

    def open(self, url: str) -> AbstractAsyncContextManager[Bench]:
        pages, listens = Pages(), {NotShown: self.listen, Shown: self.listen}
        return open_bench(url, feature(screens=(pages.screen(),), listens=listens), pages=pages)


PLACE = PlaceRef(HERE, TEAM)


async def test_features_are_told_what_a_channel_refuses_and_what_it_takes(database_url: str) -> None:
    told = Told()
    async with told.open(database_url) as bench:
        bench.platform.next.append(Before(NotAllowed("not in the channel")))
        await bench.show("a", "refused")
        await bench.settle()
        assert told.facts == [NotShown("test.page", "a", PLACE)]
        await bench.change("a", "allowed now")
        await bench.settle()
        assert told.facts[1:] == [Shown("test.page", "a", PLACE)]
        await bench.show("b", "for Ana alone", user="ana")
        bench.platform.next.append(Before(Bug("too long")))
        await bench.show("c", "for Tom alone", user="tom")
        await bench.settle()
        assert len(told.facts) == 2, "of channels only"


async def test_a_feature_that_fails_to_listen_does_not_undo_the_outcome(database_url: str) -> None:
    told = Told()
    told.fails = True
    async with told.open(database_url) as bench:
        bench.platform.next.extend([Before(NotAllowed("not in the channel")), Fine()])
        await bench.show("a", "refused")
        await bench.show("b", "shown")
        await bench.settle()
        assert len(told.facts) == 2
        assert await bench.letters("dead") == await bench.letters() == 1
        assert list(bench.platform.words(TEAM)) == ["shown"]
        assert [line["action"] for line in bench.logs if line["log_level"] == "error"] == ["not_told"] * 2
