"""Forms: what is asked, said by meaning. Slack shows a modal, Discord a modal in pages, the playground a dialog."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.ui.text import Span
from bot.ui.view import Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A question. `name` is the key of the answer; an optional field may come back as ""."""

    name: str
    label: Span
    hint: Span | None = None
    required: bool = True
    initial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """Free text, at most `limit` characters."""

    multiline: bool = False
    limit: int = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """One of these few."""

    options: tuple[Option, ...]


AnyField: TypeAlias = TextField | ChoiceField


@dataclass(frozen=True, slots=True)
class Form:
    """A dialog. `wire` says who receives the answers."""

    wire: str
    title: Span
    fields: tuple[AnyField, ...]
    submit: Span
    intro: Span | None = None
