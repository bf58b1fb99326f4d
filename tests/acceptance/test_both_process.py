"""The real process on Slack and on Discord at once: one case on both, ended together; whose token is bad is named."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.service import ServiceProcess, Town, set_up
from tests.wire.discord import rules as discord_rules
from tests.wire.discord import running as discord_running
from tests.wire.discord.client import DiscordClient
from tests.wire.slack import rules as slack_rules
from tests.wire.slack import running as slack_running
from tests.wire.slack.client import SlackClient

CALL = "SOS ! j'ai oublié les cartes"
COMMUNITY = """\
[community]
name = "Les Passerelles"
language = "fr"
timezone = "Europe/Paris"

[slack]
workspace = "{team}"
places = {{ sos = "{sos}" }}
roles = {{ admin = [], staff = ["{leo}"] }}

[discord]
guilds = ["{guild}"]
places = {{ sos = "{sos_there}" }}
roles = {{ admin = [], staff = [] }}
"""


@dataclass(frozen=True, slots=True)
class Towns:
    """The same community on both; one process serves it."""

    slack: SlackClient
    discord: DiscordClient
    process: ServiceProcess
    sos: str
    sos_there: str


@asynccontextmanager
async def towns(folder: Path) -> AsyncIterator[Towns]:
    async with (
        slack_running.in_process(slack_rules.Rules(retry_delays=(0.5, 4.0, 20.0))) as slack,
        discord_running.in_process(discord_rules.Rules(enforce_rates=False)) as discord,
    ):
        leo = await slack.person("leo", real_name="Léo Bernard", locale="fr-FR")
        sos, sos_there = await slack.channel("sos", "private", ["leo"]), await discord.channel("sos", members=[])
        await discord.person("ana", "Ana Moreau")
        environment = {
            "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token, "SLACK_API_URL": slack.api_url,
            "DISCORD_BOT_TOKEN": discord.token, "DISCORD_API_URL": discord.api_url,
            "DISCORD_GATEWAY_URL": discord.gateway_url,
        }  # fmt: skip
        process = ServiceProcess(folder / "data", environment)
        described = COMMUNITY.format(team=slack.team, sos=sos, leo=leo, guild=discord.guild, sos_there=sos_there)
        async with set_up(Town(slack, process, sos, {}), described):
            yield Towns(slack, discord, process, sos, sos_there)


@pytest.mark.long  # the short forms: tests/runtime/test_together.py, tests/features/test_both_story.py
async def test_both_are_served_by_one_process_and_end_together(tmp_path: Path) -> None:
    async with towns(tmp_path) as town:
        town.process.start()
        await town.process.ready()
        assert "Mijote is simmering on" in town.process.said()
        await town.discord.say("ana", CALL)
        await town.process.quiet(1)
        assert len(await town.slack.posts(town.sos)) == len(await town.discord.posts(town.sos_there)) == 1
        (card,) = await town.slack.posts(town.sos)
        await town.slack.say("leo", "j'arrive", where=town.sos, thread=card["ts"])
        await town.process.quiet(2)
        assert town.process.rows("SELECT state FROM sos_case") == [("claimed",)]
        status, _seconds = await town.process.stop()
        assert (status, town.process.left_behind()) == (0, []), town.process.said()
        assert "Traceback" not in town.process.said()

        bad = {**town.process.environment, "DISCORD_BOT_TOKEN": "wrong"}
        process = ServiceProcess(town.process.data, bad)
        process.start()
        assert await process.ended() == 2
        lines = [line for line in process.said().splitlines() if line.startswith("mijote:")]
        assert len(lines) == 1, process.said()
        assert "DISCORD_BOT_TOKEN" in lines[0]
