"""Accounts, and what they are in a guild."""

from dataclasses import dataclass, field

from tests.wire.discord.rules import Json


@dataclass(eq=False, slots=True)
class Person:
    """An account: a person, or the bot."""

    id: str
    handle: str
    name: str = ""
    """The name that they show."""
    locale: str = "fr"
    bot: bool = False
    dms_closed: bool = False
    """They take no direct messages from the bot, or have blocked it."""

    def json(self) -> Json:
        """The user object."""
        found: Json = {
            "id": self.id,
            "username": self.handle,
            "discriminator": "0" if not self.bot else "0001",
            "global_name": None if self.bot else self.name,
            "avatar": None,
            "public_flags": 0,
        }
        return found | {"bot": True} if self.bot else found


COMPLETED_ONBOARDING = 1 << 1
STARTED_ONBOARDING = 1 << 3


@dataclass(eq=False, slots=True)
class Member:
    """An account in a guild."""

    person: Person
    joined: str
    """ISO 8601."""
    roles: list[str] = field(default_factory=list)
    nick: str = ""
    pending: bool = False
    """They have not yet passed the guild's screening."""
    flags: int = 0

    @property
    def name(self) -> str:
        """The name that this guild sees."""
        return self.nick or self.person.name or self.person.handle

    def json(self, *, user: bool = True) -> Json:
        """The member object."""
        found: Json = {
            "nick": self.nick or None,
            "avatar": None,
            "banner": None,
            "roles": list(self.roles),
            "joined_at": self.joined,
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "flags": self.flags,
            "pending": self.pending,
            "communication_disabled_until": None,
        }
        return found | {"user": self.person.json()} if user else found
