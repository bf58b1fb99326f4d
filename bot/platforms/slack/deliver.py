"""What the bot shows on Slack, once per key: the key travels in the message's metadata, where `find` looks for it."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, TypeAlias

from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import Ambiguous, Bug, DeliveryFailed, FileRefused, NotAllowed, Unreachable, Why
from bot.core.ids import born_at
from bot.core.refs import MessageRef, Workspace
from bot.platforms.slack.directory import Directory
from bot.platforms.slack.errors import meanings
from bot.platforms.slack.files import Files
from bot.platforms.slack.forms import home
from bot.platforms.slack.lanes import TIER_3, TIER_4
from bot.platforms.slack.render import USERNAME, Shown, render_view
from bot.platforms.slack.text import Pen, escape
from bot.ui.ports import Delivery, Edit, Post, PublishHome, PutEvent, Remove, Target
from bot.ui.text import Link, User
from bot.ui.view import Face, file_of

Json: TypeAlias = dict[str, Any]

EVENT_TYPE = "mijote"
INERT: Json = {"unfurl_links": False, "unfurl_media": False, "parse": "none"}
"""People's words are shown, never looked into."""
PAGE = 200
LOOKED_BACK = timedelta(hours=1)
"""How far a channel is read back, from our time of a message's birth or from Slack's present, whichever is earlier."""


