"""A platform that fails on purpose: before or after it has shown something, slowly, or not at all.

It keeps no keys: the same post twice is two messages, as on the platforms that give us no better promise.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from bot.core.errors import FileRefused, Gone
from bot.core.files import SharedFile, WhyNot
from bot.core.refs import EVENTS, MessageRef, Workspace
from bot.ui.i18n import Localiser
from bot.ui.ports import Delivery, Edit, Intake, Post, PublishHome, PutEvent, Remove, Target
from bot.ui.text import Reader
from bot.ui.view import View


@dataclass(frozen=True, slots=True)
class Before:
    """Nothing is shown, and this is raised."""

    error: Exception


@dataclass(frozen=True, slots=True)
class After:
    """It is shown, and this is raised all the same: the answer got lost."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Fine:
    """It is shown."""


@dataclass(slots=True)
class Message:
    """A message as it stands."""

    key: str
    target: Target
    view: View
    reader: Reader
    content: bytes | None = None

    @property
    def words(self) -> str:
        return Localiser(self.reader).plain(self.view.summary)


@dataclass(slots=True)
class FaultyPlatform:
    """Implements bot.ui.ports.Platform. `next` deliveries and `next_finds` go as scripted, then all goes well."""

    name: str = "playground"
    next: deque[Before | After | Fine] = field(default_factory=deque)
    next_finds: deque[Before | Fine] = field(default_factory=deque)
    slow: dict[str, asyncio.Event] = field(default_factory=dict)
    """Channels (or users) whose deliveries wait for the event."""
    messages: dict[str, Message] = field(default_factory=dict)
    homes: dict[str, Message] = field(default_factory=dict)
    events: dict[str, PutEvent] = field(default_factory=dict)
    """The list of coming events, by their numbers."""
    tried: list[Delivery] = field(default_factory=list)
    finds: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    """What people shared, by reference."""
    next_fetches: deque[Before | Fine] = field(default_factory=deque)
    fetches: int = 0
    intake: Intake | None = None
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def start(self, intake: Intake) -> None:
        self.intake = intake

    async def stop_intake(self) -> None:
        self.intake = None

    async def stop(self) -> None:
        await self.stop_intake()

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        self.tried.append(delivery)
        if (gate := self.slow.get(self._where(delivery))) is not None:
            await gate.wait()
        fate = self.next.popleft() if self.next else Fine()
        if isinstance(fate, Before):
            raise fate.error
        shown = self._show(delivery)
        if isinstance(fate, After):
            raise fate.error
        return shown

    async def find(self, post: Post | PutEvent) -> MessageRef | None:
        self.finds += 1
        fate = self.next_finds.popleft() if self.next_finds else Fine()
        if isinstance(fate, Before):
            raise fate.error
        if isinstance(post, PutEvent):
            listed = [number for number, event in self.events.items() if event.key == post.key]
            return MessageRef(post.workspace, EVENTS, listed[0]) if listed else None
        found = [number for number, message in self.messages.items() if message.key == post.key]
        return self._ref(post.target, found[0]) if found else None

    async def fetch(self, file: SharedFile, most: int) -> bytes:
        self.fetches += 1
        fate = self.next_fetches.popleft() if self.next_fetches else Fine()
        if isinstance(fate, Before):
            raise fate.error
        if file.ref not in self.files:
            raise FileRefused("gone", WhyNot.GONE)
        return self.files[file.ref][: most + 1]

    def _show(self, delivery: Delivery) -> MessageRef | None:
        match delivery:
            case Post(key, target, view, reader, content=content):
                number = f"m{next(self._numbers)}"
                self.messages[number] = Message(key, target, view, reader, content)
                return self._ref(target, number)
            case Edit(message, view, reader):
                if message.message not in self.messages:
                    raise Gone(message.message)
                self.messages[message.message].view = view
                self.messages[message.message].reader = reader
                return message
            case PutEvent(event=event):
                if event is not None and event.message not in self.events:
                    raise Gone(event.message)
                number = event.message if event is not None else f"e{next(self._numbers)}"
                self.events[number] = delivery
                return MessageRef(delivery.workspace, EVENTS, number)
            case Remove(message) if message.channel == EVENTS:
                self.events.pop(message.message, None)
            case Remove(message):
                self.messages.pop(message.message, None)
            case PublishHome(target, view, reader):
                self.homes[target.user] = Message("", target, view, reader)
        return None

    def _ref(self, target: Target, number: str) -> MessageRef:
        return MessageRef(target.workspace, target.channel or f"dm-{target.user}", number)

    def _where(self, delivery: Delivery) -> str:
        if isinstance(delivery, Post | PublishHome):
            return delivery.target.channel or delivery.target.user
        if isinstance(delivery, PutEvent):
            return EVENTS
        return delivery.message.channel.removeprefix("dm-")

    def words(self, where: str = "") -> Sequence[str]:
        """What stands in a channel (or in somebody's direct messages), oldest first; without `where`, everything."""
        return [
            message.words
            for message in self.messages.values()
            if where in ("", message.target.channel or message.target.user)
        ]

    @property
    def workspace(self) -> Workspace:
        """Its one workspace."""
        return Workspace(self.name, self.name)
