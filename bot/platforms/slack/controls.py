"""Buttons and selects as Block Kit elements: labels are plain text, the action id is the wire id."""

from collections.abc import Iterator, Sequence

from bot.platforms.slack.text import Json, Pen
from bot.ui.fit import ELLIPSIS
from bot.ui.view import Button, ButtonStyle, Confirm, Control, Option

ELEMENTS = 25
LABEL = 75
PLACEHOLDER = 150
OPTIONS = 100
QUESTION_TITLE, QUESTION, ANSWER = 100, 300, 30


def actions(controls: Sequence[Control], pen: Pen) -> list[Json]:
    """As few actions blocks as will do: at most 25 elements in each, and no action id twice in one."""
    blocks: list[list[Json]] = []
    for element in _elements(controls, pen):
        full = not blocks or len(blocks[-1]) == ELEMENTS
        if full or any(other["action_id"] == element["action_id"] for other in blocks[-1]):
            blocks.append([])
        blocks[-1].append(element)
    return [{"type": "actions", "elements": elements} for elements in blocks]


def _elements(controls: Sequence[Control], pen: Pen) -> Iterator[Json]:
    for control in controls:
        if isinstance(control, Button):
            yield _button(control, pen)
        elif control.options:  # there is nothing to choose in an empty one, and Slack refuses it
            placeholder = pen.label(control.placeholder, PLACEHOLDER - 2)
            placeholder["text"] += more(control.options)
            yield {**select(control.options, pen), "action_id": control.wire, "placeholder": placeholder}


def _button(button: Button, pen: Pen) -> Json:
    element: Json = {"type": "button", "text": pen.label(button.label, LABEL), "action_id": button.wire}
    if button.style is not ButtonStyle.PLAIN:
        element["style"] = button.style.value
    if button.confirm is not None:
        element["confirm"] = _confirm(button, button.confirm, pen)
    return element


def _confirm(button: Button, confirm: Confirm, pen: Pen) -> Json:
    asked = {
        "title": pen.label(button.label, QUESTION_TITLE),
        "text": pen.lines(pen.atoms(confirm.question), QUESTION),
        "confirm": pen.label(confirm.yes, ANSWER),
        "deny": pen.label(confirm.no, ANSWER),
    }
    return {**asked, "style": "danger"} if button.style is ButtonStyle.DANGER else asked


def select(options: Sequence[Option], pen: Pen) -> Json:
    """A static_select without its ids: the first hundred options, each value once."""
    distinct = {option.value: option for option in reversed(options[:OPTIONS])}
    shown = [
        {"text": pen.label(option.label, LABEL), "value": option.value}
        for option in options[:OPTIONS]
        if distinct[option.value] is option
    ]
    return {"type": "static_select", "options": shown}


def more(options: Sequence[Option]) -> str:
    """What says that there are more than can be shown."""
    return f" {ELLIPSIS}" if len(options) > OPTIONS else ""
