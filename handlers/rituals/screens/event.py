"""A ritual among the platform's coming events: the event itself, and what its editor is told when it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.core.errors import Right, Why
from bot.core.refs import PlaceRef
from bot.ui.happening import Happening
from bot.ui.rights import listed
from bot.ui.text import PlaceMention, Span, User, Words, _, join
from bot.ui.view import Actions, Button, ButtonStyle, Fact, Note, Paragraph, View
from bot.ui.wire import wire
from handlers.rituals.rules import Slot
from handlers.rituals.screens.filling import filled


class Standing(StrEnum):
    """Whether a ritual is among the events."""

    YES = "yes"
    NO = "no"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Place:
    """The channel of a ritual, and where people meet ("": there)."""

    channel: PlaceRef
    words: str


@dataclass(frozen=True, slots=True)
class Next:
    """The next date of a ritual. `at` is UTC; `zone` is the IANA name of where it lives; it is the `number`th.

    `following` is the local date of the one after it; None: nobody knows.
    """

    name: str
    text: str
    at: datetime
    following: date | None
    minutes: int
    zone: str
    number: int
    place: Place


def event(state: Next) -> Happening:
    """The entry in the list of coming events."""
    channel = PlaceMention(state.place.channel, state.place.channel.channel)
    said = filled(state.text, _slots(state))
    if state.place.words:
        said = join(said, "\n\n", _("Announced in {place}.", place=channel))
    ends_at = state.at + timedelta(minutes=state.minutes)
    return Happening(User(state.name), said, state.at, ends_at, place(state.place))


def _slots(state: Next) -> Mapping[Slot, Span]:
    """What is known ahead. Nobody is named who may still pass it on."""
    return {
        Slot.DATE: _("{day}", day=state.at.astimezone(ZoneInfo(state.zone)).date()),
        Slot.NEXT: _("{day}", day=state.following) if state.following else _("later"),
        Slot.HOST: _("whoever’s turn it is"),
        Slot.NUMBER: Words(str(state.number)),
        Slot.NAME: User(state.name),
        Slot.PLACE: place(state.place),
    }


def place(met: Place) -> Span:
    """Where people meet."""
    return User(met.words) if met.words else PlaceMention(met.channel, met.channel.channel)


def fact(standing: Standing) -> Fact:
    """Whether it is among the events, on its card."""
    said = {Standing.YES: _("yes"), Standing.NO: _("no"), Standing.REFUSED: _("not yet: they refuse it")}
    return Fact(_("Among the events"), said[standing])


def toggle(name: str, subject: str, standing: Standing) -> Button:
    """The button that puts it there, or takes it off. `name`: the wire's; `subject`: its ritual or draft."""
    if standing is Standing.NO:
        return Button(_("Show among the events"), wire(name, subject, "yes"))
    return Button(_("Take off the events"), wire(name, subject, "no"))


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A ritual that the platform does not take among its events; `why` as a word, "" when nobody knows."""

    ritual: str
    name: str
    why: str


def unlisted(state: Unlisted) -> View:
    """What its editor is told, and can do."""
    what = _("“{name}” is not among the events yet.", name=state.name)
    again = Button(_("Try again"), wire("rituals.list_again", state.ritual), ButtonStyle.PRIMARY)
    leave = Button(_("Leave it off"), wire("rituals.list_it", state.ritual, "no"))
    note = Note(_("All the rest goes on: it takes place, and I write in its channel."))
    return View(what, (Paragraph(join(what, " ", _remedy(state.why))), Actions((again, leave)), note))


def _remedy(why: str) -> Span:
    match why:
        case Why.RIGHT_MISSING | Why.NOT_A_MEMBER:
            return _(
                "I lack a right: {rights}. Whoever manages the server gives it to my role, in the server’s settings"
                " under Roles, or opens my invite link once more.",
                rights=listed((Right.CREATE_EVENTS,)),
            )
        case Why.FULL:
            return _("The server has a hundred events already: once there is room, try again.")
        case _:
            return _("The platform refuses it, and does not say what could be done.")
