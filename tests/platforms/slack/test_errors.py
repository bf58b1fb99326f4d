"""Slack's errors as meanings: what is tried again, what is looked for first, and who is told."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.errors import Ambiguous, Bug, DeliveryFailed, Gone, NotAllowed, Revoked, TryLater, Unreachable
from bot.platforms.slack.errors import PAUSE, RateLimited, meanings


def failing(code: str, status: int = 200, **headers: str) -> SlackApiError:
    data: Any = {"ok": False, "error": code} if code else "<html>"
    response = AsyncSlackResponse(
        client=None,
        http_verb="POST", api_url="", req_args={}, data=data, headers=headers, status_code=status,
    )  # fmt: skip
    return SlackApiError(code, response)  # type: ignore[no-untyped-call]  # the SDK's


def meant(error: Exception, *, repeatable: bool = False) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught, meanings(repeatable=repeatable):
        raise error
    return caught.value


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("invalid_auth", Revoked), ("account_inactive", Revoked), ("token_revoked", Revoked),
        ("channel_not_found", NotAllowed), ("message_not_found", Gone),
        ("is_archived", NotAllowed), ("not_in_channel", NotAllowed), ("missing_scope", NotAllowed),
        ("restricted_action_read_only_channel", NotAllowed), ("slack_connect_blocked_file_type", NotAllowed),
        ("cannot_dm_bot", Unreachable), ("user_disabled", Unreachable),
        ("invalid_blocks", Bug), ("msg_too_long", Bug), ("something_new", Bug),
        ("rate_limited", RateLimited), ("team_added_to_org", RateLimited),
    ],
)  # fmt: skip
def test_each_of_slacks_words_has_one_meaning(code: str, meaning: type[DeliveryFailed]) -> None:
    assert type(meant(failing(code))) is meaning
    assert code in str(meant(failing(code)))


def test_a_rate_limit_says_when() -> None:
    limited = meant(failing("ratelimited", 429, **{"Retry-After": "17"}))
    assert isinstance(limited, TryLater)
    assert limited.after == timedelta(seconds=17)
    silent = meant(failing("ratelimited", 429))
    assert isinstance(silent, TryLater)
    assert silent.after == PAUSE


@pytest.mark.parametrize("code", ["fatal_error", "internal_error", "request_timeout", "service_unavailable"])
def test_where_some_aspect_may_have_succeeded_nobody_knows(code: str) -> None:
    assert type(meant(failing(code))) is Ambiguous
    assert type(meant(failing(code), repeatable=True)) is TryLater


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_an_answer_that_is_not_slacks_leaves_it_open(status: int) -> None:
    assert type(meant(failing("", status))) is Ambiguous
    assert type(meant(failing("", status), repeatable=True)) is TryLater


def test_a_lost_answer_leaves_it_open_and_a_lost_connection_does_not() -> None:
    key = ConnectionKey("127.0.0.1", 9, False, True, None, None, None)  # its own shape
    refused = aiohttp.ClientConnectorError(key, OSError(111, "refused"))
    assert type(meant(refused)) is TryLater
    for lost in (aiohttp.ServerDisconnectedError(), TimeoutError(), TimeoutError(), ConnectionResetError()):
        assert type(meant(lost)) is Ambiguous


@pytest.mark.parametrize(
    ("code", "word"), [("is_archived", "archived"), ("not_in_channel", "/invite"), ("missing_scope", "install")]
)
def test_what_an_administrator_can_mend_says_how(code: str, word: str) -> None:
    assert word in str(meant(failing(code)))
