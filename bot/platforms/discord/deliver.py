"""What the bot shows on Discord, once per key: the key is the nonce, which Discord enforces for some minutes.

A history tells no nonces, so the first component carries the key too, as far as it fits into its number; there `find`
looks for it later than that.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

import discord
from discord.http import HTTPClient, Route

from bot.core.errors import Ambiguous, Bug, DeliveryFailed, FileRefused, Gone, NotAllowed, Right, TryLater, Why
from bot.core.files import SharedFile
from bot.core.ids import born_at
from bot.core.refs import EVENTS, MessageRef, Workspace
from bot.platforms.discord.directs import Directs
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.events import Events
from bot.platforms.discord.files import attached, form
from bot.platforms.discord.forums import ARCHIVED_AFTER, Forums, reopen
from bot.platforms.discord.members import Members
from bot.platforms.discord.nearby import Nearby
from bot.platforms.discord.render import Shown, render_view
from bot.ui.ports import Delivery, Edit, Post, PublishHome, PutEvent, Remove, Target
from bot.ui.text import Reader, shorten
from bot.ui.view import View, file_of

Json: TypeAlias = dict[str, Any]

NONCE = 25
PAGE = 100
THREAD_NAME = 100
EPOCH_MS = 1_420_070_400_000
"""2015-01-01: Discord's ids count from there."""
FOUND = 1_000
"""Messages that were found: more than are noted at once."""
CLOCKS_APART = timedelta(minutes=10)


