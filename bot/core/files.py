"""Files that people share: what is known of one before anybody has its bytes, and why it may not be passed on."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.refs import Workspace

MOST_FILES = 10
"""Files of one message that are passed on; no platform lets people send more."""
MOST_BYTES = 8 * 1024 * 1024
"""How large a passed-on file may be where nothing else is set: every platform takes that much."""
IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")
MADE = "made"
"""No platform: what stands there is made by a feature when it is shown, and kept nowhere."""
_NAME = 120
"""Characters of a file's name that are kept."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file of a message. `ref` is the platform's own name for it, opaque outside its adapter; `size` in bytes.

    `alt`: what a picture shows, in words, for whoever cannot see it; "" when nobody said. With the platform MADE it is
    a file of our own: the workspace's id names which of the features' makers makes it, and `ref` says of what.
    """

    workspace: Workspace
    ref: str
    name: str
    media_type: str
    size: int
    alt: str = ""

    @property
    def is_image(self) -> bool:
        """Whether every platform shows it as a picture. What can hold scripts (SVG) never counts as one."""
        return self.media_type in IMAGES


class WhyNot(StrEnum):
    """Why a file cannot be passed on."""

    TOO_LARGE = "too_large"
    GONE = "gone"
    OUT_OF_REACH = "out_of_reach"


def tidy_name(name: str) -> str:
    """A file's name as it is shown and kept: one line, no path, not endless; its ending stays."""
    seen = "".join(sign if sign.isprintable() else " " for sign in name.replace("\\", "/").rpartition("/")[2])
    tidy = " ".join(seen.split()) or "file"
    if len(tidy) <= _NAME:
        return tidy
    stem, dot, ending = tidy.rpartition(".")
    if not dot or len(ending) > 10:  # noqa: PLR2004  # longer than any ending that means something
        return tidy[:_NAME]
    return f"{stem[: _NAME - len(ending) - 2]}….{ending}"[:_NAME]


def tidy_type(told: str) -> str:
    """A media type without its parameters, in small letters; unknown where it is none."""
    kind = told.partition(";")[0].strip().lower()
    parts = kind.split("/")
    is_one = len(parts) == 2 and len(kind) <= 100 and all(_is_token(part) for part in parts)  # noqa: PLR2004  # type/subtype
    return kind if is_one else "application/octet-stream"


def _is_token(part: str) -> bool:
    return bool(part) and part.isascii() and all(sign.isalnum() or sign in ".+-_" for sign in part)
