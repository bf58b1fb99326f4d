"""Components as a person's client uses them: found by label, filled in, checked before anything is sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.wire.discord.interactions import Interaction
from tests.wire.discord.kit.components import (
    BUTTON,
    CHECKBOX,
    CHECKBOXES,
    DISPLAY,
    INPUT,
    LABEL,
    RADIO,
    ROW,
    SELECTS,
    STRINGS,
    UPLOAD,
)
from tests.wire.discord.messages import Message, nodes
from tests.wire.discord.resolved import Resolved
from tests.wire.discord.rules import Json

PRESSABLE = (BUTTON, *SELECTS)
REQUIRED = "This field is required"


def find_component(message: Message, name: str) -> Json:
    """A button or select by custom id, label, placeholder or emoji. Raises LookupError."""
    for node in nodes(message.components):
        emoji = (node.get("emoji") or {}).get("name")
        if node.get("type") in PRESSABLE and name in (
            node.get("custom_id"),
            node.get("label"),
            node.get("placeholder"),
            emoji,
        ):
            return node
    raise LookupError(f"no {name!r} in {[node.get('label') for node in nodes(message.components)]}")


def as_list(value: Any) -> list[Any]:
    """One or several things chosen."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def options_chosen(component: Json, names: Sequence[Any]) -> list[str]:
    """The values of options, each named by its label or value. Raises LookupError."""
    by_name = {option["label"]: option["value"] for option in component["options"]}
    by_name |= {option["value"]: option["value"] for option in component["options"]}
    if unknown := [name for name in names if name not in by_name]:
        raise LookupError(f"no such option: {unknown}, only {[option['label'] for option in component['options']]}")
    return [by_name[name] for name in names]


def select_values(component: Json, value: Any, resolved: Resolved) -> list[str]:
    """What a select holds when this is chosen. Raises LookupError."""
    names = as_list(value)
    if component["type"] == STRINGS:
        return options_chosen(component, names)
    return resolved.of_kind(component["type"], names)


def count_problem(component: Json, count: int, *, needed: bool) -> str:
    """What the client says when too few or too many are chosen."""
    least, most = component.get("min_values"), component.get("max_values")
    least = 1 if least is None else least
    most = (len(component["options"]) if component["type"] == CHECKBOXES else 1) if most is None else most
    if not count and not needed:
        return ""
    if not count and least:
        return REQUIRED
    return "" if least <= count <= most else f"Choose from {least} to {most}"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a modal, with the label above it."""

    label: str
    component: Json

    @property
    def key(self) -> str:
        """Its custom id."""
        return str(self.component["custom_id"])


class Modal:
    """A modal as it stands open before a person. Values are kept by custom id, in the shape that is sent."""

    def __init__(self, data: Json, began: Interaction) -> None:
        self.data = data
        self.began = began
        self.values: dict[str, Any] = {field.key: initial(field.component) for field in self.fields()}

    def fields(self) -> Iterator[Field]:
        """Every field, in order."""
        for item in self.data["components"]:
            if item["type"] == LABEL:
                yield Field(item["label"], item["component"])
            elif item["type"] == ROW:
                yield Field(item["components"][0].get("label", ""), item["components"][0])

    def fill(self, values: Mapping[str, Any], resolved: Resolved) -> None:
        """Write and choose, by custom id or label. Raises LookupError."""
        for name, value in values.items():
            found = [field for field in self.fields() if name in (field.key, field.label)]
            if not found:
                raise LookupError(f"no field {name!r} among {[field.label for field in self.fields()]}")
            self.values[found[0].key] = _held(found[0].component, value, resolved)

    def problems(self) -> dict[str, str]:
        """What the client would not send, by custom id."""
        found = {field.key: _problem(field.component, self.values[field.key]) for field in self.fields()}
        return {key: problem for key, problem in found.items() if problem}

    def submitted(self) -> list[Json]:
        """The components as they are sent."""
        return [self._sent(item) for item in self.data["components"]]

    def _sent(self, item: Json) -> Json:
        if item["type"] == LABEL:
            return {"type": LABEL, "id": item.get("id", 0), "component": self._value(item["component"])}
        if item["type"] == ROW:
            return {"type": ROW, "id": item.get("id", 0), "components": [self._value(item["components"][0])]}
        return {"type": DISPLAY, "id": item.get("id", 0)}

    def _value(self, component: Json) -> Json:
        held = self.values[component["custom_id"]]
        found: Json = {"type": component["type"], "id": component.get("id", 0), "custom_id": component["custom_id"]}
        return found | ({"values": held} if isinstance(held, list) else {"value": held})

    def json(self) -> Json:
        """For tests: the title, the fields with what they hold, and everything as the bot sent it."""
        fields = [
            {
                "label": field.label,
                "custom_id": field.key,
                "value": self.values[field.key],
                "component": field.component,
            }
            for field in self.fields()
        ]
        return {"title": self.data["title"], "custom_id": self.data["custom_id"], "fields": fields, "data": self.data}


def initial(component: Json) -> Any:
    """What a field holds before anybody touches it."""
    kind = component["type"]
    if kind == INPUT:
        return component.get("value") or ""
    if kind == CHECKBOX:
        return bool(component.get("default"))
    chosen = [option["value"] for option in component.get("options") or [] if option.get("default")]
    if kind == RADIO:
        return chosen[0] if chosen else None
    return chosen or [str(default["id"]) for default in component.get("default_values") or []]


def _held(component: Json, value: Any, resolved: Resolved) -> Any:
    kind = component["type"]
    if kind == INPUT:
        return str(value)
    if kind == CHECKBOX:
        return bool(value)
    if kind == UPLOAD:
        return [resolved.file(file) for file in as_list(value)]
    if kind == CHECKBOXES:
        return options_chosen(component, as_list(value))
    if kind == RADIO:
        return options_chosen(component, [value])[0]
    return select_values(component, value, resolved)


def _problem(component: Json, held: Any) -> str:
    kind = component["type"]
    needed = component.get("required") is not False
    if kind == CHECKBOX:
        return ""
    if kind == RADIO:
        return REQUIRED if needed and held is None else ""
    if kind != INPUT:
        return count_problem(component, len(held), needed=needed)
    if not held:
        return REQUIRED if needed else ""
    least, most = component.get("min_length") or 0, component.get("max_length") or 4_000
    return "" if least <= len(held) <= most else f"Must be between {least} and {most} in length"
