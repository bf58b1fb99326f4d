"""What stands at people's secret addresses: looked up and made anew each time somebody's program asks."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from bot.core.clock import Clock
from bot.runtime.addresses import Addresses
from bot.runtime.doors import Door, Rate
from bot.runtime.registry import Registry
from bot.ui.ports import ComeBack, Published
from storage.database import Database
from storage.repos import feeds

ASKED = Rate(burst=20, every=timedelta(seconds=30))
"""Of one person's programs: calendars ask every few hours."""
AT_ONCE = 2
"""So many are made side by side: nobody's press waits for calendars."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Implements bot.ui.ports.Public."""

    database: Database
    clock: Clock
    registry: Registry
    addresses: Addresses
    door: Door[str] = field(default_factory=lambda: Door(ASKED))
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def feed(self, name: str, file: str) -> Published | ComeBack | None:
        """See bot.ui.ports.Public."""
        feed = self.registry.feeds.get(name)
        token, _, ending = file.rpartition(".")
        holder = self.addresses.holder(name, token)
        if feed is None or holder is None or not feed.file.endswith(f".{ending}"):
            return None
        now = self.clock.now()
        wait = self.door.wait(holder.person, now)
        if wait:
            self.door.turn_away(holder.person)
            return ComeBack(wait)
        async with self.places:
            async with self.database.read() as connection:
                if await feeds.generation(connection, holder.person, name) != holder.generation:
                    return None
                found = await feeds.subscriber(connection, holder.person)
                if found is None:
                    return None
                state = await feed.load(connection, found.community, found.person, now)
            return Published(await asyncio.to_thread(feed.make, state), feed.media_type, feed.file)
