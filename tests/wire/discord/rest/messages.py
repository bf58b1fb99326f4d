"""Messages and reactions: created, read, edited, removed."""

from typing import Any

from tests.wire.discord.channels import DM, FORUM, Channel
from tests.wire.discord.errors import Refused, form_error
from tests.wire.discord.messages import WRITTEN, Message
from tests.wire.discord.permissions import BITS
from tests.wire.discord.rest.call import Call, Route
from tests.wire.discord.rules import Json

MOST_LISTED = 100
PLACES = ("before", "after", "around")


def sendable(call: Call, channel: Channel) -> None:
    """Whether the bot may write there. Raises Refused: closed messages, no rights."""
    world = call.world
    if channel.type == DM:
        person = world.people[channel.owner]
        if person.dms_closed:
            raise Refused(50007)
        if not world.share_a_guild(person):
            raise Refused(50278)
        return
    if channel.type == FORUM:
        raise Refused(50008)
    if not world.may_send(call.bot, channel):
        raise Refused(50013)
    if call.uploads and not world.may(call.bot, channel, "ATTACH_FILES"):
        raise Refused(50013)


def _create(call: Call) -> Json:
    channel = call.channel()
    draft = call.draft()
    sendable(call, channel)
    message = call.fake.posting.post(channel, call.bot, draft)
    return call.world.message_json(message, nonce=True)


def _get(call: Call) -> Json:
    channel = call.channel("READ_MESSAGE_HISTORY") if _in_guild(call) else call.channel()
    return _seen(call, call.message(channel))


def _in_guild(call: Call) -> bool:
    channel = call.world.channels.get(call.params["channel_id"])
    return channel is not None and channel.type != DM


def _seen(call: Call, message: Message) -> Json:
    found = call.world.message_json(message)
    hidden = "MESSAGE_CONTENT" not in call.world.app.intents and not call.fake.feed.is_open(message)
    return message.bare(found) if hidden else found


def _list(call: Call) -> list[Json]:
    channel = call.channel()
    limit = call.number("limit", 50, 1, MOST_LISTED)
    asked = [place for place in PLACES if place in call.query]
    if len(asked) > 1:
        raise form_error((asked[1],), "BASE_TYPE_CHOICES", "before, after and around exclude each other")
    if channel.type != DM and not call.world.may(call.bot, channel, "READ_MESSAGE_HISTORY"):
        return []
    messages = list(channel.messages.values())
    if asked:
        messages = _near(messages, asked[0], int(call.query[asked[0]]), limit)
    return [_seen(call, message) for message in reversed(messages[-limit:])]


def _near(messages: list[Message], place: str, ident: int, limit: int) -> list[Message]:
    """The messages nearest to an id, oldest first."""
    older = [message for message in messages if int(message.id) < ident]
    newer = [message for message in messages if int(message.id) > ident]
    if place == "before":
        return older[-limit:]
    if place == "after":
        return newer[:limit]
    here = [message for message in messages if int(message.id) == ident]
    half = limit // 2
    return older[-half:] + here + newer[: max(0, limit - half - len(here))] if half else here


def _edit(call: Call) -> Json:
    channel = call.channel()
    message = call.message(channel)
    if message.author is not call.bot:
        raise Refused(50005)
    if message.type not in WRITTEN:
        raise Refused(50021)
    if channel.archived:
        raise Refused(50083)
    call.fake.posting.change(message, call.draft(message))
    return call.world.message_json(message)


def _delete(call: Call) -> None:
    channel = call.channel()
    message = call.message(channel)
    if message.author is not call.bot:
        if channel.type == DM:
            raise Refused(50003)
        if not call.world.may(call.bot, channel, "MANAGE_MESSAGES"):
            raise Refused(50013)
    if channel.archived:
        raise Refused(50083)
    call.fake.posting.remove(message)


def _react(call: Call) -> None:
    channel = call.channel(*(["READ_MESSAGE_HISTORY"] if _in_guild(call) else []))
    message = call.message(channel)
    if channel.archived:
        raise Refused(50083)
    emoji = call.params["emoji_name"]
    if channel.type != DM and emoji not in message.reactions and not call.world.may(call.bot, channel, "ADD_REACTIONS"):
        raise Refused(50013)
    if emoji.isalnum() and emoji.isascii():
        raise Refused(10014)
    call.fake.posting.react(message, call.bot, emoji)


def _unreact(call: Call) -> None:
    channel = call.channel()
    user = call.params.get("user_id", call.bot.id)
    if user != call.bot.id and not call.world.permissions(call.bot, channel) & BITS["MANAGE_MESSAGES"]:
        raise Refused(50013)
    if user not in call.world.people:
        raise Refused(10013)
    call.fake.posting.unreact(call.message(channel), call.world.people[user], call.params["emoji_name"])


def _reactors(call: Call) -> list[Json]:
    message = call.message(call.channel())
    limit = call.number("limit", 25, 1, MOST_LISTED)
    after = int(call.query.get("after", "0"))
    by = message.reactions.get(call.params["emoji_name"], {})
    users = sorted((user for user in by if int(user) > after), key=int)
    return [call.world.people[user].json() for user in users[:limit]]


def _typing(call: Call) -> Any:
    sendable(call, call.channel())


CHANNEL = "/channels/{channel_id}"
MESSAGE = f"{CHANNEL}/messages/{{message_id}}"
EMOJI = f"{MESSAGE}/reactions/{{emoji_name}}"
ROUTES = {
    "create_message": Route("POST", f"{CHANNEL}/messages", _create, message=True),
    "list_messages": Route("GET", f"{CHANNEL}/messages", _list),
    "get_message": Route("GET", MESSAGE, _get),
    "update_message": Route("PATCH", MESSAGE, _edit, message=True),
    "delete_message": Route("DELETE", MESSAGE, _delete),
    "add_my_message_reaction": Route("PUT", f"{EMOJI}/@me", _react),
    "delete_my_message_reaction": Route("DELETE", f"{EMOJI}/@me", _unreact),
    "delete_user_message_reaction": Route("DELETE", f"{EMOJI}/{{user_id}}", _unreact),
    "list_message_reactions_by_emoji": Route("GET", EMOJI, _reactors),
    "trigger_typing_indicator": Route("POST", f"{CHANNEL}/typing", _typing),
}
