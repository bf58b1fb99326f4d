"""The loops: due rows happen by themselves, outages are waited out, a broken loop is not hidden."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest

from bot.core.clock import MovableClock
from bot.core.errors import PressAgain
from bot.core.inbound import Due
from bot.runtime.context import Ctx
from bot.wiring import running, until_stopped
from scheduler import clock as scheduler_clock
from scheduler import loop as scheduler_loop
from scheduler.clock import AlarmClock, Bell
from scheduler.loop import keep_doing
from storage.repos import people
from tests.runtime.bench import SECOND, Bench, Pages, feature, open_bench
from tests.world import START

SOON = 0.05
"""Seconds after which what was rung for has happened, or never will."""


async def until(happened: Callable[[], bool]) -> None:
    """Wait a second at most."""
    async with asyncio.timeout(1):
        while not happened():  # noqa: ASYNC110  # what is waited for has no event
            await asyncio.sleep(0.002)


class Turns:
    """A loop's work: counts its turns and says when it wants the next."""

    def __init__(self, *wanted: datetime | Exception | None) -> None:
        self.wanted = list(wanted)
        self.count = 0

    async def work(self) -> datetime | None:
        self.count += 1
        answer = self.wanted.pop(0) if self.wanted else None
        if isinstance(answer, Exception):
            raise answer
        return answer


@asynccontextmanager
async def kept_doing(turns: Turns, clock: MovableClock) -> AsyncIterator[tuple[Bell, asyncio.Task[None]]]:
    """The loop, its bell rung once, as at every start."""
    bell, alarm = Bell("test"), AlarmClock(clock)
    clock.on_move(bell.ring)
    alarm.start([bell])
    task = asyncio.create_task(keep_doing(turns.work, bell, alarm, clock))
    try:
        yield bell, task
    finally:
        alarm.stop()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_loop_works_when_it_starts_and_then_each_time_its_bell_rings() -> None:
    turns = Turns()
    async with kept_doing(turns, MovableClock(frozen_at=START)) as (bell, _task):
        await until(lambda: turns.count == 1)
        await asyncio.sleep(SOON)
        assert turns.count == 1, "nothing rang"
        bell.ring()
        bell.ring()
        await until(lambda: turns.count == 2)
        await asyncio.sleep(SOON)
        assert turns.count == 2, "ringing twice before anybody looks is ringing once"


async def test_a_loop_is_woken_when_it_asked_to_be() -> None:
    turns = Turns(START + timedelta(milliseconds=60))
    async with kept_doing(turns, MovableClock(frozen_at=START)):
        await until(lambda: turns.count == 1)
        await asyncio.sleep(0.03)
        assert turns.count == 1, "too early"
        await until(lambda: turns.count == 2)


async def test_what_is_overdue_is_done_at_once() -> None:
    turns = Turns(START - timedelta(days=3), START)
    async with kept_doing(turns, MovableClock(frozen_at=START)):
        await until(lambda: turns.count == 3)


async def test_the_heartbeat_wakes_a_loop_that_nobody_rang_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler_clock, "HEARTBEAT", timedelta(seconds=0.05))
    turns, far = Turns(), START + timedelta(days=1)
    turns.wanted = [far, far, far, far]
    async with kept_doing(turns, MovableClock(frozen_at=START)):
        await until(lambda: turns.count >= 4)


async def test_an_outage_is_waited_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler_loop, "AFTER_OUTAGE", timedelta(seconds=0.02))
    turns = Turns(PressAgain("away"), PressAgain("still away"), None)
    async with kept_doing(turns, MovableClock(frozen_at=START)) as (bell, task):
        await until(lambda: turns.count == 3)
        bell.ring()
        await until(lambda: turns.count == 4)
        assert not task.done()


async def test_any_other_failure_ends_the_loop() -> None:
    turns = Turns(RuntimeError("our mistake"))
    async with kept_doing(turns, MovableClock(frozen_at=START)) as (_bell, task):
        with pytest.raises(RuntimeError, match="our mistake"):
            await asyncio.wait_for(task, 1)


# --- the whole house --------------------------------------------------------------------------------------


@asynccontextmanager
async def alive(url: str, rung: list[Due]) -> AsyncIterator[tuple[Bench, "asyncio.Task[None]"]]:
    """A house whose loops run, with a feature that notes its timers and shows a page for each."""
    pages = Pages()

    async def ring(ctx: Ctx, due: Due) -> None:
        rung.append(due)
        pages.words[due.subject] = f"{due.subject} is due"
        (place,) = await people.places(ctx.connection, ctx.community.id, "sos")
        await ctx.show_at("test.page", due.subject, place)

    tables = feature(timers={"test.ring": ring}, screens=(pages.screen(),))
    async with open_bench(url, tables, pages=pages) as bench, running(bench.house, [bench.platform]) as watched:
        yield bench, watched


