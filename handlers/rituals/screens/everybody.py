"""What everybody sees of rituals: an edition in its channel, the host's preparing, one's own turns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from bot.core.refs import PersonRef
from bot.ui.text import Bold, Mention, Moment, Span, User, Words, _, join, ngettext
from bot.ui.view import Actions, Bullets, Button, Note, Paragraph, Part, Title, Tone, View, say
from bot.ui.wire import wire
from handlers.rituals.forms import lasting
from handlers.rituals.rules import Slot, pieces
from handlers.rituals.screens.filling import filled

LINES_SHOWN = 12
Asked: TypeAlias = Literal["asked", "declined", "passed", "held"]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition in its channel. `host` is their name, `host_ref` where they can be mentioned; `next` the next date.

    `where` people meet; "": here. `late_since` (UTC) is when it should have taken place; None: it is in time.
    """

    name: str
    text: str
    day: date
    next: date | None
    number: int
    host: str | None
    host_ref: PersonRef | None
    late_since: datetime | None
    where: str


def edition(state: Edition) -> View:
    """The message in the channel."""
    told = pieces(state.text)
    parts: list[Part] = [Title(User(state.name)), Paragraph(filled(state.text, _slots(state)))]
    if state.where and Slot.PLACE not in told:
        parts.append(Note(_("We meet here: {place}.", place=User(state.where))))
    if state.host and Slot.HOST not in told:
        parts.append(Note(_("Hosted by {name}.", name=_host(state))))
    if state.late_since is not None:
        late = Moment(state.late_since, "datetime")
        parts.append(Paragraph(_("A little late: this was for {time}. I was away.", time=late)))
    return View(User(state.name), tuple(parts))


def _slots(state: Edition) -> Mapping[Slot, Span]:
    return {
        Slot.DATE: _("{day}", day=state.day),
        Slot.NEXT: _("{day}", day=state.next) if state.next else _("later"),
        Slot.HOST: _host(state),
        Slot.NUMBER: Words(str(state.number)),
        Slot.NAME: User(state.name),
        Slot.PLACE: User(state.where) if state.where else _("here"),
    }


def _host(state: Edition) -> Span:
    if state.host is None:
        return _("whoever likes to")
    return Mention(state.host_ref, state.host) if state.host_ref else User(state.host)


def agenda(name: str) -> View:
    """The first words of the thread below an edition."""
    return say(_("What would you like to talk about? Write it here, below “{name}”.", name=name))


@dataclass(frozen=True, slots=True)
class Quiet:
    """A ritual that has become quiet, for whoever looks after it. `editions`: so many without an answer."""

    ritual: str
    name: str
    editions: int
    is_settled: bool


def quiet(state: Quiet) -> View:
    """One proposal, and no reproach."""
    if state.is_settled:
        return say(_("It is alive again. Thank you for having looked after it."))
    words = ngettext(
        "Nobody answered the last edition of “{name}”.",
        "Nobody answered the last {count} editions of “{name}”. That happens: maybe a pause, another day, other hosts?",
        state.editions,
        name=state.name,
    )
    controls = (
        Button(_("Pause"), wire("rituals.ask_pause", state.ritual)),
        Button(_("Another day"), wire("rituals.edit", state.ritual)),
        Button(_("Other hosts"), wire("rituals.hosts", state.ritual)),
    )
    note = Note(
        _(
            "Only whoever looks after it sees this, and I do not ask again unless it comes to life in between."
            " All is well as it is, too."
        )
    )
    return View(words, (Paragraph(words), Actions(controls), note))


@dataclass(frozen=True, slots=True)
class Prep:
    """What the host is told ahead. `where` people meet; "": in its channel. `other` is who hosts it instead."""

    edition: str
    name: str
    at: datetime
    minutes: int
    where: str
    checklist: Sequence[str]
    state: Asked
    other: str | None


def prep(state: Prep) -> View:
    """The host's direct message; one tap passes it on."""
    when = Moment(state.at, "datetime")
    words = _told(state, when)
    parts: list[Part] = [Paragraph(words)]
    if state.state == "asked":
        parts.append(Note(join(lasting(state.minutes), *((" · ", User(state.where)) if state.where else ()))))
        if state.checklist:
            parts.append(Bullets(tuple(User(line) for line in state.checklist[:LINES_SHOWN])))
        parts.append(Actions((Button(_("I can’t this time"), wire("rituals.decline", state.edition)),)))
        parts.append(Note(_("No reason needed. Your turn stays yours for the next one.")))
    return View(words, tuple(parts), Tone.ACTIVE if state.state == "asked" else Tone.QUIET)


def _told(state: Prep, when: Span) -> Span:
    if state.state == "asked":
        return _("You host “{name}” on {when}. Thank you!", name=state.name, when=when)
    if state.state == "held":
        return _("“{name}” has begun. Enjoy it!", name=state.name)
    if state.state == "passed":
        return _("“{name}” on {when}: nothing to do for you any more.", name=state.name, when=when)
    if state.other:
        return _(
            "“{name}” on {when}: {other} takes this one. Your turn stays yours.",
            name=state.name, when=when, other=state.other,
        )  # fmt: skip
    return _("“{name}” on {when}: understood, thank you for saying so.", name=state.name, when=when)


@dataclass(frozen=True, slots=True)
class Nobody:
    """An edition that nobody of the row can host. `is_settled`: somebody does, or it has begun."""

    name: str
    at: datetime
    is_settled: bool


def nobody(state: Nobody) -> View:
    """What whoever looks after a ritual is told then."""
    when = Moment(state.at, "datetime")
    if state.is_settled:
        return say(_("“{name}” on {when}: all is well, there is nothing to do.", name=state.name, when=when))
    return say(
        _(
            "Nobody of the row can host “{name}” on {when}. It takes place all the same; maybe somebody feels like it?",
            name=state.name, when=when,
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """An edition that somebody hosts."""

    edition: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Home:
    """A home tab's part on rituals."""

    turns: Sequence[Turn]
    is_host: bool
    is_team: bool


def home(state: Home | None) -> list[Part]:
    """One's own turns, the calendar, and the way to the list for the team."""
    if state is None:
        return []
    title = _("Rituals")
    # On the team's page everything else stands, too: smaller.
    parts: list[Part] = [Paragraph(Bold(title)) if state.is_team else Title(title)]
    controls: list[Button] = []
    if state.turns:
        rows = [
            _("You host “{name}” on {when}.", name=one.name, when=Moment(one.at, "datetime")) for one in state.turns
        ]
        parts.append(Bullets(tuple(rows)))
        controls.append(Button(_("I can’t this time"), wire("rituals.decline", state.turns[0].edition)))
    if state.is_team:
        controls.append(Button(_("All rituals"), wire("rituals.list")))
    if state.is_host:
        controls.append(Button(_("I am away"), wire("rituals.ask_away")))
    controls.append(Button(_("Rituals in my calendar"), wire("rituals.calendar")))
    return [*parts, Actions(tuple(controls))]


def nothing_for_you(turns: Sequence[Turn]) -> View:
    """The answer to `/ritual` of somebody who is not of the team."""
    if not turns:
        words = _("Rituals are planned by the team. When it is your turn to host one, I tell you in good time.")
        away = Button(_("I am away"), wire("rituals.ask_away"))
        return View(words, (Paragraph(words), Actions((away, Button(_("In my calendar"), wire("rituals.calendar"))))))
    return View(_("Rituals"), tuple(home(Home(turns, is_host=True, is_team=False))))
