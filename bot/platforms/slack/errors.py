"""Slack's errors, given their meanings once. The text of each meaning is a line that an administrator can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http import HTTPStatus

import aiohttp
from slack_sdk.errors import SlackApiError

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
"""How long to wait after a 429 that does not say, and after an outage."""
AGAIN = timedelta(seconds=5)
"""How long to wait before something harmless is done a second time, when nobody knows what became of the first."""
LONGEST = timedelta(hours=1)
"""The longest wait that Slack may ask for: nobody is kept waiting for a day by one strange header."""

_REVOKED = {
    "account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked",
}  # fmt: skip
_NOT_NOW = {
    "accesslimited", "message_limit_exceeded", "org_login_required", "rate_limited", "ratelimited",
    "restricted_too_many", "team_access_not_granted", "team_added_to_org",
}  # fmt: skip
_UNCERTAIN = {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}
"""Of these Slack says that some aspect of the operation may have succeeded."""

_UNREACHABLE = {
    "cannot_dm_bot", "messages_tab_disabled", "user_disabled", "user_not_found", "user_not_visible", "users_not_found",
}  # fmt: skip
_GONE = {"message_not_found", "thread_not_found"}
_WHY = {
    "is_archived": Why.ARCHIVED, "is_inactive": Why.ARCHIVED, "channel_is_archived": Why.ARCHIVED,
    "channel_not_found": Why.GONE, "not_in_channel": Why.NOT_A_MEMBER, "missing_scope": Why.RIGHT_MISSING,
}  # fmt: skip
_REMEDIES = {
    "is_archived": "the channel is archived: bring it back, or choose another one",
    "is_inactive": "the channel is archived: bring it back, or choose another one",
    "channel_is_archived": "the channel is archived: bring it back, or choose another one",
    "channel_not_found": "the channel is gone, or the bot cannot see it: invite it there",
    "not_in_channel": "the bot is not in the channel: type /invite @Mijote there",
    "missing_scope": "the app lacks the right {right}: install it again from its newest manifest",
    "not_enabled": "the app's Home tab is switched off: switch it on under App Home",
    "ekm_access_denied": "an administrator of Slack withdrew the channel's key",
    "cant_update_message": "the message is not the bot's own",
    "cant_delete_message": "the message is not the bot's own",
    "edit_window_closed": "the workspace does not let messages be changed after a while",
}
_FORBIDDEN = ("restricted_action", "slack_connect_", "no_permission", "not_allowed", "access_denied")


class RateLimited(TryLater):
    """Slack said 429, or as much: nothing of the kind before `after`."""


@contextmanager
def meanings(*, repeatable: bool, again: timedelta = AGAIN) -> Iterator[None]:
    """Turn what Slack's client raises into DeliveryFailed's meanings.

    `repeatable`: doing it twice is no harm (an edit, a removal, a look), so that an unknown outcome is tried again,
    after `again`.
    """
    try:
        yield
    except SlackApiError as error:
        raise meaning(error, repeatable=repeatable, again=again) from error
    except aiohttp.ClientConnectorError as error:
        raise TryLater(f"Slack cannot be reached: {error}", again if repeatable else PAUSE) from error
    except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
        # Sent, and no answer that can be read.
        raise _unknown(f"Slack did not answer: {in_one_line(error)}", repeatable=repeatable, again=again) from error


def meaning(error: SlackApiError, *, repeatable: bool, again: timedelta = AGAIN) -> DeliveryFailed:
    """What an answer of Slack means for a delivery."""
    code, status = code_of(error), int(getattr(error.response, "status_code", 0) or 0)
    said = f"Slack said {code}"
    if status == HTTPStatus.TOO_MANY_REQUESTS or code in _NOT_NOW:
        return RateLimited(said, _retry_after(error))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or code in _UNCERTAIN or not code:
        return _unknown(f"{said} (status {status})", repeatable=repeatable, again=again)
    if code in _REVOKED:
        return Revoked(f"{said}: the bot's access was withdrawn; install the app again and renew its token")
    if code in _UNREACHABLE:
        return Unreachable(said)
    if code in _GONE:
        return Gone(said)
    if code in _REMEDIES or code.startswith(_FORBIDDEN):
        remedy = _REMEDIES.get(code, "the workspace does not allow it").format(right=_needed(error))
        return NotAllowed(f"{said}: {remedy}", why=_WHY.get(code, Why.CLOSED))
    return Bug(said)


def code_of(error: SlackApiError) -> str:
    """Slack's own word for what is wrong; "" when the answer was not Slack's."""
    data = getattr(error.response, "data", None)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def _needed(error: SlackApiError) -> str:
    """The right that Slack misses, as it says itself."""
    data = getattr(error.response, "data", None)
    return str(data.get("needed") or "that this needs") if isinstance(data, dict) else ""


def _unknown(reason: str, *, repeatable: bool, again: timedelta) -> DeliveryFailed:
    return TryLater(reason, again) if repeatable else Ambiguous(reason)


def _retry_after(error: SlackApiError) -> timedelta:
    headers = getattr(error.response, "headers", None) or {}
    value = str(headers.get("Retry-After", headers.get("retry-after", "")))
    if not (value.isascii() and value.isdigit()):
        return PAUSE
    return min(timedelta(seconds=int(value[:9])), LONGEST)
