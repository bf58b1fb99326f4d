"""What people choose for holidays: what happens then, and which ones count; the rules are in `calendar`. Pure."""

from collections.abc import Mapping

from bot.ui.form import ChoiceField
from bot.ui.text import Span, User, _
from bot.ui.view import Option

CALENDARS = ("FR", "FR-57", "FR-6AE", "FR+A", "FR+B", "FR+C", "BE", "CH", "LU", "CA", "GB", "DE", "ES", "IT", "PT")


def fields(rule: str, calendar: str) -> tuple[ChoiceField, ChoiceField]:
    """Both questions, `holidays` and `calendar`, with what is chosen now."""
    return (
        ChoiceField(
            name="holidays",
            label=_("And when it falls on a holiday?"),
            options=tuple(Option(value, label) for value, label in holiday_rules().items()),
            initial=rule,
        ),
        ChoiceField(
            name="calendar",
            label=_("Which holidays?"),
            options=tuple(Option(code, calendar_name(code)) for code in CALENDARS),
            initial=calendar,
        ),
    )


def holiday_rules() -> Mapping[str, Span]:
    """What may happen on holidays."""
    return {
        "keep": _("It takes place all the same"),
        "skip": _("It is left out"),
        "before": _("It takes place on the working day before"),
        "after": _("It takes place on the working day after"),
    }


def calendar_name(code: str) -> Span:
    """What people call a calendar."""
    names = {
        "FR": _("France"),
        "FR-57": _("France: Moselle"),
        "FR-6AE": _("France: Alsace"),
        "FR+A": _("France, and school holidays of zone A"),
        "FR+B": _("France, and school holidays of zone B"),
        "FR+C": _("France, and school holidays of zone C"),
        "BE": _("Belgium"),
        "CH": _("Switzerland"),
        "LU": _("Luxembourg"),
        "CA": _("Canada"),
        "GB": _("United Kingdom"),
        "DE": _("Germany"),
        "ES": _("Spain"),
        "IT": _("Italy"),
        "PT": _("Portugal"),
    }
    return names.get(code, User(code))
