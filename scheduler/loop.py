"""A loop that makes due rows happen: works until nothing is due, then sleeps until its bell rings."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.core.clock import Clock
from bot.core.errors import PressAgain
from scheduler.clock import AlarmClock, Bell

log = structlog.get_logger(__name__)

AFTER_OUTAGE = timedelta(seconds=2)


async def keep_doing(
    work: Callable[[], Awaitable[datetime | None]], bell: Bell, alarm: AlarmClock, clock: Clock
) -> None:
    """Call `work` each time the bell rings; it returns when it wants to be called next. Runs until dismissed.

    An outage of the database is waited out. Any other failure ends the loop, and with it the process: a bot that is
    half alive would be worse than one that its supervisor restarts.
    """
    while await bell.wait():
        try:
            next_due = await work()
        except PressAgain as error:
            log.warning("database away", action="loop_waits", loop=bell.name, error=str(error))
            await asyncio.sleep(AFTER_OUTAGE.total_seconds())
            next_due = clock.now()
        alarm.ring_at(bell, next_due)
