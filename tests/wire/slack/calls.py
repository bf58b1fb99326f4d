"""What the app has called, and what came of it."""

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.core.clock import monotonic
from tests.wire.slack.rules import Json

KEPT = 20_000
LONGEST = 2_000
"""Characters kept of a long argument."""


@dataclass(frozen=True, slots=True)
class Called:
    """One call. `outcome` is ok, Slack's error code, or what went wrong on the way (`reset`, `http 503`)."""

    method: str
    args: Json
    outcome: str
    at: float


class Calls:
    """The latest calls in full, all of them counted."""

    def __init__(self) -> None:
        self.latest: deque[Called] = deque(maxlen=KEPT)
        self.counts: Counter[tuple[str, str]] = Counter()
        self.in_flight = 0
        """Calls that wait for their answer, whoever still listens."""

    @contextmanager
    def arrived(self) -> Iterator[None]:
        """A call is here, and not answered yet."""
        self.in_flight += 1
        try:
            yield
        finally:
            self.in_flight -= 1

    def note(self, method: str, args: Json, outcome: str) -> None:
        """One more."""
        short = {name: value[:LONGEST] if isinstance(value, str) else value for name, value in args.items()}
        self.latest.append(Called(method, short, outcome, monotonic()))
        self.counts[method, outcome] += 1

    def forget(self) -> None:
        """Start counting anew."""
        self.latest.clear()
        self.counts.clear()
