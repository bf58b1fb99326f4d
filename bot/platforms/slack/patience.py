"""Asking Slack again what is no harm to ask twice, while it is only a matter of time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.core.errors import PressAgain, TryLater
from bot.platforms.slack.errors import AGAIN, meanings


async def patiently(ask: Callable[[], Awaitable[Any]], *, tries: int, again: timedelta = AGAIN) -> Any:
    """What `ask` answers in the end; `again` after a try that got no answer, and when Slack says so after a 429.

    Raises DeliveryFailed's meanings, or PressAgain, after so many tries.
    """
    for left in reversed(range(tries)):
        try:
            with meanings(repeatable=True, again=again):
                return await ask()
        except TryLater as error:
            if not left:
                raise
            await asyncio.sleep(error.after.total_seconds())
        except PressAgain:
            if not left:
                raise
            await asyncio.sleep(again.total_seconds())
    raise ValueError(f"{tries} tries are none")
