"""Who is who in the guilds, from what discord.py keeps of them."""

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from functools import partial

import discord
import structlog

from bot.core.errors import DeliveryFailed, Right
from bot.core.refs import Profile
from bot.platforms.discord.patience import patiently
from bot.platforms.discord.payload import Json, at, text
from bot.platforms.discord.rights import missing

log = structlog.get_logger(__name__)

REMEMBERED = 20_000
NOBODY = Profile("", roles=(), is_member=False)
"""Somebody who is no member: they have no rights there."""


class Members:
    """Implements bot.platforms.discord.inbound.Map, and knows profiles. `client` has the members' intent."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._authors: OrderedDict[str, str] = OrderedDict()
        self._parents: dict[str, str] = {}
        self._partners: dict[str, str] = {}
        self._forums: dict[str, discord.ForumChannel] = {}

    def me(self) -> str:
        """The bot's own id."""
        return str(self._client.user.id) if self._client.user else ""

    def parent(self, channel: str) -> str | None:
        """The channel of a thread; None: it is no thread."""
        found = self._client.get_channel(int(channel))
        if isinstance(found, discord.Thread):
            return str(found.parent_id)
        return self._parents.get(channel)

    async def learn(self, event: Json) -> None:
        """Before a message is translated: where it stands (a thread put away is in no list), and whose it is."""
        channel, author = text(event, "channel_id"), text(event, "author", "id")
        if not channel.isdigit():
            return
        if author and text(event, "id") and at(event, "author", "bot") is not True:
            if at(event, "guild_id") is None:
                self.partners({author: channel})
            self._authors[text(event, "id")] = author
            if len(self._authors) > REMEMBERED:
                self._authors.popitem(last=False)
        if at(event, "guild_id") is None or channel in self._parents or self._client.get_channel(int(channel)):
            return
        try:
            told = await patiently(partial(self._client.http.get_channel, int(channel)))
        except DeliveryFailed as error:
            log.info("unknown channel", action="unknown_channel", where=channel, error=str(error))
            return
        if at(told, "thread_metadata") is not None:
            self.opened(channel, text(told, "parent_id"))

    def partners(self, directs: Mapping[str, str]) -> None:
        """Remember whose direct messages these channels hold (channel by user)."""
        self._partners.update((channel, user) for user, channel in directs.items())

    def partner(self, channel: str) -> str | None:
        """Whose direct messages with us a channel holds, as far as it is known."""
        return self._partners.get(channel)

    def opened(self, thread: str, parent: str) -> None:
        """Remember below which channel a thread stands, if it is in no list."""
        self._parents[thread] = parent

    def home(self, user: str) -> str | None:
        """The guild, of ours, to which somebody who writes a direct message belongs: the oldest, so that it stays."""
        found = [guild.id for guild in self._client.guilds if guild.get_member(int(user)) is not None]
        return str(min(found)) if found else None

    def author(self, message: str) -> str | None:
        """Who wrote a message that we heard, as far as it is remembered."""
        return self._authors.get(message)

    def everybody(self, guild: str) -> dict[str, Profile]:
        """All people of a guild, as they are."""
        here = self._client.get_guild(int(guild))
        found = {str(one.id): self.profile(guild, str(one.id)) for one in (here.members if here else ()) if not one.bot}
        return {user: profile for user, profile in found.items() if profile is not None}

    def present(self, guild: str) -> Iterator[Json]:
        """All members of a guild, as the gateway tells of them."""
        here = self._client.get_guild(int(guild))
        for one in here.members if here else ():
            joined = one.joined_at.isoformat() if one.joined_at else None
            user = {"id": str(one.id), "bot": one.bot}
            state = {"pending": one.pending, "flags": one.flags.value, "joined_at": joined}
            yield {"guild_id": guild, "user": user, **state}

    def profile(self, guild: str, user: str, locale: str = "") -> Profile | None:
        """Somebody's profile; `locale` is told by interactions only. None: they are no member."""
        here = self._client.get_guild(int(guild))
        member = None if here is None else here.get_member(int(user))
        if member is None:
            return None
        rights = member.guild_permissions
        return Profile(
            name=member.display_name,
            language=locale[:2].lower() or None,
            is_admin=rights.manage_guild or rights.administrator,
            roles=tuple(sorted(str(role.id) for role in member.roles if not role.is_default())),
            joined_on=member.joined_at.date().isoformat() if member.joined_at else None,
        )

    def told(self, kind: str, event: Json) -> dict[str, Profile]:
        """Whose rights an event may have changed, with what they are now; whoever left has none."""
        guild, user = text(event, "guild_id") or text(event, "id"), text(event, "user", "id")
        match kind:
            case "GUILD_MEMBER_UPDATE" | "GUILD_MEMBER_ADD" | "GUILD_MEMBER_REMOVE":
                now = None if kind.endswith("REMOVE") else self.profile(guild, user)
                return {} if at(event, "user", "bot") is True else {user: now or NOBODY}
            case "GUILD_ROLE_UPDATE" | "GUILD_ROLE_DELETE" | "GUILD_UPDATE":
                return self.everybody(guild)
        return {}

    def as_it_stands(self, guild: str, known: Collection[str]) -> dict[str, Profile]:
        """Everybody of a guild, and of those who are `known` whoever left it; nobody while its list is not whole."""
        here = self._client.get_guild(int(guild))
        if here is None or here.unavailable or not here.chunked:
            return {}
        present = self.everybody(guild)
        return {user: NOBODY for user in known if user not in present} | present

    def channel_name(self, channel: str) -> str:
        """What a channel is called; "" while it is not known."""
        found = self._client.get_channel(int(channel)) if channel.isdigit() else None
        return found.name if isinstance(found, discord.abc.GuildChannel | discord.Thread) else ""

    def forum(self, channel: str) -> discord.ForumChannel | None:
        """The forum that a channel is; None: it is another kind of channel.

        Remembered: when a session cannot be resumed, discord.py knows no channels until all guilds are told anew.
        """
        found = self._client.get_channel(int(channel))
        if isinstance(found, discord.ForumChannel):
            self._forums[channel] = found
        return self._forums.get(channel)

    def is_private_thread(self, channel: str) -> bool:
        """Whether it is a private thread of ours, which is there for one message only."""
        found = self._client.get_channel(int(channel))
        return isinstance(found, discord.Thread) and found.is_private() and found.owner_id == found.guild.me.id

    def member(self, guild: str, user: str) -> discord.Member | None:
        """Somebody, as a member of a guild."""
        here = self._client.get_guild(int(guild))
        return None if here is None else here.get_member(int(user))

    def lacking(self, channel: str) -> tuple[Right, ...]:
        """What we are not allowed in a channel or thread; one that we cannot see is none to us."""
        found = self._client.get_channel(int(channel))
        if not isinstance(found, discord.abc.GuildChannel | discord.Thread):
            return (Right.SEE,)
        return missing(found.permissions_for(found.guild.me))
