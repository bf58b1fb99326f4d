"""One message, and the shape in which history and events show it."""

from dataclasses import dataclass, field

from tests.wire.slack.mentions import Mentions
from tests.wire.slack.people import Person
from tests.wire.slack.rules import Json


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands. `channel` and `ts` together are its identity."""

    channel: str
    ts: str
    author: Person
    text: str
    blocks: list[Json] | None = None
    attachments: list[Json] = field(default_factory=list)
    files: list[Json] = field(default_factory=list)
    subtype: str = ""
    thread_ts: str = ""
    broadcast: bool = False
    metadata: Json | None = None
    username: str = ""
    icons: Json = field(default_factory=dict)
    client_msg_id: str = ""
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    mentions: Mentions = field(default_factory=Mentions)
    pinged: list[str] = field(default_factory=list)
    """The people whom this message notified by name or by a broadcast, when it was posted."""
    unfurls: list[str] = field(default_factory=list)
    """The links that Slack would fetch and show: unfurling is on unless it was turned off."""
    stored_at: float = 0.0
    """Seconds of the machine's monotonic counter, for benches."""
    deleted: bool = False
    """A deleted thread parent stays as a tombstone while it has replies."""

    @property
    def is_reply(self) -> bool:
        """In a thread, and not its first message."""
        return bool(self.thread_ts) and self.thread_ts != self.ts

    @property
    def by_bot(self) -> bool:
        """Posted by the app."""
        return self.author.is_bot


@dataclass(frozen=True, slots=True)
class Thread:
    """What a parent shows of its replies."""

    replies: list[Message]

    def json(self, parent: Message) -> Json:
        """The reply counters of a thread's parent."""
        people = list(dict.fromkeys(reply.author.id for reply in self.replies))
        return {
            "thread_ts": parent.ts,
            "reply_count": len(self.replies),
            "reply_users_count": len(people),
            "reply_users": people[:5],
            "latest_reply": self.replies[-1].ts,
            "is_locked": False,
            "subscribed": False,
        }


def message_json(message: Message, app_id: str, *, all_metadata: bool = False) -> Json:
    """The message object. Without `all_metadata` only the metadata's event_type shows, as in history."""
    found: Json = {"type": "message", "ts": message.ts, "text": message.text, "team": message.author.team}
    if message.subtype:
        found["subtype"] = message.subtype
    _add_author(found, message, app_id)
    if message.deleted:
        return found | {"subtype": "tombstone", "text": "This message was deleted.", "hidden": True}
    for name in ("client_msg_id", "blocks", "attachments", "files", "thread_ts", "edited"):
        if value := getattr(message, name):
            found[name] = value
    if message.reactions:
        found["reactions"] = [
            {"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items()
        ]
    if message.metadata:
        found["metadata"] = message.metadata if all_metadata else {"event_type": message.metadata["event_type"]}
    return found


def _add_author(found: Json, message: Message, app_id: str) -> None:
    author = message.author
    if author.is_stranger:
        found |= {"user_team": author.team, "source_team": author.team}
    if not author.is_bot:
        found["user"] = "USLACKBOT" if message.deleted else author.id
        return
    found |= {"bot_id": author.bot_id, "app_id": app_id}
    if message.username or message.icons:  # under another name, a message no longer says which user it is from
        found |= {"subtype": "bot_message", "username": message.username or author.name}
        found |= {"icons": message.icons} if message.icons else {}
        return
    found["user"] = author.id
    found["bot_profile"] = {
        "id": author.bot_id,
        "app_id": app_id,
        "name": author.name,
        "user_id": author.id,
        "deleted": False,
        "team_id": author.team,
    }
