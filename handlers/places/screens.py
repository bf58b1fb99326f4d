"""What administrators read about a channel that refuses us: why, what to do, and what happens meanwhile."""

from dataclasses import dataclass

from bot.core.errors import Why
from bot.core.refs import PlaceRef
from bot.ui.text import Code, PlaceMention, Sentence, _
from bot.ui.view import Note, Paragraph, Tone, View


@dataclass(frozen=True, slots=True)
class Refusal:
    """A channel, the name by which it is known, and why it takes nothing."""

    place: PlaceRef
    name: str
    why: Why


def refused(state: Refusal) -> View:
    """One message for each channel and reason."""
    what = _("I can no longer write in {place}.", place=PlaceMention(state.place, state.name))
    meanwhile = _("Until then nothing is lost: it waits here, and calls for help reach the team in direct messages.")
    return View(what, (Paragraph(what), Paragraph(_remedy(state.why)), Note(meanwhile)), Tone.URGENT)


def _remedy(why: Why) -> Sentence:
    match why:
        case Why.ARCHIVED:
            return _("It is archived: bring it back, or choose another one with {command}.", command=Code("/mijote"))
        case Why.NOT_A_MEMBER:
            return _("I am not in it: type {command} there.", command=Code("/invite @Mijote"))
        case Why.RIGHT_MISSING:
            return _("My application lacks a right: install it again from its newest manifest.")
        case Why.CLOSED:
            return _(
                "Only some people may write there: let me, or choose another one with {command}.",
                command=Code("/mijote"),
            )
        case Why.GONE:
            return _(
                "It is gone, or I cannot see it: invite me, or choose another one with {command}.",
                command=Code("/mijote"),
            )
