"""Forums: a message there is a post, that is, a thread with a name of its own; its place is the forum.

Making a post knows no nonce: it is tried once, and looked for when nobody knows what became of it.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, TypeAlias

import discord
from discord.http import HTTPClient, Route

from bot.core.errors import Ambiguous, Gone, NotAllowed, Why
from bot.core.refs import MessageRef
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.members import Members
from bot.ui.fit import ELLIPSIS

Json: TypeAlias = dict[str, Any]

ARCHIVED_AFTER = 10_080
"""Minutes without a word after which a thread leaves the list: a week, Discord's most."""


class Forums:
    """The posts that the bot makes. Raises DeliveryFailed's meanings."""

    def __init__(self, http: HTTPClient, members: Members) -> None:
        self._http = http
        self._members = members

    def place(self, message: MessageRef) -> str:
        """The channel in which a message of ours really stands: of a forum's post, its own thread."""
        return message.message if self._members.forum(message.channel) else message.channel

    async def post(self, forum: discord.ForumChannel, name: str, body: Json) -> str:
        """A new post; the id of its thread, which is its first message's too."""
        route = Route("POST", "/channels/{channel_id}/threads", channel_id=forum.id)
        whole = {"name": name, "auto_archive_duration": ARCHIVED_AFTER, "message": body, **_tags(forum)}
        with meanings(repeatable=False):
            return str((await make_once(self._http, route, whole))["id"])

    async def find(self, forum: discord.ForumChannel, after: int, is_it: Callable[[Mapping[str, Any]], bool]) -> str:
        """The thread of the post that is looked for, made after this id; "" when there is none."""
        async for thread in self._ours(forum):
            if int(thread["id"]) > after and is_it(await self._first(str(thread["id"]))):
                return str(thread["id"])
        return ""

    async def _ours(self, forum: discord.ForumChannel) -> AsyncIterator[Json]:
        """Our posts, those that were put away lately among them."""
        paths = (
            Route("GET", "/guilds/{guild_id}/threads/active", guild_id=forum.guild.id),
            Route("GET", "/channels/{channel_id}/threads/archived/public", channel_id=forum.id),
        )
        for path in paths:
            with meanings(repeatable=True):
                found = await self._http.request(path)
            for thread in found["threads"]:
                if str(thread["parent_id"]) == str(forum.id) and str(thread["owner_id"]) == str(forum.guild.me.id):
                    yield thread

    async def _first(self, thread: str) -> Mapping[str, Any]:
        try:
            with meanings(repeatable=True):
                return await self._http.get_message(int(thread), int(thread))
        except (Gone, NotAllowed):
            return {}

    async def remove(self, thread: str, message: str) -> None:
        """Take a thread of ours away with all that is in it; where we may not, empty it, and put it away nameless."""
        try:
            await self._change("DELETE", thread)
        except NotAllowed as error:
            if error.why is Why.GONE:
                raise Gone(str(error)) from error
            await reopen(self._http, thread)
            with meanings(repeatable=True):
                await self._http.delete_message(int(thread), int(message))
            await self._change("PATCH", thread, {"name": ELLIPSIS, "archived": True})

    async def _change(self, method: str, thread: str, body: Json | None = None) -> None:
        await change(self._http, method, thread, body)


async def change(http: HTTPClient, method: str, thread: str, body: Json | None = None) -> None:
    """Change a thread, or delete it. Raises DeliveryFailed's meanings."""
    route = Route(method, "/channels/{channel_id}", channel_id=thread)
    with meanings(repeatable=True):
        await (http.request(route) if body is None else http.request(route, json=body))


async def reopen(http: HTTPClient, thread: str) -> None:
    """Bring back a thread that was put away: what is in it can be changed again. A new message does so by itself."""
    await change(http, "PATCH", thread, {"archived": False})


async def make_once(http: HTTPClient, route: Route, body: Json) -> Any:
    """Make something that knows no nonce: tried once. Raises Ambiguous when nobody knows what became of it."""
    return await http.request(route, json=body, files=[_Once()])  # type: ignore[list-item]  # in the place of a File


class _Once:
    """discord.py repeats a call after an error 5xx; before each try it rewinds the call's files. This one objects."""

    def reset(self, *, seek: bool | int) -> None:
        """Called with the number of earlier tries. Raises Ambiguous: the earlier one may have been heard."""
        if seek:
            raise Ambiguous("Discord did not say what became of it")


def _tags(forum: discord.ForumChannel) -> Json:
    """Some forums want a tag on each post: the first that everybody may choose."""
    if not forum.flags.require_tag:
        return {}
    return {"applied_tags": [str(tag.id) for tag in forum.available_tags if not tag.moderated][:1]}
