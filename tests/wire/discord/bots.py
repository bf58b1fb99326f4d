"""Real discord.py clients for the fake's own tests."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.wire.discord.client import DiscordClient

READY_WITHIN = 10.0


@contextmanager
def pointed_at(fake: DiscordClient) -> Iterator[None]:
    """discord.py talks to the fake for as long as this lasts."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = fake.api_url, yarl.URL(fake.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


def all_intents() -> discord.Intents:
    """What Mijote asks for."""
    intents = discord.Intents.none()
    intents.guilds = intents.members = intents.message_content = True
    intents.guild_messages = intents.dm_messages = intents.guild_reactions = intents.dm_reactions = True
    return intents


class Bot(discord.Client):
    """A client that writes down what it hears: (event, what it was about)."""

    def __init__(self, intents: discord.Intents | None = None, **options: Any) -> None:
        options = {"guild_ready_timeout": 0.05, **options}
        super().__init__(intents=intents or all_intents(), **options)
        self.heard: list[tuple[str, Any]] = []
        self._news = asyncio.Event()
        self.tree = discord.app_commands.CommandTree(self)

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Every event passes here."""
        self.heard.append((event, args[0] if args else None))
        self._news.set()
        super().dispatch(event, *args, **kwargs)

    def about(self, event: str) -> list[Any]:
        """What was heard of one kind."""
        return [what for name, what in self.heard if name == event]

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """No pause of five seconds before a new identify."""

    async def until(self, event: str, times: int = 1, within: float = 5.0) -> list[Any]:
        """Wait until an event was heard so often. Raises TimeoutError."""
        async with asyncio.timeout(within):
            while len(self.about(event)) < times:
                self._news.clear()
                await self._news.wait()
        return self.about(event)


@asynccontextmanager
async def connected(fake: DiscordClient, bot: Bot | None = None) -> AsyncIterator[Bot]:
    """A client, logged in, connected and ready."""
    found = bot or Bot()
    with pointed_at(fake):
        running = asyncio.create_task(found.start(fake.token))
        ready = asyncio.create_task(found.until("ready", within=READY_WITHIN))
        try:
            await asyncio.wait({ready, running}, return_when=asyncio.FIRST_COMPLETED)
            await (running if running.done() else ready)
            yield found
        finally:
            await found.close()
            for task in (running, ready):
                task.cancel()
            await asyncio.gather(running, ready, return_exceptions=True)


@asynccontextmanager
async def logged_in(fake: DiscordClient) -> AsyncIterator[Bot]:
    """A client that only calls, without a gateway."""
    found = Bot()
    with pointed_at(fake):
        try:
            await found.login(fake.token)
            yield found
        finally:
            await found.close()
