"""Discord's errors as meanings."""

from typing import Any, cast

import aiohttp
import discord
import pytest

from bot.core.errors import Ambiguous, Bug, DeliveryFailed, Gone, NotAllowed, Revoked, TryLater, Unreachable, Why
from bot.platforms.discord.errors import meanings


class Response:
    """As much of aiohttp's as discord.py reads."""

    def __init__(self, status: int) -> None:
        self.status, self.reason = status, ""


def failing(status: int, code: int = 0) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound, 500: discord.DiscordServerError}
    return kinds.get(status, discord.HTTPException)(cast("Any", Response(status)), {"code": code, "message": "no"})


def meant(error: Exception, *, repeatable: bool = False) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught, meanings(repeatable=repeatable):
        raise error
    return caught.value


@pytest.mark.parametrize(
    ("status", "code", "meaning", "why"),
    [
        (403, 50007, Unreachable, None), (403, 50278, Unreachable, None), (404, 10013, Unreachable, None),
        (404, 10003, NotAllowed, Why.GONE), (403, 50001, NotAllowed, Why.NOT_A_MEMBER),
        (403, 50013, NotAllowed, Why.RIGHT_MISSING), (400, 50083, NotAllowed, Why.ARCHIVED),
        (403, 160005, NotAllowed, Why.ARCHIVED),
        (400, 200000, NotAllowed, Why.CLOSED), (403, 0, NotAllowed, Why.CLOSED),
        (404, 10008, Gone, None), (404, 0, Gone, None), (401, 0, Revoked, None), (400, 50035, Bug, None),
        (429, 0, TryLater, None), (400, 40003, TryLater, None),
    ],
)  # fmt: skip
def test_each_code_has_one_meaning(status: int, code: int, meaning: type[DeliveryFailed], why: Why | None) -> None:
    found = meant(failing(status, code))
    assert type(found) is meaning
    assert found.why is why


@pytest.mark.parametrize(
    "error", [failing(500), aiohttp.ServerDisconnectedError(), TimeoutError(), ConnectionResetError()]
)
def test_a_lost_answer_is_a_doubt_unless_twice_is_once(error: Exception) -> None:
    assert type(meant(error)) is Ambiguous
    assert type(meant(error, repeatable=True)) is TryLater


def test_a_wrong_token_and_a_long_rate_limit() -> None:
    assert type(meant(discord.LoginFailure("Improper token"))) is Revoked
    limited = meant(discord.RateLimited(40.0))
    assert isinstance(limited, TryLater)
    assert limited.after.total_seconds() == 40
