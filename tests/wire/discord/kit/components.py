"""Components of messages: what each may hold (Discord's OpenAPI file), and the rules over all of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from tests.wire.discord.errors import At, Problems
from tests.wire.discord.kit.check import (
    Check,
    anything,
    boolean,
    by_type,
    each,
    every,
    integer,
    no_repeats,
    one_of,
    shape,
    text,
)
from tests.wire.discord.rules import Json

ROW, BUTTON, STRINGS, INPUT, USERS, ROLES, MENTIONABLES, CHANNELS = 1, 2, 3, 4, 5, 6, 7, 8
SECTION, DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL, UPLOAD = 9, 10, 11, 12, 13, 14, 17, 18, 19
RADIO, CHECKBOXES, CHECKBOX = 21, 22, 23
SELECTS = (STRINGS, USERS, ROLES, MENTIONABLES, CHANNELS)
LINK, PREMIUM = 5, 6
"""Styles of buttons that have no custom id."""
MOST_COMPONENTS = 40
MOST_TEXT = 4_000
MOST_ROWS = 5
ROW_WIDTH = 5
OPTIONS = 25

CUSTOM_ID = text(1, 100)
EMOJI = shape({}, {"name": text(1, 32), "id": integer(0), "animated": boolean})
MEDIA = shape({"url": text(1, 2048)})


def _button_rules(button: Any, at: At, problems: Problems) -> None:
    if not isinstance(button, dict):
        return
    style = button.get("style")
    if style == LINK:
        if not button.get("url"):
            problems.add((*at, "url"), "BUTTON_COMPONENT_URL_REQUIRED", "A URL is required")
        if button.get("custom_id"):
            problems.add(
                (*at, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE", "A url or a custom id, not both"
            )
    elif style != PREMIUM and not button.get("custom_id"):
        problems.add((*at, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
    if not (button.get("label") or button.get("emoji") or style == PREMIUM):
        problems.add((*at, "label"), "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji")


def select_rules(select: Any, at: At, problems: Problems) -> None:
    """What the fields of a select (or a group of boxes) must be to each other."""
    if not isinstance(select, dict):
        return
    least, most = select.get("min_values"), select.get("max_values")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        problems.add(
            (*at, "min_values"), "SELECT_COMPONENT_MIN_VALUES_EXCEEDED", "min_values must not exceed max_values"
        )
    options = select.get("options")
    if isinstance(options, list):
        no_repeats(options, "value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", (*at, "options"), problems)
        if isinstance(most, int) and most > len(options):
            problems.add((*at, "max_values"), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {len(options)}.")


OPTION = shape(
    {"label": text(1, 100), "value": text(1, 100)}, {"description": text(0, 100), "default": boolean, "emoji": EMOJI}
)
BUTTON_CHECK = every(
    shape(
        {"style": one_of(1, 2, 3, 4, 5, 6)},
        {"custom_id": CUSTOM_ID, "label": text(0, 80), "url": text(0, 512), "disabled": boolean, "emoji": EMOJI},
    ),
    _button_rules,
)
_CHOICE: dict[str, Check] = {
    "placeholder": text(0, 150),
    "min_values": integer(0, OPTIONS),
    "max_values": integer(1, OPTIONS),
    "disabled": boolean,
    "required": boolean,
}
STRING_SELECT = every(shape({"custom_id": CUSTOM_ID, "options": each(OPTION, 1, OPTIONS)}, _CHOICE), select_rules)
PLACE_SELECT = every(
    shape(
        {"custom_id": CUSTOM_ID},
        _CHOICE | {"default_values": each(anything, 0, OPTIONS), "channel_types": each(anything)},
    ),
    select_rules,
)
SELECT_CHECKS: dict[int, Check] = {STRINGS: STRING_SELECT} | dict.fromkeys(SELECTS[1:], PLACE_SELECT)


def _row_rules(row: Any, at: At, problems: Problems) -> None:
    inside = row.get("components") if isinstance(row, dict) else None
    if not isinstance(inside, list):
        return
    kinds = [item.get("type") for item in inside if isinstance(item, dict)]
    if any(kind in SELECTS for kind in kinds) and len(kinds) > 1:
        problems.add(
            (*at, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width"
        )


DISPLAY_CHECK = shape({"content": text(1, MOST_TEXT)})
ROW_CHECK = every(
    shape({"components": each(by_type({BUTTON: BUTTON_CHECK, **SELECT_CHECKS}), 1, ROW_WIDTH)}), _row_rules
)
THUMBNAIL_CHECK = shape({"media": MEDIA}, {"description": text(1, 1024), "spoiler": boolean})
SECTION_CHECK = shape(
    {
        "components": each(by_type({DISPLAY: DISPLAY_CHECK}), 1, 3),
        "accessory": by_type({BUTTON: BUTTON_CHECK, THUMBNAIL: THUMBNAIL_CHECK}),
    }
)
GALLERY_CHECK = shape({"items": each(THUMBNAIL_CHECK, 1, 10)})
_INSIDE: dict[int, Check] = {
    ROW: ROW_CHECK,
    SECTION: SECTION_CHECK,
    DISPLAY: DISPLAY_CHECK,
    GALLERY: GALLERY_CHECK,
    FILE: shape({"file": MEDIA}, {"spoiler": boolean}),
    SEPARATOR: shape({}, {"spacing": one_of(1, 2), "divider": boolean}),
}
CONTAINER_CHECK = shape(
    {"components": each(by_type(_INSIDE), 1, MOST_COMPONENTS)},
    {"accent_color": integer(0, 0xFFFFFF), "spoiler": boolean},
)
V2 = each(by_type(_INSIDE | {CONTAINER: CONTAINER_CHECK}), 0, MOST_COMPONENTS)
LEGACY = each(by_type({ROW: ROW_CHECK}), 0, MOST_ROWS)


def walk(components: Any, at: At) -> Iterator[tuple[Json, At]]:
    """Every component with its place, outer ones first."""
    if not isinstance(components, list):
        return
    for number, item in enumerate(components):
        if isinstance(item, dict):
            yield item, (*at, number)
            yield from walk(item.get("components"), (*at, number, "components"))
            for name in ("accessory", "component"):
                if isinstance(item.get(name), dict):
                    yield item[name], (*at, number, name)


def check_components(components: Any, problems: Problems, *, v2: bool, at: At = ("components",)) -> None:
    """The components of a message."""
    (V2 if v2 else LEGACY)(components, at, problems)
    found = list(walk(components, at))
    check_ids([item for item, _at in found], [place for _item, place in found], problems)
    if v2 and len(found) > MOST_COMPONENTS:
        words = f"The total number of components has exceeded the maximum ({MOST_COMPONENTS})"
        problems.add(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", words)
    written = sum(len(str(item.get("content", ""))) for item, _at in found if item.get("type") == DISPLAY)
    if written > MOST_TEXT:
        words = f"Components displayable text size exceeds maximum size of {MOST_TEXT}"
        problems.add(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words)


def check_ids(items: Sequence[Json], places: Sequence[At], problems: Problems) -> None:
    """Custom ids and component ids are unique."""
    for name, code in (("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"), ("id", "COMPONENT_ID_DUPLICATED")):
        seen: set[Any] = set()
        for item, place in zip(items, places, strict=True):
            value = item.get(name)
            if not value:
                continue
            if value in seen:
                problems.add((*place, name), code, "Component custom id cannot be duplicated")
            seen.add(value)


def numbered(components: list[Json]) -> list[Json]:
    """The same components, each with the id that Discord gives to those without."""
    found = [item for item, _at in walk(components, ())]
    taken = {item["id"] for item in found if item.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)
    for item in found:
        if not item.get("id"):
            item["id"] = next(free)
    return components
