"""When editions open, as the team sees it: the next dates and why, what was skipped, pauses; state in, view out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.ui.text import Moment, Span, _
from bot.ui.view import Actions, Bullets, Button, ButtonStyle, Paragraph, Part, Title, View
from bot.ui.wire import wire
from scheduler.agenda import FOREVER
from scheduler.dates import DateRow, date_rows


@dataclass(frozen=True, slots=True)
class Skipped:
    """An edition that somebody left out, as long as that can be undone; `by` is their name, if it is still known."""

    occurrence: str
    day: date
    by: str | None


@dataclass(frozen=True, slots=True)
class Dates:
    """When editions open. `day`: the one that could be skipped; `paused_until`: FOREVER when nobody said until when.

    `opens_at` (UTC): None when none is planned. `is_admin`: whether the reader settles what holidays do.
    """

    opens_at: datetime | None
    rows: Sequence[DateRow]
    day: date | None
    paused_until: date | None
    skipped: Skipped | None
    is_admin: bool


def dates(state: Dates, heading: Span | None = None) -> View:
    """The next dates, and what can be done about them; `heading`: what was just done."""
    title = _("Dates of our editions")
    parts: list[Part] = [*([Paragraph(heading)] if heading else []), Title(title), Paragraph(_opening(state.opens_at))]
    buttons = _controls(state)
    if state.is_admin:
        buttons.append(Button(_("Holidays"), wire("celebration.ask_holidays")))
    buttons.append(Button(_("Back to the edition"), wire("celebration.desk")))
    return View(heading or title, (*parts, *_exceptions(state), *_upcoming(state), Actions(tuple(buttons))))


def _opening(at: datetime | None) -> Span:
    if at is None:
        return _("No edition is planned for now.")
    return _("The next edition opens on {when}.", when=Moment(at, "datetime"))


def _exceptions(state: Dates) -> list[Part]:
    """What is not as every week: said near the buttons that did it, with its way back."""
    parts: list[Part] = []
    if state.skipped is not None:
        undo = Button(_("Undo"), wire("celebration.unskip", state.skipped.occurrence))
        parts += [Paragraph(_skipped(state.skipped)), Actions((undo,))]
    if state.paused_until is not None:
        resume = Button(_("Resume"), wire("celebration.resume"), ButtonStyle.PRIMARY)
        parts += [Paragraph(_paused(state.paused_until)), Actions((resume,))]
    return parts


def _skipped(one: Skipped) -> Span:
    if one.by is None:
        return _("{day}: skipped. What waits is told in the edition after.", day=one.day)
    return _("{day}: skipped by {name}. What waits is told in the edition after.", day=one.day, name=one.by)


def _paused(until: date) -> Span:
    if until == FOREVER:
        return _("Paused until somebody of the team resumes. What is told meanwhile waits.")
    return _("Paused until {day}. What is told meanwhile waits.", day=until)


def _upcoming(state: Dates) -> list[Part]:
    """The next dates, with a reason for each that is not as usual."""
    if not state.rows:
        return []
    return [Paragraph(_("The next dates:")), Bullets(date_rows(state.rows))]


def _controls(state: Dates) -> list[Button]:
    """What the team does about them."""
    found: list[Button] = []
    if state.day is not None:
        # With its date: whoever presses twice must see that the second one is another edition.
        found.append(Button(_("Skip {day}", day=state.day), wire("celebration.skip", state.day.isoformat())))
    if state.paused_until is None and state.rows:
        found.append(Button(_("Pause"), wire("celebration.ask_pause")))
    return found
