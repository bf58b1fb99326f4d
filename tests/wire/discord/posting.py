"""Storing, changing and removing messages, with everything that follows from it."""

from bot.core.clock import monotonic
from tests.wire.discord.channels import DM, FORUM, PUBLIC_THREAD, Channel
from tests.wire.discord.compose import Draft
from tests.wire.discord.errors import Refused, form_error
from tests.wire.discord.events import Feed
from tests.wire.discord.mentions import Allowed, Mentions, read, settle
from tests.wire.discord.messages import (
    EPHEMERAL,
    HAS_THREAD,
    LOADING,
    REPLY,
    SUPPRESS_EMBEDS,
    THREAD_CREATED,
    THREAD_STARTER,
    Message,
    texts,
)
from tests.wire.discord.people import Person
from tests.wire.discord.permissions import BITS
from tests.wire.discord.rules import Json
from tests.wire.discord.state import World
from tests.wire.discord.threads import Threads

MOST_EMOJI = 20
MOST_NONCES = 100_000


class Posting:
    """Messages of the bot and of people alike."""

    def __init__(self, world: World, feed: Feed, threads: Threads) -> None:
        self._world = world
        self._feed = feed
        self._threads = threads
        self._nonces: dict[tuple[str, str], tuple[float, str, str]] = {}
        """(author, nonce): when, in which channel, which message."""

    # --- new ------------------------------------------------------------------------------------------

    def post(self, channel: Channel, author: Person, draft: Draft) -> Message:
        """Store a new message, or give back the one with the same nonce. Raises Refused."""
        if draft.enforce_nonce and (known := self._by_nonce(author, draft)):
            return known
        if channel.is_thread:
            self._threads.wake(channel, author)
        message = self.make(channel, author, draft)
        self._remember(author, draft, message)
        self._world.store(message)
        if channel.is_thread:
            self._threads.enter(channel, [author.id, *message.mentions.pinged])
        self._feed.posted(message)
        return message

    def make(self, channel: Channel, author: Person, draft: Draft) -> Message:
        """A message that is not stored yet. Raises Refused when it is empty."""
        message = Message(self._world.ids.next(), channel.id, author, self._world.iso(), created_at=monotonic())
        if channel.type == FORUM:
            raise Refused(50008)
        if draft.reference is not None:
            self._refer(message, channel, draft.reference)
        self._apply(message, draft)
        if is_empty(message):
            raise Refused(50006)
        message.nonce = draft.nonce
        return message

    def first_post(self, thread: Channel, author: Person, draft: Draft) -> Message:
        """The message with which a forum's post begins: it has the thread's id. Raises Refused."""
        try:
            message = self.make(thread, author, draft)
        except Refused:
            del self._world.channels[thread.id]
            raise
        message.id = thread.id
        self._world.store(message)
        self._feed.thread_created(thread)
        self._feed.posted(message)
        return message

    def started(self, thread: Channel, author: Person, source: Message | None = None) -> None:
        """Tell that a thread was started, with Discord's own line in it or beside it."""
        self._feed.thread_created(thread)
        beside = {"channel_id": thread.id, "guild_id": thread.guild}
        if source is not None:
            self._feed.changed(source)
            below = beside | {"type": 0, "channel_id": source.channel, "message_id": source.id}
            self.line(thread, source.author, THREAD_STARTER, reference=below)
        elif thread.type == PUBLIC_THREAD:
            self.line(self._world.channels[thread.parent], author, THREAD_CREATED, thread.name, beside)

    def _refer(self, message: Message, channel: Channel, reference: Json) -> None:
        ident = str(reference["message_id"])
        if ident not in channel.messages:
            if reference.get("fail_if_not_exists", True):
                raise form_error(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
            return
        message.type = REPLY
        message.reference = {"type": 0, "channel_id": channel.id, "message_id": ident}
        if channel.guild:
            message.reference["guild_id"] = channel.guild

    def _apply(self, message: Message, draft: Draft) -> None:
        """Put into a message what a draft names."""
        for name in ("content", "embeds", "components", "attachments"):
            value = getattr(draft, name)
            if value is not None:
                setattr(message, name, value)
        if draft.flags is not None:
            message.flags = draft.flags
        if message.flags & SUPPRESS_EMBEDS:
            message.embeds = []
        message.mentions = self._mentions(message, draft.allowed)

    def _mentions(self, message: Message, allowed: Allowed) -> Mentions:
        channel = self._world.channels[message.channel]
        found = read([message.content, *texts(message.components)])
        if channel.type == DM:
            settle(found, allowed, {channel.owner, self._world.app.bot.id}, (), all_=False)
        else:
            guild = self._world.guilds[channel.guild]
            mentionable = {role.id for role in guild.roles.values() if role.mentionable}
            may_all = bool(self._world.permissions(message.author, channel) & BITS["MENTION_EVERYONE"])
            settle(found, allowed, guild.members, mentionable, all_=may_all)
            found.pinged_roles = [role for role in found.pinged_roles if role in guild.roles]
        answered = channel.messages.get(str((message.reference or {}).get("message_id", "")))
        if answered and message.type == REPLY and allowed.replied and answered.author.id not in found.pinged:
            found.pinged.append(answered.author.id)
        return found

    # --- nonces ---------------------------------------------------------------------------------------

    def _by_nonce(self, author: Person, draft: Draft) -> Message | None:
        known = self._nonces.get((author.id, str(draft.nonce)))
        if known is None or self._now() - known[0] > self._world.rules.nonce_seconds:
            return None
        return self._world.message(self._world.channels[known[1]], known[2])

    def _remember(self, author: Person, draft: Draft, message: Message) -> None:
        if draft.nonce is None:
            return
        if len(self._nonces) >= MOST_NONCES:
            del self._nonces[next(iter(self._nonces))]
        self._nonces[author.id, str(draft.nonce)] = (self._now(), message.channel, message.id)

    def _now(self) -> float:
        return self._world.clock.now().timestamp()

    # --- later ----------------------------------------------------------------------------------------

    def change(self, message: Message, draft: Draft) -> None:
        """Edit a message, a stored or an ephemeral one. Raises Refused when nothing would be left."""
        before = {name: getattr(message, name) for name in ("content", "embeds", "components", "attachments", "flags")}
        was = message.mentions
        self._apply(message, draft)
        if is_empty(message):
            for name, value in before.items():
                setattr(message, name, value)
            message.mentions = was
            raise Refused(50006)
        message.flags &= ~LOADING
        message.flags |= before["flags"] & (EPHEMERAL | HAS_THREAD)
        message.edited = self._world.iso()
        message.edits += 1
        if not message.only_for:
            self._feed.changed(message)

    def remove(self, message: Message) -> None:
        """Take a message away."""
        if message.only_for:
            self._world.ephemerals.remove(message)
            return
        del self._world.channels[message.channel].messages[message.id]
        self._feed.removed(message)

    def line(
        self, channel: Channel, author: Person, kind: int, content: str = "", reference: Json | None = None
    ) -> None:
        """One of Discord's own lines: somebody started a thread."""
        message = Message(self._world.ids.next(), channel.id, author, self._world.iso(), content, kind)
        message.reference = reference
        self._world.store(message)
        self._feed.posted(message)

    def react(self, message: Message, person: Person, emoji: str) -> None:
        """Put an emoji under a message. Raises Refused past 20 kinds."""
        if emoji not in message.reactions and len(message.reactions) >= MOST_EMOJI:
            raise Refused(30010)
        by = message.reactions.setdefault(emoji, {})
        if person.id not in by:
            by[person.id] = None
            self._feed.reacted(message, person, emoji, added=True)

    def unreact(self, message: Message, person: Person, emoji: str) -> None:
        """Take an emoji away. Raises Refused when it is not there."""
        by = message.reactions.get(emoji, {})
        if person.id not in by:
            raise Refused(10014)
        del by[person.id]
        if not by:
            del message.reactions[emoji]
        self._feed.reacted(message, person, emoji, added=False)


def is_empty(message: Message) -> bool:
    """Whether nobody would see anything."""
    return not (message.content or message.embeds or message.components or message.attachments)
