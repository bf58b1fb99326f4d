"""The forms that stand open on people's screens: what comes back is checked as a native dialog would check it.

The page checks before it sends, but something else may send. Slack and Discord hold people to what a form asks for in
the same way. A form that is not known here (the process began anew since) is passed on: no feature trusts an answer.
"""

from collections import OrderedDict

from bot.core.inbound import Values
from bot.core.words import is_blank
from bot.platforms.playground.refusals import FIELD_MISSING, NOT_OFFERED, field_too_long
from bot.ui.form import AnyField, ChoiceField, Form
from bot.ui.text import Sentence

KEPT = 1000
"""How many open forms are remembered, the latest."""


class Forms:
    """The form that each person was shown last under each wire id."""

    def __init__(self) -> None:
        self._open: OrderedDict[tuple[str, str], Form] = OrderedDict()

    def shown(self, person: str, form: Form) -> None:
        """The person has this form before them."""
        self._open[person, form.wire] = form
        self._open.move_to_end((person, form.wire))
        if len(self._open) > KEPT:
            self._open.popitem(last=False)

    def faults(self, person: str, wire: str, values: Values) -> dict[str, Sentence]:
        """What is wrong with the answers, by field."""
        found = ((field.name, _fault(field, values.get(field.name, ""))) for field in self._fields(person, wire))
        return {name: why for name, why in found if why is not None}

    def filled(self, person: str, wire: str, values: Values) -> Values:
        """The answers to what was asked, "" where nothing was said; everything, when the form is not known."""
        fields = self._fields(person, wire)
        return {field.name: values.get(field.name, "") for field in fields} if fields else dict(values)

    def _fields(self, person: str, wire: str) -> tuple[AnyField, ...]:
        form = self._open.get((person, wire))
        return () if form is None else form.fields


def _fault(field: AnyField, value: str) -> Sentence | None:
    if isinstance(field, ChoiceField):
        if value:
            return None if value in {option.value for option in field.options} else NOT_OFFERED
    elif len(value) > field.limit:
        return field_too_long(field.limit)
    return FIELD_MISSING if field.required and is_blank(value) else None
