"""Modals: title, custom id, one to five labels with one field each, or texts between them."""

from typing import Any

from tests.wire.discord.errors import At, Problems
from tests.wire.discord.kit.check import Check, boolean, by_type, each, every, integer, one_of, shape, text
from tests.wire.discord.kit.components import (
    CHECKBOX,
    CHECKBOXES,
    CUSTOM_ID,
    DISPLAY,
    DISPLAY_CHECK,
    INPUT,
    LABEL,
    RADIO,
    ROW,
    SELECT_CHECKS,
    UPLOAD,
    check_ids,
    select_rules,
    walk,
)

MOST_ITEMS = 5
INPUT_TEXT = 4_000
MOST_FILES = 10
MOST_BOXES = 10


def _input_rules(field: Any, at: At, problems: Problems) -> None:
    if not isinstance(field, dict):
        return
    least, most = field.get("min_length"), field.get("max_length")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        problems.add((*at, "min_length"), "TEXT_INPUT_COMPONENT_MIN_LENGTH_EXCEEDED", "min_length exceeds max_length")
    value = field.get("value")
    if isinstance(value, str) and isinstance(most, int) and len(value) > most:
        problems.add((*at, "value"), "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


_INPUT: dict[str, Check] = {
    "value": text(0, INPUT_TEXT),
    "placeholder": text(0, 100),
    "required": boolean,
    "min_length": integer(0, INPUT_TEXT),
    "max_length": integer(1, INPUT_TEXT),
}
LABELLED_INPUT = every(shape({"custom_id": CUSTOM_ID, "style": one_of(1, 2)}, _INPUT), _input_rules)
ROW_INPUT = every(shape({"custom_id": CUSTOM_ID, "style": one_of(1, 2), "label": text(1, 45)}, _INPUT), _input_rules)
BOX = shape({"label": text(1, 100), "value": text(1, 100)}, {"description": text(0, 100), "default": boolean})
FIELDS: dict[int, Check] = SELECT_CHECKS | {
    INPUT: LABELLED_INPUT,
    UPLOAD: shape(
        {"custom_id": CUSTOM_ID},
        {"min_values": integer(0, MOST_FILES), "max_values": integer(1, MOST_FILES), "required": boolean},
    ),
    RADIO: every(
        shape({"custom_id": CUSTOM_ID, "options": each(BOX, 2, MOST_BOXES)}, {"required": boolean}), select_rules
    ),
    CHECKBOXES: every(
        shape(
            {"custom_id": CUSTOM_ID, "options": each(BOX, 1, MOST_BOXES)},
            {"min_values": integer(0, MOST_BOXES), "max_values": integer(1, MOST_BOXES), "required": boolean},
        ),
        select_rules,
    ),
    CHECKBOX: shape({"custom_id": CUSTOM_ID}, {"default": boolean}),
}
TOP: dict[int, Check] = {
    ROW: shape({"components": each(by_type({INPUT: ROW_INPUT}), 1, 1)}),
    DISPLAY: DISPLAY_CHECK,
    LABEL: shape({"label": text(1, 45), "component": by_type(FIELDS)}, {"description": text(1, 100)}),
}
MODAL = shape({"custom_id": CUSTOM_ID, "title": text(1, 45), "components": each(by_type(TOP), 1, MOST_ITEMS)})


def check_modal(data: Any, problems: Problems) -> None:
    """The `data` of a modal callback."""
    MODAL(data, ("data",), problems)
    inside = data.get("components") if isinstance(data, dict) else None
    found = list(walk(inside, ("data", "components")))
    check_ids([item for item, _at in found], [place for _item, place in found], problems)
