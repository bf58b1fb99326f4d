"""The real process is killed with -9 again and again while a community is at work: nothing is lost, nothing doubled."""

import asyncio
import random
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.acceptance.audit import Reckoning, read_all, reckon_copy, reckon_rows
from tests.acceptance.killing import KILLED_WHILE_STARTING, ONE_MESSAGE, Chaos, note_what_was_cut, tell
from tests.acceptance.process import Browser, Process, a_process, until
from tests.acceptance.traffic import NEW_CASES_AFTER_MINUTES, Traffic

SEED = 20261118
LONGEST_START = 1.5
"""Seconds."""
LIVES_BETWEEN_MOVES = 8


@pytest.mark.lengthy
@pytest.mark.timeout(420)
async def test_nothing_is_lost_or_doubled_over_thirty_kills(tmp_path: Path) -> None:
    await kill_and_count(tmp_path, calls=300, kills=30, longest_life=2.5)


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_nothing_is_lost_or_doubled_over_a_hundred_and_fifty_kills(tmp_path: Path) -> None:
    await kill_and_count(tmp_path, calls=1500, kills=150, longest_life=20)


async def kill_and_count(folder: Path, *, calls: int, kills: int, longest_life: float) -> None:
    """`longest_life` in seconds: on a slow machine shorter lives leave more to the last one."""
    began, chaos, reckoning = time.monotonic(), Chaos(), Reckoning()
    async with a_process(folder) as (process, browser):
        traffic = Traffic(browser, SEED, calls)
        async with asyncio.TaskGroup() as group:
            group.create_task(kill_again_and_again(process, browser, traffic, chaos, kills, longest_life))
            group.create_task(traffic.run())
        # One person's many messages are let in one by one: the last life may have to wait for its own doors.
        await process.quiet(len(traffic.sent), within=200)
        seen = await read_all(browser)
        reckon_rows(process, traffic.sent, reckoning)
        assert (await process.stop())[0] == 0, process.said()
    await reckon_copy(process.data, traffic.sent, seen, reckoning)
    more = {"requests cut and sent again": browser.cut, "seconds": round(time.monotonic() - began)}
    tell("kill -9", chaos, traffic, reckoning, more)
    assert "Traceback" not in process.log.read_text()
    assert (reckoning.lost, reckoning.doubled) == ([], [])
    assert chaos.kills == kills
    assert traffic.number("call") == calls
    # A run in which the kills met nothing would prove nothing.
    assert chaos.caught >= kills // 2
    assert set(reckoning.surfaces) >= {"home", "sos.card", "sos.line", "sos.note", "sos.notice"}
    assert {"sos.claim", "sos.release", "sos.resolve"} <= set(traffic.deeds)


async def kill_again_and_again(
    process: Process, browser: Browser, traffic: Traffic, chaos: Chaos, kills: int, longest_life: float
) -> None:
    chance = random.Random(SEED)
    async with asyncio.TaskGroup() as moves:
        for life in range(1, kills + 1):
            process.start()
            if chance.random() < KILLED_WHILE_STARTING:
                await asyncio.sleep(chance.uniform(0, LONGEST_START))
                chaos.before_ready += 1
            else:
                chaos.starts.append(await process.ready())
                traffic.allow(traffic.calls * (life + 1) // kills)
                await live(process, chance.randint(0, 3 * traffic.calls // kills), longest_life)
                await asyncio.sleep(chance.uniform(0, ONE_MESSAGE))
            await process.kill()
            note_what_was_cut(process, traffic, chaos)
            if life % LIVES_BETWEEN_MOVES == 0:
                moves.create_task(browser.act("ines", "clock", minutes=NEW_CASES_AFTER_MINUTES))
        traffic.allow(traffic.calls)
        process.start()
        chaos.starts.append(await process.ready())


async def live(process: Process, messages: int, longest: float) -> None:
    """Until so many more messages were handled: fast or slow, a machine gets about that far."""
    goal = process.handled() + messages
    with suppress(TimeoutError):
        await until(lambda: process.handled() >= goal, longest)
