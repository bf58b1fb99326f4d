"""A fake Discord for each test, without rate limits unless a test asks for them."""

from collections.abc import AsyncIterator

import pytest

from tests.wire.discord.bots import Bot, connected, logged_in
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Rules
from tests.wire.discord.running import in_process


@pytest.fixture
async def fake() -> AsyncIterator[DiscordClient]:
    """In this process."""
    async with in_process(Rules(enforce_rates=False)) as running:
        yield running


@pytest.fixture
async def bot(fake: DiscordClient) -> AsyncIterator[Bot]:
    """A real client, ready."""
    async with connected(fake) as found:
        yield found


@pytest.fixture
async def caller(fake: DiscordClient) -> AsyncIterator[Bot]:
    """A real client that only calls."""
    async with logged_in(fake) as found:
        yield found
