"""Everything that can happen to the bot, one frozen dataclass each, each with a key that tells a repeat.

Two families: `Event`s, for which nobody waits (stored, then retried until handled), and `Interaction`s, for which
a person waits (handled at once; when that fails they are told to press again, and nothing is half done).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from bot.core.files import SharedFile
from bot.core.refs import MessageRef, PersonRef, PlaceRef, Profile

Values: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """Something that a person did. `key` is unique per workspace: the same key twice is the same thing twice."""

    key: str
    by: PersonRef
    profile: Profile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Inbound):
    """Nobody waits for the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Event):
    """A person wrote. `thread` is the root message when it was written below one; `direct`: in the bot's own DM.

    `files` came with the words, or instead of any.
    """

    message: MessageRef
    text: str
    direct: bool = False
    thread: MessageRef | None = None
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited(Event):
    """A person changed a message; `text` is the whole new text, `files` are all that it has now.

    `direct`: in the bot's own DM.
    """

    message: MessageRef
    text: str
    direct: bool = False
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted(Event):
    """A person deleted a message."""

    message: MessageRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted(Event):
    """A person put (`added`) or took back an emoji on a message.

    `thread` is the root below which that message stands, where a thread is a place of its own.
    `author` wrote that message and `text` is what it says: told only when an emoji was put and a feature listens (see
    Intake.listens); None and "" when a bot wrote it, or it can be read no more.
    """

    message: MessageRef
    emoji: str
    added: bool
    thread: MessageRef | None = None
    author: PersonRef | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived(Event):
    """A person arrived in the workspace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Inbound):
    """A person waits for the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed(Interaction):
    """A person pressed a button, or chose `value` in a select. `wire` is the control's wire id.

    Or they used a shortcut, which has the wire id of a button; on a message, `value` is then what the message says, and
    `author` who wrote it (None: no person).
    """

    wire: str
    value: str = ""
    on: MessageRef | None = None
    author: PersonRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Interaction):
    """A person sent a form. `wire` is the form's wire id, `values` the fields by name."""

    wire: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded(Interaction):
    """A person typed a slash command, already split into its declared parameters."""

    command: str
    values: Values = field(default_factory=dict)
    place: PlaceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpened(Interaction):
    """A person opened the bot's home tab, or (`whisper`) asks for it where the platform has no such tab."""

    whisper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A timer came due. `fence` is what its owner must still show for the timer to count."""

    timer: str
    kind: str
    community: str
    subject: str
    fence: str
    due_at: datetime
