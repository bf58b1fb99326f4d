"""Since when something may be missed: from where we stopped listening, until all of it was found."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.platforms.missed import Missed
from bot.runtime.memory import OVERLAP
from bot.ui.ports import Intake, Memory
from tests.runtime.bench import HERE, Bench
from tests.world import START


class Finder:
    """Finds as a test says."""

    def __init__(self, run: Callable[[], Awaitable[object]]) -> None:
        self._run = run
        self.asked: list[datetime] = []

    async def meet(self, _intake: Intake) -> None:
        raise AssertionError("they are known")

    async def run(self, _memory: Memory, since: datetime) -> None:
        self.asked.append(since)
        await self._run()


async def fails() -> None:
    raise RuntimeError("on purpose")


async def test_what_was_not_found_to_the_end_is_looked_for_again_from_where_it_began(bench: Bench) -> None:
    await bench.says("ana", "bonsoir")
    for run in (asyncio.Event().wait, fails):
        finder = Finder(run)
        missed = Missed(finder, bench.house.dispatcher, HERE)
        bench.clock.move(2 * OVERLAP)
        await missed.lasts()
        missed.ends()
        await bench.says("leo", "bonjour")  # live, while the night is still being read
        missed.cancel()
        await missed.caught_up()
        assert finder.asked == [START - OVERLAP]
    assert (await bench.house.dispatcher.memory(HERE)).since == START - OVERLAP


async def test_once_all_was_found_it_is_the_last_word_that_counts(bench: Bench) -> None:
    await bench.says("ana", "bonsoir")
    finder = Finder(lambda: asyncio.sleep(0))
    missed = Missed(finder, bench.house.dispatcher, HERE)
    bench.clock.move(2 * OVERLAP)
    await missed.lasts()
    missed.ends()
    await missed.caught_up()
    await bench.says("leo", "bonjour")
    assert (await bench.house.dispatcher.memory(HERE)).since == bench.clock.now() - OVERLAP
