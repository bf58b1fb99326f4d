"""Whether the database may still be believed: no damage was found, and its file stands where it was opened.

What it warrants: a unit is acknowledged only if, after its commit, the file at the database's path was still the one
that the commit went to, and nothing that was read until then was damaged. Once this does not hold, nothing more is
acknowledged in this process, and `check` raises the line with which it should end. What it does not warrant: that
nobody takes the file away afterwards (what was acknowledged goes with it, as with any file), or that pages which nobody
has read yet are sound (every start reads them all).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.core.errors import CannotStart, PressAgain
from storage import failures


class Health:
    """Of the database in the file at `path`, which is open; None: on a server."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._file = None if path is None else _identity(path)
        self._fault = ""

    def check(self) -> None:
        """Raises CannotStart when the database may not be believed any more."""
        if not self._fault and self._path is not None and self._is_gone(self._path):
            self._fault = (
                f"{self._path} was moved, replaced or deleted while Mijote ran; nothing was acknowledged since. Put it"
                " back, or a backup, then start again."
            )
        if self._fault:
            raise CannotStart(self._fault)

    @contextmanager
    def meanings(self) -> Iterator[None]:
        """What fails inside is mapped: an outage or a fault is PressAgain, a mistake of ours stays what it is."""
        if self._fault:
            raise PressAgain(self._fault)
        try:
            yield
        except PressAgain as error:  # from the writer
            self._note(error.__cause__)
            raise
        except SQLAlchemyError as error:
            if self._note(error) or failures.is_outage(error):
                raise PressAgain(failures.first_line(error)) from error
            raise

    def _note(self, error: BaseException | None) -> bool:
        if not isinstance(error, SQLAlchemyError) or not failures.is_damage(error):
            return False
        self._fault = failures.advice(self._path, error)
        return True

    def _is_gone(self, path: Path) -> bool:
        try:
            return _identity(path) != self._file
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False  # whoever may not look cannot tell


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
