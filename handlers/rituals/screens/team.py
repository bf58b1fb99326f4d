"""What the team sees of rituals: the list, one of them, what is about to be saved, what has been."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal, TypeAlias

from bot.ui.text import PlaceMention, Span, User, Words, _, join
from bot.ui.view import (
    Actions,
    Bullets,
    Button,
    ButtonStyle,
    Confirm,
    Fact,
    Facts,
    Note,
    Option,
    Paragraph,
    Part,
    Quote,
    Select,
    Title,
    View,
)
from bot.ui.wire import wire
from handlers.rituals import forms
from handlers.rituals.rules import Slot
from handlers.rituals.screens.event import Place, Standing, fact, place, toggle
from handlers.rituals.screens.filling import filled
from handlers.rituals.screens.keeping import facts, prompt
from scheduler import holiday_fields, wording
from scheduler.agenda import FOREVER
from scheduler.dates import DateRow, date_row, date_rows
from scheduler.recurrence import Recurrence

LISTED = 25
"""No list of choices holds more everywhere."""
Fate: TypeAlias = Literal["held", "late", "skipped", "missed", "moved"]


@dataclass(frozen=True, slots=True)
class When:
    """When a ritual comes back, and how long it lasts. `zone` is an IANA name; the rules as the forms name them."""

    recurrence: Recurrence
    at: time
    zone: str
    holidays: str
    calendar: str
    late: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Listed:
    """One ritual in the list; `next` is None while it is paused."""

    ritual: str
    number: int
    name: str
    when: When
    next: DateRow | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One ritual. `paused_until` is None when it is not paused, and FOREVER when nobody said until when.

    `standing`: whether it is among the platform's events; None: there are none.
    """

    ritual: str
    number: int
    name: str
    text: str
    where: Place
    when: When
    rows: Sequence[DateRow]
    paused_until: date | None
    hosts: Sequence[str]
    standing: Standing | None
    owner: str | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What is about to be saved. `standing`: see Shown."""

    draft: str
    is_new: bool
    name: str
    text: str
    where: Place
    when: When
    rows: Sequence[DateRow]
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Past:
    """What became of one date; `by` is whoever decided it."""

    day: date
    fate: Fate
    reason: str
    by: str | None


def listing(rows: Sequence[Listed], heading: Span | None = None) -> View:
    """All rituals."""
    title = heading or _("Rituals")
    parts: list[Part] = [Title(title)]
    if rows:
        parts.append(Bullets(tuple(_listed(row) for row in rows)))
        options = tuple(Option(row.ritual, User(row.name)) for row in rows[:LISTED])
        parts.append(Actions((Select(_("Open one"), wire("rituals.open"), options),)))
    else:
        parts.append(Paragraph(_("Nothing comes back by itself yet: a coffee, a round of news, a reminder?")))
    plan = Button(_("Plan a ritual"), wire("rituals.add"), ButtonStyle.PRIMARY)
    parts.append(Actions((plan, Button(_("In my calendar"), wire("rituals.calendar")))))
    return View(title, tuple(parts))


def _listed(row: Listed) -> Span:
    when = wording.sentence(row.when.recurrence, row.when.at)
    if row.next is None:
        return _("#{number} {name}: {when}. Paused.", number=str(row.number), name=row.name, when=when)
    return _(
        "#{number} {name}: {when}. Next: {date}.",
        number=str(row.number), name=row.name, when=when, date=date_row(row.next),
    )  # fmt: skip


def preview(state: Preview) -> View:
    """The sentence and the next dates, before anything is saved."""
    title = _("Here is what I understood")
    save = _("Plan it") if state.is_new else _("Save")
    parts: list[Part] = [
        Title(title),
        *_when(
            state.when,
            state.rows,
            Fact(_("Ritual"), User(state.name)),
            Fact(_("Where"), _where(state.where)),
            *([fact(state.standing)] if state.standing else []),
        ),
        Quote(filled(state.text, _slots(state))),
        Actions(
            (
                Button(save, wire("rituals.save", state.draft), ButtonStyle.PRIMARY),
                Button(_("Change"), wire("rituals.change", state.draft)),
                Button(_("Length and place"), wire("rituals.ask_length", state.draft)),
                Button(_("Holidays and delays"), wire("rituals.rules", state.draft)),
                *([toggle("rituals.list_draft", state.draft, state.standing)] if state.standing else []),
            )
        ),
        Note(_("Nothing is saved yet.")),
    ]
    return View(title, tuple(parts))


def _slots(state: Preview) -> Mapping[Slot, Span]:
    """What the first message will say, as far as it is known; which one it is, is known of a new one only."""
    first, second = ([row.on for row in state.rows if row.on is not None] + [None, None])[:2]
    return {
        Slot.DATE: _("{day}", day=first) if first else _("later"),
        Slot.NEXT: _("{day}", day=second) if second else _("later"),
        Slot.HOST: _("whoever’s turn it is"),
        Slot.NUMBER: Words("1") if state.is_new else join("{", _("number"), "}"),
        Slot.NAME: User(state.name),
        Slot.PLACE: place(state.where),
    }


def _when(when: When, rows: Sequence[DateRow], *others: Fact) -> list[Part]:
    sentence = wording.sentence(when.recurrence, when.at)
    rule = join(holiday_fields.holiday_rules()[when.holidays], " (", holiday_fields.calendar_name(when.calendar), ")")
    return [
        Facts(
            (
                *others,
                Fact(_("When"), sentence),
                Fact(_("Lasts"), forms.lasting(when.minutes)),
                Fact(_("Time zone"), User(when.zone)),
                Fact(_("On holidays"), rule),
                Fact(_("When I am late"), forms.late_rules().get(when.late, User(when.late))),
            )
        ),
        Paragraph(_("The next dates:") if rows else _("No date is planned.")),
        *([Bullets(date_rows(rows))] if rows else []),
    ]


def _where(where: Place) -> Span:
    channel = PlaceMention(where.channel, where.channel.channel)
    return join(User(where.words), " (", channel, ")") if where.words else channel


def shown(state: Shown, heading: Span | None = None, undo: Button | None = None) -> View:
    """One ritual, and what can be done with it."""
    title = User(state.name)
    where = Fact(_("Where"), _where(state.where))
    parts: list[Part] = [
        *([Paragraph(heading)] if heading else []),
        Title(title),
        *_when(
            state.when,
            state.rows,
            where,
            *facts(state.owner, state.successor),
            Fact(_("Hosts"), _hosts(state.hosts)),
            *([fact(state.standing)] if state.standing else []),
        ),
        Quote(User(state.text)),
    ]
    if state.paused_until is not None:
        parts.append(Note(_paused(state.paused_until)))
    parts += prompt(state.owner, state.successor)
    this, *others = _controls(state)
    parts += [Actions(row) for row in ((*([undo] if undo else []), *this), *others) if row]
    return View(heading or title, tuple(parts))


def _hosts(names: Sequence[str]) -> Span:
    if not names:
        return _("nobody in particular")
    return join(User(names[0]), *(part for name in names[1:] for part in (", ", User(name))))


def _paused(until: date) -> Span:
    if until == FOREVER:
        return _("Paused, until somebody resumes it.")
    return _("Paused until {day}.", day=until)


def _controls(state: Shown) -> list[tuple[Button, ...]]:
    ritual, coming = state.ritual, next((row for row in state.rows if row.on is not None), None)
    this: tuple[Button, ...] = ()
    if coming is not None:
        day = coming.day.isoformat()
        this = (
            Button(_("Skip the next one"), wire("rituals.skip", ritual, day)),
            Button(_("Move the next one"), wire("rituals.ask_move", ritual, day)),
            Button(_("Run now"), wire("rituals.run", ritual, day), confirm=_run_confirmed(state)),
        )
    pause = Button(_("Pause"), wire("rituals.ask_pause", ritual))
    resume = Button(_("Resume"), wire("rituals.resume", ritual), ButtonStyle.PRIMARY)
    delete = Confirm(_("Delete “{name}”?", name=state.name), _("Yes"), _("No"))
    return [
        this,
        (
            Button(_("Edit"), wire("rituals.edit", ritual)),
            Button(_("Hosts"), wire("rituals.hosts", ritual)),
            pause if state.paused_until is None else resume,
            Button(_("History"), wire("rituals.history", ritual)),
        ),
        (
            Button(_("Who looks after it"), wire("rituals.keep", ritual)),
            Button(_("All rituals"), wire("rituals.list")),
            *([toggle("rituals.list_it", ritual, state.standing)] if state.standing else []),
            Button(_("Delete"), wire("rituals.delete", ritual), ButtonStyle.DANGER, delete),
        ),
    ]


def _run_confirmed(state: Shown) -> Confirm:
    question = _("Write “{name}” in its channel now? The other dates stay where they are.", name=state.name)
    return Confirm(question, _("Yes"), _("No"))


def history(ritual: str, name: str, rows: Sequence[Past]) -> View:
    """What has been, the latest first."""
    title = _("{name}: what has been", name=name)
    body: Part = Bullets(tuple(_past(row) for row in rows)) if rows else Paragraph(_("Nothing yet."))
    return View(title, (Title(title), body, Actions((Button(_("Back"), wire("rituals.open", ritual)),))))


def _past(row: Past) -> Span:
    match row.fate:
        case "held" if row.by:
            return _("{day}: took place, started by {name}", day=row.day, name=row.by)
        case "held":
            return _("{day}: took place", day=row.day)
        case "late":
            return _("{day}: took place, late", day=row.day)
        case "skipped" if row.reason:
            return _("{day}: left out ({holiday})", day=row.day, holiday=row.reason)
        case "skipped" | "moved":
            return _by_hand(row)
        case "missed":
            return _("{day}: left out, I could not write in time", day=row.day)


def _by_hand(row: Past) -> Span:
    """Who it was is told as long as they are not forgotten."""
    if row.fate == "skipped":
        return _("{day}: skipped by {name}", day=row.day, name=row.by) if row.by else _("{day}: skipped", day=row.day)
    if row.by:
        return _("{day}: to be moved, by {name}", day=row.day, name=row.by)
    return _("{day}: to be moved", day=row.day)


def deleted(ritual: str, name: str) -> View:
    """It is gone, and can come back."""
    words = _("“{name}” is deleted. What was said in its channel stays.", name=name)
    undo = Button(_("Undo"), wire("rituals.restore", ritual))
    return View(words, (Paragraph(words), Actions((undo, Button(_("All rituals"), wire("rituals.list"))))))
