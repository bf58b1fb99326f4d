"""Mijote for the bench, in a process of its own: python -m tests.bench.mijote.

As `python -m bot run`, but without Slack's pace of one message a second in each channel, and with wide doors. How to
reach Slack, the team and its channel stand in environment variables. SIGTERM stops it.
"""

import asyncio
import json
import os
from dataclasses import replace
from datetime import timedelta

from pydantic import SecretStr

from bot.core.clock import SystemClock
from bot.core.people import Role
from bot.core.refs import Profile
from bot.platforms.slack.adapter import Access, SlackPlatform
from bot.runtime.doors import Door, Rate
from bot.setup.settling import Settlement, settle_in
from bot.wiring import build, running, stop_asked, until_stopped
from storage.opening import open_storage

WIDE = Rate(burst=1_000_000_000, every=timedelta(seconds=1))
"""A door for the bench: a few people write as much as a whole town."""


async def main() -> None:
    """Serve until told to stop, with a community that has a team."""
    stop, clock = stop_asked(), SystemClock()
    access = Access(
        SecretStr(os.environ["SLACK_BOT_TOKEN"]), SecretStr(os.environ["SLACK_APP_TOKEN"]),
        api_url=os.environ["SLACK_API_URL"],
    )  # fmt: skip
    slack = SlackPlatform(access, seconds_per_message=0)
    async with open_storage("sqlite:///mijote.db", clock) as database:
        [(workspace, name)] = await slack.introduce()
        team: dict[str, str] = json.loads(os.environ["BENCH_TEAM"])
        settlement = Settlement(
            workspace, name, "fr", "Europe/Paris",
            people={user: Profile(called, "fr", "Europe/Paris") for user, called in team.items()},
            roles=dict.fromkeys(team, Role.STAFF), places={"sos": os.environ["BENCH_SOS"]},
        )  # fmt: skip
        await settle_in(database, clock, settlement)
        house = build(database, clock, [slack])
        house = replace(house, dispatcher=replace(house.dispatcher, events=Door(WIDE), interactions=Door(WIDE)))
        async with running(house, [slack]) as watched:
            await until_stopped(watched, stop)


if __name__ == "__main__":
    asyncio.run(main())
