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
class PlaceChanged:
    """Announced when another channel serves a purpose than `before`, or none does any more; None: none did."""

    purpose: Purpose
    before: PlaceRef | None
