"""The buckets behind Discord's 429s: one per route and place, and one over everything."""

import zlib
from dataclasses import dataclass
from math import ceil

from bot.core.clock import Clock
from tests.wire.discord.errors import RateLimited
from tests.wire.discord.rules import Rules

GENEROUS = 10_000
MOST_BUCKETS = 20_000


@dataclass(slots=True)
class Window:
    """How many calls were made since `began` (seconds since 1970)."""

    began: float
    used: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """What is left of a bucket, for the headers."""

    bucket: str
    limit: int
    left: int
    reset: float
    after: float

    def headers(self) -> dict[str, str]:
        """As Discord sends them with every answer."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.left),
            "X-RateLimit-Reset": f"{self.reset:.3f}",
            "X-RateLimit-Reset-After": f"{self.after:.3f}",
            "X-RateLimit-Bucket": self.bucket,
        }


class Rates:
    """Fixed windows; time is the fake's clock."""

    def __init__(self, clock: Clock, rules: Rules) -> None:
        self._clock = clock
        self._rules = rules
        self._windows: dict[str, Window] = {}

    def spend(self, route: str, place: str, *, message: bool, free: bool = False) -> Room:
        """Count one call. `place` is the channel, guild or webhook; `free` calls are not in the global limit.

        Raises RateLimited.
        """
        rules = self._rules
        limit, seconds = (rules.message_limit, rules.message_window) if message else (rules.route_limit, 1.0)
        if not rules.enforce_rates:
            limit = GENEROUS
        elif not free:
            self._count("global", rules.global_limit, 1.0, "global")
        window = self._count(f"{route} {place}", limit, seconds, "user")
        now = self._clock.now().timestamp()
        bucket = f"{zlib.crc32(route.encode()):08x}"
        reset = window.began + seconds
        return Room(bucket, limit, limit - window.used, reset, max(0.0, reset - now))

    def _count(self, key: str, limit: int, seconds: float, scope: str) -> Window:
        now = self._clock.now().timestamp()
        window = self._windows.get(key)
        if window is None or now >= window.began + seconds:
            if len(self._windows) >= MOST_BUCKETS:
                self._windows.clear()
            window = self._windows[key] = Window(now)
        if window.used >= limit:
            raise RateLimited(window.began + seconds - now, scope)
        window.used += 1
        return window


def limited_headers(refusal: RateLimited) -> dict[str, str]:
    """The headers of a 429."""
    found = {"Retry-After": str(ceil(refusal.after)), "X-RateLimit-Scope": refusal.scope}
    return found | {"X-RateLimit-Global": "true"} if refusal.scope == "global" else found
