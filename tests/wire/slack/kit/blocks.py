"""Block Kit: the blocks, where each may stand, and the rules over all of them together.

Blocks that Mijote has no use for (card, carousel, container, plan, video, call, …) are refused here as unsupported.
"""

from typing import Any

from tests.wire.slack.kit.check import (
    Check,
    Report,
    array,
    boolean,
    integer,
    objects,
    one_of,
    say,
    shape,
    string,
    typed,
    unique,
)
from tests.wire.slack.kit.elements import IMAGE, IN_ACTIONS, IN_INPUT, IN_SECTION, SLACK_FILE
from tests.wire.slack.kit.objects import URL, plain, text
from tests.wire.slack.kit.rich_text import RICH_CELL, RICH_TEXT
from tests.wire.slack.limits import BLOCK_TEXTS, MARKDOWN_TEXT, MESSAGE_BLOCKS, VIEW_BLOCKS

ID = {"block_id": string(255)}
_CONTEXT_TEXT = {kind: text(2_000) for kind in ("mrkdwn", "plain_text")}
_ALIGN = one_of("left", "center", "right")


def _section(value: Any, at: str, report: Report) -> None:
    optional = {"text": text(3_000), "fields": array(text(2_000), 10, 1), "accessory": IN_SECTION, "expand": boolean}
    shape({"type": one_of("section")}, {**ID, **optional})(value, at, report)
    if "text" not in value and "fields" not in value:
        say(report, "missing required field: text", at)


def _image(value: Any, at: str, report: Report) -> None:
    required = {"type": one_of("image"), "alt_text": string(2_000, 1)}
    shape(required, {**ID, "image_url": URL, "slack_file": SLACK_FILE, "title": plain(2_000)})(value, at, report)
    if ("image_url" in value) == ("slack_file" in value):
        say(report, "must provide either `image_url` or `slack_file`", at)


_ANYWHERE: dict[str, Check] = {
    "section": _section,
    "image": _image,
    "divider": shape({"type": one_of("divider")}, ID),
    "header": shape({"type": one_of("header"), "text": plain(150)}, ID),
    "context": shape(
        {"type": one_of("context"), "elements": array(typed({**_CONTEXT_TEXT, "image": IMAGE}), 10, 1)}, ID
    ),
    "actions": shape({"type": one_of("actions"), "elements": array(IN_ACTIONS, 25, 1)}, ID),
    "rich_text": RICH_TEXT,
    "input": shape(
        {"type": one_of("input"), "label": plain(2_000), "element": IN_INPUT},
        {**ID, "hint": plain(2_000), "optional": boolean, "dispatch_action": boolean},
    ),
    "alert": shape(
        {"type": one_of("alert"), "text": text(3_000)},
        {**ID, "level": one_of("default", "info", "warning", "error", "success")},
    ),
}
_TABLE = shape(
    {
        "type": one_of("table"),
        "rows": array(
            array(
                typed(
                    {
                        "raw_text": shape({"type": one_of("raw_text"), "text": string(None, 1)}),
                        "raw_number": shape({"type": one_of("raw_number"), "value": integer()}, {"text": string()}),
                        "rich_text": RICH_CELL,
                    }
                ),
                20,
                1,
            ),
            100,
            1,
        ),
    },
    {**ID, "column_settings": array(shape({}, {"align": _ALIGN, "is_wrapped": boolean}), 20)},
)
_MARKDOWN = shape({"type": one_of("markdown"), "text": string(MARKDOWN_TEXT, 1)}, ID)
SURFACES: dict[str, tuple[Check, int]] = {
    "message": (typed({**_ANYWHERE, "table": _TABLE, "markdown": _MARKDOWN}), MESSAGE_BLOCKS),
    "home": (typed({**_ANYWHERE, "table": _TABLE}), VIEW_BLOCKS),
    "modal": (typed(_ANYWHERE), VIEW_BLOCKS),
}


def check_blocks(blocks: Any, surface: str, at: str = "/blocks") -> Report:
    """What is wrong with these blocks on a message, a home or a modal; nothing when they are fine."""
    report: Report = []
    check, most = SURFACES[surface]
    array(check, most)(blocks, at, report)
    ids = [(block["block_id"], f"{at}/{number}/block_id") for number, block in objects(blocks) if "block_id" in block]
    unique([(value, place) for value, place in ids if isinstance(value, str)], "block_id", report)
    for number, block in objects(blocks):
        unique(_action_ids(block, f"{at}/{number}"), "action_id", report)
    return report


def elements_of(block: Any) -> list[tuple[str, Any]]:
    """The interactive elements of a block, with their places below it."""
    found = [(f"/elements/{number}", item) for number, item in objects(block.get("elements"))]
    found += [(f"/{name}", block[name]) for name in ("accessory", "element") if isinstance(block.get(name), dict)]
    return [(place, item) for place, item in found if "action_id" in item or item.get("type") in _ACTIVE]


_ACTIVE = ("button", "overflow", "checkboxes", "radio_buttons", "datepicker", "timepicker", "datetimepicker")


def _action_ids(block: Any, at: str) -> list[tuple[str, str]]:
    return [
        (item["action_id"], f"{at}{place}/action_id")
        for place, item in elements_of(block)
        if isinstance(item.get("action_id"), str)
    ]


def texts_too_long(blocks: Any) -> bool:
    """Whether all texts of a message's blocks together pass what Slack takes."""
    return _length(blocks) > BLOCK_TEXTS


def _length(tree: Any) -> int:
    if isinstance(tree, dict):
        own = len(tree["text"]) if isinstance(tree.get("text"), str) else 0
        return own + sum(_length(value) for value in tree.values())
    return sum(map(_length, tree)) if isinstance(tree, list) else 0
