"""Buttons and selects as rows of components, with custom ids that no two of a message share."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.platforms.discord.ids import CustomId, Mark
from bot.platforms.discord.text import Json, Pen
from bot.ui.fit import ELLIPSIS, units
from bot.ui.view import Button, ButtonStyle, Confirm, Control, Option, Select

T = TypeVar("T")

ROW, BUTTON, SELECT = 1, 2, 3
"""Types of components."""
WIDTH = 5
"""Buttons of a row."""
LABEL, OPTION, PLACEHOLDER = 80, 100, 150
OPTIONS = 25
"""Options of one select: a longer list takes several."""
MOST_OPTIONS = 100
NAME = 24
"""Characters of the first and of the last option of a part, in its placeholder."""

STYLES = {ButtonStyle.PRIMARY: 1, ButtonStyle.PLAIN: 2, ButtonStyle.DANGER: 4}


@dataclass(slots=True)
class Board:
    """All that can be pressed in one message. `label`, `option`, `options` are the most that one control may take."""

    pen: Pen
    label: int = LABEL
    option: int = OPTION
    options: int = MOST_OPTIONS
    asks: dict[str, Confirm] = field(default_factory=dict)
    """What has to be asked before, by custom id."""
    _copies: Counter[str] = field(default_factory=Counter)

    def rows(self, controls: Sequence[Control]) -> list[Json]:
        """The controls as rows: buttons side by side, then each select in its own row."""
        buttons = [self._button(control) for control in controls if isinstance(control, Button)]
        selects = [part for control in controls if isinstance(control, Select) for part in self._selects(control)]
        return [row(some) for some in (*batches(buttons, WIDTH), *([select] for select in selects))]

    def compact(self, controls: Sequence[Control]) -> list[Json]:
        """All of a message's controls in as few rows as will do, under the custom ids that they have anyway."""
        return Board(self.pen, self.label, self.option, self.options).rows(controls)

    def _button(self, button: Button) -> Json:
        custom_id = self._id(button.wire, Mark.NOTHING if button.confirm is None else Mark.ASK)
        if button.confirm is not None:
            self.asks[custom_id] = button.confirm
        label = self.pen.label(button.label, self.label)
        return {"type": BUTTON, "style": STYLES[button.style], "label": label, "custom_id": custom_id}

    def _selects(self, select: Select) -> Iterator[Json]:
        """As many as it takes: somebody must find every colleague, and Discord shows 25 in one."""
        options = distinct(select.options)
        parts = list(batches(options[: self.options], OPTIONS))
        more = f" {ELLIPSIS}" if len(options) > self.options else ""
        for part in parts:
            span = f" {self._name(part[0])} – {self._name(part[-1])}" if len(parts) > 1 else ""
            end = span + (more if part is parts[-1] else "")
            yield {
                "type": SELECT,
                "custom_id": self._id(select.wire),
                "placeholder": self.pen.label(select.placeholder, PLACEHOLDER - units(end)) + end,
                "options": [
                    {"label": self.pen.label(option.label, self.option), "value": option.value} for option in part
                ],
            }

    def _name(self, option: Option) -> str:
        return self.pen.label(option.label, NAME)

    def _id(self, wire: str, mark: Mark = Mark.NOTHING) -> str:
        number = self._copies[wire]
        self._copies[wire] += 1
        return str(CustomId(wire, mark, number))


def row(components: Sequence[Json]) -> Json:
    """Components side by side."""
    return {"type": ROW, "components": list(components)}


def distinct(options: Sequence[Option]) -> list[Option]:
    """Each value once: Discord refuses a second one."""
    first = {option.value: option for option in reversed(options)}
    return [option for option in options if first[option.value] is option]


def batches(items: Sequence[T], size: int) -> Iterator[list[T]]:
    """The items, so many at a time."""
    return (list(items[start : start + size]) for start in range(0, len(items), size))
