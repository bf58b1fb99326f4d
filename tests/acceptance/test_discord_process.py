"""The life of the real process on Discord: it ends in order, and what cannot be is told in one line."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.wiring import DRAIN_SECONDS
from tests.acceptance.audit import Reckoning
from tests.acceptance.discord_audit import reckon
from tests.acceptance.discord_process import DiscordTown, a_town
from tests.acceptance.discord_traffic import DiscordTraffic
from tests.acceptance.process import until
from tests.acceptance.service import ServiceProcess
from tests.acceptance.service_audit import reckon_rows
from tests.wire.discord.rules import Rules

VOLUNTEERS = [f"vol{number:02}" for number in range(8)]


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[DiscordTown]:
    """A process, not yet started, in a community that is set up."""
    async with a_town(tmp_path, Rules(message_window=1.0), VOLUNTEERS) as made:
        yield made


# --- the end ----------------------------------------------------------------------------------------------


@pytest.mark.long
async def test_sigterm_finishes_what_is_in_flight_and_loses_nothing(town: DiscordTown) -> None:
    process, traffic, reckoning = town.process, DiscordTraffic(town, 7, VOLUNTEERS), Reckoning()
    process.start()
    await process.ready()
    traffic.allow(len(VOLUNTEERS))
    async with asyncio.TaskGroup() as group:
        group.create_task(traffic.run())
        await until(lambda: process.handled() >= 3)
        status, seconds = await process.stop()
        assert (status, process.left_behind()) == (0, []), process.said()
        assert seconds < 2 * DRAIN_SECONDS
        process.start()
        await process.ready()
    await process.quiet(len(traffic.sent))
    reckon_rows(process, traffic.sent, traffic.photos, reckoning)
    assert (await process.stop())[0] == 0, process.said()
    await reckon(town, [*traffic.sent, *traffic.photos], reckoning)
    assert (reckoning.lost, reckoning.doubled) == ([], [])
    assert "Traceback" not in process.log.read_text()
    print(f"\nSIGTERM: {seconds:.2f} s, {len(traffic.sent)} messages in all")  # noqa: T201  # figures


# --- what cannot be ---------------------------------------------------------------------------------------


async def refusal(process: ServiceProcess) -> str:
    """The one line with which it ends; it says where the remedy is."""
    assert await process.ended() == 2, process.said()
    (line,) = [line for line in process.said().splitlines() if line.startswith("mijote: ")]
    assert "discord.com/developers/applications" in line
    return line


async def test_what_discord_refuses_ends_it_with_one_line_that_says_what_to_do(town: DiscordTown) -> None:
    bad = "MTIz.wrong.token"
    process = ServiceProcess(town.process.data, {**town.process.environment, "DISCORD_BOT_TOKEN": bad})
    process.start()
    line = await refusal(process)
    assert line.startswith("mijote: Discord refuses DISCORD_BOT_TOKEN")
    assert bad not in line

    switches = {"GUILD_MEMBERS": "Server Members Intent", "MESSAGE_CONTENT": "Message Content Intent"}
    for missing in switches:
        await town.service.do("intents", names=[name for name in switches if name != missing])
        town.process.start()
        line = await refusal(town.process)
        assert [name for name, switch in switches.items() if switch in line] == [missing]

    await town.service.do("intents", names=list(switches))
    town.process.start()
    await town.process.ready()
    await town.service.do("revoke")
    await town.service.do("close_gateway", code=4000)
    assert "DISCORD_BOT_TOKEN" in await refusal(town.process)
