"""Small checks for JSON shapes that speak as Slack does: a sentence and the JSON pointer of the place."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.wire.slack.rules import Json

Report = list[str]
Check = Callable[[Any, str, Report], None]


def say(report: Report, problem: str, at: str) -> None:
    """Note a problem and its place."""
    report.append(f"{problem} [json-pointer:{at}]")


def anything(_value: Any, _at: str, _report: Report) -> None:
    """No check: what is inside does not matter to us."""


def boolean(value: Any, at: str, report: Report) -> None:
    """True or false."""
    if not isinstance(value, bool):
        say(report, "must be a valid boolean", at)


def integer(least: int | None = None, most: int | None = None) -> Check:
    """A whole number within bounds."""

    def check(value: Any, at: str, report: Report) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            say(report, "must provide an integer", at)
        elif least is not None and value < least:
            say(report, f"must be greater than {least - 1}", at)
        elif most is not None and value > most:
            say(report, f"must be less than {most + 1}", at)

    return check


def string(most: int | None = None, least: int = 0) -> Check:
    """A string within lengths, counted in characters."""

    def check(value: Any, at: str, report: Report) -> None:
        if not isinstance(value, str):
            say(report, "must provide a string", at)
        elif most is not None and len(value) > most:
            say(report, f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            say(report, f"must be more than {least - 1} characters", at)

    return check


def matching(pattern: Callable[[str], object], what: str, most: int | None = None) -> Check:
    """A string that `pattern` recognises."""
    plain = string(most)

    def check(value: Any, at: str, report: Report) -> None:
        before = len(report)
        plain(value, at, report)
        if len(report) == before and not pattern(value):
            say(report, f"must be a valid {what}", at)

    return check


def one_of(*values: str) -> Check:
    """One of a few words."""

    def check(value: Any, at: str, report: Report) -> None:
        if value not in values:
            say(report, "must be a valid enum value", at)

    return check


def array(of: Check, most: int | None = None, least: int = 0) -> Check:
    """A list within lengths; each item is checked."""

    def check(value: Any, at: str, report: Report) -> None:
        if not isinstance(value, list):
            say(report, "must provide an array", at)
            return
        if most is not None and len(value) > most:
            say(report, f"no more than {most} items allowed", at)
        if len(value) < least:
            say(report, f"must provide at least {least} items", at)
        for number, item in enumerate(value):
            of(item, f"{at}/{number}", report)

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these properties and no others."""
    known = {**required, **(optional or {})}

    def check(value: Any, at: str, report: Report) -> None:
        if not isinstance(value, dict):
            say(report, "must provide an object", at)
            return
        for name in required:
            if name not in value:
                say(report, f"missing required field: {name}", at)
        for name, item in value.items():
            if name in known:
                known[name](item, f"{at}/{name}", report)
            else:
                say(report, f"invalid additional property: {name}", at)

    return check


def typed(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` decides what it must look like."""

    def check(value: Any, at: str, report: Report) -> None:
        if not isinstance(value, dict):
            say(report, "must provide an object", at)
        elif "type" not in value:
            say(report, "missing required field: type", at)
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            say(report, f"unsupported type: {value['type']}", f"{at}/type")
        else:
            kinds[value["type"]](value, at, report)

    return check


def both(*checks: Check) -> Check:
    """All of these."""

    def check(value: Any, at: str, report: Report) -> None:
        for one in checks:
            one(value, at, report)

    return check


def unique(items: list[tuple[str, str]], what: str, report: Report) -> None:
    """Name each (value, place) whose value was there before."""
    seen: set[str] = set()
    for value, at in items:
        if value in seen:
            say(report, f'`{what}` "{value}" already exists', at)
        seen.add(value)


def is_object(value: Any) -> bool:
    """A JSON object."""
    return isinstance(value, dict)


def objects(value: Any) -> list[tuple[int, Json]]:
    """The objects of a list, with their numbers; nothing when it is no list."""
    return [(number, item) for number, item in enumerate(value) if is_object(item)] if isinstance(value, list) else []
