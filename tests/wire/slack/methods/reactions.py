"""reactions.*: the bot's own, and reading everybody's."""

import re

from tests.wire.slack.errors import Refused
from tests.wire.slack.messages import Message, message_json
from tests.wire.slack.methods.call import Call, Method
from tests.wire.slack.rules import Json


def _message(call: Call) -> Message:
    if not call.text("channel") or not call.text("timestamp"):
        raise Refused("no_item_specified")
    channel = call.channel()
    if not re.match(r"\d+\.\d+$", call.text("timestamp")):
        raise Refused("bad_timestamp")
    if channel.archived and call.method != "reactions.get":
        raise Refused("is_archived")
    return call.space.message(channel, call.text("timestamp"))


def add(call: Call) -> Json:
    """reactions.add."""
    call.fake.posting.react(_message(call), call.space.app.bot, call.required("name"))
    return {"ok": True}


def remove(call: Call) -> Json:
    """reactions.remove."""
    call.fake.posting.unreact(_message(call), call.space.app.bot, call.required("name"))
    return {"ok": True}


def get(call: Call) -> Json:
    """reactions.get."""
    message = _message(call)
    return {
        "ok": True,
        "type": "message",
        "channel": message.channel,
        "message": message_json(message, call.space.app.id),
    }


METHODS = {
    "reactions.add": Method(add, "reactions:write", 3),
    "reactions.remove": Method(remove, "reactions:write", 2),
    "reactions.get": Method(get, "reactions:read", 3),
}
