"""Discord's contract: what its own checks would say of each message and modal, and where somebody's words stand."""

import json
from collections.abc import Iterator
from typing import Any

from bot.core.refs import Workspace
from bot.platforms.discord.events import event_body
from bot.platforms.discord.forms import Draft, Lost, Sent, Unfinished, pages, render_form, taken, values_of
from bot.platforms.discord.render import EPHEMERAL, Shown, render_view
from bot.ui.form import ChoiceField, Form
from bot.ui.happening import Happening
from bot.ui.ports import PutEvent
from bot.ui.text import Reader
from bot.ui.view import Actions, Select, View
from tests.contract.worst_cases import MARK
from tests.platforms.discord.markdown import Seen, read
from tests.wire.discord.errors import Problems
from tests.wire.discord.kit.components import BUTTON, DISPLAY, INPUT, LABEL, MOST_TEXT, check_components
from tests.wire.discord.kit.modals import check_modal

Json = dict[str, Any]

HERE = Workspace("discord", "1111")
BYTES = 10_170
MODAL_TEXT = 45
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

    def check_form(self, form: Form, reader: Reader) -> None:
        asked: list[str] = []
        draft = Draft(form)
        done: Sent | Unfinished | Lost = Lost({})
        for page, fields in enumerate(pages(form)):
            modal = render_form(form, reader, HERE, page)
            check_page(modal)
            labels = [component for component in modal["components"] if component["type"] == LABEL]
            for label, field in zip(labels, fields, strict=True):
                assert label["component"]["custom_id"] == field.name
                assert label["component"]["required"] is field.required
                if isinstance(field, ChoiceField):
                    assert len(label["component"]["options"]) == min(len(field.options), 25)
            asked += [field.name for field in fields]
            values = values_of(submitted(modal))
            assert list(values) == [field.name for field in fields]
            done = taken(modal["custom_id"], values, draft)
            draft = done.draft if isinstance(done, Unfinished) else draft
        assert asked == [field.name for field in form.fields]
        assert isinstance(done, Sent)
        assert done.wire == form.wire
        assert list(done.values) == asked

    def check_event(self, happening: Happening, reader: Reader) -> None:
        body = event_body(PutEvent("0" * 32, HERE, happening, reader), lambda channel: channel)
        assert json.loads(json.dumps(body)) == body
        location = body["entity_metadata"]["location"]
        for text, most in ((body["name"], 100), (body["description"], 1_000), (location, 100)):
            assert text.strip()
            assert units(text) <= most
        assert "\n" not in body["name"] + location
        check_seen(read(body["description"]))


def submitted(modal: Json, **answers: str) -> Json:
    """What Discord sends when somebody sends a modal, with these answers or what stood in it."""
    inside = [
        {"type": LABEL, "id": number, "component": answered(label["component"], answers)}
        if label["type"] == LABEL
        else {"type": label["type"], "id": number}
        for number, label in enumerate(modal["components"])
    ]
    return {"custom_id": modal["custom_id"], "components": inside}


def answered(component: Json, answers: dict[str, str]) -> Json:
    """A question of a modal with its answer."""
    name = component["custom_id"]
    held = {"type": component["type"], "id": 99, "custom_id": name}
    if component["type"] == INPUT:
        return {**held, "value": answers.get(name, component.get("value", ""))}
    stood = [one["value"] for one in component.get("options", []) if one.get("default")]
    stood += [one["id"] for one in component.get("default_values", [])]
    return {**held, "values": [answers[name]] if answers.get(name) else stood}


def check_page(modal: Json) -> None:
    """A page of a form that Discord would take, with somebody's words only where they are plain."""
    assert json.loads(json.dumps(modal)) == modal
    problems = Problems()
    check_modal(modal, problems)
    assert not problems.tree, problems.tree
    assert units(modal["title"]) <= MODAL_TEXT
    for component in modal["components"]:
        if component["type"] == DISPLAY:
            check_seen(read(component["content"]))
        else:
            assert units(component["label"]) <= MODAL_TEXT
            assert MARK not in component["label"]
            assert component["component"].get("max_length", 1) >= units(component["component"].get("value", ""))
    for node in nodes(modal["components"]):
        check_labels(node)


def check_message(shown: Shown) -> None:
    """What Discord refuses, or answers with an error of its own."""
    assert json.loads(json.dumps(shown.components)) == shown.components
    assert shown.flags == 1 << 15
    assert shown.body(ephemeral=True)["flags"] & EPHEMERAL
    assert shown.components, "an empty message"
    problems = Problems()
    check_components(shown.components, problems, v2=True)
    assert not problems.tree, problems.tree
    found = list(nodes(shown.components))
    texts = [node["content"] for node in found if node.get("type") == DISPLAY]
    assert all(text.strip() for text in texts), "nothing to read"
    assert sum(map(units, texts)) <= MOST_TEXT
    assert heavy(found) <= BYTES, "Discord would answer with an error 500"
    ids = [node["custom_id"] for node in found if "custom_id" in node]
    assert set(shown.asks) <= set(ids)
    assert 0 < len(shown.text) <= 300
    assert "\n" not in shown.text
    for node in found:
        check_labels(node)


def heavy(found: list[Json]) -> int:
    """Bytes of components, about as Discord counts them: 12 for each, and its words."""
    return sum(12 + sum(len(value.encode()) for value in node.values() if isinstance(value, str)) for node in found)


def units(text: str) -> int:
    """Discord does not say whether 😀 counts once or twice."""
    return len(text.encode("utf-16-le")) // 2


def check_labels(node: Json) -> None:
    """Plain texts of one line, within their limits, and only where we know that they are plain."""
    assert not (node.get("type") == BUTTON and MARK in node["label"]), "somebody's words as our label"
    limits = {"label": 80 if node.get("type") == BUTTON else 100, "placeholder": 150, "description": 100}
    for name, most in limits.items():
        if name in node:
            assert node[name].strip(), "nothing to read"
            assert units(node[name]) <= most
            assert "\n" not in node[name]


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
