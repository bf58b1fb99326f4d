"""Socket Mode stays open, whatever Slack does to it: the adapter's own part in it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from pydantic import SecretStr

from bot.core.clock import SystemClock, monotonic
from bot.core.errors import CannotStart
from bot.core.inbound import Said
from bot.platforms.slack.adapter import Access, SlackPlatform
from bot.ui.ports import Memory
from tests.platforms.slack.test_adapter import Heard
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Rules
from tests.wire.slack.running import in_process

OPEN = "apps.connections.open"
CUTS = {"farewell": ("disconnect", {"reason": "refresh_requested"}), "cut": ("drop_sockets", {})}
"""How a connection ends: announced, or not."""


@pytest.fixture
async def slack() -> AsyncIterator[SlackClient]:
    async with in_process(Rules(enforce_rates=False, retry_delays=(0.2,) * 40)) as running:
        await running.person("ana")
        yield running


def a_platform(slack: SlackClient) -> SlackPlatform:
    access = Access(SecretStr(slack.bot_token), SecretStr(slack.app_token), api_url=slack.api_url)
    return SlackPlatform(access, seconds_per_message=0)


@pytest.fixture
async def heard(slack: SlackClient) -> AsyncIterator[Heard]:
    """Who hears what comes in."""
    intake, platform = Heard(), a_platform(slack)
    await platform.introduce()
    await platform.start(intake)
    yield intake
    await platform.stop()


async def hears(slack: SlackClient, heard: Heard, within: float) -> float:
    """Until words arrive; how many seconds that took."""
    began = monotonic()
    ts = await slack.say("ana", "au secours")

    async def arrived() -> bool:
        return any(isinstance(one, Said) and one.message.message == ts for one in heard.inbounds)

    await slack.until(arrived, within)
    return monotonic() - began


@pytest.mark.parametrize("how", CUTS)
async def test_an_address_that_does_not_answer_is_not_tried_for_ever(
    slack: SlackClient, heard: Heard, how: str
) -> None:
    await slack.do("refuse_sockets", times=1)
    do, what = CUTS[how]
    await slack.do(do, **what)
    await hears(slack, heard, within=25)


async def test_a_cut_connection_is_back_in_a_moment(slack: SlackClient, heard: Heard) -> None:
    await slack.drop_sockets()
    assert await hears(slack, heard, within=20) < 5


@pytest.mark.parametrize("kind", ["status", "reset", "error"])
@pytest.mark.parametrize("how", CUTS)
async def test_a_new_address_is_asked_for_until_there_is_one(
    slack: SlackClient, heard: Heard, kind: str, how: str
) -> None:
    await slack.fault(kind, OPEN, times=3)
    do, what = CUTS[how]
    await slack.do(do, **what)
    assert await hears(slack, heard, within=30) < 15
    assert await slack.do("faults_left") == 0


async def test_slack_is_not_asked_before_it_wants_to_be(slack: SlackClient, heard: Heard) -> None:
    await slack.fault("ratelimited", OPEN, after=4)
    await slack.drop_sockets()
    await hears(slack, heard, within=20)
    limited, answered = [one["at"] for one in (await slack.latest_calls(OPEN))[-2:]]
    assert answered - limited >= 4


async def test_socket_mode_switched_off_and_on_again(slack: SlackClient, heard: Heard) -> None:
    await slack.disconnect("link_disabled")
    await slack.until(lambda: _asked_in_vain(slack, 1), within=30)
    await slack.do("enable")
    await hears(slack, heard, within=20)


async def _asked_in_vain(slack: SlackClient, times: int) -> bool:
    return (await slack.calls(OPEN))[OPEN].get("forbidden_team", 0) >= times


async def test_after_a_long_silence_what_slack_gave_up_is_found(
    slack: SlackClient, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.platforms.slack.socket.LONG", 0.1)
    heard.remembered = Memory(SystemClock().now() - timedelta(minutes=1))
    await slack.fault("drop", "message")
    await slack.drop_sockets()
    await slack.say("ana", "personne ne m'entend")
    await hears(slack, heard, within=20)

    async def found() -> bool:
        return "personne ne m'entend" in [one.text for one in heard.inbounds if isinstance(one, Said)]

    await slack.until(found, within=10)


async def test_a_start_waits_out_a_moment_of_trouble(slack: SlackClient) -> None:
    for method in ("auth.test", OPEN):
        await slack.fault("status", method)
    await slack.do("refuse_sockets", times=1)
    intake, platform = Heard(), a_platform(slack)
    await platform.introduce()
    await platform.start(intake)
    await hears(slack, intake, within=5)
    await platform.stop()


async def test_a_start_does_not_wait_for_ever(slack: SlackClient) -> None:
    await slack.fault("status", OPEN, times=100)
    platform = a_platform(slack)
    await platform.introduce()
    with pytest.raises(CannotStart, match=r"SLACK_APP_TOKEN.*503"):
        await platform.start(Heard())
