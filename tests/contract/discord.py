"""Discord's contract: what its own checks would say of each message and modal, and where somebody's words stand."""

import json
from collections.abc import Iterator
from typing import Any

from bot.core.refs import Workspace
from bot.platforms.discord.render import EPHEMERAL, Shown, render_view
from bot.ui.text import Reader
from bot.ui.view import Actions, Select, View
from tests.contract.worst_cases import MARK
from tests.platforms.discord.markdown import Seen, read

Json = dict[str, Any]

HERE = Workspace("discord", "1111")
COMPONENTS, TEXT, BYTES = 40, 4_000, 10_170
IN_MESSAGES = {1: "components", 10: "content", 14: "", 17: "components"}
"""Types of components that we use, and the field that each must have."""
OUR_MARKUP = {"bold", "heading", "small", "row", "quote", "code", "moment", "person", "place", "link", "address"}


class Discord:
    """Implements tests.contract.contracts.Contract."""

    name = "discord"

    def check_view(self, view: View, reader: Reader) -> None:
        shown = render_view(view, reader, HERE)
        assert render_view(view, reader, HERE) == shown, "the same view, and not the same message"
        check_message(shown)
        check_words(shown)
        offered = {control.wire for part in view.parts if isinstance(part, Actions) for control in part.controls}
        empty = {
            control.wire
            for part in view.parts
            if isinstance(part, Actions)
            for control in part.controls
            if isinstance(control, Select) and not control.options
        }
        pressed = {item["custom_id"].partition("|")[0] for item in nodes(shown.components) if "custom_id" in item}
        assert pressed == offered - empty


def check_message(shown: Shown) -> None:
    """What Discord refuses, or answers with an error of its own."""
    assert json.loads(json.dumps(shown.components)) == shown.components
    assert shown.flags == 1 << 15
    assert shown.body(ephemeral=True)["flags"] & EPHEMERAL
    assert shown.components, "an empty message"
    found = list(nodes(shown.components))
    typed = [node for node in found if "type" in node]
    assert len(typed) <= COMPONENTS
    for component in shown.components:
        check_component(component, inside=False)
    texts = [node["content"] for node in typed if node["type"] == 10]
    assert all(text.strip() for text in texts), "nothing to read"
    assert sum(len(text.encode("utf-16-le")) // 2 for text in texts) <= TEXT
    assert (
        sum(len(value.encode()) for node in found for value in node.values() if isinstance(value, str))
        + 12 * len(found)
        <= BYTES
    )
    ids = [node["custom_id"] for node in found if "custom_id" in node]
    assert len(set(ids)) == len(ids), "two controls that cannot be told apart"
    assert set(shown.asks) <= set(ids)
    assert 0 < len(shown.text) <= 300
    assert "\n" not in shown.text


def check_component(component: Json, *, inside: bool) -> None:
    """A component of a message, of the kinds that we use."""
    needs = IN_MESSAGES[component["type"]]
    assert not needs or component[needs], f"{component['type']} without {needs}"
    if component["type"] == 17:
        assert not inside
        assert 0 <= component.get("accent_color", 0) <= 0xFFFFFF
        for one in component["components"]:
            check_component(one, inside=True)
    elif component["type"] == 1:
        check_row(component["components"])


def check_row(controls: list[Json]) -> None:
    """Up to five buttons, or one select."""
    assert 0 < len(controls) <= 5
    for control in controls:
        assert 0 < len(control["custom_id"]) <= 100
        if control["type"] == 3:
            assert len(controls) == 1
            check_select(control)
        else:
            assert control["type"] == 2
            assert control["style"] in {1, 2, 4}
            check_label(control["label"], 80)
            assert MARK not in control["label"], "somebody's words as our label"


def check_select(select: Json) -> None:
    """A select of a message or of a modal."""
    assert 0 < len(select["options"]) <= 25
    values = [option["value"] for option in select["options"]]
    assert len(set(values)) == len(values)
    for option in select["options"]:
        check_label(option["label"], 100)
        assert 0 < len(option["value"]) <= 100
    check_label(select.get("placeholder", "…"), 150)


def check_label(label: str, most: int) -> None:
    """Plain text of one line."""
    assert label.strip(), "nothing to read"
    assert len(label.encode("utf-16-le")) // 2 <= most
    assert "\n" not in label


def check_words(shown: Shown) -> None:
    """Nobody is called but who is meant, and no markup is made of somebody's words."""
    meant = shown.allowed_mentions
    assert meant.keys() == {"parse", "users"}
    assert meant["parse"] == []
    seen = [read(node["content"]) for node in nodes(shown.components) if node.get("type") == 10]
    people = [person for one in seen for person in one.of("person")]
    assert set(meant["users"]) == set(people)
    assert len(meant["users"]) <= 100
    for one in seen:
        check_seen(one)


def check_seen(seen: Seen) -> None:
    """What a client makes of a text: our own markup, with somebody's words in it as they were typed."""
    assert {kind for kind, _held in seen.marks} <= OUR_MARKUP
    for kind in ("code", "link", "moment", "person", "place"):
        assert all(MARK not in held for held in seen.of(kind)), f"somebody's words as a {kind}"
    for address in seen.of("address"):
        assert address.startswith(("https://", "http://"))


def nodes(tree: object) -> Iterator[Json]:
    """Every object in the tree."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)
