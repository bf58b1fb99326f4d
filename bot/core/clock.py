"""The clock: the only reader of the time. Instants are aware datetimes in UTC."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time; every part of the house gets one instead of asking the machine."""

    def now(self) -> datetime:
        """The present instant, UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present instant, UTC."""
        return datetime.now(UTC)


class MovableClock:
    """A clock that can be moved forward: the playground's and the tests'.

    With `frozen_at` it stands still between two moves; without, it runs along with the machine's clock.
    Time never goes back: rows already written with a later instant would look like the future.
    """

    def __init__(self, frozen_at: datetime | None = None, ahead: timedelta = timedelta()) -> None:
        self._frozen_at = frozen_at
        self._ahead = ahead
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The present instant, UTC, with all moves counted."""
        return (self._frozen_at or datetime.now(UTC)) + self._ahead

    @property
    def ahead(self) -> timedelta:
        """How far this clock has been moved in all."""
        return self._ahead

    def on_move(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each move: whoever sleeps until an instant must look again."""
        self._listeners.append(listener)

    def move(self, by: timedelta) -> None:
        """Move forward by `by`. Raises ValueError for a move backwards."""
        if by < timedelta():
            raise ValueError(by)
        self._ahead += by
        for listener in self._listeners:
            listener()


def monotonic() -> float:
    """Seconds of a counter that never jumps: for measuring how long something took, never for dates."""
    return time.monotonic()


def unix_ms(instant: datetime) -> int:
    """Milliseconds since 1970-01-01 UTC."""
    return int(instant.timestamp() * 1000)
