"""Lanes: one message per second and channel (a few at once), as Slack asks, and silence where it said 429."""

import asyncio
from dataclasses import dataclass, field

from bot.core.clock import monotonic

BURST = 3
EVERY = 1.0
"""Seconds."""
REMEMBERED = 10_000


@dataclass(slots=True)
class Lanes:
    """When a channel may get its next message. In memory: after a restart a burst more does no harm."""

    every: float = EVERY
    burst: int = BURST
    _full_at: dict[str, float] = field(default_factory=dict)

    async def wait(self, lane: str) -> None:
        """Take the lane's next place, and wait until it comes. Seconds at most, since one caller at a time sends."""
        if self.every <= 0:
            return
        now = monotonic()
        full_at = max(self._full_at.pop(lane, now), now) + self.every
        self._full_at[lane] = full_at
        if len(self._full_at) > REMEMBERED:
            del self._full_at[next(iter(self._full_at))]
        await asyncio.sleep(max(full_at - now - self.every * self.burst, 0))
