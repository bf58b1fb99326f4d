"""The doors between the engine room and the platforms: `Intake` lets in, `Platform` shows, `Public` is read from.

These stand in `bot.ui` rather than in `bot.core`: a delivery carries a view, and core must not know views.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from bot.core.files import SharedFile
from bot.core.inbound import Inbound, Reacted
from bot.core.refs import MessageRef, Profile, Workspace
from bot.ui.command import Command, Shortcut
from bot.ui.happening import Happening
from bot.ui.reply import Answer
from bot.ui.text import Reader
from bot.ui.view import View


@dataclass(frozen=True, slots=True)
class Memory:
    """What the house remembers of a workspace: what an adapter needs to find what happened while it was away.

    `since` (UTC): nothing older needs to be looked for; None: the house was never there before. `threads`: messages of
    ours below which words count, latest first; `talking`: whom we wrote to, latest first; `people`: all whom we know;
    `directs`: the channels of direct messages, by whose they are; `reacted`: messages of ours on which reactions count.
    """

    since: datetime | None
    threads: tuple[MessageRef, ...] = ()
    talking: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()
    directs: Mapping[str, str] = field(default_factory=dict)
    reacted: tuple[MessageRef, ...] = ()


class Intake(Protocol):
    """What an adapter calls. When `receive` returns, the inbound is durable; when it raises, it is not."""

    async def receive(self, inbound: Inbound) -> Answer:
        """Handle one inbound. Raises PressAgain (bot.core.errors) when nothing could be done or stored."""
        ...

    async def listens(self, reacted: Reacted) -> bool:
        """Whether this reaction counts: only then is its message looked at. Raises PressAgain."""
        ...

    def commands(self) -> Sequence[Command]:
        """Every slash command to offer."""
        ...

    def shortcuts(self) -> Sequence[Shortcut]:
        """Every shortcut to offer where the platform has them."""
        ...

    async def memory(self, workspace: Workspace) -> Memory:
        """What is remembered of a workspace. Raises PressAgain."""
        ...

    async def misses(self, workspace: Workspace, since: datetime) -> None:
        """What happened since then (UTC) is now looked for: until `caught_up` every memory begins there.

        Raises PressAgain.
        """
        ...

    async def caught_up(self, workspace: Workspace) -> None:
        """All that was missed is found. Raises PressAgain."""
        ...

    async def meet(self, workspace: Workspace, people: Mapping[str, Profile]) -> None:
        """Remember those of these people (by user id) who are not known yet; nobody arrived. Raises PressAgain."""
        ...

    async def follow(self, workspace: Workspace, people: Mapping[str, Profile]) -> None:
        """Let these people (by user id) have the rights that the platform tells of, no others. Raises PressAgain."""
        ...


@dataclass(frozen=True, slots=True)
class Published:
    """What stands at a public address. `file` is the name under which a browser keeps it."""

    content: bytes
    media_type: str
    file: str


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Whoever asks too often is asked to come back."""

    after: timedelta


class Public(Protocol):
    """What the room that serves our public address asks the house."""

    async def feed(self, name: str, file: str) -> Published | ComeBack | None:
        """The feed of this name for whoever was given this secret file name; None: there is none. Raises PressAgain."""
        ...


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes: a channel, or a person (`channel` empty), below `thread` when given.

    `nearby`: the person takes no direct messages, and is met elsewhere, out of others' sight if possible: in one of
    these channels, the best first, or (when there is none) wherever the platform thinks fit.
    """

    workspace: Workspace
    channel: str = ""
    user: str = ""
    thread: MessageRef | None = None
    home: bool = False
    nearby: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """Show a new message. `key` is stable over every retry: the same key twice must be one message.

    `talk`: people may write below it; a platform whose threads must be opened opens one. `content`: the bytes of the
    file that the view shows; None: there is none, or it is told in words.
    """

    key: str
    target: Target
    view: View
    reader: Reader
    talk: bool = False
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Make a message show `view`."""

    message: MessageRef
    view: View
    reader: Reader


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a message away, and (`file`) the file that it shows; one that is already gone counts as removed.

    So with an entry in the list of coming events.
    """

    message: MessageRef
    file: bool = False


@dataclass(frozen=True, slots=True)
class PublishHome:
    """Make somebody's home tab show `view`."""

    target: Target
    view: View
    reader: Reader


@dataclass(frozen=True, slots=True)
class PutEvent:
    """Put a happening into the workspace's list of coming events, or make the entry `event` show it.

    `key` is stable over every retry: the same key twice must be one entry. Where there is no such list: NotAllowed.
    """

    key: str
    workspace: Workspace
    happening: Happening
    reader: Reader
    event: MessageRef | None = None


Delivery: TypeAlias = Post | Edit | Remove | PublishHome | PutEvent


class Platform(Protocol):
    """What every adapter implements."""

    @property
    def name(self) -> str:
        """Its name: "playground", "slack" or "discord"."""
        ...

    async def start(self, intake: Intake) -> None:
        """Begin to listen. Raises CannotStart with one clear line."""
        ...

    async def stop_intake(self) -> None:
        """Take nothing more in, and let what is in flight finish; deliveries still work. Twice is fine."""
        ...

    async def stop(self) -> None:
        """Stop the intake, if nobody did yet, and let go of everything."""
        ...

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        """Show it, once. Returns where it stands (None for removals and homes). Raises DeliveryFailed's meanings.

        A post with `content` that the platform takes only without raises FileRefused.
        """
        ...

    async def find(self, post: Post | PutEvent) -> MessageRef | None:
        """After an ambiguous outcome: the message (or the event) that was posted with `post.key`, if any."""
        ...

    async def fetch(self, file: SharedFile, most: int) -> bytes:
        """The bytes of a file that somebody shared there, at most so many. Raises FileRefused, or TryLater."""
        ...


class Remote(Platform, Protocol):
    """A platform that is a service elsewhere, to which a token lets us in."""

    async def introduce(self) -> Sequence[tuple[Workspace, str]]:
        """Prove the token; the workspaces that it serves, with their names. Before `start`. Raises CannotStart."""
        ...

    def check(self) -> None:
        """Once started: raises CannotStart when it will never hear anything again, so that the process must end."""
        ...
