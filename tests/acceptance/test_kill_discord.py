"""On Discord, the real process is killed with -9 again and again: nothing is lost, nothing doubled, every card is true.

Discord repeats nothing: whatever was said while no process listened is found in the histories, or it is lost. Its
limits are enforced: five messages in five seconds per channel, so that 300 calls take five minutes on any machine.
"""

from pathlib import Path

import pytest

from tests.acceptance.discord_audit import reckon
from tests.acceptance.discord_process import a_town
from tests.acceptance.discord_traffic import DiscordTraffic
from tests.acceptance.killing import Plan, kill_and_count
from tests.wire.discord.rules import Rules

SEED = 20261121


@pytest.mark.lengthy
@pytest.mark.timeout(300)
async def test_nothing_is_lost_or_doubled_over_a_few_kills(tmp_path: Path) -> None:
    await run(tmp_path, Rules(message_window=2.0), Plan(calls=16, kills=4, longest_life=3, last_life=90, seed=SEED))


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_nothing_is_lost_or_doubled_over_three_hundred_calls_and_thirty_kills(tmp_path: Path) -> None:
    await run(tmp_path, Rules(), Plan(calls=300, kills=32, longest_life=12, last_life=600, seed=SEED))


async def run(folder: Path, rules: Rules, plan: Plan) -> None:
    volunteers = [f"vol{number:03}" for number in range(plan.calls)]
    async with a_town(folder, rules, volunteers) as town:
        await kill_and_count(town, DiscordTraffic(town, plan.seed, volunteers), plan, reckon)
