"""What is asked in a form."""

from collections.abc import Sequence
from datetime import date, time

from bot.ui.form import ChoiceField, Form, PersonField, TextField
from bot.ui.text import _, shorten
from bot.ui.view import Option
from bot.ui.wire import wire
from handlers.celebration import rules
from handlers.celebration.periods import Period, offered
from handlers.celebration.rules import Choice, Source
from handlers.celebration.screens import MARKDOWN, PDF, PNG
from handlers.celebration.screens.recap import named
from scheduler import holiday_fields, wording
from scheduler.recurrence import WEEK

EMOJI_LIMIT = 64
TIME_LIMIT = 8
UNTIL_LIMIT = 200
WHO = tuple(f"who{number}" for number in range(1, rules.PEOPLE_ASKED + 1))


def tell(words: str = "", people: Sequence[str] = (), source: Source = Source.TOLD) -> Form:
    """What went well, and who is to be celebrated; `people` are ids of the workspace in which it is asked."""
    labels = (_("Whom do you celebrate?"), _("And who else?"), _("And who else still?"))
    hint = _("Leave it empty when it belongs to all of us.")
    initials = [*people, *[""] * len(WHO)]
    who = tuple(
        PersonField(name=name, label=label, hint=hint if name == WHO[0] else None, required=False, initial=found)
        for name, label, found in zip(WHO, labels, initials, strict=False)
    )
    what = TextField(
        name="words",
        label=_("What went well?"),
        hint=_("A sentence or two, as you would say it to them."),
        initial=shorten(words, rules.WORDS_LIMIT),
        multiline=True,
        limit=rules.WORDS_LIMIT,
    )
    return Form(wire("celebration.report", source.value), _("Tell a success"), (what, *who), _("Celebrate it"))


def edit(win: str, words: str) -> Form:
    """The team mends a typo, or shortens."""
    field = TextField(name="words", label=_("What went well?"), initial=words[: rules.WORDS_LIMIT], multiline=True,
                      limit=rules.WORDS_LIMIT)  # fmt: skip
    return Form(wire("celebration.edit", win), _("Change the words"), (field,), _("Save"))


def pause() -> Form:
    """Until when?"""
    hint = _("For example “4 January”. Leave it empty: until somebody of the team resumes.")
    field = TextField(name="until", label=_("Until when?"), hint=hint, required=False, limit=UNTIL_LIMIT)
    return Form(wire("celebration.paused"), _("Pause the celebration"), (field,), _("Pause"))


def holidays(rule: str, calendar: str) -> Form:
    """What happens when an edition falls on a holiday, and which ones count."""
    return Form(wire("celebration.holidays"), _("Holidays"), holiday_fields.fields(rule, calendar), _("Save"))


UNLESS_SAID = {
    Choice.NAME: _("with their name"),
    Choice.FIRST_NAME: _("with their first name only"),
    Choice.ANONYMOUS: _("without their name"),
    Choice.NOT_NOW: _("not before they said yes"),
}


def settings(*, is_on: bool, weekday: int, at: time, emoji: str, unless_said: str, editor: str) -> Form:
    """When the celebration is, what counts, who looks at it before; `editor` is an id of the workspace, or ""."""
    fields = (
        ChoiceField(
            name="day",
            label=_("On which day?"),
            options=(
                *(Option(str(day), wording.weekday(day)) for day in range(WEEK)),
                Option("off", _("No celebration for now")),
            ),
            initial=str(weekday) if is_on else "off",
        ),
        TextField(name="time", label=_("At what time?"), initial=f"{at:%H:%M}", limit=TIME_LIMIT),
        TextField(
            name="emoji",
            label=_("With which emoji is a message celebrated?"),
            initial=emoji[:EMOJI_LIMIT],
            limit=EMOJI_LIMIT,
        ),
        ChoiceField(
            name="unless_said",
            label=_("How is somebody shown who has not said?"),
            options=tuple(Option(choice.value, label) for choice, label in UNLESS_SAID.items()),
            initial=unless_said,
        ),
        PersonField(
            name="editor",
            label=_("Who looks at it the day before?"),
            hint=_("Somebody of the team. Leave it empty: it is told as it is."),
            required=False,
            initial=editor,
        ),
    )
    return Form(wire("celebration.settings"), _("Settings of the celebration"), fields, _("Save"))


FORMATS = {PDF: _("PDF, to print or to send"), MARKDOWN: _("Markdown, to edit"), PNG: _("A picture")}
OTHER_LIMIT = 24


def export(wanted: Period, today: date) -> Form:
    """Of when, and as what; `today` is the local date."""
    among = offered(today)
    periods = among if wanted in among else [wanted, *among]
    fields = (
        ChoiceField(
            name="period",
            label=_("Of which month or year?"),
            options=tuple(Option(str(period), named(period)) for period in periods),
            initial=str(wanted),
        ),
        TextField(
            name="other",
            label=_("Or another one"),
            hint=_("2024, or 2024-09"),
            required=False,
            limit=OTHER_LIMIT,
        ),
        ChoiceField(
            name="format",
            label=_("In which form?"),
            options=tuple(Option(value, label) for value, label in FORMATS.items()),
            initial=PDF,
        ),
    )
    return Form(wire("celebration.export"), _("Export"), fields, _("Make it"))
