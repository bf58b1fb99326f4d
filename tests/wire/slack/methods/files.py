"""files.*: the upload in three steps, and what is known of a file."""

from tests.wire.slack.compose import Draft, read_blocks
from tests.wire.slack.errors import Refused, missing
from tests.wire.slack.files import Stored
from tests.wire.slack.methods.call import Call, Method
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Channel


def upload_url(call: Call) -> Json:
    """files.getUploadURLExternal."""
    name, length = call.required("filename"), call.number("length", 0)
    if length < 1:
        raise missing("length")
    file = call.fake.files.promise(name, length, call.space.app.bot)
    return {"ok": True, "upload_url": f"{call.fake.base_url}/upload/v1/{file.ticket}", "file_id": file.id}


def _file(call: Call, wanted: object) -> Stored:
    found = call.fake.files.all.get(str(wanted))
    if found is None or found.content is None:
        raise Refused("file_not_found")
    return found


def complete(call: Call) -> Json:
    """files.completeUploadExternal: shared in a channel, or private without one."""
    items = call.json("files")
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise missing("files")
    found = [_file(call, item.get("id")) for item in items]
    if any(file.done for file in found):
        raise Refused("file_not_found")
    blocks = read_blocks(call.args)
    channel = _place(call)
    for file, item in zip(found, items, strict=True):
        file.done, file.title = True, str(item.get("title") or file.name)
    if channel is not None:
        call.fake.rates.message(channel.id)
        for file in found:
            file.channels.append(channel.id)
        shown = [call.fake.files.json(file, call.fake.base_url) for file in found]
        words = Draft(call.text("initial_comment"), blocks, thread_ts=call.text("thread_ts"))
        call.fake.posting.post(channel, call.space.app.bot, words, files=shown)
    return {"ok": True, "files": [{"id": file.id, "title": file.title} for file in found]}


def _place(call: Call) -> Channel | None:
    which = call.text("channel_id")
    if not which:
        return None
    channel = call.space.channel(which)
    if not call.space.in_it(channel):
        raise Refused("not_in_channel" if channel.kind == "public" else "channel_not_found")
    if channel.archived:
        raise Refused("posting_to_channel_denied")
    return channel


def info(call: Call) -> Json:
    """files.info."""
    found = _file(call, call.required("file"))
    found.looks += 1
    return {"ok": True, "file": call.fake.files.json(found, call.fake.base_url)}


def delete(call: Call) -> Json:
    """files.delete: one's own."""
    found = _file(call, call.required("file"))
    if found.owner is not call.space.app.bot:
        raise Refused("cant_delete_file")
    call.fake.files.delete(found)
    return {"ok": True}


METHODS = {
    "files.getUploadURLExternal": Method(upload_url, "files:write", 4),
    "files.completeUploadExternal": Method(complete, "files:write", 4),
    "files.info": Method(info, "files:read", 4),
    "files.delete": Method(delete, "files:write", 3),
}
