"""Guilds, their roles and members, and the shapes in which Discord shows them."""

from dataclasses import dataclass, field

from tests.wire.discord.channels import Channel
from tests.wire.discord.people import Member
from tests.wire.discord.permissions import ALL, BITS, overwritten
from tests.wire.discord.rules import Json
from tests.wire.discord.scheduled import Scheduled

LARGE = 250


@dataclass(eq=False, slots=True)
class Role:
    """A role. The one of everybody has the guild's id."""

    id: str
    name: str
    permissions: int = 0
    position: int = 0
    mentionable: bool = False
    bot: str = ""
    """The bot whose own role this is."""

    def json(self) -> Json:
        """The role object."""
        found: Json = {
            "id": self.id,
            "name": self.name,
            "permissions": str(self.permissions),
            "position": self.position,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "icon": None,
            "unicode_emoji": None,
            "managed": bool(self.bot),
            "mentionable": self.mentionable,
            "flags": 0,
        }
        return found | {"tags": {"bot_id": self.bot}} if self.bot else found


@dataclass(eq=False, slots=True)
class Guild:
    """A server."""

    id: str
    name: str
    owner: str
    locale: str = "fr"
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    events: dict[str, Scheduled] = field(default_factory=dict)
    taken_events: set[str] = field(default_factory=set)
    """Those that people took out of the list."""
    left: bool = False
    """The bot was removed."""

    def base(self, member: Member) -> int:
        """What a member may do when no channel says otherwise."""
        if member.person.id == self.owner:
            return ALL
        found = self.roles[self.id].permissions
        for role in member.roles:
            found |= self.roles[role].permissions
        return ALL if found & BITS["ADMINISTRATOR"] else found

    def permissions(self, member: Member, channel: Channel) -> int:
        """What a member may do in a channel; for a thread, pass its parent."""
        base = self.base(member)
        if base == ALL:
            return ALL
        found = overwritten(base, channel.overwrites.values(), self.id, member.roles, member.person.id)
        return found if found & BITS["VIEW_CHANNEL"] else 0

    def json(self) -> Json:
        """The guild object, without what only the gateway tells."""
        return {
            "id": self.id,
            "name": self.name,
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "banner": None,
            "description": None,
            "owner_id": self.owner,
            "region": "deprecated",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "roles": [role.json() for role in self.roles.values()],
            "emojis": [],
            "stickers": [],
            "features": ["COMMUNITY", "MEMBER_VERIFICATION_GATE_ENABLED"],
            "mfa_level": 0,
            "application_id": None,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "public_updates_channel_id": None,
            "safety_alerts_channel_id": None,
            "max_members": 500_000,
            "vanity_url_code": None,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "premium_progress_bar_enabled": False,
            "preferred_locale": self.locale,
            "nsfw_level": 0,
        }

    def created(self, bot: Member, channels: list[Json], threads: list[Json]) -> Json:
        """GUILD_CREATE's object. It holds no member but the bot (no presences intent): the others must be asked for."""
        return self.json() | {
            "joined_at": bot.joined,
            "large": len(self.members) >= LARGE,
            "unavailable": False,
            "member_count": len(self.members),
            "members": [bot.json()],
            "channels": channels,
            "threads": threads,
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }
