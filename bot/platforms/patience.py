"""Asking again what is no harm to ask twice, while it is only a matter of time."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from bot.core.errors import PressAgain, TryLater


async def patiently(
    ask: Callable[[], Awaitable[Any]],
    meanings: Callable[[], AbstractContextManager[None]],
    *,
    tries: int,
    again: timedelta,
) -> Any:
    """What `ask` answers in the end; `meanings` turns what it raises into DeliveryFailed's meanings.

    It is asked again when the platform says so, and `again` after our memory was out of reach. Raises what the last of
    so many tries raised.
    """
    for left in reversed(range(tries)):
        try:
            with meanings():
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
