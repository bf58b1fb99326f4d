"""Real Slack apps for the fake's own tests: slack_bolt's AsyncApp over Socket Mode."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json

IMPATIENT = 0.3
"""Seconds: for tests in which nobody acknowledges."""


def new_app(slack: SlackClient) -> AsyncApp:
    """An app that talks to the fake, without retries of its own."""
    client = AsyncWebClient(slack.bot_token, slack.api_url, timeout=5, retry_handlers=[])
    return AsyncApp(client=client, signing_secret=slack.signing_secret, raise_error_for_unhandled_request=False)


@asynccontextmanager
async def connected(
    app: AsyncApp, slack: SlackClient, ping_interval: float = 1.0
) -> AsyncIterator[AsyncSocketModeHandler]:
    """The app, connected over Socket Mode."""
    handler = AsyncSocketModeHandler(app, slack.app_token, ping_interval=ping_interval)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    try:
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


def listening(slack: SlackClient) -> tuple[AsyncApp, list[Json]]:
    """An app that writes down every event's outer payload, and how often it was retried."""
    app, heard = new_app(slack), []

    async def note(body: Json, request: Any) -> None:
        retry = request.headers.get("x-slack-retry-num", [""])[0]
        heard.append(body | {"retry": retry})

    for kind in ("message", "app_mention", "reaction_added", "reaction_removed", "team_join", "user_change"):
        app.event(kind)(note)
    for kind in (
        "member_joined_channel",
        "member_left_channel",
        "app_home_opened",
        "channel_archive",
        "tokens_revoked",
    ):
        app.event(kind)(note)
    return app, heard


async def refusal(call: Any) -> Json:
    """What Slack answered to a call that fails."""
    try:
        await call
    except SlackApiError as error:
        found: Any = error.response.data
        assert isinstance(found, dict)
        return found
    raise AssertionError("Slack took it")


async def post_json(url: str, body: Json) -> tuple[int, str]:
    """A plain POST, as response_url takes it."""
    async with aiohttp.ClientSession() as http, http.post(url, json=body) as response:
        return response.status, await response.text()
