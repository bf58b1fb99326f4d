"""The meanings that an error can have; adapters and storage map their own onto these once, at the edge.

MijoteError
├── CannotStart            the process must stop: one clear line, exit status 2
│   └── NotThere           a platform cannot be reached for now: where there is another, that is no reason to stop
├── PressAgain             nothing was done; the person may simply try again
├── NotYet                 an earlier event about the same message waits: this one must not overtake it
├── DuplicateDefinition    two features claim one name: a programming error found when the registry is built
└── DeliveryFailed         a message could not be shown; only the pump catches these
    ├── TryLater           not now, but `after` a while (rate limit, platform down); certainly not shown
    ├── Gone               the place, the thread or the message no longer exists
    ├── NotAllowed         the bot lacks the right to write there
    ├── Unreachable        this person cannot be written to (closed direct messages, left)
    ├── Revoked            the bot's own access was withdrawn
    ├── Ambiguous          nobody knows whether it was shown: look before sending again
    ├── FileRefused        a file cannot be passed on; certainly not shown, and words may be shown instead
    └── Bug                the platform says the request itself is wrong: our mistake
"""

import errno
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from bot.core.files import WhyNot


class MijoteError(Exception):
    """Base of every meaning in this file."""


class CannotStart(MijoteError):
    """The process must stop: the text is the one line that the operator reads."""


class NotThere(CannotStart):
    """A platform cannot be reached for now: tried again later, where the process has another one to serve."""


class PressAgain(MijoteError):
    """Nothing was done (for example: the database was away); the person may try again."""


class NotYet(MijoteError):
    """An earlier event about the same message still waits; look again `until` (UTC) has come. No failure."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"not before {until.isoformat()}")
        self.until = until


class DuplicateDefinition(MijoteError):
    """Two features claim one name."""


class Why(StrEnum):
    """Why a channel takes nothing more from us, where somebody can mend it."""

    ARCHIVED = "archived"
    NOT_A_MEMBER = "not_a_member"
    RIGHT_MISSING = "right_missing"
    CLOSED = "closed"
    GONE = "gone"
    FULL = "full"


class Right(StrEnum):
    """What a platform may let us do in a channel, or not."""

    SEE = "see"
    WRITE = "write"
    WRITE_IN_THREADS = "write_in_threads"
    OPEN_THREADS = "threads"
    OPEN_PRIVATE_THREADS = "private"
    READ_BACK = "read_back"
    MANAGE_THREADS = "manage"
    ATTACH_FILES = "files"
    CREATE_EVENTS = "events"


class DeliveryFailed(MijoteError):
    """A message could not be shown. `rights`: what we lack there, as far as the platform tells."""

    def __init__(self, reason: str, *, why: Why | None = None, rights: tuple[Right, ...] = ()) -> None:
        super().__init__(reason)
        self.why = why
        self.rights = rights


class TryLater(DeliveryFailed):
    """Certainly not shown; may be tried again after `after`."""

    def __init__(self, reason: str, after: timedelta = timedelta(seconds=5)) -> None:
        super().__init__(reason)
        self.after = after


class Gone(DeliveryFailed):
    """The place, thread or message no longer exists."""


class NotAllowed(DeliveryFailed):
    """The bot lacks the right to write there."""


class Unreachable(DeliveryFailed):
    """This person cannot be written to. `nearby`: they are there all the same, and may be met in a channel."""

    def __init__(self, reason: str, *, nearby: bool = False) -> None:
        super().__init__(reason)
        self.nearby = nearby


class Revoked(DeliveryFailed):
    """The bot's own access was withdrawn."""


class Ambiguous(DeliveryFailed):
    """Nobody knows whether it was shown."""


class FileRefused(DeliveryFailed):
    """A file cannot be passed on, for good: it cannot be had, or is not taken. Nothing of it was shown."""

    def __init__(self, reason: str, why_not: WhyNot = WhyNot.OUT_OF_REACH) -> None:
        super().__init__(reason)
        self.why_not = why_not


class Bug(DeliveryFailed):
    """The request itself is wrong."""


def not_writable(folder: Path, error: OSError, *settings: str) -> CannotStart:
    """What to say when a file cannot be written in `folder`, which `settings` name (MIJOTE_DATA_DIR if not said)."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    remedy = f"Choose another {'place' if settings else 'folder'} with {' or '.join(settings or ('MIJOTE_DATA_DIR',))}"
    if full:
        remedy = "Free some room on its disk, then start again"
    return CannotStart(f"Cannot write in {folder}: {error.strerror}. {remedy}.")


def in_one_line(error: BaseException) -> str:
    """What went wrong, fit to be kept: the first line only, since databases quote people's rows in the others.

    Never its repr: that of an HTTP client's error quotes the headers of the request, and with them our token.
    """
    lines = str(error).splitlines()
    return f"{type(error).__name__}: {lines[0][:300] if lines else ''}"
