"""What administrators read about a channel that refuses us: why, what to do, and what happens meanwhile."""

from dataclasses import dataclass

from bot.core.errors import Right, Why
from bot.core.refs import PlaceRef
from bot.ui.rights import listed
from bot.ui.text import Code, PlaceMention, Sentence, _, ngettext
from bot.ui.view import Note, Paragraph, Tone, View


@dataclass(frozen=True, slots=True)
class Refusal:
    """A channel, the name by which it is known, and why it takes nothing: the rights that we lack, if we know them."""

    place: PlaceRef
    name: str
    why: Why
    rights: tuple[Right, ...] = ()


def refused(state: Refusal) -> View:
    """One message for each channel and reason."""
    what = _("I can no longer write in {place}.", place=PlaceMention(state.place, state.name))
    meanwhile = _("Until then nothing is lost: it waits here, and calls for help reach the team in direct messages.")
    return View(what, (Paragraph(what), Paragraph(_remedy(state)), Note(meanwhile)), Tone.URGENT)


def _remedy(state: Refusal) -> Sentence:
    if state.rights:
        return ngettext(
            "I lack a right there: {rights}. Give it to my role in the channel’s settings, under Permissions.",
            "I lack these rights there: {rights}. Give them to my role in the channel’s settings, under Permissions.",
            len(state.rights),
            rights=listed(state.rights),
        )
    match state.why:
        case Why.ARCHIVED:
            return _("It is archived: bring it back, or choose another one with {command}.", command=Code("/mijote"))
        case Why.NOT_A_MEMBER:
            return _("I am not in it: type {command} there.", command=Code("/invite @Mijote"))
        case Why.RIGHT_MISSING:
            return _("My application lacks a right: install it again from its newest manifest.")
        case Why.CLOSED | Why.FULL:
            return _(
                "Only some people may write there: let me, or choose another one with {command}.",
                command=Code("/mijote"),
            )
        case Why.GONE:
            return _(
                "It is gone, or I cannot see it: invite me, or choose another one with {command}.",
                command=Code("/mijote"),
            )
