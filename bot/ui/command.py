"""Slash commands, declared once with typed parameters."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.ui.text import Sentence
from bot.ui.view import Option

ParamType: TypeAlias = Literal["text", "choice", "person", "number"]


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a command. `name` is what is typed; `options` only for a choice."""

    name: str
    description: Sentence
    type: ParamType = "text"
    required: bool = False
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command without its slash. `names` gives other languages' names ({"fr": "rituel"})."""

    name: str
    description: Sentence
    params: tuple[Param, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
