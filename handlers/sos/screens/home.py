"""The home tab's part on calls for help; state in, parts out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.words import first_name
from bot.ui.text import Moment, Span, _
from bot.ui.view import (
    Actions,
    Bullets,
    Button,
    ButtonStyle,
    Divider,
    Paragraph,
    Part,
    Title,
)
from bot.ui.wire import wire
from handlers.sos.screens.team import claim_button

MOST_PRESSED = 2
"""Calls that can be taken from the page: those that have waited longest. A page of buttons would hide the words."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case in the team's list; `own` when the reader is who called."""

    case: str
    version: int
    number: int
    volunteer: str
    own: bool
    since: datetime
    claimer: str | None


@dataclass(frozen=True, slots=True)
class HomeState:
    """`own` is the reader's own case; `waiting` is None for those who are not of the team."""

    name: str
    own: Waiting | None
    waiting: Sequence[Waiting] | None


def home(state: HomeState) -> Sequence[Part]:
    """The home tab's part on calls for help."""
    parts: list[Part] = [Title(_("Hello {name}!", name=first_name(state.name))), *_calls(state.waiting)]
    if state.own is None:
        parts.append(Paragraph(_("A question, a worry, something missing before a workshop? Somebody will be there.")))
    elif state.own.claimer:
        parts.append(Paragraph(_("{staff} is with you on SOS {number}: write in our direct messages.",
                                 staff=first_name(state.own.claimer), number=state.own.number)))  # fmt: skip
    else:
        parts.append(Paragraph(_("The team is being called for your SOS {number}. You can keep writing to me.",
                                 number=state.own.number)))  # fmt: skip
    parts.append(Actions(_own_buttons(state)))
    return parts


def _own_buttons(state: HomeState) -> tuple[Button, ...]:
    if state.own is not None:
        own = wire("sos.sorted", state.own.case, state.own.version)
        return (Button(_("It’s sorted, thank you"), own), Button(_("I need help"), wire("sos.ask")))
    style = ButtonStyle.PRIMARY if state.waiting is None else ButtonStyle.PLAIN  # for the team, others come first
    return (Button(_("I need help"), wire("sos.ask"), style),)


def _calls(waiting: Sequence[Waiting] | None) -> list[Part]:
    """Who waits, for the team: before all else on their home."""
    if waiting is None:
        return []
    title = Title(_("Calls for help right now"))
    if not waiting:
        return [title, Paragraph(_("Nobody is waiting. Have a tea. ☕")), Divider()]
    first = [case for case in waiting if not case.claimer and not case.own][:MOST_PRESSED]
    others = tuple(_waiting(case) for case in waiting if case not in first)
    return [title, *(part for case in first for part in _call(case)), *([Bullets(others)] if others else []), Divider()]


def _call(case: Waiting) -> list[Part]:
    return [Bullets((_waiting(case),)), Actions((claim_button(case.case, case.version),))]


def _waiting(case: Waiting) -> Span:
    since = Moment(case.since, "datetime")
    if case.claimer:
        return _("SOS {number} · {who}: {claimer} is on it (called {since})", number=case.number, who=case.volunteer,
                 since=since, claimer=case.claimer)  # fmt: skip
    return _("SOS {number} · {who} has been waiting for somebody since {since}", number=case.number,
             who=case.volunteer, since=since)  # fmt: skip
