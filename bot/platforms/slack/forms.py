"""Modals and home tabs: forms as input blocks, what was answered in them, and views that are no message."""

from typing import Any

from bot.core.refs import Workspace
from bot.platforms.slack.controls import more, select
from bot.platforms.slack.render import render_blocks
from bot.platforms.slack.text import Json, Pen
from bot.ui.fit import head
from bot.ui.form import AnyField, ChoiceField, Form, PersonField, PlaceField
from bot.ui.text import Reader, Words, _
from bot.ui.view import View, say

NAME = "Mijote"
MODAL_LABEL = 24
"""A modal's title and its two buttons."""
LABEL = HINT = 2_000
ANSWER = 3_000
CHANNELS: Json = {
    "include": ["public", "private"],
    "exclude_external_shared_channels": True,  # what is written there is read by strangers
    "exclude_bot_users": True,
}
"""The channels that can be chosen."""
VALUE = "value"
"""The action id of every field; its block id is the field's name."""


def render_form(form: Form, reader: Reader, workspace: Workspace) -> Json:
    """A form as a modal; `callback_id` is its wire id."""
    pen = Pen(reader, workspace)
    intro = [] if form.intro is None else render_blocks(say(form.intro), pen)
    return {
        "type": "modal",
        "callback_id": form.wire,
        "title": pen.label(form.title, MODAL_LABEL),
        "submit": pen.label(form.submit, MODAL_LABEL),
        "close": pen.label(_("Cancel"), MODAL_LABEL),
        "blocks": [*intro, *(_field(field, pen) for field in form.fields)],
    }


def _field(field: AnyField, pen: Pen) -> Json:
    label = pen.label(field.label, LABEL - 2)
    if isinstance(field, ChoiceField):
        label["text"] += more(field.options)
    block: Json = {
        "type": "input",
        "block_id": field.name,
        "label": label,
        "element": {"action_id": VALUE, **_element(field, pen)},
        "optional": not field.required,
    }
    return block if field.hint is None else {**block, "hint": pen.lines(pen.atoms(field.hint), HINT)}


def _element(field: AnyField, pen: Pen) -> Json:
    if isinstance(field, ChoiceField):
        element = select(field.options, pen)
        chosen = [option for option in element["options"] if option["value"] == field.initial]
        return {**element, "initial_option": chosen[0]} if chosen else element
    if isinstance(field, PersonField):
        return {"type": "users_select"} | ({"initial_user": field.initial} if field.initial else {})
    if isinstance(field, PlaceField):
        element = {"type": "conversations_select", "filter": CHANNELS}
        return {**element, "initial_conversation": field.initial} if field.initial else element
    limit = max(1, min(field.limit, ANSWER))
    element = {"type": "plain_text_input", "multiline": field.multiline, "max_length": limit}
    initial = head(field.initial, limit)  # no "…": what stands in a field is sent back as the answer
    return {**element, "initial_value": initial} if initial else element


def values_of(view: Json) -> dict[str, str]:
    """What was answered in a submitted modal, by field; "" where nothing was."""
    blocks: dict[str, dict[str, Json]] = view.get("state", {}).get("values", {})
    return {name: _answer(elements[VALUE]) for name, elements in blocks.items() if VALUE in elements}


def _answer(element: Json) -> str:
    option: Any = element.get("selected_option")
    answer = option.get("value") if isinstance(option, dict) else element.get("value")
    return answer if isinstance(answer, str) else ""


def whisper_modal(view: View, reader: Reader, workspace: Workspace) -> Json:
    """A view as a small modal, where Slack has no way to show it to one person only."""
    pen = Pen(reader, workspace)
    return {
        "type": "modal",
        "title": pen.label(Words(NAME), MODAL_LABEL),
        "close": pen.label(_("Close"), MODAL_LABEL),
        "blocks": render_blocks(view, pen),
    }


def home(view: View, reader: Reader, workspace: Workspace) -> Json:
    """A view as somebody's home tab, for views.publish."""
    return {"type": "home", "blocks": render_blocks(view, Pen(reader, workspace))}
