"""A bot that writes down what it hears, and playgrounds to try it on."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.core.clock import MovableClock
from bot.core.errors import PressAgain
from bot.core.inbound import Inbound, Reacted
from bot.core.refs import MessageRef, Profile, Workspace
from bot.platforms.playground.room import Room
from bot.platforms.playground.workspace import REF
from bot.ui.command import Command, Shortcut
from bot.ui.ports import Memory, Post, Target
from bot.ui.reply import Answer
from bot.ui.text import Reader, Sentence, User
from bot.ui.view import Face, View, say

MONDAY = datetime(2026, 3, 23, 8, 30, tzinfo=UTC)
"""A Monday, six days before Paris changes to summer time."""

ENGLISH = Reader("en", "Europe/London")


class RecordingIntake:
    """The bot, as far as the playground can tell. `failures` times it cannot take what it is given."""

    def __init__(self, answer: Answer | None = None, commands: Sequence[Command] = ()) -> None:
        self.received: list[Inbound] = []
        self.tries: list[str] = []
        self.failures = 0
        self.trouble: Exception = PressAgain("the database is away")
        self.answer = answer or Answer(reader=ENGLISH)
        self.open = asyncio.Event()
        self.open.set()
        self._commands = commands

    async def receive(self, inbound: Inbound) -> Answer:
        self.tries.append(inbound.key)
        await self.open.wait()
        if self.failures:
            self.failures -= 1
            raise self.trouble
        self.received.append(inbound)
        return self.answer

    def commands(self) -> Sequence[Command]:
        return self._commands

    def shortcuts(self) -> Sequence[Shortcut]:
        return ()

    async def listens(self, _reacted: Reacted) -> bool:
        return False

    async def memory(self, _workspace: Workspace) -> Memory:
        return Memory(None)

    async def misses(self, _workspace: Workspace, _since: datetime) -> None:
        return None

    async def caught_up(self, _workspace: Workspace) -> None:
        return None

    async def meet(self, _workspace: Workspace, _people: Mapping[str, Profile]) -> None:
        raise AssertionError("the playground's people are settled in by whoever starts it")

    async def follow(self, _workspace: Workspace, _people: Mapping[str, Profile]) -> None:
        raise AssertionError("the playground has no roles to follow")

    @property
    def keys(self) -> list[str]:
        return [inbound.key for inbound in self.received]


@asynccontextmanager
async def room(data_dir: Path, intake: RecordingIntake | None = None) -> AsyncIterator[Room]:
    """A started playground without HTTP, on a clock that stands still and with short waits."""
    started = Room(data_dir, MovableClock(MONDAY), answer_within=0.05, first_wait=0.001)
    await started.start(intake or RecordingIntake())
    try:
        yield started
    finally:
        await started.stop()


def post(
    key: str,
    text: str = "Hello",
    *,
    channel: str = "c-general",
    user: str = "",
    thread: MessageRef | None = None,
    face: Face | None = None,
    view: View | None = None,
) -> Post:
    """A delivery of one line, in a channel or to a person."""
    target = Target(REF, channel="" if user else channel, user=user, thread=thread)
    return Post(key, target, view or say(User(text), face=face), ENGLISH)


def refusal(sentence: Sentence) -> str:
    """The pattern of exactly this sentence."""
    return f"^{re.escape(sentence.one)}$"
