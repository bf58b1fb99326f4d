"""Channels and threads: read, started, changed, entered and left."""

from tests.wire.discord.channels import FORUM, PRIVATE_THREAD, PUBLIC_THREAD, TEXT, Channel
from tests.wire.discord.errors import Problems, Refused, form_error
from tests.wire.discord.kit.check import text
from tests.wire.discord.permissions import BITS
from tests.wire.discord.rest.call import Call, Route
from tests.wire.discord.rules import Json
from tests.wire.discord.threads import ARCHIVE_AFTER

MOST_TAGS = 5
MOST_ARCHIVED = 100


def _get(call: Call) -> Json:
    return call.world.channel_json(call.channel())


def _name(call: Call) -> str:
    problems = Problems()
    name = str(call.fields.get("name") or "").strip()
    text(1, 100)(name, ("name",), problems)
    after = call.fields.get("auto_archive_duration")
    if after is not None and after not in ARCHIVE_AFTER:
        problems.add(("auto_archive_duration",), "BASE_TYPE_CHOICES", f"Value must be one of {ARCHIVE_AFTER}.")
    problems.settle()
    return name


def _settled(call: Call, thread: Channel) -> Channel:
    thread.auto_archive = call.fields.get("auto_archive_duration") or thread.auto_archive
    thread.invitable = bool(call.fields.get("invitable", True))
    return thread


# --- starting -----------------------------------------------------------------------------------------


def _from_message(call: Call) -> Json:
    parent = call.channel("CREATE_PUBLIC_THREADS")
    if parent.type != TEXT:
        raise Refused(50024)
    source, name = call.message(parent), _name(call)
    thread = _settled(call, call.fake.threads.start(parent, call.bot, name, PUBLIC_THREAD, source))
    call.fake.posting.started(thread, call.bot, source)
    return thread.thread_json(call.bot.id)


def _start(call: Call) -> Json:
    parent = call.channel()
    if parent.type == FORUM:
        return _post(call, parent)
    kind = int(call.fields.get("type") or PRIVATE_THREAD)
    need = "CREATE_PRIVATE_THREADS" if kind == PRIVATE_THREAD else "CREATE_PUBLIC_THREADS"
    if parent.type != TEXT or kind not in (PUBLIC_THREAD, PRIVATE_THREAD):
        raise Refused(50024)
    call.channel(need)
    thread = _settled(call, call.fake.threads.start(parent, call.bot, _name(call), kind))
    call.fake.posting.started(thread, call.bot)
    return thread.thread_json(call.bot.id)


def _post(call: Call, forum: Channel) -> Json:
    call.channel("SEND_MESSAGES")
    tags = [str(tag) for tag in call.fields.get("applied_tags") or []]
    if len(tags) > MOST_TAGS or any(tag not in [known["id"] for known in forum.tags] for tag in tags):
        raise form_error(("applied_tags",), "BASE_TYPE_CHOICES", "No such tag, or too many")
    if forum.tag_required and not tags:
        raise Refused(40067)
    name, draft = _name(call), call.draft(inside="message")
    thread = _settled(call, call.fake.threads.start(forum, call.bot, name))
    thread.applied_tags = tags
    message = call.fake.posting.first_post(thread, call.bot, draft)
    return thread.thread_json(call.bot.id) | {"message": call.world.message_json(message)}


# --- changing -----------------------------------------------------------------------------------------


def _edit(call: Call) -> Json:
    thread = call.thread()
    mine = thread.owner == call.bot.id
    if not mine and not call.world.permissions(call.bot, thread) & BITS["MANAGE_THREADS"]:
        raise Refused(50013)
    fields = call.fields
    opens = fields.get("archived") is False
    if thread.archived and not opens:
        raise Refused(50083)
    if fields.get("name") is not None:
        thread.name = _name(call)
    for name in ("locked", "invitable"):
        if fields.get(name) is not None:
            setattr(thread, name, bool(fields[name]))
    thread.auto_archive = fields.get("auto_archive_duration") or thread.auto_archive
    if fields.get("applied_tags") is not None:
        thread.applied_tags = [str(tag) for tag in fields["applied_tags"]]
    call.fake.threads.archive(thread, archived=bool(fields.get("archived", thread.archived)))
    return thread.thread_json(call.bot.id)


