"""Views as messages that Slack would take, and the JSON that they are expected to be."""

from typing import Any

from bot.platforms.slack.render import Shown, render_view
from bot.ui.text import Reader, Words
from bot.ui.view import Button, Part, Tone, View
from tests.platforms.slack.words import ENGLISH, HERE
from tests.wire.slack.kit.blocks import check_blocks, texts_too_long


def render(view: View, reader: Reader = ENGLISH) -> Shown:
    """As a message that Slack would take."""
    shown = render_view(view, reader, HERE)
    assert check_blocks(shown.blocks, "message") == []
    assert not texts_too_long(shown.blocks)
    assert 0 < len(shown.text) <= 4_000
    return shown


def blocks(*parts: Part, tone: Tone = Tone.PLAIN) -> list[dict[str, Any]]:
    return render(View(Words("In short"), parts, tone)).blocks


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def rich(kind: str, *elements: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": f"rich_text_{kind}", **more, "elements": list(elements)}]}


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words, "style": style} if style else {"type": "text", "text": words}


def section(words: str) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": [text(words)]}


def buttons(count: int, first: int = 0) -> tuple[Button, ...]:
    return tuple(Button(Words(f"b{n}"), f"a.b:{n}") for n in range(first, first + count))
