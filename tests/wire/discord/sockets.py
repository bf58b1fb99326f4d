"""One connection of the gateway: its compression, how far it was written, whether it still lives."""

import asyncio
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.wire.discord.sessions import Session


@dataclass(eq=False, slots=True)
class Socket:
    """One connection."""

    request: web.Request
    wire: web.WebSocketResponse
    zipper: Any = None
    """The compression that lasts as long as the connection; None sends plain text."""
    session: Session | None = None
    sent: int = 0
    """The sequence number of the last event that was written."""
    zombie: bool = False
    """It hears and says nothing, and stays open."""
    closed_by_us: bool = False
    goodbye: bool = False
    """The bot ended it for good."""
    beat: float = 0.0
    frames: list[float] = field(default_factory=list)
    writer: asyncio.Task[None] | None = None

    async def send(self, text: str) -> bool:
        """One frame, compressed when the bot asked for it; false when it did not go out."""
        if self.zombie:
            return False
        try:
            if self.zipper is None:
                await self.wire.send_str(text)
            else:
                await self.wire.send_bytes(self.zipper.compress(text.encode()) + self.zipper.flush(zlib.Z_SYNC_FLUSH))
        except ConnectionError:
            self.zombie = True
        return not self.zombie

    async def say(self, op: int, data: Any = None) -> None:
        """A frame that is no event."""
        await self.send(json.dumps({"op": op, "d": data}))
