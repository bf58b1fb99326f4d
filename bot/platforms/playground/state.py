"""The workspace's present state: who is there, what was written and read. Changed by history.py only."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Any, TypeAlias

from bot.platforms.playground.journal import Entry

Doc: TypeAlias = dict[str, Any]
"""A rendered view (see render.py)."""

FURTHEST_AHEAD = timedelta(days=3653)
"""How far the clock can be moved in all, about ten years: beyond any timer, and far from the end of the calendar."""

_ID_DIGITS = 6


def message_id(number: int) -> str:
    """The id of the `number`th message: ids only grow and are never used twice."""
    return f"m{number:0{_ID_DIGITS}}"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the demo community. `about` is a sentence of the catalogue; `hue` in degrees (0-359)."""

    id: str
    name: str
    language: str
    timezone: str
    roles: tuple[str, ...]
    about: str
    hue: int


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, or the bot's DM with `owner`. `topic` is a catalogue sentence; no `roles`: for everybody."""

    id: str
    name: str
    topic: str
    roles: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a message; `id` names its bytes (see attachments.py), `size` is in bytes."""

    id: str
    name: str
    media_type: str
    size: int
    alt: str = ""


@dataclass(slots=True)
class Message:
    """A message. `author` is a person ("": the bot as itself); the bot may write under somebody's `name`."""

    id: str
    number: int
    place: str
    thread: str | None
    at_ms: int
    author: str = ""
    name: str = ""
    bot: bool = False
    text: str | None = None
    doc: Doc | None = None
    files: tuple[Attached, ...] = ()
    mentions: tuple[str, ...] = ()
    edits: int = 0
    removed: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    """How often each "emoji:person" was switched: it numbers the inbounds."""


@dataclass(frozen=True, slots=True)
class Event:
    """An entry in the list of coming events."""

    id: str
    key: str
    name: str
    description: str
    where: str
    starts_ms: int
    ends_ms: int


@dataclass(slots=True)
class State:
    """Everything that the journal says, as of its last line."""

    journal: str = ""
    """The journal's id."""
    community: str = ""
    timezone: str = "UTC"
    people: dict[str, Person] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    audience: dict[str, tuple[str, ...]] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    timelines: dict[str, dict[str, Message]] = field(default_factory=dict)
    threads: dict[str, dict[str, Message]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """Which message a delivery's or a browser's key made; kept when the message goes."""
    uploads: dict[str, tuple[str, Attached]] = field(default_factory=dict)
    """What people have sent and not yet put into a message, by id: who, and what. Oldest first."""
    files: dict[str, str] = field(default_factory=dict)
    """In which message a file stands, by id."""
    marks: dict[tuple[str, str], int] = field(default_factory=dict)
    """Up to which message number a person has read a place."""
    unread: dict[tuple[str, str], int] = field(default_factory=dict)
    unread_mentions: dict[tuple[str, str], int] = field(default_factory=dict)
    homes: dict[str, Doc] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    last_event: int = 0
    ahead_ms: int = 0
    clock_keys: set[str] = field(default_factory=set)
    pending: OrderedDict[str, Entry] = field(default_factory=OrderedDict)
    """What people did and the bot has not acknowledged yet, oldest first, by the inbound's key."""
    told: set[str] = field(default_factory=set)
    """The keys of all that people ever did."""
    heard: bool = False
    """Whether the bot ever took something, or showed something."""
    last_number: int = 0

    def sees(self, person: str, place: str) -> bool:
        """Whether the person may see the place; False for a place that does not exist."""
        return person in self.audience.get(place, ())

    def replies(self, root: str) -> dict[str, Message]:
        """What was written below a message, oldest first."""
        return self.threads.get(root, {})

    def latest(self, place: str, thread: str | None, count: int) -> list[Message]:
        """The last `count` messages of a place, or of a thread after its root; oldest first."""
        if thread is None:
            return _tail(self.timelines[place], count)
        return [self.messages[thread], *_tail(self.replies(thread), count)]

    def places_of(self, person: str) -> Iterator[Place]:
        """The places that the person may see."""
        return (place for place in self.places.values() if self.sees(person, place.id))


def _tail(messages: dict[str, Message], count: int) -> list[Message]:
    return list(islice(reversed(messages.values()), count))[::-1]
