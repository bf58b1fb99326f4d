"""Reading what Slack sends without trusting it: ids of the right shape, or a ValueError that names the place."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from bot.core.refs import MessageRef, PersonRef, Workspace

Json: TypeAlias = Mapping[str, Any]

SLACKBOT = "USLACKBOT"
"""Slack's own voice; its user object says `is_bot: false`."""

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TS = re.compile(r"\d{1,16}\.\d{1,12}")
_TOKEN = re.compile(r"[\w.:-]{1,120}", re.ASCII)
"""Event ids, trigger ids, times of actions: what our keys are made of (255 characters at most, all together)."""


def at(body: object, *path: str) -> Any:
    """What stands at this path of objects; None when any step of it is missing or is no object."""
    for step in path:
        body = body.get(step) if isinstance(body, Mapping) else None
    return body


def objects(value: object) -> list[Json]:
    """The objects in what should be a list of them."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [item for item in value if isinstance(item, Mapping)]


def text(body: object, *path: str) -> str:
    """The text at this path; "" when it is missing or no text."""
    found = at(body, *path)
    return found if isinstance(found, str) else ""


def an_id(body: object, *path: str) -> str:
    """The id at this path (of a person, a channel, a workspace). Raises ValueError."""
    return _matching(_ID, body, path)


def a_ts(body: object, *path: str) -> str:
    """The time stamp at this path, which names a message in its channel. Raises ValueError."""
    return _matching(_TS, body, path)


def a_token(body: object, *path: str) -> str:
    """The event id, trigger id or action time at this path. Raises ValueError."""
    return _matching(_TOKEN, body, path)


def _matching(shape: re.Pattern[str], body: object, path: tuple[str, ...]) -> str:
    found = at(body, *path)
    if not isinstance(found, str) or not shape.fullmatch(found):
        raise ValueError(f"{'.'.join(path)} is {'missing' if found is None else 'not of its shape'}")
    return found


def installed_in(body: Json) -> Workspace:
    """The workspace in which we are installed and through which this reached us. Raises ValueError.

    In a channel that another workspace shares with ours, an event's outer `team_id` is the channel's owner; only
    `authorizations` names us. A modal opened over there knows its home by `app_installed_team_id`. What an
    organisation-wide installation sends has no `team`: what is left then is the person's.
    """
    authorizations = objects(at(body, "authorizations"))
    told = (
        at(body, "view", "app_installed_team_id"),
        at(body, "team", "id"),
        at(authorizations[0], "team_id") if authorizations else None,
        at(body, "context_team_id"),
        at(body, "team_id"),
        at(body, "user", "team_id"),
    )
    team = next((found for found in told if found is not None), None)
    return Workspace("slack", an_id({"team": team}, "team"))


def own_user(body: Json) -> str:
    """Our own user id, where an event tells it; else ""."""
    authorizations = objects(at(body, "authorizations"))
    if not authorizations or at(authorizations[0], "is_bot") is not True:
        return ""
    return text(authorizations[0], "user_id")


def is_stranger(body: Json, team: str, told: object) -> bool:
    """Whether a person of the workspace `told` (as a payload says it) is a stranger to ours, `team`.

    Where nothing is told: in a channel that another workspace shares with ours everybody is, elsewhere nobody.
    """
    if not isinstance(told, str) or not told:
        return at(body, "is_ext_shared_channel") is True
    return told not in (team, at(body, "context_enterprise_id"), at(body, "enterprise", "id"))


def somebody(body: Json, workspace: Workspace, about: object, *path: str, team: object = None) -> PersonRef | None:
    """Who did it, at this path of `about`; None when it was nobody, Slackbot, the bot itself or a stranger.

    `team` is the workspace of that person, as the payload tells it. Raises ValueError for what is no id.
    """
    if at(about, *path) in (None, "", SLACKBOT):
        return None
    by = PersonRef(workspace, an_id(about, *path))
    return None if by.user == own_user(body) or is_stranger(body, workspace.id, team) else by


def message(workspace: Workspace, channel: str, body: object, *path: str) -> MessageRef:
    """The message whose time stamp is at this path. Raises ValueError."""
    return MessageRef(workspace, channel, a_ts(body, *path))
