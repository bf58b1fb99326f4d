"""The workspace as it stands, in memory: people, channels, messages, the app and its tokens. No rules live here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from bot.core.clock import Clock
from tests.wire.slack.errors import Refused
from tests.wire.slack.ids import Ids
from tests.wire.slack.limits import FREE_PLAN_DAYS
from tests.wire.slack.messages import Message
from tests.wire.slack.people import Person
from tests.wire.slack.rules import Rules
from tests.wire.slack.text import Names

MOST_MESSAGES = 100_000
"""Per channel; past it the fake says so instead of forgetting."""
SLACKBOT = "USLACKBOT"
SCOPES = [
    "app_mentions:read",
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "chat:write.customize",
    "chat:write.public",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "links:read",
    "links:write",
    "mpim:history",
    "mpim:read",
    "mpim:write",
    "reactions:read",
    "reactions:write",
    "team:read",
    "usergroups:read",
    "users:read",
    "users:read.email",
]
PREFIXES = {"public": "C", "private": "C", "im": "D", "mpim": "G"}


@dataclass(slots=True)
class Channel:
    """A conversation of any kind. `owner` is the person on the other side of an `im`."""

    id: str
    name: str
    kind: str
    created: int
    creator: str
    members: dict[str, None] = field(default_factory=dict)
    owner: str = ""
    archived: bool = False
    shared: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    """By ts, oldest first."""
    threads: dict[str, list[str]] = field(default_factory=dict)
    last: int = 0
    """The newest ts given, in microseconds."""

    def replies(self, parent: str) -> list[Message]:
        """The thread below `parent`, oldest first, without it."""
        return [self.messages[ts] for ts in self.threads.get(parent, ()) if ts in self.messages]


@dataclass(slots=True)
class App:
    """The one app of this workspace."""

    id: str
    bot: Person
    name: str
    bot_token: str
    app_token: str
    signing_secret: str
    scopes: list[str] = field(default_factory=lambda: list(SCOPES))
    app_scopes: list[str] = field(default_factory=lambda: ["connections:write"])
    """Those of the app-level token."""
    revoked: str = ""
    """The error that a revoked token now gives."""
    escapes_commands: bool = True
    """The manifest's `should_escape`."""
    events: set[str] | None = None
    """The event types that it subscribes to; None means all that this fake knows."""


class Workspace:
    """People, channels and messages, and how to find them."""

    def __init__(self, clock: Clock, rules: Rules, seed: int = 0) -> None:
        self.clock = clock
        self.rules = rules
        self.ids = Ids(seed)
        self.team = "T000MIJOTE"
        self.team_name = "Les Petits Débrouillards"
        self.domain = "mijote"
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.ephemerals: list[tuple[str, Message]] = []
        """(person, message): shown, never stored."""
        slackbot = Person(SLACKBOT, "slackbot", self.team, "Slackbot")
        bot = Person("U000MIJOTE", "mijote", self.team, "Mijote", "", is_bot=True, bot_id="B000MIJOTE")
        self.people = {slackbot.id: slackbot, bot.id: bot}
        self.app = App("A000MIJOTE", bot, "Mijote", "xoxb-1-2-mijote", "xapp-1-mijote", "shh-signing")

    # --- time -----------------------------------------------------------------------------------------

    def seconds(self) -> int:
        """Now, in whole seconds since 1970."""
        return int(self.clock.now().timestamp())

    def next_ts(self, channel: Channel) -> str:
        """A ts for something new in this channel: later than every other, with 6 decimals."""
        channel.last = max(int(self.clock.now().timestamp() * 1_000_000), channel.last + 1)
        return f"{channel.last // 1_000_000}.{channel.last % 1_000_000:06d}"

    def event_ts(self) -> str:
        """A ts for an event outside any channel."""
        micros = int(self.clock.now().timestamp() * 1_000_000)
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"

    # --- finding --------------------------------------------------------------------------------------

    def person(self, who: str) -> Person:
        """By id or handle. Raises user_not_found."""
        if who in self.people:
            return self.people[who]
        for person in self.people.values():
            if person.handle == who:
                return person
        raise Refused("user_not_found")

    def channel(self, which: str) -> Channel:
        """By id, name or #name. Raises channel_not_found."""
        if which in self.channels:
            return self.channels[which]
        for channel in self.channels.values():
            if channel.name and channel.name == which.removeprefix("#"):
                return channel
        raise Refused("channel_not_found")

    def direct(self, person: Person, other: str = "") -> Channel:
        """The direct messages between a person and the bot (or `other`), opened when they are not."""
        partner = other or self.app.bot.id
        for channel in self.channels.values():
            if channel.kind == "im" and channel.members.keys() == {person.id, partner}:
                return channel
        opened = Channel(self.ids.named("D", person.handle), "", "im", self.seconds(), person.id, owner=person.id)
        opened.members = {person.id: None, partner: None}
        self.channels[opened.id] = opened
        return opened

    def where(self, who: str, where: str) -> Channel:
        """The channel that a person means: an id, a name, or "dm" for their messages with the bot."""
        return self.direct(self.person(who)) if where == "dm" else self.channel(where)

    def message(self, channel: Channel, ts: str) -> Message:
        """By ts. Raises message_not_found, for deleted ones too."""
        found = channel.messages.get(ts)
        if found is None or found.deleted:
            raise Refused("message_not_found")
        return found

    def names(self) -> Names:
        """What @name and #name mean here."""
        return Names(
            {person.handle: person.id for person in self.people.values()},
            {channel.name: channel.id for channel in self.channels.values() if channel.name},
        )

    def in_it(self, channel: Channel) -> bool:
        """Whether the bot is a member."""
        return self.app.bot.id in channel.members

    def all_messages(self) -> Iterator[Message]:
        """Every message that stands, channel by channel."""
        for channel in self.channels.values():
            yield from (message for message in channel.messages.values() if not message.deleted)

    def visible_since(self) -> int:
        """Microseconds since 1970 before which a free plan hides messages; 0 on a paid plan."""
        if not self.rules.free_plan:
            return 0
        return int((self.clock.now() - timedelta(days=FREE_PLAN_DAYS)).timestamp() * 1_000_000)

    # --- storing --------------------------------------------------------------------------------------

    def store(self, message: Message) -> None:
        """Put a new message in its channel and, for a reply, in its thread."""
        channel = self.channels[message.channel]
        if len(channel.messages) >= MOST_MESSAGES:
            raise RuntimeError(f"the fake keeps at most {MOST_MESSAGES} messages per channel")
        channel.messages[message.ts] = message
        if message.is_reply:
            channel.threads.setdefault(message.thread_ts, []).append(message.ts)
            channel.messages[message.thread_ts].thread_ts = message.thread_ts

    def remove(self, message: Message) -> bool:
        """Take a message away; a parent with replies leaves a tombstone (then the answer is true)."""
        channel = self.channels[message.channel]
        if channel.replies(message.ts):
            message.deleted = True
            return True
        del channel.messages[message.ts]
        if message.is_reply:
            channel.threads[message.thread_ts].remove(message.ts)
        return False
