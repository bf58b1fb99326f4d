"""What is asked in a form."""

from collections.abc import Mapping

from bot.core.people import GRANTED, Purpose, Role
from bot.ui.form import ChoiceField, Form, PersonField, PlaceField, TextField
from bot.ui.i18n import languages, own_name
from bot.ui.text import Span, Words, _
from bot.ui.view import Option
from bot.ui.wire import wire
from handlers.mijote.screens import purpose_name

NAME_LIMIT = 100
ZONE_LIMIT = 64


def community(name: str, language: str, timezone: str) -> Form:
    """What the community is called, what it reads, and what time it is there."""
    spoken = tuple(Option(code, Words(own_name(code))) for code in languages())
    fields = (
        TextField(name="name", label=_("What is your community called?"), initial=name[:NAME_LIMIT], limit=NAME_LIMIT),
        ChoiceField(
            name="language",
            label=_("In which language do I write in channels?"),
            hint=_("Each person reads my messages to them in their own language."),
            options=spoken,
            initial=language,
        ),
        TextField(
            name="timezone",
            label=_("In which time zone do you live?"),
            hint=_("For example Europe/Paris or Indian/Reunion."),
            initial=timezone,
            limit=ZONE_LIMIT,
        ),
    )
    return Form(wire("mijote.community"), _("Your community"), fields, _("Save"))


def places(chosen: Mapping[Purpose, str]) -> Form:
    """Which channel is for what; `chosen` are the channels of the workspace in which it is asked."""
    fields = tuple(
        PlaceField(
            name=purpose.value,
            label=purpose_name(purpose),
            hint=_place_hint(purpose),
            required=False,
            initial=chosen.get(purpose, ""),
        )
        for purpose in Purpose
    )
    intro = _("I write in these channels. In private ones, invite me first.")
    return Form(wire("mijote.places"), _("Places"), fields, _("Save"), intro)


def _place_hint(purpose: Purpose) -> Span | None:
    if purpose is not Purpose.SOS:
        return None
    return _("Whoever reads this channel reads what volunteers confide: keep it to the team.")


def add() -> Form:
    """Who joins the team."""
    roles = {
        Role.STAFF: _("Team: sees calls for help and answers them"),
        Role.ADMIN: _("Administrator: changes these settings, too"),
    }
    fields = (
        PersonField(name="who", label=_("Who?")),
        ChoiceField(
            name="role",
            label=_("As what?"),
            options=tuple(Option(role.value, roles[role]) for role in reversed(GRANTED)),
            initial=Role.STAFF.value,
        ),
    )
    return Form(wire("mijote.add"), _("Add to the team"), fields, _("Add"))


def take() -> Form:
    """Who leaves the team."""
    who = PersonField(name="who", label=_("Who?"), hint=_("I ask once more before anything happens."))
    return Form(wire("mijote.take"), _("Take off the team"), (who,), _("Go on"))
