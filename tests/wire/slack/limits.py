"""Slack's figures (platforms.md 1.4 and 1.5) and the buckets behind its 429s."""

from math import ceil

from bot.core.clock import Clock
from tests.wire.slack.errors import RateLimited
from tests.wire.slack.rules import Rules

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls per minute, per method."""
MESSAGES_PER_MINUTE = 600
"""Over the whole workspace: "several hundred"."""
TEXT_KEPT = 40_000
UPDATED_TEXT = 4_000
MARKDOWN_TEXT = 12_000
BLOCK_TEXTS = 13_200
"""All texts of a message's blocks together (bolt-js issues 2509 and 2867; undocumented)."""
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
ATTACHMENTS = 100
METADATA_BYTES = 8_000
"""Unconfirmed: Slack says only that there is a limit."""
VIEW_BYTES = 250_000
VIEW_STACK = 3
HISTORY_MOST = 999
SCHEDULE_DAYS = 120
SCHEDULED_PER_WINDOW = 30
FREE_PLAN_DAYS = 90
EMOJI_PER_MESSAGE = 23


class Rates:
    """Token buckets, one per key; time is the fake's clock."""

    def __init__(self, clock: Clock, rules: Rules) -> None:
        self._clock = clock
        self._rules = rules
        self._buckets: dict[str, tuple[float, float]] = {}

    def _spend(self, key: str, room: float, per_second: float) -> float:
        """Take one token; the answer is how many seconds are missing (0: taken)."""
        now = self._clock.now().timestamp()
        left, seen = self._buckets.get(key, (room, now))
        left = min(room, left + (now - seen) * per_second)
        if left < 1:
            self._buckets[key] = (left, now)
            return (1 - left) / per_second
        self._buckets[key] = (left - 1, now)
        return 0.0

    def call(self, method: str, tier: int) -> None:
        """Count one call of a method. Raises RateLimited."""
        if tier and self._rules.enforce_rates:
            wait = self._spend(f"method {method}", TIERS[tier], TIERS[tier] / 60)
            if wait:
                raise RateLimited(ceil(wait))

    def message(self, channel: str) -> None:
        """Count one message, by any way of sending it. Raises RateLimited."""
        if not self._rules.enforce_rates:
            return
        wait = self._spend(f"channel {channel}", self._rules.message_burst, 1)
        if wait:
            raise RateLimited(ceil(wait))
        wait = self._spend("workspace", MESSAGES_PER_MINUTE, MESSAGES_PER_MINUTE / 60)
        if wait:
            raise RateLimited(ceil(wait), "rate_limited")
