"""Discord's errors, given their meanings once. Codes: Discord's page "Opcodes and status codes"."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http import HTTPStatus

import aiohttp
import discord

from bot.core.errors import (
    Ambiguous,
    Bug,
    DeliveryFailed,
    Gone,
    NotAllowed,
    Revoked,
    TryLater,
    Unreachable,
    Why,
    in_one_line,
)

PAUSE = timedelta(seconds=30)
AGAIN = timedelta(seconds=5)
"""How long to wait before something harmless is done a second time, when nobody knows what became of the first."""

_UNREACHABLE = {50007, 50278, 10013}
"""Direct messages closed to us, no guild in common, nobody of that id."""
_CLOSED = 50007
"""Their direct messages are closed to us: as members of a guild they are there."""
_UNKNOWN_MESSAGE = 10008
_OVER = 180000
"""An event that is over cannot be changed any more."""
_WHY = {
    10003: Why.GONE, 30038: Why.FULL, 50001: Why.NOT_A_MEMBER, 50013: Why.RIGHT_MISSING, 50083: Why.ARCHIVED,
    160002: Why.RIGHT_MISSING, 160005: Why.ARCHIVED, 200000: Why.CLOSED, 240000: Why.CLOSED,
}  # fmt: skip
"""Unknown channel, a hundred events already, no access, no right, a thread put away, no right to read back; a locked
thread, AutoMod, a harmful link."""
_NOT_NOW = {20016, 20028, 30046, 40003, 40006, 130000}
"""Slow mode, write limits, too many edits, direct messages opened too fast, an overloaded API."""


@contextmanager
def meanings(*, repeatable: bool, again: timedelta = AGAIN) -> Iterator[None]:
    """Turn what discord.py raises into DeliveryFailed's meanings.

    `repeatable`: doing it twice is no harm (an edit, a look, a post whose nonce Discord enforces), so that an unknown
    outcome is tried again, `again` later.
    """
    try:
        yield
    except discord.RateLimited as error:
        raise TryLater(f"Discord asks to wait: {error}", timedelta(seconds=error.retry_after)) from error
    except discord.LoginFailure as error:
        raise Revoked(f"Discord refuses the token: {error}") from error
    except discord.HTTPException as error:
        raise meaning(error, repeatable=repeatable, again=again) from error
    except aiohttp.ClientConnectorError as error:
        raise TryLater(f"Discord cannot be reached: {error}", PAUSE) from error
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        raise _unknown(f"Discord did not answer: {in_one_line(error)}", repeatable=repeatable, again=again) from error


def meaning(error: discord.HTTPException, *, repeatable: bool, again: timedelta = AGAIN) -> DeliveryFailed:
    """What an answer of Discord means for a delivery."""
    said = f"Discord said {error.status} {error.code}: {error.text.splitlines()[0] if error.text else ''}"
    if error.code in _UNREACHABLE:
        return Unreachable(said, nearby=error.code == _CLOSED)
    if error.code in _NOT_NOW or error.status == HTTPStatus.TOO_MANY_REQUESTS:
        return TryLater(said, PAUSE)
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _unknown(said, repeatable=repeatable, again=again)
    if error.status == HTTPStatus.UNAUTHORIZED:
        return Revoked(f"{said}: the bot's token was withdrawn; copy it anew from the developer portal")
    if error.code in _WHY or error.status == HTTPStatus.FORBIDDEN:
        return NotAllowed(said, why=_WHY.get(error.code, Why.CLOSED))
    gone = error.code in (_UNKNOWN_MESSAGE, _OVER) or error.status == HTTPStatus.NOT_FOUND
    return Gone(said) if gone else Bug(said)


def _unknown(reason: str, *, repeatable: bool, again: timedelta) -> DeliveryFailed:
    return TryLater(reason, again) if repeatable else Ambiguous(reason)
