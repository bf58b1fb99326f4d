"""Views: what is shown, said by meaning. Each platform picks its own widgets."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.core.files import SharedFile
from bot.core.refs import PersonRef
from bot.ui.text import Span, _


class Tone(StrEnum):
    """What a view feels like at a glance; platforms choose a colour or an emoji."""

    PLAIN = "plain"
    URGENT = "urgent"
    ACTIVE = "active"
    DONE = "done"
    QUIET = "quiet"


class ButtonStyle(StrEnum):
    """How much a button invites to press it."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Confirm:
    """A question before something that cannot be undone."""

    question: Span
    yes: Span
    no: Span


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; `wire` says what happens (see bot.ui.wire)."""

    label: Span
    wire: str
    style: ButtonStyle = ButtonStyle.PLAIN
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One of a few."""

    value: str
    label: Span


@dataclass(frozen=True, slots=True)
class Select:
    """Choose one of these few; the choice arrives at once as a press with its value."""

    placeholder: Span
    wire: str
    options: tuple[Option, ...]


Control: TypeAlias = Button | Select


@dataclass(frozen=True, slots=True)
class Title:
    """The first line: what this is about."""

    text: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, set apart. Long ones are cut with a visible "…" by the platform's limits."""

    text: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it is."""

    label: Span
    text: Span


@dataclass(frozen=True, slots=True)
class Facts:
    """A few facts side by side."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    text: Span


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one row each. How many there may be is the screen's choice: none is left out."""

    rows: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Actions:
    """What can be done from here."""

    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A pause between two subjects."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody shared: its bytes where they could be had (see ports.Post), else its name and size."""

    file: SharedFile


Part: TypeAlias = Title | Paragraph | Quote | Facts | Note | Bullets | Actions | Divider | File


@dataclass(frozen=True, slots=True)
class Face:
    """Under whose name a message appears, when it carries a person's words."""

    name: str
    person: PersonRef | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A whole message, home tab or whisper. `summary` is what a notification or a screen reader says."""

    summary: Span
    parts: tuple[Part, ...]
    tone: Tone = Tone.PLAIN
    face: Face | None = None


def say(span: Span, *, face: Face | None = None) -> View:
    """A view that is one paragraph."""
    return View(span, (Paragraph(span),), face=face)


def file_of(view: View) -> SharedFile | None:
    """The file that a view shows, if it shows one."""
    return next((part.file for part in view.parts if isinstance(part, File)), None)


def named_file(file: SharedFile) -> Span:
    """A file in words: its name and about how large it is."""
    kilobytes = max(1, -(-file.size // 1024))
    if kilobytes < _MEGABYTE:
        return _("📎 {name} ({count} kB)", name=file.name, count=kilobytes)
    return _("📎 {name} ({count} MB)", name=file.name, count=-(-kilobytes // _MEGABYTE))


_MEGABYTE = 1024
