"""The home tab's part on the celebration; state in, parts out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ui.text import Bold, Moment, Span, _, join, ngettext
from bot.ui.view import Actions, Button, Paragraph, Part, Title
from bot.ui.wire import wire
from handlers.celebration.screens.thread import tell_button


@dataclass(frozen=True, slots=True)
class Home:
    """`team` is None for those who are not of it: what changes by the week would be drawn anew for everybody."""

    team: "Team | None"


@dataclass(frozen=True, slots=True)
class Team:
    """What the team sees besides: the next edition (None: none is planned), and how many wins wait for it."""

    next_at: datetime | None
    waiting: int


def home(state: Home) -> Sequence[Part]:
    """The home tab's part on the celebration."""
    title = _("What went well")
    buttons = (tell_button(), Button(_("Told of me"), wire("celebration.mine")))
    if state.team is None:
        invited = _("Something went well, for you or for somebody else? We celebrate it together.")
        return [Title(title), Paragraph(invited), Actions(buttons)]
    desk = Button(_("The next edition"), wire("celebration.desk"))
    # On the team's page everything else stands, too: one line less.
    return [Paragraph(join(Bold(title), " · ", _next(state.team))), Actions((*buttons, desk))]


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
