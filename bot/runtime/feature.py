"""What a feature declares: a table of contents that the registry reads; pure data."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from bot.core.inbound import Arrived, Commanded, Deleted, Due, Edited, Reacted, Said, Values
from bot.core.people import Community, Person, Role
from bot.core.refs import PersonRef
from bot.runtime.context import ActorCtx, Ctx, Listener
from bot.ui.command import Command, Shortcut
from bot.ui.happening import Happening
from bot.ui.reply import Reply
from bot.ui.view import Part, View
from storage.repos.surfaces import Surface
from storage.unit import Connection


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed control, taken apart. Arguments come from the wire and may be forged: look everything up."""

    arguments: tuple[str, ...]
    value: str = ""
    author: PersonRef | None = None

    def argument(self, index: int) -> str:
        """The argument at `index`, "" when missing."""
        return self.arguments[index] if index < len(self.arguments) else ""

    def number(self, index: int) -> int:
        """The argument at `index` as a number; -1 when it is none."""
        text = self.argument(index)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1  # noqa: PLR2004  # fits any row


@dataclass(frozen=True, slots=True)
class Submit(Press):
    """A form that came back, with its fields by name."""

    values: Values = field(default_factory=dict)


OnPress: TypeAlias = Callable[[ActorCtx, Press], Awaitable[Reply]]
OnSubmit: TypeAlias = Callable[[ActorCtx, Submit], Awaitable[Reply]]
OnCommand: TypeAlias = Callable[[ActorCtx, Commanded], Awaitable[Reply]]
OnTimer: TypeAlias = Callable[[Ctx, Due], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class CommandRoute:
    """A slash command and who may use it."""

    command: Command
    handler: OnCommand
    allow: Role = Role.VOLUNTEER


@dataclass(frozen=True, slots=True)
class PressRoute:
    """A button or select and who may use it; checked each time, whoever could see it."""

    handler: OnPress
    allow: Role = Role.VOLUNTEER


@dataclass(frozen=True, slots=True)
class SubmitRoute:
    """A form and who may send it."""

    handler: OnSubmit
    allow: Role = Role.VOLUNTEER


@dataclass(frozen=True, slots=True)
class BelowRoute:
    """What happens with words written below a surface, and whose words count."""

    handler: Callable[[ActorCtx, Said, Surface], Awaitable[None]]
    allow: Role = Role.VOLUNTEER


@dataclass(frozen=True, slots=True)
class ReactedRoute:
    """What happens with a reaction, and which count: `listens` is asked at the door, before anything is remembered.

    `on`: the surfaces on which any reaction counts. After a downtime those that stand there are told again, also
    those that were told before.
    """

    handler: Callable[[ActorCtx, Reacted], Awaitable[None]]
    listens: Callable[[Connection, Reacted], Awaitable[bool]]
    on: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """A kind of surface: `load` reads the state (None: there is nothing to show any more), `draw` is pure.

    `file`: what it shows is a file, which stays as it was sent and goes away with its message.
    """

    kind: str
    load: Callable[[Connection, Community, str], Awaitable[Any]]
    draw: Callable[[Any], View]
    file: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of surface that is no message, but an entry in the list of coming events: as Screen, for a Happening."""

    kind: str
    load: Callable[[Connection, Community, str], Awaitable[Any]]
    draw: Callable[[Any], Happening]


@dataclass(frozen=True, slots=True)
class HomeSection:
    """A feature's part of everybody's home tab."""

    load: Callable[[Connection, Community, Person], Awaitable[Any]]
    draw: Callable[[Any], Sequence[Part]]


@dataclass(frozen=True, slots=True)
class Feed:
    """What somebody's own programs read again and again at a secret address (`ctx.addresses`), such as a calendar.

    `load` reads the state at an instant (UTC), `make` turns it into bytes: pure, and in a thread. `file` is what a
    browser keeps it as; its ending is that of the address.
    """

    file: str
    media_type: str
    load: Callable[[Connection, Community, Person, datetime], Awaitable[Any]]
    make: Callable[[Any], bytes]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """How a feature forgets a person (in a unit) and tells them what it knows (as plain rows)."""

    erase: Callable[[Ctx, str], Awaitable[None]]
    export: Callable[[Connection, Community, str], Awaitable[Sequence[Mapping[str, Any]]]]


@dataclass(frozen=True, slots=True)
class NothingPersonal:
    """Said by a feature that stores nothing about people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Everything that a feature listens to and shows. Names are prefixed with the feature's own (`sos.claim`)."""

    name: str
    personal_data: PersonalData | NothingPersonal
    commands: Sequence[CommandRoute] = ()
    shortcuts: Sequence[Shortcut] = ()
    presses: Mapping[str, PressRoute] = field(default_factory=dict)
    submits: Mapping[str, SubmitRoute] = field(default_factory=dict)
    timers: Mapping[str, OnTimer] = field(default_factory=dict)
    screens: Sequence[Screen] = ()
    events: Sequence[Event] = ()
    direct: Callable[[ActorCtx, Said], Awaitable[None]] | None = None
    below: Mapping[str, BelowRoute] = field(default_factory=dict)
    edited: Callable[[ActorCtx, Edited], Awaitable[None]] | None = None
    deleted: Callable[[ActorCtx, Deleted], Awaitable[None]] | None = None
    reacted: ReactedRoute | None = None
    arrived: Callable[[ActorCtx, Arrived], Awaitable[None]] | None = None
    makers: Mapping[str, Callable[[str], bytes]] = field(default_factory=dict)
    """Of files of our own, which are made when they are shown: see SharedFile in bot.core.files."""
    feeds: Mapping[str, Feed] = field(default_factory=dict)
    """By the first word of their addresses."""
    prepare: Callable[[], None] | None = None
    """Runs once before anything comes in: what takes long, and nobody should have to wait for."""
    begins: Callable[[Ctx], Awaitable[None]] | None = None
    """Runs in each community at every start, before anything comes in: what must be set by itself, once or again."""
    listens: Mapping[type, Listener] = field(default_factory=dict)
    home: HomeSection | None = None
