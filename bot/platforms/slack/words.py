"""What a message of Slack says, in words: its text, a line for each link to a file elsewhere, what was passed on.

Files that are in Slack itself are no words (see files.py).
"""

from collections.abc import Mapping

from bot.platforms.slack.files import is_link
from bot.platforms.slack.markup import mentions, readable, unescape
from bot.platforms.slack.payload import Json, at, objects, text

SPOKEN = (None, "file_share", "me_message", "thread_broadcast")
"""The kinds of message (`subtype`) that are somebody's words; all others tell what happened to a channel."""


def of(written: object, names: Mapping[str, str]) -> str:
    """All that a message says; "" when it says nothing."""
    lines = [readable(raw, names).strip() for raw in _texts(written)]
    files = [_line(file) for file in objects(at(written, "files"))]
    return "\n".join(line for line in [*lines, *files] if line)


def mentioned(body: Json) -> frozenset[str]:
    """The ids of people and channels whose names would make what a payload says more readable."""
    event = at(body, "event")
    messages = (event, at(event, "message"), at(event, "previous_message"), at(body, "message"))
    typed = text(body, "text") if at(body, "command") is not None else ""
    return mentions(typed).union(*(mentions(raw) for written in messages for raw in _texts(written)))


def _texts(written: object) -> list[str]:
    """The text as Slack sends it. A message that was passed on without a word of one's own has it in attachments."""
    raw = text(written, "text")
    if raw.strip():
        return [raw]
    return [text(item, "text") or text(item, "fallback") for item in objects(at(written, "attachments"))]


def _line(file: Json) -> str:
    """A file that is elsewhere is told by its name and its address there."""
    if not is_link(file):
        return ""
    name = text(file, "name") or text(file, "title") or text(file, "id")
    return " ".join(filter(None, ("\N{PAPERCLIP}", unescape(name), text(file, "url_private"))))
