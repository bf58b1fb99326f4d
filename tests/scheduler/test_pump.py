"""The pump: streams side by side, one message in flight per stream, and no turning in circles while it waits."""

import asyncio
from datetime import timedelta

from bot.core.errors import TryLater
from bot.core.refs import PlaceRef, Workspace
from bot.wiring import build, running
from scheduler import pump
from tests.drivers.faulty import Before, FaultyPlatform
from tests.runtime.bench import SECOND, open_bench
from tests.scheduler.test_loops import SOON, until


async def test_a_slow_stream_keeps_nobody_else_waiting(database_url: str) -> None:
    async with open_bench(database_url) as bench:
        gate = bench.platform.slow["c-sos"] = asyncio.Event()
        await bench.show("a", "slow", channel="c-sos")
        await bench.show("b", "behind the slow one", channel="c-sos")
        await bench.show("c", "elsewhere", channel="c-general")
        await bench.show("d", "to Ana", user="ana")
        await bench.house.pump.work()
        await until(lambda: list(bench.platform.words()) == ["elsewhere", "to Ana"])
        gate.set()
        await bench.settle()
        assert list(bench.platform.words("c-sos")) == ["slow", "behind the slow one"]


async def test_more_streams_than_it_holds_go_in_turns(database_url: str) -> None:
    async with open_bench(database_url) as bench:
        for number in range(pump.MAX_STREAMS + 5):
            await bench.show(f"s{number}", f"page {number}", channel=f"c{number}")
            bench.platform.slow[f"c{number}"] = asyncio.Event()
        await bench.house.pump.work()
        await asyncio.sleep(SOON)
        assert len(bench.platform.tried) == pump.MAX_STREAMS
        assert await bench.letters("sending") == pump.MAX_STREAMS
        for gate in bench.platform.slow.values():
            gate.set()
        await bench.settle()
        assert sorted(bench.platform.words()) == sorted(f"page {n}" for n in range(pump.MAX_STREAMS + 5))


async def test_a_platform_that_hangs_keeps_nothing_of_another_waiting(database_url: str) -> None:
    async with open_bench(database_url) as bench:
        other, gate = FaultyPlatform(name="slack"), asyncio.Event()
        house = build(bench.database, bench.clock, [other, bench.platform], bench.house.deliverer.registry.features)
        for number in range(pump.MAX_STREAMS + 5):
            other.slow[f"C{number}"] = gate
            await bench.show(f"s{number}", "never there", at=PlaceRef(Workspace("slack", "T1"), f"C{number}"))
        await bench.show("a", "there at once")
        await house.pump.work()
        await until(lambda: list(bench.platform.words()) == ["there at once"])
        assert len(other.tried) == pump.MAX_STREAMS
        gate.set()
        await house.pump.drain()
        assert len(list(other.words())) == pump.MAX_STREAMS + 5


async def test_what_waits_behind_a_slow_or_limited_message_keeps_no_processor_busy(database_url: str) -> None:
    """Rows that are due but stand in a queue must not make the loop ask again and again."""
    async with open_bench(database_url) as bench, running(bench.house, [bench.platform]):
        gate = bench.platform.slow["c-sos"] = asyncio.Event()
        bench.platform.next.append(Before(TryLater("rate limit", 30 * SECOND)))
        await bench.show("x", "limited", channel="c-general")
        await until(lambda: len(bench.platform.tried) == 1)
        await bench.show("y", "behind it", channel="c-general")
        await bench.show("a", "slow", channel="c-sos")
        await bench.show("b", "behind it", channel="c-sos")
        await until(lambda: len(bench.platform.tried) == 2)
        await asyncio.sleep(SOON)
        before = bench.database.writes
        await asyncio.sleep(4 * SOON)
        assert bench.database.writes - before <= 1
        gate.set()
        await until(lambda: list(bench.platform.words("c-sos")) == ["slow", "behind it"])
        bench.clock.move(timedelta(minutes=1))
        await until(lambda: list(bench.platform.words("c-general")) == ["limited", "behind it"])


async def test_the_rows_of_a_platform_that_is_not_served_here_wake_nobody(database_url: str) -> None:
    async with open_bench(database_url) as bench:
        await bench.show("a", "shown where the playground runs")
        elsewhere = build(
            bench.database, bench.clock, [FaultyPlatform(name="slack")], bench.house.deliverer.registry.features
        )
        assert await elsewhere.pump.work() is None
        assert await bench.letters("due") == 1
        await bench.settle()
        assert list(bench.platform.words()) == ["shown where the playground runs"]
