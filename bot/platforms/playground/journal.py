"""The journal: an append-only file of JSON lines, the only thing that the playground keeps on disk.

A line is on the disk before anybody hears of it, in the file that stands at the journal's path: neither a killed
process nor a power cut loses what was answered.
"""

import errno
import fcntl
import json
import logging
import os
from io import FileIO
from pathlib import Path
from typing import Any, TypeAlias

from bot.core.errors import CannotStart

Entry: TypeAlias = dict[str, Any]
"""One line; "t" says what happened (see history.py)."""

_log = logging.getLogger(__name__)


class Journal:
    """The file at `path`, made when it is missing; one process at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: FileIO | None = None
        self._size = 0
        self._was_there = False

    @property
    def is_open(self) -> bool:
        """Whether lines can be added."""
        return self._file is not None

    def open(self) -> list[Entry]:
        """Every whole line so far; the file is left as it is. Raises CannotStart when it cannot be used."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._was_there = self._path.exists()
            self._file = FileIO(self._path, "ab")
            _lock(self._file, self._path)
            entries, self._size = _read(self._path)
        except OSError as error:
            self.close()
            raise CannotStart(f"The playground cannot write to {self._path}: {error.strerror or error}.") from error
        except CannotStart:
            self.close()
            raise
        return entries

    def append(self, entry: Entry) -> None:
        """Add a line. Raises OSError when it could not be written; then nothing of it stays in the file."""
        if self._file is None:
            raise OSError("the journal is closed")
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        if self._cut(self._file):
            _log.warning("%s: the last line was torn by a sudden stop and is dropped", self._path)
        written = 0
        try:
            while written < len(line):
                written += self._file.write(line[written:])
            os.fsync(self._file.fileno())
            if not self._is_in_place(self._file):
                raise FileNotFoundError(errno.ENOENT, "the journal is gone", str(self._path))
        except OSError:
            self._cut(self._file)
            raise
        if not self._size:
            _sync(self._path.parent)  # the first line: the file's name must outlive a power cut too
        self._size += len(line)

    def check(self) -> None:
        """Raises CannotStart when the open file does not stand at its path any more: what is written goes nowhere."""
        if self._file is not None and not self._is_in_place(self._file):
            raise CannotStart(
                f"{self._path} was moved, replaced or deleted while Mijote ran; nothing was acknowledged since. Put it"
                " back, then start again."
            )

    def close(self) -> None:
        """Let go of the file; one in which nothing was ever written goes away. Closing twice is fine."""
        if self._file is not None:
            if not self._was_there and os.fstat(self._file.fileno()).st_size == 0:
                self._path.unlink(missing_ok=True)
            self._file.close()
            self._file = None

    def _is_in_place(self, file: FileIO) -> bool:
        try:
            there = self._path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True  # whoever may not look cannot tell
        return os.path.samestat(there, os.fstat(file.fileno()))

    def _cut(self, file: FileIO) -> bool:
        """Take half a line away, if there is one: it would spoil the next (a full disk may have room again by then)."""
        torn = os.fstat(file.fileno()).st_size != self._size
        if torn:
            file.truncate(self._size)
        return torn


def _lock(file: FileIO, path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CannotStart(
            f"Another playground already uses {path}. Stop it first, or play in another folder."
        ) from error


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> tuple[list[Entry], int]:
    """The whole entries and how many bytes they take; a torn last line is left out."""
    entries: list[Entry] = []
    size = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            entry = _decode(line)
            if entry is None:
                if file.read(1):
                    raise CannotStart(f"{path}: line {number} is damaged. Start afresh: play with --data NEW_FOLDER.")
                break
            entries.append(entry)
            size += len(line)
    return entries, size


def _decode(line: bytes) -> Entry | None:
    if not line.endswith(b"\n"):
        return None
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):  # the latter: nested deeper than any line of ours
        return None
    return entry if isinstance(entry, dict) and isinstance(entry.get("t"), str) else None
