"""Lanes: how often Slack lets us do something. One message per second and channel; so many calls of each method.

Whoever comes too early waits a moment, or is told when to come back: what waits must not hold up what need not.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.core.clock import monotonic
from bot.core.errors import TryLater
from bot.platforms.slack.errors import RateLimited


@dataclass(frozen=True, slots=True)
class Pace:
    """`burst` at once, then one every `every` seconds."""

    every: float
    burst: int


EVERY = 1.0
MESSAGES = Pace(EVERY, 3)
TIER_3, TIER_4 = Pace(1.2, 40), Pace(0.6, 80)
"""Slack counts the calls of a method per minute: 50 in tier 3, 100 in tier 4, or more."""
UNHURRIED = Pace(TIER_3.every, 25)
"""For what nobody waits for: in the lane of its method, it leaves some places for those who look for a message."""
A_MOMENT = 2.0
"""Seconds."""
REMEMBERED = 10_000


@dataclass(slots=True)
class Lanes:
    """Who may go when. In memory: after a restart a burst more does no harm. Without `messages`' pace nobody waits."""

    messages: Pace = MESSAGES
    _full_at: dict[str, float] = field(default_factory=dict)
    _promised: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, seconds_per_message: float) -> "Lanes":
        """Lanes in which a channel gets a message that often; 0: as often as there is one, and so for all else."""
        return cls(replace(MESSAGES, every=seconds_per_message))

    async def wait(self, lane: str, pace: Pace | None = None, at_most: float | None = None) -> None:
        """Take the lane's next place, and wait until it comes.

        When that would take longer than `at_most` seconds, no place is taken. Raises TryLater.
        """
        if self.messages.every <= 0:
            return
        pace, now = pace or self.messages, monotonic()
        full_at = max(self._full_at.get(lane, now), now) + pace.every
        wait = full_at - now - pace.every * pace.burst
        if at_most is not None and wait > at_most:
            # One after the other, as they would have come by waiting here.
            back = self._promised[lane] = max(self._promised.get(lane, now), now + wait - pace.every) + pace.every
            raise TryLater(f"too many calls of {lane} at once", timedelta(seconds=back - now))
        self._note(lane, full_at)
        await asyncio.sleep(max(wait, 0))

    @asynccontextmanager
    async def call(self, method: str, pace: Pace, at_most: float | None = A_MOMENT) -> AsyncIterator[None]:
        """One call of a method. After a 429 nobody calls it before Slack wants to be called. Raises TryLater."""
        await self.wait(method, pace, at_most)
        try:
            yield
        except RateLimited as error:
            self._note(method, monotonic() + error.after.total_seconds() + pace.every * pace.burst)
            raise

    def _note(self, lane: str, full_at: float) -> None:
        self._full_at.pop(lane, None)
        self._full_at[lane] = full_at
        if len(self._full_at) > REMEMBERED:
            oldest = next(iter(self._full_at))
            del self._full_at[oldest]
            self._promised.pop(oldest, None)
