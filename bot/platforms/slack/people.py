"""Slack's user objects: whether somebody is of the workspace, and what they tell of them."""

from collections.abc import Mapping

from bot.core.refs import Profile
from bot.platforms.slack.payload import SLACKBOT, Json, at, text

TELLING = ("team_join", "user_change")
"""The events that bring a whole user object."""


def is_member(user: object, team: str) -> bool:
    """Whether a user object is a person of the workspace `team`, guests included: no bot, no stranger, nobody who left.

    On an organisation's plan people belong to several workspaces.
    """
    if not isinstance(user, Mapping) or user.get("id") in (None, SLACKBOT):
        return False
    if user.get("is_bot") or user.get("is_stranger") or user.get("deleted") or user.get("is_workflow_bot"):
        return False
    teams = at(user, "enterprise_user", "teams")
    return user.get("team_id") == team or (isinstance(teams, list) and team in teams)


def is_guest(user: object) -> bool:
    """Whether somebody sees only some channels of the workspace."""
    return bool(at(user, "is_restricted") or at(user, "is_ultra_restricted"))


def profile_of(user: Json, team: str) -> Profile:
    """What a user object tells. Only full members of the workspace `team` can administer it."""
    told = user.get("profile")
    names = (text(told, "display_name"), text(told, "real_name"), text(user, "real_name"), text(user, "name"))
    locale = text(user, "locale")
    rights = any(user.get(name) is True for name in ("is_admin", "is_owner", "is_primary_owner"))
    return Profile(
        name=next((name.strip() for name in names if name.strip()), ""),
        language=locale[:2].lower() or None,
        timezone=text(user, "tz") or None,
        is_admin=rights and is_member(user, team) and not is_guest(user),
        is_member=user.get("deleted") is not True,
    )


def told_user(body: Json) -> Json | None:
    """The user object that an event brings of its own accord (somebody arrived or changed); None for all others."""
    event = at(body, "event")
    user = at(event, "user")
    return user if at(event, "type") in TELLING and isinstance(user, Mapping) and text(user, "id") else None


def told_profile(body: Json, team: str) -> Profile | None:
    """The profile of the user object that an event brings, if it brings one."""
    user = told_user(body)
    return None if user is None else profile_of(user, team)
