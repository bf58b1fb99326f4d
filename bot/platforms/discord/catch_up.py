"""After downtime: what was said below our messages and by those we talked with, read from history.

Discord has no list of a bot's direct messages, so only those of people whom we wrote to are looked at.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import structlog
from discord.http import HTTPClient

from bot.core.errors import DeliveryFailed
from bot.core.inbound import Event
from bot.core.refs import Workspace
from bot.platforms.discord.deliver import EPOCH_MS, PAGE, Deliverer
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.inbound import Map, edited, said
from bot.ui.ports import Memory

log = structlog.get_logger(__name__)


class CatchUp:
    """Reads what was missed in a guild and hands it to `receive`, event by event."""

    def __init__(
        self, http: HTTPClient, deliverer: Deliverer, where: Map, receive: Callable[[Event], Awaitable[None]]
    ) -> None:
        self._http = http
        self._deliverer = deliverer
        self._where = where
        self._receive = receive

    async def run(self, here: Workspace, memory: Memory, since: datetime) -> None:
        """Everything since then."""
        count = 0
        for user in memory.talking:
            try:
                channel = await self._deliverer.direct(user)
            except DeliveryFailed:
                continue  # they left, or closed their door
            count += await self._channel(channel, since, None)
        for root in memory.threads:
            count += await self._channel(root.message, since, here.id)
        log.info("caught up", action="caught_up", guild=here.id, since=since.isoformat(), events=count)

    async def _channel(self, channel: str, since: datetime, guild: str | None) -> int:
        count = 0
        async for message in self._messages(channel, since):
            told = {**message, "channel_id": channel} | ({"guild_id": guild} if guild else {})
            for event in (said(told, self._where), edited(told, self._where)):
                if event is not None:
                    await self._receive(event)
                    count += 1
        return count

    async def _messages(self, channel: str, since: datetime) -> AsyncIterator[Any]:
        """Oldest first. A thread that was never opened has none."""
        after = str((int(since.astimezone(UTC).timestamp() * 1000) - EPOCH_MS) << 22)
        while True:
            try:
                with meanings(repeatable=True):
                    page = await self._http.logs_from(int(channel), PAGE, after=int(after))
            except DeliveryFailed as error:
                log.info("not caught up", action="not_caught_up", where=channel, error=str(error))
                return
            for message in sorted(page, key=lambda one: int(one["id"])):
                yield message
                after = str(message["id"])
            if len(page) < PAGE:
                return
