"""reactions.*: the bot's own, and reading everybody's."""

import re

from tests.wire.slack.errors import Refused
from tests.wire.slack.limits import EMOJI_PER_MESSAGE
from tests.wire.slack.messages import Message, message_json
from tests.wire.slack.methods.call import Call, Method
from tests.wire.slack.people import Person
from tests.wire.slack.rules import Json

NAME = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?$")


def _message(call: Call) -> Message:
    if not call.text("channel") or not call.text("timestamp"):
        raise Refused("no_item_specified")
    channel = call.channel()
    if not re.match(r"\d+\.\d+$", call.text("timestamp")):
        raise Refused("bad_timestamp")
    if channel.archived and call.method != "reactions.get":
        raise Refused("is_archived")
    return call.space.message(channel, call.text("timestamp"))


def react(call: Call, message: Message, person: Person, name: str) -> None:
    """Put a reaction under a message. Raises Refused."""
    name = name.strip(":")
    if not NAME.match(name):
        raise Refused("invalid_name")
    users = message.reactions.get(name, [])
    if person.id in users:
        raise Refused("already_reacted")
    if not users and len(message.reactions) >= EMOJI_PER_MESSAGE:
        raise Refused("too_many_emoji")
    message.reactions.setdefault(name, []).append(person.id)
    call.fake.feed.reacted("reaction_added", person, name, message)


def unreact(call: Call, message: Message, person: Person, name: str) -> None:
    """Take a reaction away. Raises Refused."""
    name = name.strip(":")
    users = message.reactions.get(name, [])
    if person.id not in users:
        raise Refused("no_reaction")
    users.remove(person.id)
    if not users:
        del message.reactions[name]
    call.fake.feed.reacted("reaction_removed", person, name, message)


def add(call: Call) -> Json:
    """reactions.add."""
    react(call, _message(call), call.space.app.bot, call.required("name"))
    return {"ok": True}


def remove(call: Call) -> Json:
    """reactions.remove."""
    unreact(call, _message(call), call.space.app.bot, call.required("name"))
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
