"""The home tab's part on the celebration; state in, parts out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ui.text import Moment, Span, _, ngettext
from bot.ui.view import Actions, Button, Note, Paragraph, Part, Title
from bot.ui.wire import wire
from handlers.celebration.screens.thread import tell_button


@dataclass(frozen=True, slots=True)
class Home:
    """`team` is None for those who are not of it: what changes by the week would be drawn anew for everybody."""

    team: "Team | None"
    is_admin: bool
    has_place: bool


@dataclass(frozen=True, slots=True)
class Team:
    """What the team sees besides: the next edition (None: none is planned), and how many wins wait for it."""

    next_at: datetime | None
    waiting: int


def home(state: Home) -> Sequence[Part]:
    """The home tab's part on the celebration."""
    parts: list[Part] = [
        Title(_("What went well")),
        Paragraph(_("Something went well, for you or for somebody else? We celebrate it together.")),
    ]
    buttons = [tell_button(), Button(_("Told of me"), wire("celebration.mine"))]
    if state.team is not None:
        buttons.append(Button(_("The next edition"), wire("celebration.desk")))
        parts.append(Paragraph(_next(state.team)))
    if state.is_admin:
        buttons.append(Button(_("Settings of the celebration"), wire("celebration.ask_settings")))
        if not state.has_place:
            parts.append(Note(_("No channel is for celebrations yet: choose one with /mijote.")))
    return [*parts, Actions(tuple(buttons))]


def _next(team: Team) -> Span:
    if team.next_at is None:
        return _("No edition is planned for now.")
    return _(
        "The next edition opens on {when}. {wins}", when=Moment(team.next_at, "datetime"), wins=waits(team.waiting)
    )


def waits(count: int) -> Span:
    """How much there is to tell so far."""
    if not count:
        return _("Nothing is waiting to be told so far; otherwise I will ask a question of the week.")
    return ngettext("{count} success is waiting to be told.", "{count} successes are waiting to be told.", count)
