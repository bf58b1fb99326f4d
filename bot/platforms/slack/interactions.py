"""Presses, choices, forms, shortcuts and commands of Slack: a person waits for the answer.

They carry no event id and are never sent again; what is unique about them is their trigger id.
"""

from collections.abc import Mapping

from bot.core.inbound import Commanded, Pressed, Submitted
from bot.core.refs import MessageRef, PersonRef, PlaceRef, Workspace
from bot.platforms.slack import words
from bot.platforms.slack.emoji import with_emoji
from bot.platforms.slack.forms import VALUE
from bot.platforms.slack.payload import Json, a_token, an_id, at, installed_in, message, objects, somebody, text

TYPED = ""
"""Under this name the values of a command hold what was typed after it, in Slack's markup (see commands.py)."""


def pressed(body: Json) -> Pressed | None:
    """A button, or a choice in a select: of a message, a home tab or a form."""
    actions = objects(at(body, "actions"))
    if not actions:
        raise ValueError("actions is missing")
    action, by = actions[0], _user(body)
    wire = text(action, "action_id")
    if by is None or not _is_wire(wire):
        return None
    return Pressed(key=_key(body, action), by=by, wire=wire, value=chosen(action), on=_stands_in(by.workspace, body))


def submitted(body: Json) -> Submitted | None:
    """A form was sent: its fields by name, as forms.py lays them out."""
    by, wire = _user(body), text(body, "view", "callback_id")
    if by is None or not _is_wire(wire):
        return None
    state = at(body, "view", "state", "values")
    blocks = state if isinstance(state, Mapping) else {}
    fields = {
        str(name): block[VALUE] for name, block in blocks.items() if isinstance(block, Mapping) and VALUE in block
    }
    return Submitted(key=_key(body), by=by, wire=wire, values={name: chosen(held) for name, held in fields.items()})


def shortcut(body: Json, names: Mapping[str, str]) -> Pressed | None:
    """A shortcut is a press wherever one is; on a message, its value is what the message says."""
    by, wire = _user(body), text(body, "callback_id")
    if by is None or not _is_wire(wire):
        return None
    if at(body, "type") == "shortcut":
        return Pressed(key=_key(body, body), by=by, wire=wire)
    on = message(by.workspace, an_id(body, "channel", "id"), body, "message_ts")
    said = words.of(at(body, "message"), names)
    return Pressed(key=_key(body, body), by=by, wire=wire, value=said, on=on, author=_author(by.workspace, body))


def _author(workspace: Workspace, body: Json) -> PersonRef | None:
    written = at(body, "message")
    if at(written, "bot_id") is not None or at(written, "subtype") not in words.SPOKEN:
        return None
    team = at(written, "user_team") or at(written, "team")
    return somebody(body, workspace, written, "user", team=team)


def commanded(body: Json) -> Commanded | None:
    """A slash command as it was typed: its name may be in any language, its values are not told apart yet."""
    workspace = installed_in(body)
    by, name = somebody(body, workspace, body, "user_id"), text(body, "command").removeprefix("/")
    if by is None:
        return None
    if not name:
        raise ValueError("command is not of its shape")
    place = PlaceRef(workspace, an_id(body, "channel_id"))
    return Commanded(key=_key(body), by=by, command=name, values={TYPED: text(body, "text")}, place=place)


def chosen(held: object) -> str:
    """What an element holds: a button's value, what was written, or what was chosen; "" for nothing."""
    if at(held, "type") == "plain_text_input":
        return with_emoji(text(held, "value"))
    names = list(held) if isinstance(held, Mapping) else []
    selected = at(held, next((name for name in names if str(name).startswith("selected_")), "value"))
    return ",".join(filter(None, map(_value, selected if isinstance(selected, list) else [selected])))


def _value(selected: object) -> str:
    found = at(selected, "value") if isinstance(selected, Mapping) else selected
    return str(found) if isinstance(found, str | int) else ""


def _is_wire(name: str) -> bool:
    """Links too are told when they are opened, and fields when they are filled in: those have no wire id of ours."""
    return "." in name


def _user(body: Json) -> PersonRef | None:
    return somebody(body, installed_in(body), body, "user", "id", team=at(body, "user", "team_id"))


def _key(body: Json, action: object = None) -> str:
    when = f":{a_token(action, 'action_ts')}" if at(action, "action_ts") is not None else ""
    return f"i:{a_token(body, 'trigger_id')}{when}"


def _stands_in(workspace: Workspace, body: Json) -> MessageRef | None:
    """The message in which something was pressed. A whisper can be neither edited nor found again: none."""
    container = at(body, "container")
    if at(container, "type") != "message" or at(container, "is_ephemeral") is True:
        return None
    return message(workspace, an_id(container, "channel_id"), container, "message_ts")
