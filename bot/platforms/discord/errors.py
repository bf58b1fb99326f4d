"""Discord's errors, given their meanings once. Codes: Discord's page "Opcodes and status codes"."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http import HTTPStatus

import aiohttp
import discord

from bot.core.errors import Ambiguous, Bug, DeliveryFailed, Gone, NotAllowed, Revoked, TryLater, Unreachable, Why

PAUSE = timedelta(seconds=30)

_CLOSED_DM = {50007, 50278}
"""Direct messages closed to us; no guild in common."""
_UNKNOWN_CHANNEL, _UNKNOWN_MESSAGE, _UNKNOWN_USER, _ARCHIVED_THREAD = 10003, 10008, 10013, 50083
_MISSING = {50001: Why.NOT_A_MEMBER, 50013: Why.RIGHT_MISSING, 160002: Why.RIGHT_MISSING}
_NOT_NOW = {20016, 20028, 30046, 40003, 40006, 130000}
"""Slow mode, write limits, too many edits, direct messages opened too fast, an overloaded API."""
_BLOCKED = {200000, 240000}
"""By the guild's own rules (AutoMod), or as a harmful link."""


@contextmanager
def meanings(*, repeatable: bool) -> Iterator[None]:
    """Turn what discord.py raises into DeliveryFailed's meanings.

    `repeatable`: doing it twice is no harm (an edit, a look, a post whose nonce Discord enforces), so that an unknown
    outcome is tried again.
    """
    try:
        yield
    except discord.RateLimited as error:
        raise TryLater(f"Discord asks to wait: {error}", timedelta(seconds=error.retry_after)) from error
    except discord.LoginFailure as error:
        raise Revoked(f"Discord refuses the token: {error}") from error
    except discord.HTTPException as error:
        raise meaning(error, repeatable=repeatable) from error
    except aiohttp.ClientConnectorError as error:
        raise TryLater(f"Discord cannot be reached: {error}", PAUSE) from error
    except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
        raise _unknown(f"Discord did not answer: {error!r}", repeatable=repeatable) from error


def meaning(error: discord.HTTPException, *, repeatable: bool) -> DeliveryFailed:
    """What an answer of Discord means for a delivery."""
    said = f"Discord said {error.status} {error.code}: {error.text.splitlines()[0] if error.text else ''}"
    if error.code in _CLOSED_DM or error.code == _UNKNOWN_USER:
        return Unreachable(said)
    if error.code in _NOT_NOW or error.status == HTTPStatus.TOO_MANY_REQUESTS:
        return TryLater(said, PAUSE)
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _unknown(said, repeatable=repeatable)
    if error.status == HTTPStatus.UNAUTHORIZED:
        return Revoked(f"{said}: the bot's token was withdrawn; copy it anew from the developer portal")
    if error.code == _UNKNOWN_MESSAGE:
        return Gone(said)
    if error.code == _UNKNOWN_CHANNEL:
        return NotAllowed(said, why=Why.GONE)
    if error.code == _ARCHIVED_THREAD:
        return NotAllowed(said, why=Why.ARCHIVED)
    if error.code in _MISSING or error.status == HTTPStatus.FORBIDDEN:
        return NotAllowed(said, why=_MISSING.get(error.code, Why.CLOSED))
    if error.code in _BLOCKED:
        return NotAllowed(said, why=Why.CLOSED)
    return Gone(said) if error.status == HTTPStatus.NOT_FOUND else Bug(said)


def _unknown(reason: str, *, repeatable: bool) -> DeliveryFailed:
    return TryLater(reason) if repeatable else Ambiguous(reason)
