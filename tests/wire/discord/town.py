"""Behind the scenes: who is there, which channels and roles, what the app may do, what goes wrong, how time passes."""

import dataclasses
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tests.wire.discord.channels import FORUM, KINDS, Channel
from tests.wire.discord.fake import Fake
from tests.wire.discord.faults import Fault
from tests.wire.discord.guilds import Guild, Role
from tests.wire.discord.people import COMPLETED_ONBOARDING, STARTED_ONBOARDING, Member
from tests.wire.discord.permissions import BITS, Overwrite, bits
from tests.wire.discord.rules import Json
from tests.wire.discord.sessions import Event
from tests.wire.discord.state import INTENTS

MOST_PEOPLE = 20_000
MOST_CHANNELS = 20_000
SEES = BITS["VIEW_CHANNEL"]


class Town:
    """Discord's own changes; those that a real administrator makes also make their events."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._world = fake.world
        self._feed = fake.feed

    # --- people ---------------------------------------------------------------------------------------

    async def person(
        self,
        handle: str,
        name: str = "",
        *,
        guild: str = "",
        roles: Sequence[str] = (),
        locale: str = "fr",
        member: bool = True,
        ident: str = "",
    ) -> str:
        """Somebody, in the guild unless `member` is false; the bot hears nothing. The answer is their id."""
        if len(self._world.people) >= MOST_PEOPLE:
            raise ValueError(f"at most {MOST_PEOPLE} people")
        found = self._world.add_person(handle, name or handle.title(), ident, locale)
        if member:
            into = self._world.guild(guild)
            held = [self._world.role(into, role).id for role in roles]
            into.members[found.id] = Member(found, self._world.iso(), held)
        return found.id

    async def join(self, who: str, guild: str = "", *, pending: bool = False) -> None:
        """Somebody comes into a guild; `pending`: they have not accepted the rules yet."""
        person, into = self._world.person(who), self._world.guild(guild)
        member = Member(person, self._world.iso(), pending=pending)
        member.flags = STARTED_ONBOARDING if pending else 0
        into.members[person.id] = member
        self._feed.member_joined(into, member)

    async def accept_rules(self, who: str, guild: str = "") -> None:
        """Somebody passes the guild's screening."""
        into, member = self._member(who, guild)
        member.pending = False
        member.flags |= COMPLETED_ONBOARDING
        self._feed.member_changed(into, member)

    async def leave(self, who: str, guild: str = "") -> None:
        """Somebody leaves a guild, or is removed from it."""
        into, member = self._member(who, guild)
        del into.members[member.person.id]
        for thread in self._world.threads(guild=into.id):
            thread.members.pop(member.person.id, None)
        self._feed.member_left(into, member.person)

    async def change(self, who: str, *, name: str = "", locale: str = "") -> None:
        """Another name or language; every guild hears of the name."""
        person = self._world.person(who)
        person.locale = locale or person.locale
        if name:
            person.name = name
            for guild in self._world.guilds.values():
                if person.id in guild.members:
                    self._feed.member_changed(guild, guild.members[person.id])

    async def rename_member(self, who: str, nick: str, guild: str = "") -> None:
        """Somebody's name in one guild."""
        into, member = self._member(who, guild)
        member.nick = nick
        self._feed.member_changed(into, member)

    async def close_dms(self, who: str, *, closed: bool = True) -> None:
        """Somebody takes no direct messages from the bot any more (or blocks it), or does again."""
        self._world.person(who).dms_closed = closed

    def _member(self, who: str, guild: str) -> tuple[Guild, Member]:
        into, person = self._world.guild(guild), self._world.person(who)
        if person.id not in into.members:
            raise LookupError(f"{who} is not in {into.name}")
        return into, into.members[person.id]

    # --- roles ----------------------------------------------------------------------------------------

    async def role(
        self, name: str, permissions: Sequence[str] = (), guild: str = "", *, mentionable: bool = False
    ) -> str:
        """A role below the bot's own; the answer is its id."""
        into = self._world.guild(guild)
        mine = next(role for role in into.roles.values() if role.bot)
        mine.position += 1
        found = Role(self._world.ids.next(), name, bits(permissions), mine.position - 1, mentionable)
        into.roles[found.id] = found
        self._feed.role("GUILD_ROLE_CREATE", into, found)
        return found.id

    async def set_role(self, role: str, permissions: Sequence[str], guild: str = "") -> None:
        """What a role allows from now on."""
        into = self._world.guild(guild)
        found = self._world.role(into, role)
        found.permissions = bits(permissions)
        self._feed.role("GUILD_ROLE_UPDATE", into, found)

    async def delete_role(self, role: str, guild: str = "") -> None:
        """Delete a role; whoever held it no longer does."""
        into = self._world.guild(guild)
        found = into.roles.pop(self._world.role(into, role).id)
        for member in into.members.values():
            if found.id in member.roles:
                member.roles.remove(found.id)
        self._feed.role_removed(into, found)

    async def grant(self, who: str, role: str, guild: str = "") -> None:
        """Give somebody a role."""
        into, member = self._member(who, guild)
        member.roles.append(self._world.role(into, role).id)
        self._feed.member_changed(into, member)

    async def take_away(self, who: str, role: str, guild: str = "") -> None:
        """Take a role from somebody."""
        into, member = self._member(who, guild)
        member.roles.remove(self._world.role(into, role).id)
        self._feed.member_changed(into, member)

    async def bot_permissions(self, grant: Sequence[str] = (), revoke: Sequence[str] = (), guild: str = "") -> None:
        """Change what the bot's own role, and everybody's, allow it."""
        into = self._world.guild(guild)
        mine = next(role for role in into.roles.values() if role.bot)
        mine.permissions = (mine.permissions | bits(grant)) & ~bits(revoke)
        everybody = into.roles[into.id]
        everybody.permissions &= ~bits(revoke)
        for role in (mine, everybody):
            self._feed.role("GUILD_ROLE_UPDATE", into, role)

    # --- channels -------------------------------------------------------------------------------------

    async def channel(
        self,
        name: str,
        kind: str = "text",
        members: Sequence[str] = (),
        roles: Sequence[str] = (),
        *,
        guild: str = "",
        private: bool = False,
        bot: bool = True,
    ) -> str:
        """A channel, private when it names members or roles; without `bot`, hidden from it. The answer is its id."""
        if len(self._world.channels) >= MOST_CHANNELS:
            raise ValueError(f"at most {MOST_CHANNELS} channels")
        into = self._world.guild(guild)
        found = Channel(self._world.ids.next(), KINDS[kind], name, into.id, position=len(self._world.channels))
        if private or members or roles:
            inside = [Overwrite(self._world.person(who).id, 1, SEES) for who in members]
            inside += [Overwrite(self._world.role(into, role).id, 0, SEES) for role in roles]
            if bot:
                inside.append(Overwrite(self._world.app.bot.id, 1, SEES))
            found.overwrites = {one.id: one for one in [Overwrite(into.id, 0, deny=SEES), *inside]}
        elif not bot:
            mine = self._world.app.bot.id
            found.overwrites = {mine: Overwrite(mine, 1, deny=SEES)}
        self._world.channels[found.id] = found
        self._feed.channel("CHANNEL_CREATE", found)
        return found.id

    async def forum(self, name: str, tags: Sequence[str] = (), members: Sequence[str] = (), guild: str = "") -> str:
        """A forum with these tags; the answer is its id."""
        ident = await self.channel(name, "forum", members, guild=guild)
        await self.tags(ident, tags)
        return ident

    async def tags(self, where: str, names: Sequence[str], *, required: bool = False) -> None:
        """The tags of a forum, and whether each of its posts must have one."""
        found = self._world.channel(where)
        found.tags = [
            {"id": self._world.ids.next(), "name": tag, "moderated": False, "emoji_id": None, "emoji_name": None}
            for tag in names
        ]
        found.tag_required = required
        self._feed.channel("CHANNEL_UPDATE", found)

    async def dm(self, who: str) -> str:
        """The id of a person's direct messages with the bot."""
        return self._world.direct(self._world.person(who)).id

    async def rename(self, where: str, name: str) -> None:
        """Give a channel or a thread another name."""
        channel = self._world.channel(where)
        channel.name = name
        if channel.is_thread:
            self._feed.thread_changed(channel)
        else:
            self._feed.channel("CHANNEL_UPDATE", channel)

    async def remove_channel(self, where: str) -> None:
        """Delete a channel with its threads, or a thread."""
        channel = self._world.channel(where)
        for thread in list(self._world.threads(parent=channel.id)):
            self._world.forget(thread)
        if channel.is_thread:
            self._feed.thread_removed(channel)
        else:
            self._feed.channel("CHANNEL_DELETE", channel)
        self._world.forget(channel)

    async def shut_out(self, where: str, *, shut: bool = True) -> None:
        """The bot may not see a channel any more, or may again."""
        channel, bot = self._world.channel(where), self._world.app.bot.id
        if channel.type == FORUM or channel.guild:
            channel.overwrites[bot] = Overwrite(bot, 1, 0 if shut else SEES, SEES if shut else 0)
        if shut:
            self._feed.lost_channel(channel)
        else:
            self._feed.channel("CHANNEL_CREATE", channel)

    async def overwrite(self, where: str, allow: int = 0, deny: int = 0, role: str = "") -> None:
        """What a channel allows the bot (or a role), or denies it, besides what it did before."""
        channel = self._world.channel(where)
        who = self._world.role(self._world.guilds[channel.guild], role).id if role else self._world.app.bot.id
        before = channel.overwrites.get(who, Overwrite(who, 0 if role else 1))
        allowed, denied = before.allow & ~deny | allow, before.deny & ~allow | deny
        channel.overwrites[who] = Overwrite(who, before.kind, allowed, denied)
        self._feed.channel("CHANNEL_UPDATE", channel)

    async def archive(self, where: str, *, archived: bool = True, locked: bool = False) -> None:
        """Put a thread away (and lock it), or open it again."""
        thread = self._world.channel(where)
        thread.locked = locked
        self._fake.threads.archive(thread, archived=archived)

    # --- guilds and the app ---------------------------------------------------------------------------

    async def guild(self, name: str, owner: str = "camille") -> str:
        """Another guild, to which the bot is added now; the answer is its id."""
        found = self._world.add_guild(name, self._world.person(owner))
        self._feed.guild_joined(found)
        return found.id

    async def remove_bot(self, guild: str = "") -> None:
        """The bot is removed from a guild."""
        found = self._world.guild(guild)
        found.left = True
        self._feed.guild_left(found)

    async def intents(self, names: Sequence[str]) -> None:
        """Which privileged intents are switched on in the developer portal."""
        if unknown := set(names) - INTENTS.keys():
            raise ValueError(f"no such privileged intent: {sorted(unknown)}")
        self._world.app.intents = set(names)

    async def revoke(self, *, revoked: bool = True) -> None:
        """The token is worth nothing any more, or is again."""
        self._world.app.revoked = revoked

    async def emit(self, name: str, data: Json) -> None:
        """Send an event as given, to test what nothing here makes."""
        self._fake.gateway.sessions.dispatch(Event(name, data))

    # --- the gateway ----------------------------------------------------------------------------------

    async def reconnect(self) -> int:
        """Op 7: every connection shall come back and resume. The answer is how many there were."""
        return await self._fake.gateway.reconnect()

    async def invalidate(self, *, resumable: bool = False) -> int:
        """Op 9 for every connection."""
        return await self._fake.gateway.invalidate(resumable=resumable)

    async def close_gateway(self, code: int) -> int:
        """Close every connection with a code."""
        return await self._fake.gateway.close_all(code)

    async def drop_gateway(self) -> int:
        """Reset every connection without a word."""
        return self._fake.gateway.drop()

    async def haunt(self) -> int:
        """Turn every connection into a zombie: open, but deaf and dumb."""
        return self._fake.gateway.haunt()

    async def forget_sessions(self) -> None:
        """Nothing can be resumed any more."""
        for session in self._fake.gateway.sessions:
            self._fake.gateway.sessions.end(session)

    # --- faults, rules, time --------------------------------------------------------------------------

    async def fault(self, kind: str, on: str = "*", **how: Any) -> None:
        """Script a fault (tests/wire/discord/faults.py lists them)."""
        self._fake.faults.add(Fault(kind, on, **how))

    async def no_faults(self) -> None:
        """Nothing goes wrong any more."""
        self._fake.faults.clear()

    async def faults_left(self) -> int:
        """How many times something will still go wrong."""
        return self._fake.faults.left()

    async def rules(self, **values: Any) -> Json:
        """Change deadlines, patience and generosity (tests/wire/discord/rules.py)."""
        self._fake.rules.change(values)
        return dataclasses.asdict(self._fake.rules)

    async def move(self, seconds: float) -> None:
        """Let Discord's time pass: tokens, nonces, rates, sessions, addresses of files; not what waits on the wire."""
        self._fake.clock.move(timedelta(seconds=seconds))
