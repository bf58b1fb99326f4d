"""What happens, told to the bot as gateway events: only what it may see, and asked for."""

from collections.abc import Sequence

from tests.wire.discord.channels import DM, Channel
from tests.wire.discord.greetings import guild_created
from tests.wire.discord.guilds import Guild, Role
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Member, Person
from tests.wire.discord.rules import Json
from tests.wire.discord.scheduled import Scheduled
from tests.wire.discord.sessions import (
    DIRECT_MESSAGES,
    DIRECT_REACTIONS,
    GUILD_MEMBERS,
    GUILD_MESSAGES,
    GUILD_REACTIONS,
    GUILD_SCHEDULED_EVENTS,
    GUILDS,
    Event,
    Sessions,
)
from tests.wire.discord.state import World, emoji_json


class Feed:
    """One method per thing that happens."""

    def __init__(self, world: World, sessions: Sessions) -> None:
        self._world = world
        self._sessions = sessions

    def _sees(self, channel: Channel) -> bool:
        return self._world.may(self._world.app.bot, channel, "VIEW_CHANNEL")

    def _tell(self, name: str, data: Json, intent: int = GUILDS, bare: Json | None = None) -> None:
        self._sessions.dispatch(Event(name, data, intent, bare))

    # --- messages -------------------------------------------------------------------------------------

    def posted(self, message: Message) -> None:
        """A new message."""
        self._message("MESSAGE_CREATE", message, nonce=True)

    def changed(self, message: Message) -> None:
        """An edit, or something that Discord adds later."""
        self._message("MESSAGE_UPDATE", message)

    def _message(self, name: str, message: Message, *, nonce: bool = False) -> None:
        channel = self._world.channels[message.channel]
        if not self._sees(channel):
            return
        data = self._world.message_json(message, nonce=nonce) | {"channel_type": channel.type}
        if channel.type == DM:
            self._tell(name, data, DIRECT_MESSAGES)
            return
        data["guild_id"] = channel.guild
        if member := self._world.guilds[channel.guild].members.get(message.author.id):
            data["member"] = member.json(user=False)
        bare = None if self.is_open(message) else message.bare(data)
        self._tell(name, data, GUILD_MESSAGES, bare)

    def is_open(self, message: Message) -> bool:
        """Whether the bot may read it without the message content intent."""
        bot = self._world.app.bot
        return (
            message.author is bot
            or bot.id in message.mentions.users
            or self._world.channels[message.channel].type == DM
        )

    def removed(self, message: Message) -> None:
        """A message is gone."""
        channel = self._world.channels[message.channel]
        if self._sees(channel):
            data = {"id": message.id, "channel_id": channel.id} | self._guild_of(channel)
            self._tell("MESSAGE_DELETE", data, GUILD_MESSAGES if channel.guild else DIRECT_MESSAGES)

    def reacted(self, message: Message, person: Person, emoji: str, *, added: bool) -> None:
        """An emoji came or went."""
        channel = self._world.channels[message.channel]
        if not self._sees(channel):
            return
        data: Json = {
            "user_id": person.id,
            "channel_id": channel.id,
            "message_id": message.id,
            "emoji": emoji_json(emoji),
            "burst": False,
            "type": 0,
        } | self._guild_of(channel)
        if added:
            data["message_author_id"] = message.author.id
            if channel.guild and (member := self._world.guilds[channel.guild].members.get(person.id)):
                data["member"] = member.json()
        name = "MESSAGE_REACTION_ADD" if added else "MESSAGE_REACTION_REMOVE"
        self._tell(name, data, GUILD_REACTIONS if channel.guild else DIRECT_REACTIONS)

    def _guild_of(self, channel: Channel) -> Json:
        return {"guild_id": channel.guild} if channel.guild else {}

    # --- channels and threads -------------------------------------------------------------------------

    def channel(self, name: str, channel: Channel) -> None:
        """CHANNEL_CREATE, CHANNEL_UPDATE or CHANNEL_DELETE."""
        if self._sees(channel):
            self._tell(name, channel.json())

    def lost_channel(self, channel: Channel) -> None:
        """The bot cannot see a channel any more: to it, the channel is gone."""
        self._tell("CHANNEL_DELETE", channel.json())

    def thread_created(self, thread: Channel, *, newly: bool = True) -> None:
        """A thread was started, or the bot came into one."""
        if self._sees(thread):
            mine = thread.thread_json(self._world.app.bot.id)
            self._tell("THREAD_CREATE", mine | ({"newly_created": True} if newly else {}))

    def thread_changed(self, thread: Channel) -> None:
        """A thread was renamed, archived, locked, or opened again."""
        if self._sees(thread):
            self._tell("THREAD_UPDATE", thread.thread_json(self._world.app.bot.id))

    def thread_removed(self, thread: Channel) -> None:
        """A thread is gone."""
        if self._sees(thread):
            data = {"id": thread.id, "guild_id": thread.guild, "parent_id": thread.parent, "type": thread.type}
            self._tell("THREAD_DELETE", data)

    def thread_members(self, thread: Channel, added: Sequence[str] = (), removed: Sequence[str] = ()) -> None:
        """People came into a thread or left it. About others only with the members intent."""
        if not self._sees(thread):
            return
        bot = self._world.app.bot.id
        data = {
            "id": thread.id,
            "guild_id": thread.guild,
            "member_count": len(thread.members),
            "added_members": [thread.member_json(person) for person in added if person in thread.members],
            "removed_member_ids": list(removed),
        }
        self._tell("THREAD_MEMBERS_UPDATE", data, GUILDS if bot in (*added, *removed) else GUILD_MEMBERS)

    # --- people and guilds ----------------------------------------------------------------------------

    def member_joined(self, guild: Guild, member: Member) -> None:
        """Somebody came into a guild."""
        self._tell("GUILD_MEMBER_ADD", member.json() | {"guild_id": guild.id}, GUILD_MEMBERS)

    def member_changed(self, guild: Guild, member: Member) -> None:
        """A name, roles, or the screening passed."""
        intent = GUILDS if member.person.bot else GUILD_MEMBERS
        self._tell("GUILD_MEMBER_UPDATE", member.json() | {"guild_id": guild.id}, intent)

    def member_left(self, guild: Guild, person: Person) -> None:
        """Somebody left, or was removed."""
        self._tell("GUILD_MEMBER_REMOVE", {"guild_id": guild.id, "user": person.json()}, GUILD_MEMBERS)

    def role(self, name: str, guild: Guild, role: Role) -> None:
        """GUILD_ROLE_CREATE or GUILD_ROLE_UPDATE."""
        self._tell(name, {"guild_id": guild.id, "role": role.json()})

    def role_removed(self, guild: Guild, role: Role) -> None:
        """Nobody is told that they held it."""
        self._tell("GUILD_ROLE_DELETE", {"guild_id": guild.id, "role_id": role.id})

    def guild_joined(self, guild: Guild) -> None:
        """The bot was added to a guild."""
        data = guild_created(self._world, guild)
        del data["unavailable"]
        self._tell("GUILD_CREATE", data)

    def guild_left(self, guild: Guild) -> None:
        """The bot was removed from a guild."""
        self._tell("GUILD_DELETE", {"id": guild.id})

    def scheduled(self, name: str, event: Scheduled) -> None:
        """GUILD_SCHEDULED_EVENT_CREATE, _UPDATE or _DELETE."""
        self._tell(name, event.json(self._world.clock.now()), GUILD_SCHEDULED_EVENTS)

    # --- interactions ---------------------------------------------------------------------------------

    def interaction(self, data: Json) -> bool:
        """Somebody wants something of the bot: no intent needed. The answer is whether it is connected."""
        return self._sessions.dispatch(Event("INTERACTION_CREATE", data))
