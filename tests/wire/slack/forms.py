"""The elements in which people choose and write: their state, and what Slack's own client checks before it sends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.wire.slack.kit.blocks import elements_of
from tests.wire.slack.rules import Json

STATE_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "overflow": ("selected_option", ""),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", ""),
}
"""Per element: where its state is, and where its first value comes from."""
LISTS = ("selected_options", "selected_users", "selected_conversations", "selected_channels", "files")


@dataclass(frozen=True, slots=True)
class Field:
    """One element that a person can act on, in its block."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        """The block's id."""
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        """The element's id."""
        return str(self.element["action_id"])

    @property
    def type(self) -> str:
        """The element's kind."""
        return str(self.element["type"])

    @property
    def is_input(self) -> bool:
        """In an input block: only there does a form wait for it."""
        return bool(self.block["type"] == "input")

    @property
    def acts(self) -> bool:
        """Whether using it sends block_actions at once."""
        return not self.is_input or bool(self.block.get("dispatch_action"))

    @property
    def label(self) -> str:
        """What a person reads on or above it."""
        words = (
            self.block.get("label") if self.is_input else self.element.get("text") or self.element.get("placeholder")
        )
        return str((words or {}).get("text", ""))


def fields_of(blocks: list[Json] | None) -> list[Field]:
    """Every element of these blocks that a person can act on."""
    return [
        Field(block, element)
        for block in blocks or []
        for _place, element in elements_of(block)
        if element.get("action_id")
    ]


def find(blocks: list[Json] | None, wanted: str) -> Field:
    """The element with this action id, block id or label. Raises LookupError: none, or several."""
    fields = fields_of(blocks)
    for key in ("action_id", "block_id", "label"):
        found = [field for field in fields if getattr(field, key) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise LookupError(f"{len(found)} elements have {key} {wanted!r}")
    there = [(field.action_id, field.label) for field in fields]
    raise LookupError(f"nothing called {wanted!r} among {there}")


def initial_state(blocks: list[Json]) -> dict[str, dict[str, Json]]:
    """What the elements hold before anybody touches them."""
    state: dict[str, dict[str, Json]] = {}
    for field in fields_of(blocks):
        if field.type in STATE_KEYS and field.type != "overflow":
            key, initial = STATE_KEYS[field.type]
            empty: Any = [] if key in LISTS else None
            held = {"type": field.type, key: field.element.get(initial, empty) if initial else empty}
            state.setdefault(field.block_id, {})[field.action_id] = held
    return state


def chosen(field: Field, value: Any) -> Json:
    """The state of an element after a person chose or wrote `value`: option values stand for their options.

    Raises LookupError when there is no such option.
    """
    key = STATE_KEYS[field.type][0]
    if key == "selected_option":
        value = None if value is None else _option(field, value)
    elif key == "selected_options":
        value = [_option(field, item) for item in value]
    elif key == "value" and value == "":
        value = None
    return {"type": field.type, key: value}


def _option(field: Field, value: Any) -> Json:
    if isinstance(value, dict):  # from an external select
        return value
    for option in _options(field.element):
        if value in (option["value"], option["text"]["text"]):
            return option
    raise LookupError(f"{field.action_id} has no option {value!r}")


def _options(element: Json) -> Iterator[Json]:
    yield from element.get("options", [])
    for group in element.get("option_groups", []):
        yield from group["options"]


def client_errors(blocks: list[Json], values: dict[str, dict[str, Json]]) -> dict[str, str]:
    """What Slack's client says before it sends a form, by block id; nothing when the form may go."""
    errors = {}
    for field in fields_of(blocks):
        if field.is_input:
            held = values.get(field.block_id, {}).get(field.action_id, {})
            problem = _problem(field, held.get(STATE_KEYS[field.type][0]))
            if problem:
                errors[field.block_id] = problem
    return errors


def _problem(field: Field, value: Any) -> str:
    if value in (None, "", []):
        return "" if field.block.get("optional") else "Please complete this required field."
    match field.type:
        case "plain_text_input":
            least, most = field.element.get("min_length", 0), field.element.get("max_length", 3_000)
            return "" if least <= len(value) <= most else f"Must be between {least} and {most} characters."
        case "email_text_input":
            return "" if re.match(r"[^@\s]+@[^@\s]+\.[^@\s]+$", value) else "Enter a valid email address."
        case "url_text_input":
            return "" if re.match(r"https?://\S+$", value) else "Enter a valid URL."
        case "number_input":
            return _number_problem(field.element, str(value))
    return ""


def _number_problem(element: Json, value: str) -> str:
    pattern = r"-?\d+(\.\d+)?$" if element["is_decimal_allowed"] else r"-?\d+$"
    if not re.match(pattern, value):
        return "Enter a valid number."
    low, high = float(element.get("min_value", "-inf")), float(element.get("max_value", "inf"))
    return "" if low <= float(value) <= high else f"Must be between {low:g} and {high:g}."
