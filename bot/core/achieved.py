"""What features tell each other of what people achieved."""

from dataclasses import dataclass
from enum import StrEnum


class Feat(StrEnum):
    """What somebody did, or lived to see. Values are stored: they stay as they are."""

    HELPED = "helped"
    """They answered a call for help, and whoever called said that it did them good."""
    FIRST_HELP = "first_help"
    """They answered a call for help for the first time."""
    TRAINED = "trained"
    """They finished a training."""
    FIRST_WORKSHOP = "first_workshop"
    """They held their first workshop."""
    CALLED = "called"
    """They rang others to hear how they are."""
    YEARS = "years"
    """It is so many years since they came."""


ONCE = (Feat.FIRST_HELP, Feat.FIRST_WORKSHOP)
"""Nobody does these twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Achieved:
    """Announced when people achieved something. Nothing of whom it was for, nor with what.

    `people` are ids; `subject` (64 characters at most) names what it was about, for those who must tell a repeat.
    `source` is the wire id of a button of the announcing feature's, by which the team sees where it comes from; ""
    when there is nothing to see. That feature checks who presses it. `count` is how many (of years); 1 otherwise.
    """

    what: Feat
    people: tuple[str, ...]
    subject: str
    source: str = ""
    count: int = 1
