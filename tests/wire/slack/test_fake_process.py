"""The fake in its own process, as a bot's test uses it."""

from typing import Any

import aiohttp
import pytest

from tests.wire.slack.apps import connected, new_app
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json, Rules
from tests.wire.slack.running import in_own_process


async def test_a_story_over_two_processes() -> None:
    async with in_own_process(Rules(ack_timeout=1, enforce_rates=False), seed=7) as slack:
        await slack.person("ana", real_name="Ana Lima")
        app = new_app(slack)

        @app.event("message")
        async def _(event: Json, say: Any) -> None:
            await say(f"Compris : {event['text']}")

        async with connected(app, slack):
            await slack.fault("duplicate", "message")
            await slack.say("ana", "SOS")
            assert await slack.idle()
            await slack.until(lambda: _count(slack, 3))
        texts = [(message["author"], message["text"]) for message in await slack.messages("ana")]
        assert texts == [("Ana Lima", "SOS"), *[("Mijote", "Compris : SOS")] * 2]
        assert (await slack.rules())["ack_timeout"] == 1
        with pytest.raises(LookupError, match="user_not_found"):
            await slack.say("bob", "?")
        with pytest.raises(LookupError, match="the fake cannot fly"):
            await slack.do("fly")
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.ClientConnectorError):
            await http.get(slack.url)


async def _count(slack: SlackClient, number: int) -> bool:
    return len(await slack.messages("ana")) == number
