"""Discord as it stands, in memory: accounts, guilds, channels, messages, the app and its token. No rules live here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.core.clock import Clock
from tests.wire.discord.channels import DM, FORUM, PRIVATE_THREAD, Channel
from tests.wire.discord.errors import Refused
from tests.wire.discord.guilds import Guild, Role
from tests.wire.discord.ids import Ids, milliseconds
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Member, Person
from tests.wire.discord.permissions import BITS, EVERYBODY, IN_DIRECT_MESSAGES, THE_BOT, bits
from tests.wire.discord.rules import Json, Rules

MOST_MESSAGES = 100_000
"""Per channel; past it the fake says so instead of forgetting."""
INTENTS = {"GUILD_PRESENCES": 1 << 8, "GUILD_MEMBERS": 1 << 1, "MESSAGE_CONTENT": 1 << 15}
"""The privileged ones."""
LIMITED_FLAGS = {"GUILD_PRESENCES": 1 << 13, "GUILD_MEMBERS": 1 << 15, "MESSAGE_CONTENT": 1 << 19}
"""The application's flags of a bot that is not verified."""


@dataclass(slots=True)
class App:
    """The one application and its bot. `commands` are by scope: "" is global, else a guild's id."""

    id: str
    bot: Person
    token: str
    owner: Person
    public_key: str
    intents: set[str] = field(default_factory=lambda: {"GUILD_MEMBERS", "MESSAGE_CONTENT"})
    """The privileged intents that are switched on in the developer portal."""
    commands: dict[str, list[Json]] = field(default_factory=dict)
    creates: dict[str, int] = field(default_factory=dict)
    """How many new commands were made per scope (today)."""
    revoked: bool = False

    @property
    def flags(self) -> int:
        """The application's flags: which privileged intents it has."""
        return sum(LIMITED_FLAGS[name] for name in self.intents)


