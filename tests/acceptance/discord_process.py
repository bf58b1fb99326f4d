"""The real bot on Discord: `mijote run` over a fake Discord that is another process."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeAlias

from tests.acceptance.service import ADMIN, STAFF, ServiceProcess, Town, set_up
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Rules
from tests.wire.discord.running import in_own_process

DiscordTown: TypeAlias = Town[DiscordClient]

LOOKS_AT_ALL = {"MIJOTE_DISCORD_NEW_DMS_PER_DAY": "1000"}
"""Everybody here calls for the first time: after a kill, nobody may be left out."""
COMMUNITY = """\
[community]
name = "Les Passerelles"
language = "fr"
timezone = "Europe/Paris"

[discord]
guilds = ["{guild}"]

[discord.places]
sos = "{sos}"

[discord.roles]
staff = [{staff}]
admin = ["{admin}"]
"""


@asynccontextmanager
async def a_town(folder: Path, rules: Rules, volunteers: Sequence[str]) -> AsyncIterator[DiscordTown]:
    """A process not yet started, its community set up; killed at the end if a test left it alive."""
    async with in_own_process(rules) as discord:
        people = {name: await discord.person(name, name.title()) for name in (*volunteers, *STAFF, ADMIN)}
        sos = await discord.channel("sos-anim", members=[*STAFF, ADMIN])
        addresses = {"DISCORD_API_URL": discord.api_url, "DISCORD_GATEWAY_URL": discord.gateway_url}
        process = ServiceProcess(folder / "data", {"DISCORD_BOT_TOKEN": discord.token, **addresses, **LOOKS_AT_ALL})
        staff = ", ".join(f'"{people[name]}"' for name in STAFF)
        described = COMMUNITY.format(guild=discord.guild, sos=sos, staff=staff, admin=people[ADMIN])
        async with set_up(Town(discord, process, sos, people), described) as town:
            yield town
