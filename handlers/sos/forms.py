"""What is asked in a form."""

from bot.ui.form import Form, TextField
from bot.ui.text import _
from bot.ui.wire import wire


def ask() -> Form:
    """A volunteer says what is going on."""
    words = TextField(
        name="words",
        label=_("What is going on?"),
        hint=_("A few words are enough. If time is short, say when it starts."),
        multiline=True,
    )
    return Form(wire("sos.open"), _("I need help"), (words,), _("Call the team"))


def resolve(case: str, version: int, number: int) -> Form:
    """The team closes a case, with or without a word on how."""
    summary = TextField(
        name="summary",
        label=_("How was it sorted?"),
        hint=_("One sentence that will help the next person; only the team sees it."),
        required=False,
        multiline=True,
    )
    title = _("Is SOS {number} sorted?", number=number)
    return Form(wire("sos.close", case, version), title, (summary,), _("It’s sorted"))
