"""conversations.*: finding, opening, joining and reading channels."""

from decimal import Decimal, InvalidOperation

from tests.wire.slack.compose import flag
from tests.wire.slack.errors import Refused, missing
from tests.wire.slack.events import READ
from tests.wire.slack.limits import HISTORY_MOST
from tests.wire.slack.messages import Message, Thread, message_json
from tests.wire.slack.methods.call import Call, Method, page
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Channel

KINDS = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}


def channel_json(call: Call, channel: Channel) -> Json:
    """The channel object."""
    space = call.space
    if channel.kind == "im":
        return {
            "id": channel.id,
            "created": channel.created,
            "is_im": True,
            "is_archived": False,
            "is_org_shared": False,
            "user": channel.owner,
            "is_user_deleted": space.people[channel.owner].deleted,
            "context_team_id": space.team,
        }
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private",
        "is_im": False,
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "public",
        "is_archived": channel.archived,
        "is_general": channel.name == "general",
        "is_ext_shared": channel.shared,
        "is_shared": channel.shared,
        "is_org_shared": False,
        "is_member": space.in_it(channel),
        "created": channel.created,
        "creator": channel.creator,
        "context_team_id": space.team,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(channel.members),
    }


def info(call: Call) -> Json:
    """conversations.info."""
    return {"ok": True, "channel": channel_json(call, call.known())}


def listing(call: Call) -> Json:
    """conversations.list."""
    kinds = [kind.strip() for kind in (call.text("types") or "public_channel").split(",")]
    if any(kind not in KINDS for kind in kinds):
        raise Refused("invalid_types")
    for kind in kinds:
        call.need(READ[KINDS[kind]])
    wanted = {KINDS[kind] for kind in kinds}
    hide_archived = flag(call.args, "exclude_archived")
    found = [
        channel
        for channel in call.space.channels.values()
        if channel.kind in wanted
        and (channel.kind == "public" or call.space.in_it(channel))
        and not (hide_archived and channel.archived)
    ]
    shown, cursor = page(found, min(call.number("limit", 100), 1_000), call.text("cursor"))
    channels = [channel_json(call, channel) for channel in shown]
    return {"ok": True, "channels": channels, "response_metadata": {"next_cursor": cursor}}


def members(call: Call) -> Json:
    """conversations.members."""
    channel = call.known()
    shown, cursor = page(list(channel.members), min(call.number("limit", 100), 1_000), call.text("cursor"))
    return {"ok": True, "members": shown, "response_metadata": {"next_cursor": cursor}}


