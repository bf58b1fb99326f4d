"""chat.*: posting, changing, whispering, scheduling."""

from tests.wire.slack.compose import Draft, draft
from tests.wire.slack.errors import Refused
from tests.wire.slack.limits import UPDATED_TEXT
from tests.wire.slack.messages import Message, message_json
from tests.wire.slack.methods.call import Call, Method
from tests.wire.slack.rules import Json
from tests.wire.slack.state import SLACKBOT, Channel


def _target(call: Call, words: Draft) -> Channel:
    """The channel to post in. A person's id means their direct messages; under another name, Slackbot's."""
    which = call.required("channel")
    space = call.space
    if which in space.people:
        person = space.people[which]
        other = SLACKBOT if words.username or words.icons else ""
        return space.direct(person, other)
    return space.channel(which)


def _may_post(call: Call, channel: Channel) -> None:
    space = call.space
    inside = space.in_it(channel)
    if channel.kind == "im":
        person = space.people[channel.owner]
        if person.dms_closed or person.deleted or not (inside or SLACKBOT in channel.members):
            raise Refused("channel_not_found")
    elif channel.kind != "public" and not inside:
        raise Refused("channel_not_found")
    if channel.archived:
        raise Refused("is_archived")
    if not inside and channel.kind == "public" and not call.has("chat:write.public"):
        raise Refused("not_in_channel")


def _own_name(call: Call, words: Draft) -> None:
    if words.username or words.icons:
        call.need("chat:write.customize")


def post_message(call: Call) -> Json:
    """chat.postMessage."""
    words = draft(call.args)
    _own_name(call, words)
    channel = _target(call, words)
    _may_post(call, channel)
    call.fake.rates.message(channel.id)
    message = call.fake.posting.post(channel, call.space.app.bot, words, files=_shared(call, channel, words))
    return _answer(call, message, words)


def _shared(call: Call, channel: Channel, words: Draft) -> list[Json]:
    """The app's own files to which it links are shared there: not under another name, nor when it wants no previews."""
    if words.username or words.icons or not words.unfurled:
        return []
    found = call.fake.files.linked(words.text)
    for file in found:
        file.channels.append(channel.id)
    return [call.fake.files.json(file, call.fake.base_url) for file in found]


def _answer(call: Call, message: Message, words: Draft) -> Json:
    shown = message_json(message, call.space.app.id, all_metadata=True)
    answer: Json = {"ok": True, "channel": message.channel, "ts": message.ts, "message": shown}
    if words.truncated:
        answer |= {"warning": "message_truncated", "response_metadata": {"warnings": ["message_truncated"]}}
    return answer


def _own(call: Call, refusal: str) -> Message:
    channel = call.channel()
    message = call.space.message(channel, call.required("ts"))
    if not message.by_bot:
        raise Refused(refusal)
    return message


def update(call: Call) -> Json:
    """chat.update."""
    words = draft(call.args, most_text=UPDATED_TEXT)
    message = _own(call, "cant_update_message")
    if call.space.channels[message.channel].archived:
        raise Refused("is_inactive")
    call.fake.posting.change(message, words)
    return _answer(call, message, words) | {"text": message.text}


def delete(call: Call) -> Json:
    """chat.delete."""
    message = _own(call, "cant_delete_message")
    call.fake.posting.remove(message)
    return {"ok": True, "channel": message.channel, "ts": message.ts}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral: shown to one member, kept nowhere."""
    words = draft(call.args)
    _own_name(call, words)
    channel = call.channel()
    _may_post(call, channel)
    person = call.space.person(call.required("user"))
    if person.id not in channel.members:
        raise Refused("user_not_in_channel")
    call.fake.rates.message(channel.id)
    return {"ok": True, "message_ts": call.fake.posting.whisper(channel, person, words).ts}


def schedule_message(call: Call) -> Json:
    """chat.scheduleMessage. Slack's own bug: with metadata the message never gets posted."""
    words = draft(call.args)
    channel = _target(call, words)
    _may_post(call, channel)
    at = call.number("post_at", 0)
    found = call.fake.schedule.add(channel, at, words)
    return {"ok": True, "channel": channel.id, "scheduled_message_id": found, "post_at": at}


def delete_scheduled(call: Call) -> Json:
    """chat.deleteScheduledMessage."""
    call.fake.schedule.forget(call.required("scheduled_message_id"))
    return {"ok": True}


def permalink(call: Call) -> Json:
    """chat.getPermalink."""
    channel = call.channel()
    ts = call.required("message_ts")
    message = call.space.message(channel, ts)
    link = f"https://{call.space.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"ok": True, "channel": channel.id, "permalink": link}


METHODS = {
    "chat.postMessage": Method(post_message, "chat:write"),
    "chat.update": Method(update, "chat:write", 3),
    "chat.delete": Method(delete, "chat:write", 3),
    "chat.postEphemeral": Method(post_ephemeral, "chat:write", 4),
    "chat.scheduleMessage": Method(schedule_message, "chat:write", 3),
    "chat.deleteScheduledMessage": Method(delete_scheduled, "chat:write", 3),
    "chat.getPermalink": Method(permalink),
}
