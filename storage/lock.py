"""One process per SQLite file: a lock that the operating system drops by itself when the process dies."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from bot.core.errors import CannotStart, not_writable

STOP_IT = (
    "Another Mijote (process {pid}) already uses {file}. Stop it first, or choose another folder with MIJOTE_DATA_DIR."
)
SETTINGS = ("MIJOTE_DATA_DIR", "MIJOTE_DATABASE_URL")


class FileLock:
    """Held while the database is open. Whoever comes second reads `if_busy`: `{pid}` holds `{file}`."""

    def __init__(self, database: Path, if_busy: str = STOP_IT) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._if_busy = if_busy
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Take it. Raises CannotStart: naming the process that has it, or when the file cannot be written."""
        try:
            file = self._path.open("a+", encoding="utf-8")
        except OSError as error:
            raise not_writable(self._path.parent, error, *SETTINGS) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            pid = file.read().strip() or "unknown"
            file.close()
            raise CannotStart(self._if_busy.format(pid=pid, file=self._path.with_suffix(""))) from error
        try:
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
        except OSError as error:
            with suppress(OSError):  # closing tries to write once more
                file.close()
            raise not_writable(self._path.parent, error, *SETTINGS) from error
        self._file = file

    def release(self) -> None:
        """Let it go."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
