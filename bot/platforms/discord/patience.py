"""Asking Discord again what is no harm to ask twice, while it is a matter of time; and insisting with our own house."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

import structlog

from bot.core.errors import PressAgain, TryLater
from bot.platforms import patience
from bot.platforms.discord.errors import AGAIN, meanings

log = structlog.get_logger(__name__)

TRIES = 20
AGAIN_AFTER, LONGEST_AGAIN = 0.5, 30.0
"""Seconds between two tries to hand over an event that could not be kept."""


async def patiently(ask: Callable[[], Awaitable[Any]], *, tries: int = TRIES, again: timedelta = AGAIN) -> Any:
    """What `ask` answers in the end; `again` after a try that got no answer, and when Discord says so after a 429.

    Raises DeliveryFailed's meanings, or PressAgain, after so many tries.
    """
    return await patience.patiently(ask, partial(meanings, repeatable=True, again=again), tries=tries, again=again)


async def until_taken(give: Callable[[], Awaitable[object]], closing: Callable[[], bool]) -> None:
    """Until it is taken: nobody will give it again. What comes after it from the same person waits.

    Raises PressAgain or TryLater when it was not taken and we are `closing`.
    """
    wait = AGAIN_AFTER
    while True:
        try:
            await give()
        except (PressAgain, TryLater) as error:
            if closing():
                raise
            log.warning("not taken yet", action="not_taken", error=str(error))
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_AGAIN)
        else:
            return
