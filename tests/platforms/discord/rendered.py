"""Views as messages that Discord would take, and the JSON that they are expected to be."""

from typing import Any

from bot.platforms.discord.render import Shown, render_view
from bot.ui.text import Reader, Words
from bot.ui.view import Button, Part, Tone, View
from tests.contract.discord import check_message, nodes
from tests.platforms.discord.markdown import read
from tests.platforms.discord.words import ENGLISH, HERE

Json = dict[str, Any]


def render(view: View, reader: Reader = ENGLISH) -> Shown:
    """As a message that Discord would take."""
    shown = render_view(view, reader, HERE)
    check_message(shown)
    return shown


def components(*parts: Part, tone: Tone = Tone.PLAIN) -> list[Json]:
    """The components of a view, without their frame."""
    shown = render(View(Words("In short"), parts, tone)).components
    inside: list[Json] = shown[0]["components"] if shown[0]["type"] == 17 else shown
    return inside


def texts(*parts: Part, tone: Tone = Tone.PLAIN) -> list[str]:
    """The texts of a view, in markdown."""
    return [node["content"] for node in nodes(components(*parts, tone=tone)) if node.get("type") == 10]


def visible(*parts: Part) -> list[str]:
    """What of them is seen."""
    return [read(text).text for text in texts(*parts)]


def text(content: str) -> Json:
    return {"type": 10, "content": content}


def row(*controls: Json) -> Json:
    return {"type": 1, "components": list(controls)}


def button(label: str, custom_id: str, style: int = 2) -> Json:
    return {"type": 2, "style": style, "label": label, "custom_id": custom_id}


def buttons(count: int, first: int = 0) -> tuple[Button, ...]:
    return tuple(Button(Words(f"b{n}"), f"a.b:{n}") for n in range(first, first + count))
