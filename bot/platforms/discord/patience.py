"""Asking Discord again what is no harm to ask twice, while it is only a matter of time."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

from bot.platforms import patience
from bot.platforms.discord.errors import AGAIN, meanings

TRIES = 20


async def patiently(ask: Callable[[], Awaitable[Any]], *, tries: int = TRIES, again: timedelta = AGAIN) -> Any:
    """What `ask` answers in the end; `again` after a try that got no answer, and when Discord says so after a 429.

    Raises DeliveryFailed's meanings, or PressAgain, after so many tries.
    """
    return await patience.patiently(ask, partial(meanings, repeatable=True, again=again), tries=tries, again=again)
