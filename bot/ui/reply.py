"""Replies: the immediate answer to an interaction. They may be lost with the process; the person then presses again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.ui.form import Form
from bot.ui.text import Reader, Span
from bot.ui.view import View


@dataclass(frozen=True, slots=True)
class Nothing:
    """The surfaces say it all."""


@dataclass(frozen=True, slots=True)
class Whisper:
    """Something that only the person who acted sees."""

    view: View


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Ask something."""

    form: Form


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """The form stays open; each field says kindly what to change."""

    errors: Mapping[str, Span]


Reply: TypeAlias = Nothing | Whisper | OpenForm | FieldErrors


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply and the reader for whom it must be rendered."""

    reply: Reply = field(default_factory=Nothing)
    reader: Reader = field(default_factory=Reader)
