"""The journal: an append-only file of JSON lines, the only thing that the playground keeps on disk.

A line is with the operating system before anybody hears of it: a killed process loses nothing it answered.
"""

import json
import logging
from io import FileIO
from pathlib import Path
from typing import Any, TypeAlias

from bot.core.errors import CannotStart

Entry: TypeAlias = dict[str, Any]
"""One line; "t" says what happened (see history.py)."""

_log = logging.getLogger(__name__)


class Journal:
    """The file at `path`, made when it is missing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: FileIO | None = None
        self._size = 0

    def open(self) -> list[Entry]:
        """Every whole line so far. Raises CannotStart when the file cannot be used."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            entries, self._size = _read(self._path) if self._path.exists() else ([], 0)
            self._file = FileIO(self._path, "ab")
            self._file.truncate(self._size)
        except OSError as error:
            self.close()
            raise CannotStart(f"The playground cannot write to {self._path}: {error.strerror or error}.") from error
        return entries

    def append(self, entry: Entry) -> None:
        """Add a line. Raises OSError when it could not be written; then nothing of it stays in the file."""
        if self._file is None:
            raise OSError("the journal is closed")
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        written = 0
        try:
            while written < len(line):
                written += self._file.write(line[written:])
        except OSError:
            # Half a line would spoil the next one (a full disk may well have room again by then).
            self._file.truncate(self._size)
            raise
        self._size += len(line)

    def close(self) -> None:
        """Let go of the file; closing twice is fine."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _read(path: Path) -> tuple[list[Entry], int]:
    """The whole entries and how many bytes they take; a torn last line is left out."""
    entries: list[Entry] = []
    size = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            entry = _decode(line)
            if entry is None:
                if file.read(1):
                    raise CannotStart(
                        f"{path}: line {number} is damaged. Start afresh in another folder: mijote play --data FOLDER."
                    )
                _log.warning("%s: the last line was torn by a sudden stop and is dropped", path)
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
