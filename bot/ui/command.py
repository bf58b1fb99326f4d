"""Slash commands, declared once with typed parameters."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.ui.text import Sentence, Span, Words
from bot.ui.view import Option

ParamType: TypeAlias = Literal["text", "choice", "person", "number"]


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a command. `name` is the key of its value; `options` only for a choice.

    `label` is its name as people read it (and type it, on Discord): in every language one word, in small letters.
    """

    name: str
    description: Sentence
    type: ParamType = "text"
    required: bool = False
    options: tuple[Option, ...] = ()
    label: Sentence | None = None

    @property
    def shown(self) -> Span:
        """Its name as people read it."""
        return Words(self.name) if self.label is None else self.label


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command without its slash. `names` gives other languages' names ({"fr": "rituel"})."""

    name: str
    description: Sentence
    params: tuple[Param, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A press that is at hand everywhere, where the platform has such a thing; `wire` must be one that a feature takes.

    With `on_message` it is used on a message, and the press has as its value what that message says. In every language
    `name` has 24 characters at most, `description` 150.
    """

    wire: str
    name: Sentence
    description: Sentence
    on_message: bool = False
