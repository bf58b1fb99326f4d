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


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case in the team's list."""

    number: int
    volunteer: str
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
    style = ButtonStyle.PRIMARY if state.waiting is None else ButtonStyle.PLAIN  # for the team, others come first
    parts.append(Actions((Button(_("I need help"), wire("sos.ask"), style),)))
    return parts


def _calls(waiting: Sequence[Waiting] | None) -> list[Part]:
    """Who waits, for the team: before all else on their home."""
    if waiting is None:
        return []
    title = Title(_("Calls for help right now"))
    if not waiting:
        return [title, Paragraph(_("Nobody is waiting. Have a tea. ☕")), Divider()]
    return [title, Bullets(tuple(_waiting(case) for case in waiting)), Divider()]


def _waiting(case: Waiting) -> Span:
    since = Moment(case.since, "datetime")
    if case.claimer:
        return _("SOS {number} · {who}: {claimer} is on it (called {since})", number=case.number, who=case.volunteer,
                 since=since, claimer=case.claimer)  # fmt: skip
    return _("SOS {number} · {who} has been waiting for somebody since {since}", number=case.number,
             who=case.volunteer, since=since)  # fmt: skip
