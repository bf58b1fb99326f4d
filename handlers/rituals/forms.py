"""What is asked in a form."""

from collections.abc import Mapping

from bot.ui.form import ChoiceField, Form, PersonField, PlaceField, TextField
from bot.ui.text import Span, _, join, ngettext
from bot.ui.view import Option
from bot.ui.wire import wire
from scheduler import holiday_fields, wording

NAME_LIMIT = 60
WHEN_LIMIT = 200
ZONE_LIMIT = 64
TEXT_LIMIT = 2000
CHECKLIST_LIMIT = 1000
LATES = ("latest", "post", "skip30", "skip120")
WHERE_LIMIT = 100
MINUTES = (15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 300, 360, 480, 600, 720, 1440)
PREP_DAYS = (0, 1, 2, 3, 5, 7)


def ritual(said: Mapping[str, str], title: Span, draft: str = "") -> Form:
    """What it is called, when it comes back, where, and what it says. `said` fills it in."""
    first, second, *_others = wording.examples()
    fields = (
        TextField(
            name="name", label=_("What is it called?"), initial=said.get("name", "")[:NAME_LIMIT], limit=NAME_LIMIT
        ),
        TextField(
            name="when",
            label=_("When does it come back?"),
            hint=_("In your own words: “{first}”, “{second}”.", first=first, second=second),
            initial=said.get("when", "")[:WHEN_LIMIT],
            limit=WHEN_LIMIT,
        ),
        PlaceField(name="place", label=_("In which channel?"), initial=said.get("place", "")),
        TextField(
            name="text",
            label=_("What do I write there?"),
            hint=_("I fill in {placeholders}.", placeholders=placeholders()),
            initial=said.get("text", "")[:TEXT_LIMIT],
            multiline=True,
            limit=TEXT_LIMIT,
        ),
    )
    return Form(wire("rituals.said", draft), title, fields, _("Show me the dates"))


def placeholders() -> Span:
    """All that a text may hold, as it is typed."""
    names = (_("date"), _("host"), _("next"), _("number"), _("name"), _("place"))
    first, *others = map(slot, names)
    return join(first, *(part for name in others for part in (", ", name)))


def slot(name: Span) -> Span:
    """A placeholder of this name, as it is typed."""
    return join("{", name, "}")


def rules(said: Mapping[str, str], draft: str) -> Form:
    """What it does on holidays, and when I was away at its time."""
    fields = (
        *holiday_fields.fields(said.get("holidays", "keep"), said.get("calendar", "FR")),
        ChoiceField(
            name="late",
            label=_("And when I could not write at its time?"),
            options=tuple(Option(value, label) for value, label in late_rules().items()),
            initial=said.get("late", "latest"),
        ),
        TextField(
            name="zone",
            label=_("In which time zone?"),
            hint=_("For example Europe/Paris or Indian/Reunion."),
            initial=said.get("zone", ""),
            limit=ZONE_LIMIT,
        ),
    )
    return Form(wire("rituals.ruled", draft), _("Holidays and delays"), fields, _("Show me the dates"))


def length(said: Mapping[str, str], draft: str) -> Form:
    """How long it lasts, and where people meet."""
    fields = (
        ChoiceField(
            name="minutes",
            label=_("How long does it last?"),
            options=tuple(Option(str(minutes), lasting(minutes)) for minutes in MINUTES),
            initial=said.get("minutes", "60"),
        ),
        TextField(
            name="where",
            label=_("Where do you meet?"),
            hint=_("A room or a link. Leave it empty: in the channel."),
            required=False,
            initial=said.get("where", "")[:WHERE_LIMIT],
            limit=WHERE_LIMIT,
        ),
    )
    return Form(wire("rituals.lasting", draft), _("Length and place"), fields, _("Show me the dates"))


def lasting(minutes: int) -> Span:
    """How long something lasts, as people say it."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("{count} minute", "{count} minutes", rest)
    if not rest:
        return ngettext("{count} hour", "{count} hours", hours)
    return _("{hours} h {minutes} min", hours=hours, minutes=rest)


def late_rules() -> Mapping[str, Span]:
    """What a ritual may do when its time has passed."""
    return {
        "latest": _("Write late, and only the latest of several"),
        "post": _("Write late, each one, and say so"),
        "skip30": _("Leave it out after half an hour"),
        "skip120": _("Leave it out after two hours"),
    }


def pause(ritual_id: str) -> Form:
    """Until when?"""
    field = TextField(
        name="until",
        label=_("Until when?"),
        hint=_("For example “4 January”. Leave it empty: until somebody resumes it."),
        required=False,
        limit=WHEN_LIMIT,
    )
    return Form(wire("rituals.paused", ritual_id), _("Pause"), (field,), _("Pause"))


def move(ritual_id: str, day: str, now: Span) -> Form:
    """To when?"""
    hint = _("It is planned for {moment}. For example “Thursday at 18:30”; the others stay where they are.", moment=now)
    field = TextField(name="to", label=_("When does it take place instead?"), hint=hint, limit=WHEN_LIMIT)
    return Form(wire("rituals.moved", ritual_id, day), _("Move the next one"), (field,), _("Move"))


def add_host(ritual_id: str) -> Form:
    """Who joins those who host?"""
    who = PersonField(name="who", label=_("Who?"), hint=_("They take their turn after the others."))
    return Form(wire("rituals.hosting", ritual_id), _("Add a host"), (who,), _("Add"))


def hand_over(ritual_id: str) -> Form:
    """Who looks after it from now on?"""
    who = PersonField(name="who", label=_("Who looks after it from now on?"), hint=_("Somebody of the team."))
    return Form(wire("rituals.handed", ritual_id), _("Hand over"), (who,), _("Hand over"))


def successor(ritual_id: str) -> Form:
    """Who looks after it if its owner goes?"""
    who = PersonField(name="who", label=_("Who would look after it then?"), hint=_("Somebody of the team."))
    return Form(wire("rituals.named", ritual_id), _("Who comes after"), (who,), _("Save"))


def prepare(ritual_id: str, days: int, checklist: str, *, agenda: bool) -> Form:
    """When the host is asked, what there is to think of, and whether there is a thread for the agenda."""
    threads = (Option("no", _("No")), Option("yes", _("Yes")))
    counted = {0: _("I do not ask"), 1: _("The day before"), 7: _("A week before")}
    fields = (
        ChoiceField(
            name="days",
            label=_("When do I ask the host?"),
            options=tuple(Option(str(day), counted.get(day, _("{count} days before", count=day))) for day in PREP_DAYS),
            initial=str(days),
        ),
        TextField(
            name="checklist",
            label=_("What is there to think of?"),
            hint=_("One thing on each line."),
            required=False,
            initial=checklist[:CHECKLIST_LIMIT],
            multiline=True,
            limit=CHECKLIST_LIMIT,
        ),
    )
    thread = ChoiceField(
        name="agenda",
        label=_("Do I open a thread for what people would like to talk about?"),
        options=threads,
        initial="yes" if agenda else "no",
    )
    return Form(wire("rituals.prepared", ritual_id), _("Preparing"), (*fields, thread), _("Save"))


def away() -> Form:
    """When is somebody away?"""
    hint = _("For example “until 4 January”, or “from 24 December to 4 January”. Nobody is asked to host while away.")
    field = TextField(name="days", label=_("When are you away?"), hint=hint, limit=WHEN_LIMIT)
    return Form(wire("rituals.away"), _("I am away"), (field,), _("Save"))