class World:
    """Everything there is, and how to find it."""

    def __init__(self, clock: Clock, rules: Rules, seed: int = 0) -> None:
        self.clock = clock
        self.rules = rules
        self.ids = Ids(clock, seed)
        self.base_url = ""
        """Where the server listens, without a slash at the end; set by the server."""
        self.people: dict[str, Person] = {}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.ephemerals: list[Message] = []
        self.files: dict[str, bytes] = {}
        """What was ever attached: a file outlives its message for a while."""
        owner = self._account("camille", "Camille")
        bot = Person(self.ids.next(), "mijote", "Mijote", bot=True)
        self.people[bot.id] = bot
        token = f"MTIz.{self.ids.secret(6)}.{self.ids.secret(38)}"
        self.app = App(bot.id, bot, token, owner, self.ids.secret(64))
        self.add_guild("Les Petits Débrouillards", owner)

    # --- time -----------------------------------------------------------------------------------------

    def iso(self) -> str:
        """Now, as Discord writes it."""
        return self.clock.now().isoformat(timespec="milliseconds")

    @staticmethod
    def when(snowflake: str) -> str:
        """When an id was given."""
        return datetime.fromtimestamp(milliseconds(snowflake) / 1000, UTC).isoformat(timespec="milliseconds")

    def expires(self) -> int:
        """Until when an attachment's address given now works: seconds since 1970."""
        return int(self.clock.now().timestamp() + self.rules.link_seconds)

    # --- adding ---------------------------------------------------------------------------------------

    def _account(self, handle: str, name: str, ident: str = "", locale: str = "fr") -> Person:
        found = Person(ident or self.ids.next(), handle, name, locale)
        self.people[found.id] = found
        return found

    def add_person(self, handle: str, name: str, ident: str, locale: str) -> Person:
        """A new account. Raises ValueError when the handle is taken."""
        if any(person.handle == handle for person in self.people.values()):
            raise ValueError(f"{handle} is taken")
        return self._account(handle, name, ident, locale)

    def add_guild(self, name: str, owner: Person, ident: str = "") -> Guild:
        """A new guild with its owner and the bot, without telling the bot."""
        guild = Guild(ident or self.ids.next(), name, owner.id)
        guild.roles[guild.id] = Role(guild.id, "@everyone", bits(EVERYBODY))
        mine = Role(self.ids.next(), self.app.bot.name, bits(THE_BOT), 1, bot=self.app.bot.id)
        guild.roles[mine.id] = mine
        guild.members[owner.id] = Member(owner, self.iso())
        guild.members[self.app.bot.id] = Member(self.app.bot, self.iso(), [mine.id])
        self.guilds[guild.id] = guild
        return guild

    # --- finding --------------------------------------------------------------------------------------

    def person(self, who: str) -> Person:
        """By id or handle. Raises LookupError."""
        if found := self.people.get(who):
            return found
        for person in self.people.values():
            if person.handle == who:
                return person
        raise LookupError(f"nobody is called {who}")

    def guild(self, which: str = "") -> Guild:
        """By id or name; the first one by default. Raises LookupError."""
        for guild in self.guilds.values():
            if which in ("", guild.id, guild.name):
                return guild
        raise LookupError(f"no such guild: {which}")

    def forget(self, channel: Channel) -> None:
        """A channel is gone, with what only one person saw in it."""
        del self.channels[channel.id]
        self.ephemerals = [message for message in self.ephemerals if message.channel != channel.id]

    def role(self, guild: Guild, which: str) -> Role:
        """By id or name. Raises LookupError."""
        for role in guild.roles.values():
            if which in (role.id, role.name):
                return role
        raise LookupError(f"no such role: {which}")

    def member(self, guild: Guild, person: Person) -> Member | None:
        """Somebody in a guild, if they are."""
        return guild.members.get(person.id)

    def channel(self, which: str) -> Channel:
        """By id, name or #name. Raises LookupError."""
        if found := self.channels.get(which):
            return found
        for channel in self.channels.values():
            if channel.name and channel.name == which.removeprefix("#"):
                return channel
        raise LookupError(f"no such channel: {which}")

    def direct(self, person: Person) -> Channel:
        """The direct messages between a person and the bot, opened when they are not."""
        for channel in self.channels.values():
            if channel.type == DM and channel.owner == person.id:
                return channel
        opened = Channel(self.ids.next(), DM, owner=person.id)
        self.channels[opened.id] = opened
        return opened

    def where(self, person: Person, where: str) -> Channel:
        """The channel that a person means: an id, a name, or "dm" for their messages with the bot."""
        return self.direct(person) if where == "dm" else self.channel(where)

    def message(self, channel: Channel, ident: str) -> Message:
        """By id. Raises Refused."""
        if found := channel.messages.get(ident):
            return found
        raise Refused(10008)

    def threads(self, parent: str = "", guild: str = "") -> Iterator[Channel]:
        """The threads below a channel, or of a guild."""
        for channel in self.channels.values():
            if channel.is_thread and (parent in ("", channel.parent)) and (guild in ("", channel.guild)):
                yield channel

    def all_messages(self) -> Iterator[Message]:
        """Every message that stands, channel by channel."""
        for channel in self.channels.values():
            yield from channel.messages.values()

    # --- who may what ---------------------------------------------------------------------------------

    def permissions(self, person: Person, channel: Channel) -> int:
        """What somebody may do there; 0 when they cannot even see it."""
        if channel.type == DM:
            return bits(IN_DIRECT_MESSAGES) if person.id in (channel.owner, self.app.bot.id) else 0
        guild = self.guilds[channel.guild]
        member = guild.members.get(person.id)
        if member is None:
            return 0
        found = guild.permissions(member, self.channels[channel.parent] if channel.is_thread else channel)
        hidden = channel.type == PRIVATE_THREAD and person.id not in channel.members
        return 0 if hidden and not found & BITS["MANAGE_THREADS"] else found

    def may(self, person: Person, channel: Channel, *names: str) -> bool:
        """Whether somebody may do all of this there."""
        return not bits(names) & ~self.permissions(person, channel)

    def may_send(self, person: Person, channel: Channel) -> bool:
        """Whether somebody may write there."""
        if channel.type == FORUM:
            return False
        return self.may(person, channel, "SEND_MESSAGES_IN_THREADS" if channel.is_thread else "SEND_MESSAGES")

    def share_a_guild(self, person: Person) -> bool:
        """Whether somebody is in a guild of the bot's."""
        return any(person.id in guild.members and not guild.left for guild in self.guilds.values())

    # --- storing --------------------------------------------------------------------------------------

    def store(self, message: Message) -> None:
        """Put a new message in its channel."""
        channel = self.channels[message.channel]
        if len(channel.messages) >= MOST_MESSAGES:
            raise RuntimeError(f"the fake keeps at most {MOST_MESSAGES} messages per channel")
        channel.messages[message.id] = message
        channel.last_message = message.id
        message.position = channel.sent
        channel.sent += 1

    # --- showing --------------------------------------------------------------------------------------

    def channel_json(self, channel: Channel) -> Json:
        """A channel as the bot sees it."""
        if channel.type == DM:
            return channel.direct_json(self.people[channel.owner].json())
        return channel.thread_json(self.app.bot.id) if channel.is_thread else channel.json()

    def message_json(self, message: Message, *, nonce: bool = False, deep: bool = True) -> Json:
        """The message object. The nonce is only in the answer to its creation and in that event, never later."""
        channel = self.channels[message.channel]
        found: Json = {
            "id": message.id,
            "channel_id": message.channel,
            "type": message.type,
            "author": message.author.json(),
            "content": message.content,
            "timestamp": message.sent,
            "edited_timestamp": message.edited or None,
            "tts": False,
            "pinned": False,
            "flags": message.flags,
            "embeds": message.embeds,
            "components": message.components,
            "attachments": [file.json(self.base_url, message.channel, self.expires()) for file in message.attachments],
            "mentions": [self.people[user].json() for user in message.mentions.pinged],
            "mention_roles": message.mentions.pinged_roles,
            "mention_everyone": message.mentions.pinged_everyone,
        }
        if message.reactions:
            found["reactions"] = [self._reaction(emoji, by) for emoji, by in message.reactions.items()]
        if nonce and message.nonce is not None:
            found["nonce"] = message.nonce
        if message.author.bot:
            found["application_id"] = self.app.id
        if message.interaction:
            found |= {"interaction_metadata": message.interaction, "webhook_id": self.app.id}
        if message.reference:
            found["message_reference"] = message.reference
            if deep:
                found["referenced_message"] = self._referenced(message)
        if message.id in self.channels and message.id != message.channel:
            found["thread"] = self.channels[message.id].thread_json()
        if channel.is_thread:
            found["position"] = message.position
        return found

    def _referenced(self, message: Message) -> Json | None:
        reference = message.reference or {}
        place = self.channels.get(str(reference.get("channel_id", "")))
        found = place.messages.get(str(reference.get("message_id", ""))) if place else None
        return self.message_json(found, deep=False) if found else None

    def _reaction(self, emoji: str, by: dict[str, None]) -> Json:
        return {
            "emoji": emoji_json(emoji),
            "count": len(by),
            "count_details": {"burst": 0, "normal": len(by)},
            "burst_colors": [],
            "me": self.app.bot.id in by,
            "me_burst": False,
        }


def emoji_json(emoji: str) -> Json:
    """A reaction's emoji: `name:id` is a custom one."""
    name, colon, ident = emoji.rpartition(":")
    return {"id": ident, "name": name} if colon else {"id": None, "name": emoji}
