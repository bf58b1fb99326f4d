"""Custom ids: a wire id and what Discord's adapter must know besides. Nothing is remembered for one to work.

`sos.claim:7:1` is a wire id as it is; what is added stands after a bar, in at most four characters in all.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Mark(StrEnum):
    """What a custom id is besides its wire id."""

    NOTHING = ""
    ASK = "?"
    """A button that wants to be confirmed first."""
    PAGE = "p"
    """A form of several pages; the number is the page's."""
    OPEN = "o"
    """A button that opens a page of a kept form; the number is the page's."""


DISMISS = "discord.no"
"""The wire id of "no": whoever pressed it did not mean it."""

_ADDED = re.compile(r"([?po]?)([0-9]{0,2})")


@dataclass(frozen=True, slots=True)
class CustomId:
    """`number` (below 100) tells copies of the same wire id in one message from each other, or is a page, from 0."""

    wire: str
    mark: Mark = Mark.NOTHING
    number: int = 0

    def __str__(self) -> str:
        added = f"{self.mark}{self.number or ''}"
        return f"{self.wire}|{added}" if added or "|" in self.wire else self.wire

    @classmethod
    def read(cls, custom_id: str) -> Self:
        """What a custom id says; one that we did not make is a wire id as it is."""
        wire, bar, added = custom_id.rpartition("|")
        found = _ADDED.fullmatch(added)
        if not bar or not found:
            return cls(custom_id)
        return cls(wire, Mark(found[1]), int(found[2] or 0))
