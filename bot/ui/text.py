"""Text is a tree of spans until the last moment: translated, localised and escaped only when it is rendered.

Feature code writes `_("{who} has this one.", who=name)`; the words of a person (`name` here, any plain string given as
an argument) become `User` spans, which every renderer shows inertly: no markup, no mention, no link.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from string import Formatter
from typing import Literal, TypeAlias

from bot.core.refs import PersonRef, PlaceRef, Workspace

MomentStyle: TypeAlias = Literal["time", "date", "datetime", "weekday"]


@dataclass(frozen=True, slots=True)
class Words:
    """Our own words, already in the reader's language."""

    text: str


@dataclass(frozen=True, slots=True)
class User:
    """Somebody's words: shown exactly as typed, never interpreted."""

    text: str


@dataclass(frozen=True, slots=True)
class Bold:
    """Strong emphasis."""

    inner: "Span"


@dataclass(frozen=True, slots=True)
class Code:
    """Something to type or copy, such as a command's name."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link of ours; never made from somebody's words."""

    url: str
    label: "Span"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person who is really meant: they are notified where the platform does so.

    `others`: accounts of theirs elsewhere; each platform mentions the one that it knows, or says the name.
    """

    person: PersonRef
    name: str
    others: tuple[PersonRef, ...] = ()

    def on(self, workspace: Workspace) -> str | None:
        """How this workspace knows them; None: it does not."""
        return next((ref.user for ref in (self.person, *self.others) if ref.workspace == workspace), None)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A channel that can be opened."""

    place: PlaceRef
    name: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant (UTC), shown in each reader's own zone."""

    instant: datetime
    style: MomentStyle = "time"


@dataclass(frozen=True, slots=True)
class Joined:
    """Several spans one after the other."""

    parts: tuple["Span", ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the catalogue, translated when it is rendered. With `many` and `count` it has a plural."""

    one: str
    many: str | None
    count: int
    arguments: "Mapping[str, Argument]"


Span: TypeAlias = Words | User | Bold | Code | Link | Mention | PlaceMention | Moment | Joined | Sentence
Argument: TypeAlias = Span | str | int | date
Atom: TypeAlias = Words | User | Bold | Code | Link | Mention | PlaceMention | Moment
"""What is left after `resolve`: `Bold` and `Link` then hold resolved spans only."""


def _(sentence: str, **arguments: Argument) -> Sentence:
    """A sentence of the catalogue. The text is English and must be a literal, so that it can be extracted."""
    return Sentence(sentence, None, 1, arguments)


def ngettext(one: str, many: str, count: int, **arguments: Argument) -> Sentence:
    """A sentence with a plural; `{count}` is available in it."""
    return Sentence(one, many, count, {"count": count, **arguments})


def join(*spans: Span | str) -> Joined:
    """Spans one after the other; a plain string here is ours (punctuation, an emoji), not a person's."""
    return Joined(tuple(Words(span) if isinstance(span, str) else span for span in spans))


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom something is rendered. `timezone` is an IANA name."""

    language: str = "fr"
    timezone: str = "Europe/Paris"


Translate: TypeAlias = Callable[[Sentence, Reader], str]
Localise: TypeAlias = Callable[[int | date, Reader], str]


def resolve(span: Span, reader: Reader, translate: Translate, localise: Localise) -> tuple[Atom, ...]:
    """Flatten a tree into atoms in the reader's language."""

    def walk(node: Span) -> tuple[Atom, ...]:
        match node:
            case Joined(parts):
                return tuple(atom for part in parts for atom in walk(part))
            case Bold(inner):
                return (Bold(Joined(walk(inner))),)
            case Link(url, label):
                return (Link(url, Joined(walk(label))),)
            case Sentence():
                return _fill(node, translate(node, reader), lambda value: walk(_as_span(value, reader, localise)))
            case _:
                return (node,)

    return walk(span)


def _fill(sentence: Sentence, template: str, render: Callable[[Argument], tuple[Atom, ...]]) -> tuple[Atom, ...]:
    atoms: list[Atom] = []
    for literal, name, _spec, _conversion in Formatter().parse(template):
        if literal:
            atoms.append(Words(literal))
        if name is not None:
            atoms.extend(render(sentence.arguments[name]))
    return tuple(atoms)


def _as_span(value: Argument, reader: Reader, localise: Localise) -> Span:
    if isinstance(value, str):
        return User(value)
    if isinstance(value, int | date):
        return Words(localise(value, reader))
    return value


def parts_of(span: Span) -> tuple[Atom, ...]:
    """The atoms of an already resolved span."""
    return span.parts if isinstance(span, Joined) else (span,)  # type: ignore[return-value]  # resolved: atoms only


def shorten(text: str, limit: int) -> str:
    """Cut at `limit` characters with a visible ellipsis; the caller keeps the whole text elsewhere."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
