"""People of the workspace and the shape in which users.info shows them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.wire.slack.rules import Json


@dataclass(slots=True)
class Person:
    """A member, a guest, a stranger of a connected workspace, or the bot itself."""

    id: str
    handle: str
    team: str
    real_name: str = ""
    display_name: str = ""
    email: str = ""
    title: str = ""
    tz: str = "Europe/Paris"
    locale: str = "fr-FR"
    is_admin: bool = False
    is_owner: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    deleted: bool = False
    dms_closed: bool = False
    """The bot may not enter this person's direct messages: posts there give channel_not_found."""
    bot_id: str = ""
    updated: int = 0

    @property
    def name(self) -> str:
        """The name that others see."""
        return self.display_name or self.real_name or self.handle


CHANGEABLE = (
    "real_name",
    "display_name",
    "email",
    "title",
    "tz",
    "locale",
    "is_admin",
    "is_owner",
    "is_restricted",
    "is_ultra_restricted",
    "is_stranger",
    "deleted",
    "dms_closed",
)


def user_json(person: Person, now: datetime, *, email: bool = True, locale: bool = False) -> Json:
    """The user object. `email` only with its own scope, `locale` only on request and never for strangers."""
    here = now.astimezone(ZoneInfo(person.tz))
    offset = here.utcoffset()
    user: Json = {
        "id": person.id,
        "team_id": person.team,
        "name": person.handle,
        "deleted": person.deleted,
        "color": "9f69e7",
        "real_name": person.real_name or person.handle,
        "tz": person.tz,
        "tz_label": here.tzname() or person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": profile_json(person, email=email),
        "is_admin": person.is_admin,
        "is_owner": person.is_owner,
        "is_primary_owner": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": person.updated,
    }
    if person.is_stranger:
        user["is_stranger"] = True
    if locale and not person.is_stranger:
        user["locale"] = person.locale
    if person.deleted:  # Slack drops these for somebody who left
        for name in ("tz", "tz_label", "tz_offset", "is_admin", "is_owner", "is_primary_owner"):
            user.pop(name)
    return user


def profile_json(person: Person, *, email: bool) -> Json:
    """The profile part of a user object."""
    real = person.real_name or person.handle
    picture = f"https://avatars.invalid/{person.id}"
    profile: Json = {
        "title": person.title,
        "real_name": real,
        "real_name_normalized": real,
        "display_name": person.display_name,
        "display_name_normalized": person.display_name,
        "status_text": "",
        "status_emoji": "",
        "avatar_hash": person.id.lower(),
        "team": person.team,
        **{f"image_{size}": f"{picture}-{size}.png" for size in (24, 32, 48, 72, 192, 512)},
    }
    if email and person.email:
        profile["email"] = person.email
    if person.bot_id:
        profile["bot_id"] = person.bot_id
    return profile
