"""A fake Slack for each test, with short deadlines."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Rules
from tests.wire.slack.running import in_process


@pytest.fixture
async def slack() -> AsyncIterator[SlackClient]:
    """In this process: retries come soon, and there are no rate limits unless a test asks for them."""
    rules = Rules(ack_timeout=3, retry_delays=(0.05, 0.1, 0.2), enforce_rates=False)
    async with in_process(rules) as running:
        yield running


@pytest.fixture
def web(slack: SlackClient) -> AsyncWebClient:
    """The real client, without its own retries."""
    return AsyncWebClient(slack.bot_token, slack.api_url, timeout=5, retry_handlers=[])
