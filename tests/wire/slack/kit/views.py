"""Views: modals and home tabs as views.* accept them."""

import json
from typing import Any

from tests.wire.slack.kit.blocks import check_blocks
from tests.wire.slack.kit.check import Report, anything, boolean, objects, one_of, say, shape, string
from tests.wire.slack.kit.objects import plain
from tests.wire.slack.limits import VIEW_BYTES

_META = {"private_metadata": string(3_000), "callback_id": string(255), "external_id": string(255)}
_MODAL = shape(
    {"type": one_of("modal"), "title": plain(24), "blocks": anything},
    {
        **_META,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
_HOME = shape({"type": one_of("home"), "blocks": anything}, _META)


def check_view(view: Any, kind: str) -> Report:
    """What is wrong with this view as a `modal` or a `home`; nothing when it is fine."""
    report: Report = []
    if not isinstance(view, dict):
        return ["must provide an object [json-pointer:/view]"]
    if view.get("type") != kind:
        return [f"must be of type {kind} [json-pointer:/view/type]"]
    (_HOME if kind == "home" else _MODAL)(view, "/view", report)
    report += check_blocks(view.get("blocks"), kind, "/view/blocks") if "blocks" in view else []
    if kind == "modal" and "submit" not in view:
        for number, block in objects(view.get("blocks")):
            if block.get("type") == "input":
                say(report, "must define `submit` to use an `input` block in modals", f"/view/blocks/{number}/input")
    return report


def too_large(view: Any) -> bool:
    """Whether the whole view passes 250 kB."""
    return len(json.dumps(view, separators=(",", ":"))) > VIEW_BYTES
