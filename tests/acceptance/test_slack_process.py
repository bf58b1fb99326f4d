"""The life of the real process on Slack: it ends in order, and what cannot be is told in one line."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.wiring import DRAIN_SECONDS
from tests.acceptance.audit import Reckoning
from tests.acceptance.process import until
from tests.acceptance.service import ServiceProcess
from tests.acceptance.service_audit import reckon_rows
from tests.acceptance.slack_audit import reckon
from tests.acceptance.slack_process import SlackTown, a_town
from tests.acceptance.slack_traffic import SlackTraffic
from tests.wire.slack.rules import Rules

VOLUNTEERS = [f"vol{number:02}" for number in range(12)]
CALL = "SOS ! j'ai oublié les cartes"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[SlackTown]:
    """A process, not yet started, in a community that is set up."""
    async with a_town(tmp_path, Rules(retry_delays=(0.5, 4.0, 20.0)), VOLUNTEERS) as made:
        yield made


# --- the end ----------------------------------------------------------------------------------------------


async def test_sigterm_finishes_what_is_in_flight_and_loses_nothing(town: SlackTown) -> None:
    process, traffic, reckoning = town.process, SlackTraffic(town, 7, VOLUNTEERS), Reckoning()
    process.start()
    await process.ready()
    traffic.allow(len(VOLUNTEERS))
    async with asyncio.TaskGroup() as group:
        group.create_task(traffic.run())
        await until(lambda: process.handled() >= 4)
        status, seconds = await process.stop()
        assert (status, process.left_behind()) == (0, []), process.said()
        assert seconds < 2 * DRAIN_SECONDS
        process.start()
        await process.ready()
    assert await town.service.idle(60)
    await process.quiet(len(traffic.sent))
    reckon_rows(process, traffic.sent, traffic.photos, reckoning)
    assert (await process.stop())[0] == 0, process.said()
    await reckon(town, [*traffic.sent, *traffic.photos], reckoning)
    assert (reckoning.lost, reckoning.doubled) == ([], [])
    assert "Traceback" not in process.log.read_text()
    print(f"\nSIGTERM: {seconds:.2f} s, {len(traffic.sent)} messages in all")  # noqa: T201  # figures


async def test_a_post_that_is_on_its_way_when_the_process_dies_is_not_made_twice(town: SlackTown) -> None:
    process, slack = town.process, town.service
    process.start()
    await process.ready()
    await slack.fault("slow", "chat.postMessage", where={"channel": town.sos}, seconds=6)
    await slack.say("vol00", CALL)
    await slack.until(lambda: _in_flight(town))
    await process.kill()
    process.start()
    await process.ready()
    await process.quiet(1)
    assert not await slack.do("in_flight")
    assert len(await slack.posts(town.sos)) == 1
    assert (await process.stop())[0] == 0


async def _in_flight(town: SlackTown) -> bool:
    return bool(await town.service.do("in_flight"))


# --- what cannot be ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
async def test_a_bad_token_ends_it_with_one_clear_line(town: SlackTown, token: str) -> None:
    bad = {"SLACK_BOT_TOKEN": "xoxb-wrong", "SLACK_APP_TOKEN": "xapp-wrong"}
    process = ServiceProcess(town.process.data, {**town.process.environment, token: bad[token]})
    process.start()
    assert await process.ended() == 2
    (line,) = process.said().splitlines()
    assert line.startswith(f"mijote: Slack refuses {token} (Slack said invalid_auth")
    assert "api.slack.com/apps" in line
    assert bad[token] not in line


async def test_where_nobody_answers_it_ends_with_one_clear_line(town: SlackTown) -> None:
    nowhere = {**town.process.environment, "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    process = ServiceProcess(town.process.data, nowhere)
    process.start()
    assert await process.ended() == 2
    (line,) = process.said().splitlines()
    assert line.startswith("mijote: Cannot start with SLACK_BOT_TOKEN: Slack cannot be reached")