async def test_a_due_timer_rings_after_a_move_and_what_it_shows_is_delivered(database_url: str) -> None:
    rung: list[Due] = []
    async with alive(database_url, rung) as (bench, watched):
        await bench.in_unit(lambda ctx: ctx.set_timer("test.ring", "tea", START + timedelta(hours=1), "v1"))
        bench.clock.move(timedelta(minutes=59))
        await asyncio.sleep(SOON)
        assert rung == []
        bench.clock.move(timedelta(minutes=1))
        await until(lambda: list(bench.platform.words("c-sos")) == ["tea is due"])
        assert [(due.subject, due.fence) for due in rung] == [("tea", "v1")]
        assert not watched.done()


async def test_a_timer_that_is_due_soon_rings_without_a_move(database_url: str) -> None:
    rung: list[Due] = []
    async with alive(database_url, rung) as (bench, _watched):
        # The alarm sleeps by the machine's clock; ours stands still, so it is moved silently, as time would.
        await bench.in_unit(lambda ctx: ctx.set_timer("test.ring", "tea", START + SECOND / 10, "v1"))
        bench.clock._ahead += SECOND / 10
        await until(lambda: len(rung) == 1)


async def test_a_request_is_delivered_at_once_and_what_is_left_is_delivered_before_the_end(database_url: str) -> None:
    async with alive(database_url, []) as (bench, _watched):
        await bench.show("a", "first")
        await until(lambda: list(bench.platform.words("c-sos")) == ["first"])
        await bench.change("a", "second")
    assert list(bench.platform.words("c-sos")) == ["second"]


async def test_an_event_that_failed_is_handled_again_by_the_sweep(database_url: str) -> None:
    heard: list[str] = []

    async def direct(_ctx: object, said: object) -> None:
        heard.append(getattr(said, "text", ""))
        if len(heard) == 1:
            raise RuntimeError("the first time goes wrong")

    async with open_bench(database_url, feature(direct=direct)) as bench, running(bench.house, [bench.platform]):
        await bench.says("ana", "hello")
        bench.clock.move(timedelta(minutes=1))
        await until(lambda: heard == ["hello", "hello"])


async def test_an_outage_of_the_database_is_waited_out_by_every_loop(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler_loop, "AFTER_OUTAGE", timedelta(seconds=0.02))
    rung: list[Due] = []
    async with alive(database_url, rung) as (bench, watched):
        await bench.in_unit(lambda ctx: ctx.set_timer("test.ring", "tea", START + timedelta(hours=1), "v1"))
        await asyncio.sleep(SOON)
        bench.database.trouble = PressAgain("the disk is full")
        bench.clock.move(timedelta(hours=1))
        await asyncio.sleep(SOON)
        assert not watched.done()
        assert rung == []
        bench.database.trouble = None
        await until(lambda: list(bench.platform.words("c-sos")) == ["tea is due"])


async def test_a_loop_that_fails_is_told_to_whoever_owns_the_process(database_url: str) -> None:
    async with alive(database_url, []) as (bench, watched):
        await asyncio.sleep(SOON)
        assert not watched.done()
        bench.database.trouble = RuntimeError("a table is missing")
        bench.clock.move(SECOND)
        await asyncio.wait({watched}, timeout=1)
        bench.database.trouble = None
        assert watched.done()
        with pytest.raises(ExceptionGroup) as told:
            await until_stopped(watched)
        assert told.group_contains(RuntimeError, match="a table is missing")


async def test_a_database_that_is_away_at_the_end_does_not_hide_why_it_ends(database_url: str) -> None:
    async with alive(database_url, []) as (bench, _watched):
        await bench.show("a", "left for the next start")
        bench.database.trouble = PressAgain("the disk is full")
    assert bench.platform.intake is None


async def test_a_stopped_house_rings_no_more(database_url: str) -> None:
    rung: list[Due] = []
    async with alive(database_url, rung) as (bench, watched):
        await bench.in_unit(lambda ctx: ctx.set_timer("test.ring", "tea", START + timedelta(hours=1), "v1"))
    assert watched.done()
    assert bench.platform.intake is None
    assert rung == []
