"""Putting messages into channels and changing them there, whoever does it and by whatever way."""

import copy
import re
from dataclasses import dataclass
from typing import Any

from bot.core.clock import monotonic
from tests.wire.slack.compose import Draft
from tests.wire.slack.errors import Refused
from tests.wire.slack.events import Feed
from tests.wire.slack.limits import EMOJI_PER_MESSAGE
from tests.wire.slack.mentions import Mentions, read
from tests.wire.slack.messages import Message
from tests.wire.slack.people import Person
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Channel, Workspace
from tests.wire.slack.text import Names, link_urls, stored

MOST_EPHEMERALS = 10_000
EMOJI_NAME = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?$")


@dataclass(slots=True)
class Posting:
    """The pen: all messages are written, changed and taken away here."""

    workspace: Workspace
    feed: Feed

    def post(self, channel: Channel, author: Person, draft: Draft, *, files: list[Json] | None = None) -> Message:
        """Store a message and tell the app. Raises Refused for a thread that does not exist."""
        message = self.compose(channel, author, draft)
        if files:
            message.files = files
            message.subtype = "file_share"
        self.workspace.store(message)
        self.feed.posted(message)
        return message

    def whisper(self, channel: Channel, person: Person, draft: Draft) -> Message:
        """Show something to one person, and keep it nowhere but in their client."""
        message = self.compose(channel, self.workspace.app.bot, draft)
        if len(self.workspace.ephemerals) >= MOST_EPHEMERALS:
            self.workspace.ephemerals.pop(0)
        self.workspace.ephemerals.append((person.id, message))
        return message

    def change(self, message: Message, draft: Draft) -> Message:
        """Replace what a message says: without blocks, its old ones go. Metadata stays unless it is given."""
        before = self.feed.seen(message)
        names = self.workspace.names()
        message.text = _kept(draft)
        message.blocks = dressed(draft.blocks, self.workspace) if draft.blocks else None
        message.attachments = draft.attachments
        if draft.metadata is not None:
            message.metadata = draft.metadata or None
        message.mentions = self._mentions(draft, names)
        message.edited = {"user": message.author.id, "ts": self.workspace.event_ts()}
        self.feed.changed(message, before)
        return message

    def remove(self, message: Message) -> None:
        """Take a message away."""
        before = self.feed.seen(message)
        self.feed.removed(message, before, tombstone=self.workspace.remove(message))

    def react(self, message: Message, person: Person, name: str) -> None:
        """Put a reaction under a message. Raises Refused."""
        name = name.strip(":")
        if not EMOJI_NAME.match(name):
            raise Refused("invalid_name")
        users = message.reactions.get(name, [])
        if person.id in users:
            raise Refused("already_reacted")
        if not users and len(message.reactions) >= EMOJI_PER_MESSAGE:
            raise Refused("too_many_emoji")
        message.reactions.setdefault(name, []).append(person.id)
        self.feed.reacted("reaction_added", person, name, message)

    def unreact(self, message: Message, person: Person, name: str) -> None:
        """Take a reaction away. Raises Refused."""
        name = name.strip(":")
        users = message.reactions.get(name, [])
        if person.id not in users:
            raise Refused("no_reaction")
        users.remove(person.id)
        if not users:
            del message.reactions[name]
        self.feed.reacted("reaction_removed", person, name, message)

    def compose(self, channel: Channel, author: Person, draft: Draft) -> Message:
        """A message with its ts, not stored yet. Raises Refused for a thread that does not exist."""
        names = self.workspace.names()
        thread = self._thread(channel, draft.thread_ts)
        found = self._mentions(draft, names)
        return Message(
            channel=channel.id,
            ts=self.workspace.next_ts(channel),
            author=author,
            text=_kept(draft),
            blocks=dressed(draft.blocks, self.workspace) if draft.blocks else None,
            attachments=draft.attachments,
            subtype="thread_broadcast" if draft.broadcast and thread else "",
            thread_ts=thread,
            broadcast=draft.broadcast and bool(thread),
            metadata=draft.metadata or None,
            username=draft.username,
            icons=draft.icons,
            client_msg_id=draft.client_msg_id,
            mentions=found,
            pinged=self._pinged(channel, author, found),
            unfurls=list(found.links) if draft.unfurled else [],
            stored_at=monotonic(),
        )

    def _thread(self, channel: Channel, ts: str) -> str:
        """The thread's parent: Slack takes a reply's ts too, but the reply then stands alone; here it is refused."""
        if not ts:
            return ""
        parent = channel.messages.get(ts)
        if parent is None:
            raise Refused("thread_not_found")
        if parent.is_reply:
            raise Refused("cannot_reply_to_message")
        return ts

    def _mentions(self, draft: Draft, names: Names) -> Mentions:
        return read(
            names,
            draft.text,
            draft.blocks,
            draft.attachments,
            names_linked=draft.names_linked,
            urls_linked=draft.urls_linked,
        )

    def _pinged(self, channel: Channel, author: Person, found: Mentions) -> list[str]:
        """The members whom this names; a broadcast names them all."""
        named = channel.members if found.broadcasts else found.users
        return [user for user in named if user in channel.members and user != author.id]


def _kept(draft: Draft) -> str:
    return stored(link_urls(draft.text) if draft.urls_linked else draft.text)


def dressed(blocks: list[Json], workspace: Workspace) -> list[Json]:
    """The blocks as Slack hands them back: every block has an id, every interactive element too, texts say more."""
    dressed = copy.deepcopy(blocks)
    for block in dressed:
        block.setdefault("block_id", workspace.ids.secret(5))
        for element in [*_dicts(block.get("elements")), block.get("accessory"), block.get("element")]:
            if isinstance(element, dict) and element.get("type") not in _SILENT:
                element.setdefault("action_id", workspace.ids.secret(5))
        if block["type"] != "rich_text":
            _fill_texts(block)
    return dressed


_SILENT = (
    "image",
    "mrkdwn",
    "plain_text",
    "rich_text_section",
    "rich_text_list",
    "rich_text_preformatted",
    "rich_text_quote",
)


def _dicts(items: Any) -> list[Json]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _fill_texts(tree: Any) -> None:
    if isinstance(tree, dict):
        if tree.get("type") == "mrkdwn":
            tree.setdefault("verbatim", False)
        elif tree.get("type") == "plain_text":
            tree.setdefault("emoji", True)
        for value in tree.values():
            _fill_texts(value)
    elif isinstance(tree, list):
        for value in tree:
            _fill_texts(value)
