"""Channels of every kind we need: text, forum, direct messages, threads."""

from dataclasses import dataclass, field

from tests.wire.discord.messages import Message
from tests.wire.discord.permissions import Overwrite
from tests.wire.discord.rules import Json

TEXT, DM, PUBLIC_THREAD, PRIVATE_THREAD, FORUM = 0, 1, 11, 12, 15
KINDS = {"text": TEXT, "forum": FORUM}
THREADS = (PUBLIC_THREAD, PRIVATE_THREAD)
TAG_REQUIRED = 1 << 4
"""A forum's flag."""
MOST_COUNTED = 50
"""Thread members are counted up to here."""


@dataclass(eq=False, slots=True)
class Channel:
    """A channel. Messages are kept by id, oldest first."""

    id: str
    type: int
    name: str = ""
    guild: str = ""
    parent: str = ""
    """The channel that a thread hangs from."""
    owner: str = ""
    """Who started a thread; whose direct messages with the bot these are."""
    topic: str = ""
    position: int = 0
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    last_message: str = ""
    members: dict[str, str] = field(default_factory=dict)
    """A thread's: who has joined, and when (ISO 8601)."""
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive: int = 4320
    """Minutes."""
    created: str = ""
    archive_stamp: str = ""
    tags: list[Json] = field(default_factory=list)
    """A forum's."""
    tag_required: bool = False
    applied_tags: list[str] = field(default_factory=list)
    sent: int = 0

    @property
    def is_thread(self) -> bool:
        """Whether it hangs from another."""
        return self.type in THREADS

    def _place(self) -> Json:
        return {
            "id": self.id,
            "type": self.type,
            "guild_id": self.guild,
            "name": self.name,
            "parent_id": self.parent or None,
            "last_message_id": self.last_message or None,
            "rate_limit_per_user": 0,
            "flags": 0,
        }

    def json(self) -> Json:
        """The channel object of a guild's channel."""
        found = self._place() | {
            "position": self.position,
            "topic": self.topic or None,
            "nsfw": False,
            "permission_overwrites": [overwrite.json() for overwrite in self.overwrites.values()],
        }
        if self.type == FORUM:
            found |= {
                "flags": TAG_REQUIRED if self.tag_required else 0,
                "available_tags": self.tags,
                "default_reaction_emoji": None,
                "default_sort_order": None,
                "default_forum_layout": 0,
                "default_thread_rate_limit_per_user": 0,
                "template": "",
            }
        return found

    def direct_json(self, recipient: Json) -> Json:
        """The channel object of direct messages."""
        return {
            "id": self.id,
            "type": DM,
            "last_message_id": self.last_message or None,
            "flags": 0,
            "recipients": [recipient],
        }

    def thread_json(self, viewer: str = "") -> Json:
        """The channel object of a thread, with the membership of `viewer`."""
        found = self._place() | {
            "owner_id": self.owner,
            "message_count": len(self.messages),
            "member_count": min(MOST_COUNTED, len(self.members)),
            "total_message_sent": self.sent,
            "applied_tags": self.applied_tags,
            "thread_metadata": {
                "archived": self.archived,
                "auto_archive_duration": self.auto_archive,
                "archive_timestamp": self.archive_stamp,
                "locked": self.locked,
                "create_timestamp": self.created,
            },
        }
        if self.type == PRIVATE_THREAD:
            found["thread_metadata"]["invitable"] = self.invitable
        if viewer in self.members:
            found["member"] = self.member_json(viewer)
        return found

    def member_json(self, person: str) -> Json:
        """A thread member."""
        return {"id": self.id, "user_id": person, "join_timestamp": self.members[person], "flags": 1}
