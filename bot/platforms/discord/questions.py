"""The question before something that cannot be undone: Discord has no dialog for it, so it is a message of its own.

A button that wants to be confirmed has a custom id that says so. The question itself is kept in memory by the adapter;
after a restart a plainer one is made from the button as it stands in the message, so that it works at any time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.core.refs import Workspace
from bot.platforms.discord.controls import BUTTON, LABEL, STYLES, row
from bot.platforms.discord.ids import DISMISS, CustomId
from bot.platforms.discord.render import Shown, render_view
from bot.platforms.discord.text import Json, Pen
from bot.ui.text import Reader, Span, Words, _
from bot.ui.view import ButtonStyle, Confirm, say


def question(
    custom_id: str, message: Mapping[str, Any], kept: Confirm | None, reader: Reader, workspace: Workspace
) -> Shown:
    """The question before the button `custom_id` of a message. Its "yes" is that button, without being asked again."""
    pressed = _find(custom_id, message.get("components", [])) or {}
    asked = kept or _plain(str(pressed.get("label") or "…"))
    danger = pressed.get("style", STYLES[ButtonStyle.DANGER]) == STYLES[ButtonStyle.DANGER]
    pen = Pen(reader, workspace)
    answers = (
        _answer(asked.yes, CustomId.read(custom_id).wire, ButtonStyle.DANGER if danger else ButtonStyle.PRIMARY, pen),
        _answer(asked.no, DISMISS, ButtonStyle.PLAIN, pen),
    )
    shown = render_view(say(asked.question), reader, workspace)
    return replace(shown, components=[*shown.components, row(answers)])


def _plain(label: str) -> Confirm:
    return Confirm(_("“{label}”: are you sure?", label=Words(label)), Words(label), _("Cancel"))


def _answer(label: Span, wire: str, style: ButtonStyle, pen: Pen) -> Json:
    custom_id = str(CustomId(wire))
    return {"type": BUTTON, "style": STYLES[style], "label": pen.label(label, LABEL), "custom_id": custom_id}


def _find(custom_id: str, components: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    for component in components:
        if component.get("custom_id") == custom_id:
            return component
        if found := _find(custom_id, component.get("components", [])):
            return found
    return None
