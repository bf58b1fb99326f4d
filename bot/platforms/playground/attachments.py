"""The bytes of files that people and the bot shared, beside the journal: one file each, under a name of ours.

A file is on the disk, whole, before the journal says that it is there; what the journal does not know goes at the next
start.
"""

import os
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

FOLDER = "playground-files"
_NAME = re.compile("[0-9a-f]{32}")


class Attachments:
    """The folder beside the journal; made with the first file."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER

    def keep(self, name: str, content: bytes) -> None:
        """Put a file on the disk. Raises OSError when it cannot be written; then nothing of it stays."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        place, draft = self._folder / _checked(name), self._folder / f"{name}.part"
        try:
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(place)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None: they are gone."""
        with suppress(FileNotFoundError):
            return (self._folder / _checked(name)).read_bytes()
        return None

    def drop(self, name: str) -> None:
        """Forget a file; one that is gone is fine, and so is one that stays until the next start."""
        with suppress(OSError):
            (self._folder / _checked(name)).unlink()

    def sweep(self, known: Collection[str]) -> None:
        """Forget every file that is not known."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in known:
                    with suppress(OSError):
                        path.unlink()


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name
