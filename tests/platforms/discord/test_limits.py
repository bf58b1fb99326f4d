"""Rate limits in the log: which call, how long, whose limit; no ids, no secrets."""

from collections.abc import AsyncIterator

import discord
import pytest
from structlog.testing import capture_logs

from bot.platforms.discord import limits
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Rules
from tests.wire.discord.running import in_process


@pytest.fixture
async def fake() -> AsyncIterator[DiscordClient]:
    async with in_process(Rules(message_limit=2, message_window=0.2)) as running:
        yield running


async def test_an_empty_bucket_and_a_429_are_lines_of_the_log(
    fake: DiscordClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = await fake.do("channel", name="sos")
    monkeypatch.setattr(discord.http.Route, "BASE", fake.info["api_url"])
    client = discord.Client(intents=discord.Intents.none(), http_trace=limits.observed())
    await client.login(fake.info["token"])
    route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
    try:
        with capture_logs() as lines:
            for number in range(2):
                await client.http.request(route, json={"content": str(number)})
            await fake.do("fault", kind="ratelimited", on="create_message", after=0.1, scope="shared")
            await client.http.request(route, json={"content": "again"})
    finally:
        await client.close()
    empty, limited = lines
    assert empty["action"] == "bucket_empty"
    assert (empty["log_level"], empty["method"], empty["route"]) == ("info", "POST", "/channels/…/messages")
    assert 0 < empty["seconds"] <= 0.2
    assert limited["action"] == "rate_limited"
    assert (limited["log_level"], limited["scope"], limited["route"]) == ("warning", "shared", "/channels/…/messages")
    assert limited["seconds"] > 0
    assert channel not in str(lines)


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/api/v10/channels/123/messages/456", "/channels/…/messages/…"),
        ("/api/v10/interactions/123/aW50ZXJhY3Rpb24/callback", "/interactions/…/callback"),
        ("/api/v10/webhooks/123/aW50ZXJhY3Rpb24/messages/@original", "/webhooks/…/messages/@original"),
        ("/api/v10/users/@me", "/users/@me"),
    ],
)
def test_a_call_is_named_without_ids_and_secrets(path: str, route: str) -> None:
    assert limits.route_of(path) == route