class Deliverer:
    """Posts, edits and removes messages in one workspace. Raises DeliveryFailed's meanings."""

    def __init__(self, web: AsyncWebClient, workspace: Workspace, bot: str, directory: Directory, files: Files) -> None:
        self._web = web
        self._workspace = workspace
        self._bot = bot
        self._directory = directory
        self._lanes = files.lanes
        self.files = files

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        """Show it, once. Returns where it stands."""
        match delivery:
            case Post(target=Target(home=True)) | PublishHome():
                await self._home(delivery)
                return None
            case Post():
                return await self._post(delivery)
            case Edit():
                return await self._edit(delivery)
            case PutEvent():
                raise NotAllowed("Slack has no list of coming events")
            case Remove(message, file):
                await self._remove(message, file=file)
                return None

    async def find(self, post: Post | PutEvent) -> MessageRef | None:
        """The message that was posted with `post.key`, if it stands."""
        if isinstance(post, PutEvent):
            return None
        channel, root = await self._channel(post.target), _root(post.target)
        found = self._latest(channel, born_at(post.key)) if root is None else self._below(channel, root)
        copy: MessageRef | None = None
        async for message in found:
            if _key(message) != post.key:
                continue
            stands = MessageRef(self._workspace, channel, str(message["ts"]))
            if message.get("bot_id") == self._bot:
                return stands
            copy = stands  # everybody can read our keys, so another app could repeat one
        return copy

    async def _latest(self, channel: str, born: datetime) -> AsyncIterator[Json]:
        """The messages of a channel since `born`, latest first. Our clock may be wrong: Slack's own counts too."""
        horizon, cursor = "", ""
        while True:
            async with self._lanes.call("conversations.history", TIER_3):
                with meanings(repeatable=True):
                    page = await self._web.conversations_history(
                        channel=channel, limit=PAGE, cursor=cursor or None, include_all_metadata=True
                    )
            horizon = horizon or _stamp(min(born, _told_at(page) or born) - LOOKED_BACK)
            for message in page["messages"]:
                if str(message["ts"]) < horizon:
                    return
                yield message
            cursor = _next(page)
            if not cursor:
                return

    async def _below(self, channel: str, root: str) -> AsyncIterator[Json]:
        """All messages of a thread."""
        cursor = ""
        while True:
            async with self._lanes.call("conversations.replies", TIER_3):
                with meanings(repeatable=True):
                    page = await self._web.conversations_replies(
                        channel=channel, ts=root, limit=PAGE, cursor=cursor or None, include_all_metadata=True
                    )
            for message in page["messages"]:
                yield message
            cursor = _next(page)
            if not cursor:
                return

    async def _post(self, post: Post) -> MessageRef:
        channel = await self._channel(post.target)
        file = file_of(post.view)
        if post.content is not None and file is not None:
            return await self._post_file(post, channel, *await self.files.upload(file.name, post.content, file.alt))
        shown = render_view(post.view, post.reader, self._workspace)
        said: Json = {
            "text": shown.text,
            "blocks": shown.blocks,
            **INERT,
            **await self._signed(shown, post.view.face),
        }
        return await self._say(post, channel, {"key": post.key}, said)

    async def _post_file(self, post: Post, channel: str, ident: str, link: str) -> MessageRef:
        """Post the link to a file that is sent: only under our own name does Slack then share it."""
        pen = Pen(post.reader, self._workspace)
        named = pen.mrkdwn(pen.atoms(Link(link, post.view.summary)))
        face = "" if post.view.face is None else f"{escape(pen.label(User(post.view.face.name), USERNAME)['text'])}\n"
        said: Json = {"text": face + named, "parse": "none", "unfurl_links": True, "unfurl_media": True}
        try:
            return await self._say(post, channel, {"key": post.key, "file": ident}, said)
        except Ambiguous:
            raise
        except DeliveryFailed as error:
            with suppress(DeliveryFailed):  # nobody else ever saw it
                await self.files.delete(ident)
            raise FileRefused(str(error)) if isinstance(error, Bug) else error from error

    async def _say(self, post: Post, channel: str, payload: Json, said: Json) -> MessageRef:
        said = {
            "channel": channel,
            "metadata": {"event_type": EVENT_TYPE, "event_payload": payload},
            "thread_ts": _root(post.target),
            **said,
        }
        await self._lanes.wait(channel)
        try:
            with meanings(repeatable=False):
                answer = await self._web.chat_postMessage(**said)
        except NotAllowed as error:
            # Slack calls a closed direct message "channel_not_found" too.
            raise Unreachable(str(error)) if post.target.user and error.why is Why.GONE else error from error
        return MessageRef(self._workspace, str(answer["channel"]), str(answer["ts"]))

    async def _signed(self, shown: Shown, face: Face | None) -> Json:
        """Under whose name it appears. Slack keeps the name of the first posting through every edit."""
        if shown.username is None:
            return {}
        picture = None
        if face is not None and face.person is not None and face.person.workspace == self._workspace:
            picture = await self._directory.picture(face.person.user)
        return {"username": shown.username, "icon_url": picture}

    async def _edit(self, edit: Edit) -> MessageRef:
        shown = render_view(edit.view, edit.reader, self._workspace)
        self._ours(edit.message)
        async with self._lanes.call("chat.update", TIER_3):
            with meanings(repeatable=True):
                await self._web.chat_update(
                    channel=edit.message.channel, ts=edit.message.message, text=shown.text, blocks=shown.blocks
                )
        return edit.message

    async def _remove(self, message: MessageRef, *, file: bool) -> None:
        self._ours(message)
        shown = await self.files.of(message) if file else None
        if shown is not None:
            await self.files.delete(shown)
        async with self._lanes.call("chat.delete", TIER_3):
            with meanings(repeatable=True):
                await self._web.chat_delete(channel=message.channel, ts=message.message)

    async def _home(self, delivery: Post | PublishHome) -> None:
        view = home(delivery.view, delivery.reader, self._workspace)
        async with self._lanes.call("views.publish", TIER_4):
            with meanings(repeatable=True):
                await self._web.views_publish(user_id=delivery.target.user, view=view)

    async def _channel(self, target: Target) -> str:
        if target.workspace != self._workspace:
            raise Bug(f"{target.workspace.id} is not the workspace that this token serves")
        return await self._directory.direct(target.user) if target.user else target.channel

    def _ours(self, message: MessageRef) -> None:
        if message.workspace != self._workspace:
            raise Bug(f"{message.workspace.id} is not the workspace that this token serves")


def _root(target: Target) -> str | None:
    return None if target.thread is None else target.thread.message


def _key(message: Json) -> str | None:
    """The key with which a message was posted, if it was posted by a Mijote."""
    metadata = message.get("metadata") or {}
    return metadata.get("event_payload", {}).get("key") if metadata.get("event_type") == EVENT_TYPE else None


def _next(page: Any) -> str:
    return str((page.get("response_metadata") or {}).get("next_cursor") or "")


def _told_at(page: Any) -> datetime | None:
    """Slack's clock, to the second, as each of its answers tells it."""
    told = page.headers.get("Date")
    try:
        return None if told is None else parsedate_to_datetime(told).astimezone(UTC)
    except ValueError:
        return None


def _stamp(instant: datetime) -> str:
    return f"{max(instant, datetime.fromtimestamp(0, UTC)).timestamp():017.6f}"