class Deliverer:
    """Posts, edits and removes messages in the guilds that the bot is in. Raises DeliveryFailed's meanings."""

    def __init__(self, http: HTTPClient, members: Members, directs: Directs) -> None:
        self._http = http
        self._members = members
        self._forums = Forums(http, members)
        self._events = Events(http, members, members.me)
        self._nearby = Nearby(http, members)
        self._directs = directs
        self._found: OrderedDict[str, str] = OrderedDict()
        self.on_shown: Callable[[Shown], None] = lambda _shown: None

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        """Show it, once. Returns where it stands. Homes are shown when they are asked for (`/home`), not kept."""
        try:
            return await self._deliver(delivery)
        except NotAllowed as error:
            channel = _channel_of(delivery)
            if not channel or error.why not in (Why.RIGHT_MISSING, Why.NOT_A_MEMBER):
                raise
            # "Missing access" is one right only, whatever discord.py knows: of what we cannot see it is not told.
            lacking = (Right.SEE,) if error.why is Why.NOT_A_MEMBER else self._members.lacking(channel)
            raise NotAllowed(str(error), why=Why.RIGHT_MISSING, rights=lacking) from error

    async def _deliver(self, delivery: Delivery) -> MessageRef | None:
        match delivery:
            case Post(target=Target(home=True)) | PublishHome():
                return None
            case Post(content=None):
                return await self._post(delivery)
            case Post():
                try:
                    return await self._post(delivery)
                except (NotAllowed, Bug) as error:  # too large, or no right to attach it: words may be welcome
                    raise FileRefused(str(error)) from error
            case Edit():
                return await self._edit(delivery)
            case PutEvent():
                return await self._events.put(delivery)
            case Remove(message=MessageRef(channel=channel)) if channel == EVENTS:
                await self._events.remove(delivery.message)
                return None
            case Remove():
                await self._remove(delivery.message)
                return None

    async def find(self, post: Post | PutEvent) -> MessageRef | None:
        """What was posted with `post.key`, if it stands. Whatever it is changed to, it keeps its mark."""
        if isinstance(post, PutEvent):
            return await self._events.find(post)
        found = await self._find(post)
        if found is not None:
            self._found[found.message] = post.key
            if len(self._found) > FOUND:
                self._found.popitem(last=False)
        return found

    async def _find(self, post: Post) -> MessageRef | None:
        born = (int((born_at(post.key) - CLOCKS_APART).timestamp() * 1000) - EPOCH_MS) << 22
        if forum := self._forum(post.target):
            thread = await self._forums.find(forum, born, lambda message: _mark_of(message) == _mark(post.key))
            return MessageRef(post.target.workspace, post.target.channel, thread) if thread else None
        if post.target.nearby is not None:
            return await self._find_nearby(post, post.target.nearby, born)
        channel, after = await self._channel(post.target), str(born)
        while True:
            with meanings(repeatable=True):
                page = await self._http.logs_from(channel, PAGE, after=after)
            for message in page:
                if _mark_of(message) == _mark(post.key):
                    found = MessageRef(post.target.workspace, channel, str(message["id"]))
                    await self._open_if_wanted(post, found, render_view(post.view, post.reader, found.workspace).name)
                    return found
            if len(page) < PAGE:
                return None
            after = max((str(message["id"]) for message in page), key=int)

    async def _find_nearby(self, post: Post, named: Sequence[str], born: int) -> MessageRef | None:
        def is_it(message: Mapping[str, Any]) -> bool:
            return _mark_of(message) == _mark(post.key)

        found = await self._nearby.find(post.target.workspace.id, named, born, is_it)
        return None if found is None else MessageRef(post.target.workspace, *found)

    async def direct(self, user: str) -> str:
        """The channel of somebody's direct messages with the bot."""
        return await self._directs.channel(user)

    async def _post(self, post: Post) -> MessageRef:
        shown = self._draw(post.view, post.reader, post.target.workspace)
        file = file_of(post.view) if post.content is not None else None
        marked = _marked(shown.body() if file is None else attached(shown.body(), file), post.key)
        if forum := self._forum(post.target):
            thread = await self._forums.post(forum, shorten(shown.name, THREAD_NAME), marked)
            return MessageRef(post.target.workspace, post.target.channel, thread)
        body = {**marked, "nonce": post.key[:NONCE], "enforce_nonce": True}
        if post.target.user and post.target.thread is not None:
            # Direct messages have no threads: what belongs below a message answers it.
            body["message_reference"] = {"message_id": post.target.thread.message, "fail_if_not_exists": False}
        channel = await self._channel(post.target, shown.name)
        try:
            answer = await self._send(channel, body, file, post.content)
        except NotAllowed as error:
            if error.why is not Why.GONE or post.target.thread is None:
                raise
            if self._members.forum(post.target.thread.channel):
                raise Gone(str(error)) from error  # the post was deleted, its thread with it
            await self._open_thread(post.target.thread, shown.name)
            answer = await self._send(channel, body, file, post.content)
        made = MessageRef(post.target.workspace, channel, str(answer["id"]))
        await self._open_if_wanted(post, made, shown.name)
        return made

    async def _open_if_wanted(self, post: Post, made: MessageRef, name: str) -> None:
        """Raises Ambiguous: the message stands, and nobody can answer below it yet."""
        if not post.talk or not name:
            return
        try:
            await self._open_thread(made, name)
        except TryLater as error:
            raise Ambiguous(str(error)) from error
        except DeliveryFailed:
            pass  # whatever is said below tries again, and says what is missing

    async def _send(self, channel: str, body: Json, file: SharedFile | None, content: bytes | None) -> Any:
        # discord.py's own repeats are harmless: the nonce is enforced for minutes. Later than that we look first.
        with meanings(repeatable=False):
            if file is None or content is None:
                return await self._http.request(_messages("POST", channel), json=body)
            return await self._http.request(_messages("POST", channel), form=form(json.dumps(body), file, content))

    async def _edit(self, edit: Edit) -> MessageRef:
        body = self._draw(edit.view, edit.reader, edit.message.workspace).body()
        if key := self._found.get(edit.message.message):  # until its place is noted, it may have to be found again
            body = _marked(body, key)
        route = _messages("PATCH", self._forums.place(edit.message), edit.message.message)
        await self._again_if_put_away(edit.message, partial(self._http.request, route, json=body))
        return edit.message

    async def _again_if_put_away(self, message: MessageRef, act: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        """Change a message; in a thread that was put away once that is open again."""
        channel = self._forums.place(message)
        try:
            with meanings(repeatable=True):
                await act()
        except NotAllowed as error:
            if error.why is Why.GONE and channel != message.channel:
                raise Gone(str(error)) from error  # the post is, and the forum is not
            if error.why is not Why.ARCHIVED:
                raise
            await reopen(self._http, channel)
            with meanings(repeatable=True):
                await act()

    def _draw(self, view: View, reader: Reader, workspace: Workspace) -> Shown:
        shown = render_view(view, reader, workspace)
        self.on_shown(shown)
        return shown

    async def _remove(self, message: MessageRef) -> None:
        if self._members.forum(message.channel):
            await self._forums.remove(message.message, message.message)
        elif self._members.is_private_thread(message.channel):
            await self._forums.remove(message.channel, message.message)
        else:
            act = partial(self._http.delete_message, int(message.channel), int(message.message))
            await self._again_if_put_away(message, act)

    def _forum(self, target: Target) -> discord.ForumChannel | None:
        return self._members.forum(target.channel) if target.channel and target.thread is None else None

    async def _channel(self, target: Target, title: str = "") -> str:
        if target.nearby is not None:
            name = shorten(title, THREAD_NAME)
            return await self._nearby.open(target.workspace.id, target.user, target.nearby, name)
        if target.user:
            return await self.direct(target.user)
        return target.channel if target.thread is None else target.thread.message  # a thread has its root's id

    async def _open_thread(self, root: MessageRef, name: str) -> None:
        """Open the thread below a message; it may be open already."""
        path = "/channels/{channel_id}/messages/{message_id}/threads"
        route = Route("POST", path, channel_id=root.channel, message_id=root.message)
        body = {"name": shorten(name, THREAD_NAME), "auto_archive_duration": ARCHIVED_AFTER}
        with meanings(repeatable=True):
            try:
                await self._http.request(route, json=body)
            except discord.HTTPException as error:
                if error.code != THREAD_EXISTS:
                    raise


THREAD_EXISTS = 160_004


def _channel_of(delivery: Delivery) -> str:
    """The channel that a delivery is for; "" for a person's direct messages, and for events."""
    match delivery:
        case Post(target=target):
            return target.channel
        case Edit(message=message) | Remove(message=message) if message.channel != EVENTS:
            return message.channel
        case _:
            return ""


def _mark(key: str) -> int:
    """A component's number is a positive int of 32 bits; the end of our ids is random."""
    return int(key[-8:], 16) & 0x7FFF_FFFF


def _marked(body: Json, key: str) -> Json:
    first, *others = body["components"]
    return {**body, "components": [{**first, "id": _mark(key)}, *others]}


def _mark_of(message: Mapping[str, Any]) -> int | None:
    components = message.get("components") or [{}]
    found: int | None = components[0].get("id")
    return found


def _messages(method: str, channel: str, message: str = "") -> Route:
    path = "/channels/{channel_id}/messages" + ("/{message_id}" if message else "")
    return Route(method, path, channel_id=channel, **({"message_id": message} if message else {}))
