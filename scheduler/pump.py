"""The pump: delivers the outbox, one message in flight per stream, many streams side by side, on each platform."""

import asyncio
from collections import defaultdict
from datetime import datetime

import structlog

from bot.core.errors import PressAgain
from bot.runtime.delivery import LEASE, Deliverer
from bot.runtime.sending import Parcel
from scheduler.loop import AFTER_OUTAGE
from storage.database import Database
from storage.repos import outbox

log = structlog.get_logger(__name__)

MAX_STREAMS = 32
"""On each platform: one that hangs keeps none of another's messages waiting."""


class Pump:
    """Holds the deliveries in flight."""

    def __init__(self, deliverer: Deliverer, database: Database) -> None:
        self._deliverer = deliverer
        self._database = database
        self._in_flight: defaultdict[str, set[asyncio.Task[None]]] = defaultdict(set)

    async def work(self) -> datetime | None:
        """Start whatever can be delivered now, without waiting for it. Returns when to look again."""
        for platform in tuple(self._deliverer.platforms):
            await self._begin(platform, self._in_flight[platform])
        async with self._database.read() as connection:
            return await outbox.next_due(connection, tuple(self._deliverer.platforms))

    async def _begin(self, platform: str, in_flight: set[asyncio.Task[None]]) -> None:
        while (free := MAX_STREAMS - len(in_flight)) > 0:
            parcels = await self._deliverer.claim(free, platform)
            for parcel in parcels:
                task = asyncio.create_task(self._follow(parcel), name=f"stream {parcel.claimed.stream}")
                in_flight.add(task)
                task.add_done_callback(in_flight.discard)
            if len(parcels) < free:
                return

    async def _follow(self, parcel: Parcel) -> None:
        parcels = [parcel]
        while parcels:
            try:
                parcels = await self._deliverer.deliver(parcels[0])
            except PressAgain as error:
                log.warning("outcome not noted", action="not_noted", stream=parcel.claimed.stream, error=str(error))
                await self._let_go(parcels[0])
                return

    async def _let_go(self, parcel: Parcel) -> None:
        """Once the database is back, nobody shall wait for the rest of this lease."""
        for _ in range(LEASE // AFTER_OUTAGE):
            await asyncio.sleep(AFTER_OUTAGE.total_seconds())
            try:
                await self._deliverer.doubt(parcel)
            except PressAgain:
                continue
            return

    async def drain(self) -> None:
        """Deliver all that can be delivered now, and wait for it: for a graceful end, and for tests."""
        while True:
            await self.work()
            in_flight = [task for tasks in self._in_flight.values() for task in tasks]
            if not in_flight:
                return
            await asyncio.gather(*in_flight, return_exceptions=True)
