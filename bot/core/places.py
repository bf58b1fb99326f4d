"""What features are told of the channels in which we show things."""

from dataclasses import dataclass

from bot.core.errors import Right, Why
from bot.core.people import Purpose
from bot.core.refs import PlaceRef


@dataclass(frozen=True, slots=True)
class NotShown:
    """Announced when a message in a channel was given up: the channel refuses us, say, or is gone.

    `rights`: what we lack there, as far as the platform tells.
    """

    kind: str
    subject: str
    place: PlaceRef
    why: Why | None = None
    rights: tuple[Right, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Announced when a channel took a message, a new one or a change of an old one."""

    kind: str
    subject: str
    place: PlaceRef


@dataclass(frozen=True, slots=True)
class EventRefused:
    """Announced when the list of coming events refused an entry, or a change of it; `why`: what can be mended."""

    kind: str
    subject: str
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class EventListed:
    """Announced when the list of coming events took an entry, a new one or a change of an old one."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class PlaceChanged:
    """Announced when another channel serves a purpose than `before`, or none does any more; None: none did."""

    purpose: Purpose
    before: PlaceRef | None
