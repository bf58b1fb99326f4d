"""What the bot shows on Discord, once per key: the key is the nonce, which Discord enforces for some minutes.

Later than that, `find` looks for it in the channel's history, where our own messages keep their nonce.
"""

import contextlib
from datetime import timedelta
from typing import Any, TypeAlias

from discord.http import HTTPClient, Route

from bot.core.errors import Bug, DeliveryFailed, Gone
from bot.core.ids import born_at
from bot.core.refs import MessageRef, Workspace
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.payload import guild
from bot.platforms.discord.render import Shown, render_view
from bot.ui.ports import Delivery, Edit, Post, PublishHome, Remove, Target
from bot.ui.text import Reader, shorten
from bot.ui.view import View

Json: TypeAlias = dict[str, Any]

NONCE = 25
PAGE = 100
THREAD_NAME = 100
ARCHIVED_AFTER = 10_080
"""Minutes without a word after which a thread leaves the list: a week, Discord's most."""
EPOCH_MS = 1_420_070_400_000
"""2015-01-01: Discord's ids count from there."""
CLOCKS_APART = timedelta(minutes=10)


class Deliverer:
    """Posts, edits and removes messages in the guilds that the bot is in. Raises DeliveryFailed's meanings."""

    def __init__(self, http: HTTPClient) -> None:
        self._http = http
        self._directs: dict[str, str] = {}

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        """Show it, once. Returns where it stands. Homes are shown when they are asked for (`/home`), not kept."""
        match delivery:
            case Post(target=Target(home=True)) | PublishHome():
                return None
            case Post():
                return await self._post(delivery)
            case Edit():
                return await self._edit(delivery)
            case Remove():
                await self._remove(delivery.message)
                return None

    async def find(self, post: Post) -> MessageRef | None:
        """The message that was posted with `post.key`, if it stands."""
        channel = await self._channel(post.target)
        after = str((int((born_at(post.key) - CLOCKS_APART).timestamp() * 1000) - EPOCH_MS) << 22)
        while True:
            with meanings(repeatable=True):
                page = await self._http.logs_from(channel, PAGE, after=after)
            for message in page:
                if str(message.get("nonce", "")) == post.key[:NONCE]:
                    return MessageRef(post.target.workspace, channel, str(message["id"]))
            if len(page) < PAGE:
                return None
            after = max((str(message["id"]) for message in page), key=int)

    async def direct(self, user: str) -> str:
        """The channel of somebody's direct messages with the bot."""
        if user not in self._directs:
            with meanings(repeatable=True):
                self._directs[user] = str((await self._http.start_private_message(user))["id"])
        return self._directs[user]

    async def _post(self, post: Post) -> MessageRef:
        channel = await self._channel(post.target)
        body = {**_body(post.view, post.reader, post.target.workspace), "nonce": post.key[:NONCE], "enforce_nonce": True}
        with meanings(repeatable=True):  # twice is once: the nonce is enforced
            answer = await self._http.request(_messages("POST", channel), json=body)
        made = MessageRef(post.target.workspace, channel, str(answer["id"]))
        if post.talk:
            with contextlib.suppress(DeliveryFailed):  # whatever is said below opens it again
                await self._open_thread(made, body["summary"] if "summary" in body else "…")
        return made

    async def _edit(self, edit: Edit) -> MessageRef:
        body = _body(edit.view, edit.reader, edit.message.workspace)
        with meanings(repeatable=True):
            await self._http.request(_messages("PATCH", edit.message.channel, edit.message.message), json=body)
        return edit.message

    async def _remove(self, message: MessageRef) -> None:
        with meanings(repeatable=True):
            await self._http.delete_message(message.channel, message.message)

    async def _channel(self, target: Target) -> str:
        if target.user:
            return await self.direct(target.user)
        if target.thread is None or target.thread.channel == target.thread.message:
            return target.channel if target.thread is None else target.thread.message
        return await self._open_thread(target.thread, "…")

    async def _open_thread(self, root: MessageRef, name: str) -> str:
        """The thread below a message, which has that message's id; opened when it is not there yet."""
        with meanings(repeatable=True):
            try:
                await self._http.start_thread_with_message(
                    root.channel, root.message, name=shorten(name, THREAD_NAME), auto_archive_duration=ARCHIVED_AFTER
                )
            except Exception as error:
                if getattr(error, "code", None) != THREAD_EXISTS:
                    raise
        return root.message


THREAD_EXISTS = 160_004


def _messages(method: str, channel: str, message: str = "") -> Route:
    path = "/channels/{channel_id}/messages" + ("/{message_id}" if message else "")
    return Route(method, path, channel_id=channel, **({"message_id": message} if message else {}))


def _body(view: View, reader: Reader, workspace: Workspace) -> Json:
    shown: Shown = render_view(view, reader, workspace)
    return {"components": shown.components, "flags": shown.flags, "allowed_mentions": shown.allowed_mentions}


