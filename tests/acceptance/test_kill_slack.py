"""On Slack, the real process is killed with -9 again and again: nothing is lost, nothing doubled, every card is true.

The pace is the real one: one message per second and channel, and Slack's limits are enforced. One workspace has one
team's channel, so 300 calls take about five minutes whatever the machine; after ten the team would be called again.
"""

from pathlib import Path

import pytest

from tests.acceptance.killing import Plan, kill_and_count
from tests.acceptance.slack_audit import reckon
from tests.acceptance.slack_process import a_town
from tests.acceptance.slack_traffic import SlackTraffic
from tests.wire.slack.rules import Rules

SEED = 20261121
RULES = Rules(retry_delays=(0.5, 5.0, 15.0, 30.0, 60.0))
"""Slack's own patience is longer (at once, a minute, five minutes); lives are shorter here, and so are the waits."""


@pytest.mark.lengthy
@pytest.mark.timeout(300)
async def test_nothing_is_lost_or_doubled_over_a_few_kills(tmp_path: Path) -> None:
    await run(tmp_path, Plan(calls=20, kills=5, longest_life=6, last_life=90, seed=SEED))


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_nothing_is_lost_or_doubled_over_three_hundred_calls_and_thirty_kills(tmp_path: Path) -> None:
    await run(tmp_path, Plan(calls=300, kills=32, longest_life=12, last_life=600, seed=SEED))


async def run(folder: Path, plan: Plan) -> None:
    volunteers = [f"vol{number:03}" for number in range(plan.calls)]
    async with a_town(folder, RULES, volunteers) as town:
        await kill_and_count(town, SlackTraffic(town, plan.seed, volunteers), plan, reckon)
