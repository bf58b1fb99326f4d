"""The playground's contract: the documents that its page shows, with their limits."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.platforms.playground.events import shown
from bot.platforms.playground.render import render_answer, render_form, render_view
from bot.platforms.playground.state import State
from bot.platforms.playground.workspace import REF
from bot.ui.form import Form
from bot.ui.happening import Happening
from bot.ui.ports import PutEvent
from bot.ui.reply import Answer, OpenForm, Whisper
from bot.ui.text import Reader
from bot.ui.view import View
from tests.contract.worst_cases import MARK

Json = Mapping[str, Any]

PARTS = {"title", "paragraph", "file", "quote", "note", "facts", "bullets", "divider", "actions"}
LIMITS = {"title": 150, "paragraph": 3000, "quote": 3000, "note": 2000}
FACT, ROW, ROWS = 2000, 3000, 100
SUMMARY, LABEL, CONTROLS, OPTIONS = 300, 75, 25, 100
FORM_TITLE, FIELD_LABEL, HINT = 45, 150, 2000
WIRE = 100
MOMENT = 30


class Playground:
    """Implements tests.contract.contracts.Contract."""

    name = "playground"

    def check_view(self, view: View, reader: Reader) -> None:
        doc = render_view(view, reader)
        assert json.loads(json.dumps(doc)) == doc, "the page gets it as JSON"
        assert render_answer(Answer(Whisper(view), reader)) == {"kind": "whisper", "doc": doc}
        assert 0 < len(doc["summary"]) <= SUMMARY
        assert doc["summary"].strip()
        assert doc["parts"], "an empty message"
        assert view.face is None or view.face.name.strip(), "words of nobody"
        for part in doc["parts"]:
            self._check_part(part)

    def _check_part(self, part: Json) -> None:
        kind = part["kind"]
        assert kind in PARTS
        if kind in LIMITS:
            check_spans(part["spans"], LIMITS[kind])
        elif kind == "facts":
            for fact in part["facts"]:
                assert visible(fact["label"]).strip()
                check_spans(fact["label"], LIMITS["title"])
                check_spans(fact["spans"], FACT)
        elif kind == "bullets":
            assert len(part["rows"]) <= ROWS
            for row in part["rows"]:
                check_spans(row, ROW)
        elif kind == "actions":
            self._check_controls(part["controls"])

    def _check_controls(self, controls: list[Json]) -> None:
        assert 0 < len(controls) <= CONTROLS
        wires = [control["wire"] for control in controls]
        assert len(set(wires)) == len(wires), "two controls that cannot be told apart"
        for control in controls:
            assert 0 < len(control["wire"]) <= WIRE
            if control["kind"] == "select":
                check_label(control["placeholder"], ours=True)
                assert 0 < len(control["options"]) <= OPTIONS
                values = [option["value"] for option in control["options"]]
                assert len(set(values)) == len(values)
                for option in control["options"]:
                    check_label(option["label"])
            else:
                assert control["kind"] == "button"
                check_label(control["label"], ours=True)
                assert control["style"] in {"plain", "primary", "danger"}

    def check_event(self, happening: Happening, reader: Reader) -> None:
        said = shown(PutEvent("0" * 32, REF, happening, reader), State())
        assert json.loads(json.dumps(said)) == said
        assert all(said[name].strip() for name in ("name", "description", "where"))

    def check_form(self, form: Form, reader: Reader) -> None:
        shown = render_form(form, reader)
        assert json.loads(json.dumps(shown)) == shown
        assert render_answer(Answer(OpenForm(form), reader)) == {"kind": "form", "form": shown}
        assert 0 < len(shown["wire"]) <= WIRE
        check_label(shown["title"], FORM_TITLE)
        check_label(shown["submit"], ours=True)
        if shown["intro"] is not None:
            check_spans(shown["intro"], LIMITS["paragraph"])
        names = [field["name"] for field in shown["fields"]]
        assert names
        assert len(set(names)) == len(names)
        for field in shown["fields"]:
            check_label(field["label"], FIELD_LABEL)
            assert field["hint"] is None or 0 < len(field["hint"]) <= HINT
            if field["type"] == "text":
                assert len(field["initial"]) <= field["limit"] > 0
            elif field["type"] in {"person", "place"}:
                assert field["options"] == [], "the page knows who and what is there"
            else:
                assert field["type"] == "choice"
                assert 0 < len(field["options"]) <= OPTIONS


def check_label(label: str, limit: int = LABEL, *, ours: bool = False) -> None:
    """Words on something to press: never empty, never too long; somebody's words only in options and titles."""
    assert label.strip(), "nothing to read"
    assert len(label) <= limit
    assert not (ours and MARK in label), f"somebody's words as our label: {label!r}"


def check_spans(spans: list[Json], limit: int) -> None:
    """Within the limit, and somebody's words in `user` spans only."""
    assert length(spans) <= limit
    for span in flat(spans):
        match span["t"]:
            case "words" | "code":
                assert MARK not in span["text"], f"somebody's words taken for ours: {span['text'][:100]!r}"
            case "user":
                assert isinstance(span["text"], str)
            case "moment":
                assert isinstance(span["ms"], int)
                assert span["text"]
            case "mention" | "place":
                assert span["name"]
            case other:
                raise AssertionError(f"the page knows no {other!r}")


def flat(spans: list[Json]) -> Iterator[Json]:
    """Every leaf."""
    for span in spans:
        if span["t"] in {"bold", "link"}:
            assert "url" not in span or span["url"].startswith(("https://", "http://", "mailto:"))
            yield from flat(span["spans"])
        else:
            yield span


def length(spans: list[Json]) -> int:
    """Visible characters; a moment counts for what a date takes."""
    return sum(MOMENT if span["t"] == "moment" else len(span.get("text", span.get("name", ""))) for span in flat(spans))


def visible(spans: list[Json]) -> str:
    """What is read."""
    return "".join(span.get("text", span.get("name", "")) for span in flat(spans))