def _delete(call: Call) -> Json:
    channel = call.channel()
    if not channel.is_thread:
        return call.world.channel_json(channel)  # closing direct messages changes nothing for anybody else
    if not call.world.permissions(call.bot, channel) & BITS["MANAGE_THREADS"]:
        raise Refused(50013)
    call.fake.feed.thread_removed(channel)
    call.world.forget(channel)
    return channel.thread_json()


# --- members ------------------------------------------------------------------------------------------


def _enter(call: Call) -> None:
    thread = call.thread()
    if thread.archived:
        raise Refused(50083)
    person = call.world.people.get(call.params.get("user_id", call.bot.id))
    if person is None:
        raise Refused(10013)
    if not call.world.may(person, call.world.channels[thread.parent], "VIEW_CHANNEL"):
        raise Refused(50001)
    call.fake.threads.enter(thread, [person.id])


def _leave(call: Call) -> None:
    thread = call.thread()
    if thread.archived:
        raise Refused(50083)
    call.fake.threads.leave(thread, call.params.get("user_id", call.bot.id))


def _members(call: Call) -> list[Json]:
    thread = call.thread()
    return [thread.member_json(person) for person in thread.members]


def _active(call: Call) -> Json:
    guild = call.guild()
    found = [thread for thread in call.world.threads(guild=guild.id) if not thread.archived]
    return _threads(call, [thread for thread in found if call.world.permissions(call.bot, thread)])


def _archived(call: Call) -> Json:
    parent = call.channel("READ_MESSAGE_HISTORY")
    kind = PRIVATE_THREAD if call.name == "list_private_archived_threads" else PUBLIC_THREAD
    if kind == PRIVATE_THREAD:
        call.channel("MANAGE_THREADS")
    limit = call.number("limit", 50, 1, MOST_ARCHIVED)
    before = call.query.get("before", "9999")
    found = [
        thread
        for thread in call.world.threads(parent=parent.id)
        if thread.archived and thread.type == kind and thread.archive_stamp < before
    ]
    found.sort(key=lambda thread: thread.archive_stamp, reverse=True)
    return _threads(call, found[:limit]) | {"has_more": len(found) > limit}


def _threads(call: Call, threads: list[Channel]) -> Json:
    mine = [thread.member_json(call.bot.id) for thread in threads if call.bot.id in thread.members]
    return {"threads": [thread.thread_json(call.bot.id) for thread in threads], "members": mine}


CHANNEL = "/channels/{channel_id}"
INSIDE = f"{CHANNEL}/thread-members"
ROUTES = {
    "get_channel": Route("GET", CHANNEL, _get),
    "update_channel": Route("PATCH", CHANNEL, _edit),
    "delete_channel": Route("DELETE", CHANNEL, _delete),
    "create_thread_from_message": Route("POST", f"{CHANNEL}/messages/{{message_id}}/threads", _from_message),
    "create_thread": Route("POST", f"{CHANNEL}/threads", _start),
    "list_thread_members": Route("GET", INSIDE, _members),
    "join_thread": Route("PUT", f"{INSIDE}/@me", _enter),
    "leave_thread": Route("DELETE", f"{INSIDE}/@me", _leave),
    "add_thread_member": Route("PUT", f"{INSIDE}/{{user_id}}", _enter),
    "delete_thread_member": Route("DELETE", f"{INSIDE}/{{user_id}}", _leave),
    "get_active_guild_threads": Route("GET", "/guilds/{guild_id}/threads/active", _active),
    "list_public_archived_threads": Route("GET", f"{CHANNEL}/threads/archived/public", _archived),
    "list_private_archived_threads": Route("GET", f"{CHANNEL}/threads/archived/private", _archived),
}
