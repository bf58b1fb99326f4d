"""Snowflakes, strictly increasing, whose upper bits are milliseconds since 2015; and secrets."""

import random

from bot.core.clock import Clock, unix_ms

DISCORD_EPOCH = 1_420_070_400_000
"""2015-01-01 in milliseconds since 1970."""


class Ids:
    """Hands out ids, never the same twice. Secrets are seeded, so that a run can be told again."""

    def __init__(self, clock: Clock, seed: int = 0) -> None:
        self._clock = clock
        self._last = 0
        self._random = random.Random(seed)

    def next(self) -> str:
        """The next snowflake, as text."""
        now = (unix_ms(self._clock.now()) - DISCORD_EPOCH) << 22
        self._last = max(now, self._last + 1)
        return str(self._last)

    def secret(self, length: int = 24) -> str:
        """Hexadecimal digits that nobody guesses by accident."""
        return f"{self._random.getrandbits(4 * length):0{length}x}"


def milliseconds(snowflake: str) -> int:
    """When this id was given, in milliseconds since 1970."""
    return (int(snowflake) >> 22) + DISCORD_EPOCH
