"""Meeting somebody who takes no direct messages: in a private thread of a channel that they see, or by a mention there.

What is shown there is for other eyes too: those who manage threads see private ones.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord.http import HTTPClient, Route

from bot.core.errors import NotAllowed, Unreachable
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.forums import ARCHIVED_AFTER, make_once
from bot.platforms.discord.members import Members

PRIVATE_THREAD = 12
PAGE = 100


@dataclass(frozen=True, slots=True)
class Meeting:
    """A channel where somebody can be met, in a private thread if it lets us open one."""

    channel: str
    private: bool


class Nearby:
    """Finds a place, and makes it ready. Raises DeliveryFailed's meanings."""

    def __init__(self, http: HTTPClient, members: Members) -> None:
        self._http = http
        self._members = members

    async def open(self, guild: str, user: str, named: Sequence[str], title: str) -> str:
        """The channel or new private thread in which to write to somebody. Raises Unreachable where there is none."""
        member = self._members.member(guild, user)
        place = None if member is None else meeting(member, named)
        if place is None:
            raise Unreachable("there is no channel that they see and in which we may write")
        if not place.private:
            return place.channel
        body = {"type": PRIVATE_THREAD, "name": title, "invitable": False, "auto_archive_duration": ARCHIVED_AFTER}
        route = Route("POST", "/channels/{channel_id}/threads", channel_id=place.channel)
        with meanings(repeatable=False):
            made = await make_once(self._http, route, body)
        thread = str(made["id"])
        with meanings(repeatable=True):
            await self._http.add_user_to_thread(int(thread), int(user))
        return thread

    async def find(
        self, guild: str, named: Sequence[str], after: int, is_it: Callable[[Mapping[str, Any]], bool]
    ) -> tuple[str, str] | None:
        """Where a message stands that was written after this id: its channel or thread, and its id."""
        with meanings(repeatable=True):
            active = await self._http.request(Route("GET", "/guilds/{guild_id}/threads/active", guild_id=guild))
        private = [str(one["id"]) for one in active["threads"] if one["type"] == PRIVATE_THREAD]
        for channel in [*(one for one in private if int(one) > after), *named]:
            try:
                with meanings(repeatable=True):
                    page = await self._http.logs_from(int(channel), PAGE, after=after)
            except NotAllowed:
                continue
            for message in page:
                if is_it(message):
                    return channel, str(message["id"])
        return None


def meeting(member: discord.Member, named: Sequence[str]) -> Meeting | None:
    """Where this member can be met: in the channels that are named first, out of sight if at all possible."""
    guild = member.guild
    channels = [found for one in named if isinstance(found := guild.get_channel(int(one)), discord.TextChannel)]
    others = [*filter(None, [guild.system_channel]), *guild.text_channels]
    for channel in [*channels, *others]:
        if _sees(channel, member) and _private_thread_in(channel):
            return Meeting(str(channel.id), private=True)
    for channel in channels:
        if _sees(channel, member) and _may(channel, "send_messages"):
            return Meeting(str(channel.id), private=False)
    return None


def _sees(channel: discord.TextChannel, member: discord.Member) -> bool:
    return channel.permissions_for(member).view_channel


def _private_thread_in(channel: discord.TextChannel) -> bool:
    return _may(channel, "create_private_threads", "send_messages_in_threads")


def _may(channel: discord.TextChannel, *rights: str) -> bool:
    held = channel.permissions_for(channel.guild.me)
    return all(getattr(held, right) for right in ("view_channel", *rights))
