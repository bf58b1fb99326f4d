"""The watch: looks every few seconds whether all that we write to is still there and may be believed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.core.clock import Clock

EVERY = timedelta(seconds=5)


async def work(checks: Sequence[Callable[[], None]], clock: Clock) -> datetime:
    """Make each check. Returns when to look again. Raises the first check's CannotStart, which ends the process."""
    for check in checks:
        check()
    return clock.now() + EVERY
