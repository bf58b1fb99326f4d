"""Asking Discord again what is no harm to ask twice, while it is only a matter of time."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

from bot.platforms import patience
from bot.platforms.discord.errors import meanings

AGAIN = timedelta(seconds=5)
TRIES = 20


async def patiently(ask: Callable[[], Awaitable[Any]], *, tries: int = TRIES) -> Any:
    """What `ask` answers in the end. Raises DeliveryFailed's meanings, or PressAgain, after so many tries."""
    return await patience.patiently(ask, partial(meanings, repeatable=True), tries=tries, again=AGAIN)