def join(call: Call) -> Json:
    """conversations.join: public channels only."""
    channel = call.channel()
    if channel.kind != "public":
        raise Refused("method_not_supported_for_channel_type")
    if channel.archived:
        raise Refused("is_archived")
    answer: Json = {"ok": True}
    if call.space.in_it(channel):
        answer |= {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    else:
        call.fake.rooms.enter(channel, call.space.app.bot)
    return answer | {"channel": channel_json(call, channel)}


def leave(call: Call) -> Json:
    """conversations.leave."""
    channel = call.channel()
    if not call.space.in_it(channel):
        return {"ok": True, "not_in_channel": True}
    call.fake.rooms.leave(channel, call.space.app.bot)
    return {"ok": True}


def open_direct(call: Call) -> Json:
    """conversations.open, for one person's direct messages (or one that is open already)."""
    if which := call.text("channel"):
        channel = call.space.channel(which)
        if channel.kind != "im":
            raise Refused("method_not_supported_for_channel_type")
        return {"ok": True, "channel": {"id": channel.id}}
    users = call.args.get("users")
    names = [str(user) for user in users] if isinstance(users, list) else call.text("users").split(",")
    if not names[0]:
        raise Refused("users_list_not_supplied")
    if len(names) > 1:
        raise Refused("not_enough_users" if len(set(names)) == 1 else "too_many_users")
    person = call.space.people.get(names[0])
    if person is None:
        raise Refused("user_not_found")
    if person.deleted:
        raise Refused("user_disabled")
    if person.is_bot:
        raise Refused("cannot_dm_bot")
    before = len(call.space.channels)
    channel = call.space.direct(person)
    answer: Json = {"ok": True, "channel": {"id": channel.id}}
    if flag(call.args, "return_im"):
        answer["channel"] = channel_json(call, channel)
    if len(call.space.channels) == before:
        answer |= {"no_op": True, "already_open": True}
    return answer


# --- reading messages -------------------------------------------------------------------------------------


def micros(ts: str, error: str) -> int:
    """A ts or a number of seconds, in microseconds. Raises Refused(error)."""
    try:
        return int(Decimal(ts) * 1_000_000)
    except InvalidOperation:
        raise Refused(error) from None


def _window(call: Call, channel: Channel) -> tuple[int, int]:
    """The microseconds between which messages are asked for, both included."""
    inside = flag(call.args, "inclusive")
    oldest, latest = call.text("oldest") or "0", call.text("latest")
    low = micros(oldest, "invalid_ts_oldest") + (0 if inside else 1)
    high = micros(latest, "invalid_ts_latest") - (0 if inside else 1) if latest else channel.last
    return max(low, call.space.visible_since()), high


def _shown(call: Call, channel: Channel, message: Message) -> Json:
    everything = flag(call.args, "include_all_metadata")
    found = message_json(message, call.space.app.id, all_metadata=everything)
    if message.is_reply:
        found["parent_user_id"] = channel.messages[message.thread_ts].author.id
    elif replies := channel.replies(message.ts):
        found |= Thread(replies).json(message)
    return found


def _limit(call: Call, default: int) -> int:
    limit = call.number("limit", default)
    if not 1 <= limit <= HISTORY_MOST + 1:
        raise Refused("invalid_limit")
    return min(limit, HISTORY_MOST)


def history(call: Call) -> Json:
    """conversations.history: thread roots, newest first."""
    channel = call.readable()
    low, high = _window(call, channel)
    found = []
    for ts, message in reversed(channel.messages.items()):
        at = micros(ts, "")
        if at < low:
            break
        if at <= high and (not message.is_reply or message.broadcast):
            found.append(message)
    shown, cursor = page(found, _limit(call, 100), call.text("cursor"))
    answer: Json = {"ok": True, "messages": [_shown(call, channel, message) for message in shown]}
    answer |= {"has_more": bool(cursor), "pin_count": 0, "channel_actions_ts": None, "channel_actions_count": 0}
    if cursor:
        answer["response_metadata"] = {"next_cursor": cursor}
    oldest = next(iter(channel.messages), "")
    if call.space.rules.free_plan and oldest and micros(oldest, "") < call.space.visible_since():
        answer["is_limited"] = True
    return answer


def replies(call: Call) -> Json:
    """conversations.replies: the parent, then its replies, oldest first; a reply's own ts gives only that reply."""
    channel = call.readable()
    parent = channel.messages.get(call.required("ts"))
    if parent is None:
        raise Refused("thread_not_found")
    low, high = _window(call, channel)
    below = [message for message in channel.replies(parent.ts) if low <= micros(message.ts, "") <= high]
    shown, cursor = page(below, _limit(call, HISTORY_MOST), call.text("cursor"))
    messages = [_shown(call, channel, message) for message in [parent, *shown]]
    answer: Json = {"ok": True, "messages": messages, "has_more": bool(cursor)}
    if cursor:
        answer["response_metadata"] = {"next_cursor": cursor}
    return answer


def of_user(call: Call) -> Json:
    """users.conversations: where the bot, or a person, is a member."""
    person = call.space.person(call.text("user") or call.space.app.bot.id)
    kinds = {KINDS.get(kind.strip(), "") for kind in (call.text("types") or "public_channel").split(",")}
    if "" in kinds:
        raise Refused("invalid_types")
    for kind in kinds:
        call.need(READ[kind])
    found = [
        channel for channel in call.space.channels.values() if channel.kind in kinds and person.id in channel.members
    ]
    shown, cursor = page(found, min(call.number("limit", 100), 1_000), call.text("cursor"))
    channels = [channel_json(call, channel) for channel in shown]
    return {"ok": True, "channels": channels, "response_metadata": {"next_cursor": cursor}}


def invite(call: Call) -> Json:
    """conversations.invite, for people that the bot brings into a channel where it is."""
    channel = call.known()
    if not call.space.in_it(channel):
        raise Refused("not_in_channel")
    users = call.text("users")
    if not users:
        raise missing("users")
    for user in users.split(","):
        person = call.space.person(user)
        if person.id in channel.members:
            raise Refused("already_in_channel")
        call.fake.rooms.enter(channel, person, inviter=call.space.app.bot.id)
    return {"ok": True, "channel": channel_json(call, channel)}


METHODS = {
    "conversations.info": Method(info, "", 3),
    "conversations.list": Method(listing, "", 2),
    "conversations.members": Method(members, "", 4),
    "conversations.join": Method(join, "channels:join", 3),
    "conversations.leave": Method(leave, "channels:join", 3),
    "conversations.invite": Method(invite, "channels:manage", 3),
    "conversations.open": Method(open_direct, "im:write", 3),
    "conversations.history": Method(history, "", 3),
    "conversations.replies": Method(replies, "", 3),
    "users.conversations": Method(of_user, "", 3),
}
