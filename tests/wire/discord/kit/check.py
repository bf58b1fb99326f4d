"""Small checks for JSON shapes that speak as Discord does: a code, words, and the place in the body."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.wire.discord.errors import At, Problems
from tests.wire.discord.rules import Json

Check = Callable[[Any, At, Problems], None]


def required(at: At, problems: Problems) -> None:
    """Something is missing."""
    problems.add(at, "BASE_TYPE_REQUIRED", "This field is required")


def boolean(value: Any, at: At, problems: Problems) -> None:
    """True or false."""
    if not isinstance(value, bool):
        problems.add(at, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


def text(least: int = 0, most: int | None = None) -> Check:
    """A text within bounds."""

    def check(value: Any, at: At, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add(at, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
        elif least and not value:
            required(at, problems)
        elif most is not None and len(value) > most:
            if least:
                problems.add(at, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
            else:
                problems.add(at, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        elif len(value) < least:
            problems.add(at, "BASE_TYPE_MIN_LENGTH", f"Must be {least} or more in length.")

    return check


def integer(least: int | None = None, most: int | None = None) -> Check:
    """A whole number within bounds, also as text."""

    def check(value: Any, at: At, problems: Problems) -> None:
        try:
            number = int(value)
        except (TypeError, ValueError):
            problems.add(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return
        if least is not None and number < least:
            problems.add(at, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
        if most is not None and number > most:
            problems.add(at, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")

    return check


def anything(_value: Any, _at: At, _problems: Problems) -> None:
    """No check: what is inside does not matter to us."""


def one_of(*values: Any) -> Check:
    """One of these."""

    def check(value: Any, at: At, problems: Problems) -> None:
        if value not in values:
            problems.add(at, "BASE_TYPE_CHOICES", f"Value must be one of {values}.")

    return check


def each(check: Check, least: int = 0, most: int | None = None) -> Check:
    """A list within bounds, each item checked."""

    def run(value: Any, at: At, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return
        if least and not value:
            required(at, problems)
        elif len(value) < least or (most is not None and len(value) > most):
            problems.add(at, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        for number, item in enumerate(value):
            check(item, (*at, number), problems)

    return run


def shape(needs: Mapping[str, Check], may: Mapping[str, Check] | None = None) -> Check:
    """An object: what it needs, what it may have (or be null). Discord ignores whatever else is in it."""

    def check(value: Any, at: At, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
            return
        for name, inner in needs.items():
            if value.get(name) is None:
                required((*at, name), problems)
            else:
                inner(value[name], (*at, name), problems)
        for name, inner in (may or {}).items():
            if value.get(name) is not None:
                inner(value[name], (*at, name), problems)

    return check


def by_type(table: Mapping[int, Check]) -> Check:
    """An object whose `type` says which check is its own."""

    def check(value: Any, at: At, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, int) or kind not in table:
            words = f'Value of field "type" must be one of {tuple(sorted(table))}.'
            problems.add((*at, "type"), "UNION_TYPE_CHOICES", words)
        else:
            table[kind](value, at, problems)

    return check


def every(*checks: Check) -> Check:
    """All of these."""

    def check(value: Any, at: At, problems: Problems) -> None:
        for one in checks:
            one(value, at, problems)

    return check


def no_repeats(items: Sequence[Json], name: str, code: str, at: At, problems: Problems) -> None:
    """A field that no two items may share."""
    seen: set[Any] = set()
    for number, item in enumerate(items):
        found = item.get(name)
        if found is not None and found in seen:
            problems.add((*at, number, name), code, f"The {name} cannot be duplicated")
        seen.add(found)
