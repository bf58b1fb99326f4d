"""Slack's contract: what its own checks would say of each message, modal and home, and where somebody's words stand."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.core.refs import Workspace
from bot.platforms.slack.forms import home, render_form, whisper_modal
from bot.platforms.slack.render import render_view
from bot.ui.form import Form
from bot.ui.happening import Happening
from bot.ui.text import Reader
from bot.ui.view import View
from tests.contract.worst_cases import MARK
from tests.wire.slack.kit.blocks import check_blocks, texts_too_long
from tests.wire.slack.kit.views import check_view, too_large
from tests.wire.slack.limits import UPDATED_TEXT
from tests.wire.slack.mentions import Mentions, read
from tests.wire.slack.text import Names

HERE = Workspace("slack", "T0PASSERELLES")
USERNAME = 80
MEMBERS = Names({"U123": "U123", "ana": "UANA"}, {"sos": "CSOS"})


class Slack:
    """Implements tests.contract.contracts.Contract."""

    name = "slack"

    def check_view(self, view: View, reader: Reader) -> None:
        shown = render_view(view, reader, HERE)
        assert render_view(view, reader, HERE) == shown, "the same view, and not the same message"
        assert shown.blocks, "an empty message"
        assert check_blocks(shown.blocks, "message") == []
        assert not texts_too_long(shown.blocks)
        check_words(shown.blocks)
        check_text(shown.text)
        assert read(MEMBERS, "", shown.blocks) == Mentions(), "somebody is called who was only named"
        # A typed address may be opened there, as in any message.
        assert replace(read(MEMBERS, shown.text, []), links=[]) == Mentions()
        assert (shown.username is None) == (view.face is None)
        assert shown.username is None or 0 < len(shown.username.strip()) <= USERNAME
        for body in (home(view, reader, HERE), whisper_modal(view, reader, HERE)):
            self._check_body(body)

    def check_event(self, happening: Happening, reader: Reader) -> None:
        raise AssertionError(f"Slack has no list of coming events: {happening} for {reader}")

    def check_form(self, form: Form, reader: Reader) -> None:
        shown = render_form(form, reader, HERE)
        assert shown["callback_id"] == form.wire
        assert MARK not in shown["submit"]["text"]
        inputs = [block for block in shown["blocks"] if block["type"] == "input"]
        assert [block["block_id"] for block in inputs] == [field.name for field in form.fields]
        assert {block["element"]["action_id"] for block in inputs} == {"value"}
        self._check_body(shown)

    def _check_body(self, body: dict[str, Any]) -> None:
        assert check_view(body, body["type"]) == []
        assert not too_large(body)
        assert body["blocks"]
        check_words(body["blocks"])


def check_words(blocks: list[dict[str, Any]]) -> None:
    """JSON that stays the same on the way, and somebody's words nowhere but where Slack parses nothing."""
    assert json.loads(json.dumps(blocks)) == blocks
    for node in nodes(blocks):
        for key, value in node.items():
            if isinstance(value, str) and MARK in value:
                inert = key == "text" and node["type"] in {"text", "plain_text"}
                inert |= key == "initial_value" and node["type"] == "plain_text_input"
                assert inert, f"somebody's words in the {key} of a {node.get('type')}: {value[:100]!r}"
        if node.get("type") == "plain_text":
            assert node["text"].strip(), "nothing to read"
            assert node.get("emoji") is False, "somebody's :smile: would become a picture"
        if node.get("type") == "button":
            assert MARK not in node["text"]["text"], "somebody's words as our label"
        if node.get("type") in {"link", "mrkdwn"}:
            assert MARK not in json.dumps(node, ensure_ascii=False)


def check_text(text: str) -> None:
    """What notifications and screen readers get: there, not too long, and nothing in it but our own tokens."""
    assert text.strip()
    assert len(text) <= UPDATED_TEXT
    for rest in text.split("<")[1:]:
        token, closed, _after = rest.partition(">")
        assert closed, f"an open token: {rest[:100]!r}"
        assert token.startswith(("!date^", "https://")), f"a token that is not ours: {token[:100]!r}"
        assert MARK not in token
    for rest in text.split("&")[1:]:
        assert rest.startswith(("amp;", "lt;", "gt;")), f"not escaped: {rest[:10]!r}"


def nodes(tree: object) -> Iterator[dict[str, Any]]:
    """Every object in the tree."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)
