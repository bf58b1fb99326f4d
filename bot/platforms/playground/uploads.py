"""Files that people send on the playground: kept beside the journal, put into messages, given to who may see those."""

import logging
from collections.abc import Sequence
from http import HTTPStatus

from bot.core.files import MOST_FILES, tidy_name, tidy_type
from bot.platforms.playground.refusals import (
    FILE_EMPTY,
    FILE_GONE,
    MESSAGE_GONE,
    NOT_SAVED,
    Refused,
    file_too_large,
    too_many_files,
)
from bot.platforms.playground.state import Attached, Person, State
from bot.platforms.playground.workspace import Workspace

LARGEST = 25 * 1024 * 1024
"""Bytes that people may send; how much the bot carries is its own setting."""

_log = logging.getLogger(__name__)


def keep(workspace: Workspace, person: Person, name: str, media_type: str, content: bytes, ident: str) -> Attached:
    """Put somebody's bytes on the disk. Raises Refused."""
    if not content:
        raise Refused(FILE_EMPTY)
    if len(content) > LARGEST:
        raise file_too_large(LARGEST)
    try:
        workspace.attachments.keep(ident, content)
    except OSError as error:
        _log.exception("a file of %s cannot be written", person.id)
        raise Refused(NOT_SAVED, HTTPStatus.SERVICE_UNAVAILABLE) from error
    return Attached(ident, tidy_name(name), tidy_type(media_type), len(content))


def chosen(state: State, person: str, files: Sequence[str]) -> list[Attached]:
    """The files that somebody sent for this message. Raises Refused."""
    if len(files) > MOST_FILES:
        raise too_many_files(MOST_FILES)
    found = [state.uploads.get(file) for file in dict.fromkeys(files)]
    theirs = [known[1] for known in found if known is not None and known[0] == person]
    if len(theirs) != len(found):
        raise Refused(FILE_GONE)
    return theirs


def read(workspace: Workspace, files: Sequence[Attached], file: str) -> tuple[Attached, bytes]:
    """One of these files, with its bytes. Raises Refused."""
    found = next(one for one in files if one.id == file)
    content = workspace.attachments.read(file)
    if content is None:
        raise Refused(MESSAGE_GONE, HTTPStatus.NOT_FOUND)
    return found, content
