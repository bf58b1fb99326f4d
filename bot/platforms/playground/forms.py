"""The forms that stand open on people's screens: what comes back is checked as a native dialog would check it.

The page checks before it sends, but something else may send. Slack and Discord hold people to what a form asks for in
the same way. A form that is not known here (the process began anew since) is passed on: no feature trusts an answer.
"""

from collections import OrderedDict

from bot.core.inbound import Values
from bot.core.words import is_blank
from bot.platforms.playground.refusals import FIELD_MISSING, NOT_OFFERED, field_too_long
from bot.platforms.playground.state import State
from bot.ui.form import AnyField, ChoiceField, Form, PersonField, PlaceField, TextField
from bot.ui.text import Sentence

KEPT = 1000
"""How many open forms are remembered, the latest."""


class Forms:
    """The form that each person was shown last under each wire id."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._open: OrderedDict[tuple[str, str], Form] = OrderedDict()

    def shown(self, person: str, form: Form) -> None:
        """The person has this form before them."""
        self._open[person, form.wire] = form
        self._open.move_to_end((person, form.wire))
        if len(self._open) > KEPT:
            self._open.popitem(last=False)

    def faults(self, person: str, wire: str, values: Values) -> dict[str, Sentence]:
        """What is wrong with the answers, by field."""
        asked = self._fields(person, wire)
        found = ((field.name, self._fault(person, field, values.get(field.name, ""))) for field in asked)
        return {name: why for name, why in found if why is not None}

    def filled(self, person: str, wire: str, values: Values) -> Values:
        """The answers to what was asked, "" where nothing was said; everything, when the form is not known."""
        fields = self._fields(person, wire)
        return {field.name: values.get(field.name, "") for field in fields} if fields else dict(values)

    def _fields(self, person: str, wire: str) -> tuple[AnyField, ...]:
        form = self._open.get((person, wire))
        return () if form is None else form.fields

    def _fault(self, person: str, field: AnyField, value: str) -> Sentence | None:
        if isinstance(field, TextField):
            if len(value) > field.limit:
                return field_too_long(field.limit)
        elif value:
            return None if self._offers(person, field, value) else NOT_OFFERED
        return FIELD_MISSING if field.required and is_blank(value) else None

    def _offers(self, person: str, field: ChoiceField | PersonField | PlaceField, value: str) -> bool:
        if isinstance(field, ChoiceField):
            return value in {option.value for option in field.options}
        if value == field.initial:
            return True  # chosen before, perhaps by somebody who sees more
        if isinstance(field, PersonField):
            return value in self._state.people
        return any(place.id == value and not place.owner for place in self._state.places_of(person))
