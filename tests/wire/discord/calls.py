"""What the bot has called, and what came of it."""

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.core.clock import monotonic
from tests.wire.discord.rules import Json

KEPT = 20_000
LONGEST = 2_000
"""Characters kept of a long argument."""
INVALID = ("401", "403", "429")


@dataclass(frozen=True, slots=True)
class Called:
    """One call. `outcome` is ok, Discord's code, or what went wrong on the way (`reset`, `http 503`)."""

    name: str
    args: Json
    outcome: str
    at: float


class Calls:
    """The latest calls in full, all of them counted."""

    def __init__(self) -> None:
        self.latest: deque[Called] = deque(maxlen=KEPT)
        self.counts: Counter[tuple[str, str]] = Counter()
        self.invalid = 0
        """Answers that count towards Cloudflare's ban: 401, 403, and 429 unless shared."""
        self.in_flight = 0
        """Calls that came in and were neither answered nor dropped."""

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """While this lasts a call is in flight."""
        self.in_flight += 1
        try:
            yield
        finally:
            self.in_flight -= 1

    def note(self, name: str, args: Json, outcome: str) -> None:
        """One more."""
        short = {key: value[:LONGEST] if isinstance(value, str) else value for key, value in args.items()}
        self.latest.append(Called(name, short, outcome, monotonic()))
        self.counts[name, outcome] += 1

    def forget(self) -> None:
        """Start counting anew."""
        self.latest.clear()
        self.counts.clear()
        self.invalid = 0
