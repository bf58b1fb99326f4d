"""Permissions: their bits, and who may do what where (Discord's own order of overwrites)."""

from collections.abc import Iterable
from dataclasses import dataclass

BITS = {
    "KICK_MEMBERS": 1 << 1,
    "ADMINISTRATOR": 1 << 3,
    "MANAGE_CHANNELS": 1 << 4,
    "MANAGE_GUILD": 1 << 5,
    "ADD_REACTIONS": 1 << 6,
    "VIEW_CHANNEL": 1 << 10,
    "SEND_MESSAGES": 1 << 11,
    "MANAGE_MESSAGES": 1 << 13,
    "EMBED_LINKS": 1 << 14,
    "ATTACH_FILES": 1 << 15,
    "READ_MESSAGE_HISTORY": 1 << 16,
    "MENTION_EVERYONE": 1 << 17,
    "MANAGE_NICKNAMES": 1 << 27,
    "MANAGE_ROLES": 1 << 28,
    "USE_APPLICATION_COMMANDS": 1 << 31,
    "MANAGE_EVENTS": 1 << 33,
    "MANAGE_THREADS": 1 << 34,
    "CREATE_PUBLIC_THREADS": 1 << 35,
    "CREATE_PRIVATE_THREADS": 1 << 36,
    "SEND_MESSAGES_IN_THREADS": 1 << 38,
    "MODERATE_MEMBERS": 1 << 40,
    "CREATE_EVENTS": 1 << 44,
    "PIN_MESSAGES": 1 << 51,
}
EVERYBODY = (
    "ADD_REACTIONS",
    "VIEW_CHANNEL",
    "SEND_MESSAGES",
    "EMBED_LINKS",
    "ATTACH_FILES",
    "READ_MESSAGE_HISTORY",
    "USE_APPLICATION_COMMANDS",
    "CREATE_PUBLIC_THREADS",
    "SEND_MESSAGES_IN_THREADS",
)
"""What the role of everybody allows in a new guild."""
THE_BOT = (
    "CREATE_EVENTS",
    "CREATE_PRIVATE_THREADS",
    "MANAGE_MESSAGES",
    "MANAGE_ROLES",
    "MANAGE_THREADS",
    "MENTION_EVERYONE",
)
"""What the bot's own role adds. MENTION_EVERYONE is there so that an injection test can fail."""
ALL = sum(BITS.values())
IN_DIRECT_MESSAGES = ("ADD_REACTIONS", "VIEW_CHANNEL", "SEND_MESSAGES", "EMBED_LINKS", "ATTACH_FILES")


def bits(names: Iterable[str]) -> int:
    """The sum of these permissions. Raises ValueError for a name that the fake does not know."""
    found = 0
    for name in names:
        if name not in BITS:
            raise ValueError(f"no such permission: {name}")
        found |= BITS[name]
    return found


@dataclass(slots=True)
class Overwrite:
    """What a channel adds for, or takes from, a role (`kind` 0) or a member (1)."""

    id: str
    kind: int
    allow: int = 0
    deny: int = 0

    def json(self) -> dict[str, object]:
        """As in a channel."""
        return {"id": self.id, "type": self.kind, "allow": str(self.allow), "deny": str(self.deny)}


def overwritten(base: int, overwrites: Iterable[Overwrite], everyone: str, roles: Iterable[str], member: str) -> int:
    """The permissions in a channel: those of everybody first, then of the roles together, then of the member."""
    known = {overwrite.id: overwrite for overwrite in overwrites}
    if mine := known.get(everyone):
        base = base & ~mine.deny | mine.allow
    of_roles = [known[role] for role in roles if role in known and role != everyone]
    for overwrite in of_roles:
        base &= ~overwrite.deny
    for overwrite in of_roles:
        base |= overwrite.allow
    if mine := known.get(member):
        base = base & ~mine.deny | mine.allow
    return base
