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


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonField(Field):
    """Somebody of the workspace in which it is asked; the answer is their id there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceField(Field):
    """A channel of the workspace in which it is asked, among those that the person sees; the answer is its id."""


AnyField: TypeAlias = TextField | ChoiceField | PersonField | PlaceField


@dataclass(frozen=True, slots=True)
class Form:
    """A dialog. `wire` says who receives the answers."""

    wire: str
    title: Span
    fields: tuple[AnyField, ...]
    submit: Span
    intro: Span | None = None
