"""Timers that come due: rung once, whole or not at all, and a broken one keeps no other from ringing."""

from datetime import timedelta

from bot.core.inbound import Due
from bot.runtime import dispatch
from bot.runtime.context import Ctx
from scheduler import timers
from storage.repos import timers as rows
from tests.runtime.bench import SECOND, Bench, Pages, feature, open_bench


class Clockwork:
    """A feature with timers: notes each, shows a page, and fails when there is `trouble`."""

    def __init__(self) -> None:
        self.pages = Pages()
        self.rung: list[str] = []
        self.trouble: set[str] = set()

    async def ring(self, ctx: Ctx, due: Due) -> None:
        self.rung.append(f"{due.subject} {due.fence}")
        await self.show(ctx, due.subject)
        if due.subject in self.trouble:
            raise RuntimeError("our mistake")

    async def show(self, ctx: Ctx, subject: str) -> None:
        self.pages.words[subject] = subject
        await ctx.refresh("test.page", subject)
        await ctx.set_timer("test.other", subject, ctx.now + timedelta(days=1), "")

    async def other(self, _ctx: Ctx, due: Due) -> None:
        self.rung.append(f"other {due.subject}")


async def set_timer(bench: Bench, kind: str, subject: str, after: timedelta, fence: str = "v1") -> None:
    await bench.in_unit(lambda ctx: ctx.set_timer(kind, subject, ctx.now + after, fence))


async def test_each_rings_once_in_order_and_when_it_is_due(database_url: str) -> None:
    work = Clockwork()
    async with open_bench(database_url, feature(timers={"test.ring": work.ring, "test.other": work.other})) as bench:
        await set_timer(bench, "test.ring", "b", 20 * SECOND)
        await set_timer(bench, "test.ring", "a", 10 * SECOND)
        await set_timer(bench, "test.ring", "b", 30 * SECOND, "v2")  # moved: it rings once, with its new fence
        await bench.pass_time(seconds=9)
        assert work.rung == []
        await bench.pass_time(seconds=20)
        assert work.rung == ["a v1"]
        await bench.pass_time(seconds=1)
        assert work.rung == ["a v1", "b v2"]
        await bench.in_unit(lambda ctx: ctx.cancel_timer("test.other", "a"))
        await bench.jump(days=2)
        assert work.rung == ["a v1", "b v2", "other b"]


async def test_one_that_fails_leaves_nothing_half_done_and_is_tried_again(database_url: str) -> None:
    work = Clockwork()
    work.trouble.add("bad")
    async with open_bench(database_url, feature(timers={"test.ring": work.ring, "test.other": work.other})) as bench:
        for subject in ("good 1", "bad", "good 2"):
            await set_timer(bench, "test.ring", subject, SECOND)
        await bench.pass_time(seconds=1)
        assert work.rung == ["good 1 v1", "bad v1", "good 2 v1"]
        work.trouble.clear()
        await bench.pass_time(seconds=3)
        assert work.rung[3:] == ["bad v1"]
        await bench.pass_time(days=1)
        assert sorted(work.rung[4:]) == ["other bad", "other good 1", "other good 2"], "once each"


async def test_one_that_always_fails_or_that_nobody_knows_is_left_for_a_human(database_url: str) -> None:
    work = Clockwork()
    work.trouble.add("bad")
    async with open_bench(database_url, feature(timers={"test.ring": work.ring, "test.other": work.other})) as bench:
        await set_timer(bench, "test.ring", "bad", SECOND)
        await set_timer(bench, "gone.kind", "of a feature that was taken out", SECOND)
        await bench.pass_time(hours=3)
        assert work.rung == ["bad v1"] * dispatch.MAX_TRIES
        assert await bench.next_due() is None
        async with bench.database.read() as connection:
            assert await rows.due(connection, bench.clock.now() + timedelta(days=365), 10) == []
        await set_timer(bench, "test.ring", "bad", SECOND, "v2")  # the next time starts afresh
        work.trouble.clear()
        await bench.pass_time(seconds=1)
        assert work.rung[-1] == "bad v2"


async def test_two_processes_that_see_the_same_timer_ring_it_once(database_url: str) -> None:
    work = Clockwork()
    async with open_bench(database_url, feature(timers={"test.ring": work.ring, "test.other": work.other})) as bench:
        await set_timer(bench, "test.ring", "a", SECOND)
        bench.clock.move(SECOND)
        async with bench.database.read() as connection:
            (waiting,) = await rows.due(connection, bench.clock.now(), 10)
        await bench.house.dispatcher.fire(waiting)
        await bench.house.dispatcher.fire(waiting)
        assert work.rung == ["a v1"]
        assert await timers.work(bench.house.dispatcher, bench.database, bench.clock) is not None
