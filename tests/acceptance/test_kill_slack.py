"""On Slack, the real process is killed with -9 again and again: nothing is lost, nothing doubled, every card is true.

The pace is the real one: one message per second and channel, and Slack's limits are enforced. One workspace has one
team's channel, so 300 calls take about five minutes whatever the machine; after ten the team would be called again.
"""

import asyncio
import random
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from statistics import median

import pytest

from tests.acceptance.audit import Reckoning
from tests.acceptance.process import until
from tests.acceptance.slack_audit import reckon_rows, reckon_seen
from tests.acceptance.slack_process import SlackProcess, Town, a_town
from tests.acceptance.slack_traffic import SlackTraffic
from tests.acceptance.test_kill import KILLED_WHILE_STARTING, ONE_MESSAGE, Chaos
from tests.wire.slack.rules import Rules

SEED = 20261121
LONGEST_START = 3.0
RULES = Rules(retry_delays=(0.5, 5.0, 15.0, 30.0, 60.0))
"""Slack's own patience is longer (at once, a minute, five minutes); lives are shorter here, and so are the waits."""


@pytest.mark.lengthy
@pytest.mark.timeout(300)
async def test_nothing_is_lost_or_doubled_over_a_few_kills(tmp_path: Path) -> None:
    await kill_and_count(tmp_path, calls=20, kills=5, longest_life=6)


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_nothing_is_lost_or_doubled_over_three_hundred_calls_and_thirty_kills(tmp_path: Path) -> None:
    await kill_and_count(tmp_path, calls=300, kills=32, longest_life=12)


async def kill_and_count(folder: Path, *, calls: int, kills: int, longest_life: float) -> None:
    """`longest_life` in seconds."""
    began, chaos, reckoning = time.monotonic(), Chaos(), Reckoning()
    volunteers = [f"vol{number:03}" for number in range(calls)]
    async with a_town(folder, RULES, volunteers) as town:
        traffic = SlackTraffic(town, SEED, volunteers)
        async with asyncio.TaskGroup() as group:
            group.create_task(kill_again_and_again(town, traffic, chaos, kills, longest_life))
            group.create_task(traffic.run())
        assert await town.slack.idle(150)
        await town.process.quiet(len(traffic.sent), within=300)
        reckon_rows(town, traffic.sent, reckoning)
        assert (await town.process.stop())[0] == 0, town.process.said()
        await reckon_seen(town, traffic.sent, reckoning)
        limited = {
            name: found["ratelimited"] for name, found in (await town.slack.calls()).items() if "ratelimited" in found
        }
    tell(chaos, traffic, reckoning, limited, time.monotonic() - began)
    assert "Traceback" not in town.process.log.read_text()
    assert (reckoning.lost, reckoning.doubled) == ([], [])
    assert chaos.kills == kills
    assert traffic.number("call") == calls
    assert chaos.caught >= kills // 2, "a run in which the kills met nothing would prove nothing"
    assert set(reckoning.surfaces) >= {"home", "sos.card", "sos.line", "sos.notice"}


async def kill_again_and_again(
    town: Town, traffic: SlackTraffic, chaos: Chaos, kills: int, longest_life: float
) -> None:
    chance, process = random.Random(SEED), town.process
    for life in range(1, kills + 1):
        process.start()
        if chance.random() < KILLED_WHILE_STARTING:
            await asyncio.sleep(chance.uniform(0, LONGEST_START))
            chaos.before_ready += 1
        else:
            chaos.starts.append(await process.ready())
            calls = len(traffic.volunteers)
            traffic.allow(calls * (life + 1) // kills)
            await live(process, chance.randint(0, 2 * calls // kills), longest_life)
            await asyncio.sleep(chance.uniform(0, ONE_MESSAGE))
        await process.kill()
        note_what_was_cut(process, traffic, chaos)
    traffic.allow(len(traffic.volunteers))
    process.start()
    chaos.starts.append(await process.ready())


async def live(process: SlackProcess, messages: int, longest: float) -> None:
    """Until so many more messages were handled, and some of what they lead to is on its way."""
    goal = process.handled() + messages
    with suppress(TimeoutError):
        await until(lambda: process.handled() >= goal, longest)
    with suppress(TimeoutError):
        await until(lambda: process.one("SELECT count(*) FROM outbox WHERE state = 'sending'") > 0, 1)


def note_what_was_cut(process: SlackProcess, traffic: SlackTraffic, chaos: Chaos) -> None:
    chaos.kills += 1
    if not process.has_rows():
        return
    sending = process.rows("SELECT id, token FROM outbox WHERE state = 'sending'")
    chaos.deliveries_cut.update((row, token) for row, token in sending)
    chaos.handled = process.handled()
    chaos.caught += bool(sending) or chaos.handled < len(traffic.sent)


def tell(chaos: Chaos, traffic: SlackTraffic, reckoning: Reckoning, limited: dict[str, int], seconds: float) -> None:
    """One line of figures."""
    starts = [round(1000 * start) for start in chaos.starts]
    figures: dict[str, object] = {
        "kills": chaos.kills,
        "of these while starting": chaos.before_ready,
        "with work in flight": chaos.caught,
        "deliveries cut": len(chaos.deliveries_cut),
        "messages handled before the last one": chaos.handled,
        "calls": traffic.number("call"),
        "replies": traffic.number("reply"),
        "notes": traffic.number("note"),
        "presses": sum(traffic.deeds.values()),
        "presses that Slack said had failed": traffic.told_of_trouble,
        "lost": len(reckoning.lost),
        "doubled": len(reckoning.doubled),
        "surfaces compared": sum(reckoning.surfaces.values()),
        "start in ms (median, longest)": (median(starts), max(starts)),
        "seconds": round(seconds),
    }
    print("\nkill -9 on Slack:", ", ".join(f"{name} {value}" for name, value in figures.items()))  # noqa: T201  # figures
    print("surfaces:", dict(reckoning.surfaces), "presses:", dict(Counter(traffic.deeds)), "429:", limited)  # noqa: T201
