"""The rules of a call for help: its states, who may do what when, and how long things wait. No I/O."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class State(StrEnum):
    """Where a case stands.

    `ASKING`: we asked whether help is needed; `DROPPED`: it was not; `MERGED`: it was, and an earlier case took over.
    """

    ASKING = "asking"
    OPEN = "open"
    CLAIMED = "claimed"
    RESOLVED = "resolved"
    DROPPED = "dropped"
    MERGED = "merged"


class Deed(StrEnum):
    """What can be done to a case."""

    CLAIM = "claim"
    RELEASE = "release"
    HAND_OVER = "hand_over"
    RESOLVE = "resolve"
    REOPEN = "reopen"


class Refusal(StrEnum):
    """Why it cannot be done now."""

    YOURS_ALREADY = "yours_already"
    TAKEN = "taken"
    NOT_TAKEN = "not_taken"
    NOT_YOURS = "not_yours"
    RESOLVED = "resolved"
    NOT_RESOLVED = "not_resolved"
    NEVER_OPENED = "never_opened"
    MOVED_ON = "moved_on"


REOPENS_WITHIN = timedelta(hours=48)
QUESTION_STANDS = timedelta(hours=24)
CALL_AGAIN_AFTER = (timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=2))
"""How long after it began to wait a case calls the team again, as long as nobody has taken it."""
FOLLOW_UP_AT = time(10, 0)
FOLLOW_UP_UNTIL = timedelta(days=5)

NOTE_MARKS = ("🔒", "//")


def decide(deed: Deed, state: State, *, claimer: str | None, by: str, is_admin: bool = False) -> State | Refusal:
    """The state that a deed leads to, or why it cannot be done."""
    if state in (State.ASKING, State.DROPPED, State.MERGED):
        return Refusal.NEVER_OPENED
    match deed:
        case Deed.REOPEN:
            return State.OPEN if state is State.RESOLVED else Refusal.NOT_RESOLVED
        case _ if state is State.RESOLVED:
            return Refusal.RESOLVED
        case Deed.RESOLVE:
            return State.RESOLVED
        case Deed.CLAIM:
            return _claim(claimer, by)
        case Deed.HAND_OVER:
            return State.CLAIMED
        case Deed.RELEASE:
            return _release(claimer, by, is_admin=is_admin)


def _claim(claimer: str | None, by: str) -> State | Refusal:
    if claimer is None:
        return State.CLAIMED
    return Refusal.YOURS_ALREADY if claimer == by else Refusal.TAKEN


def _release(claimer: str | None, by: str, *, is_admin: bool) -> State | Refusal:
    if claimer is None:
        return Refusal.NOT_TAKEN
    return State.OPEN if claimer == by or is_admin else Refusal.NOT_YOURS


def call_again_at(waiting_since: datetime, calls: int) -> datetime | None:
    """When to call the team again after `calls` calls; None: the team has been called often enough."""
    return waiting_since + CALL_AGAIN_AFTER[calls] if calls < len(CALL_AGAIN_AFTER) else None


def follow_up_at(resolved_at: datetime, timezone: str) -> datetime:
    """The next morning of the volunteer's own day (`timezone`: IANA)."""
    local = resolved_at.astimezone(ZoneInfo(timezone))
    return datetime.combine(local.date() + timedelta(days=1), FOLLOW_UP_AT, ZoneInfo(timezone))


def is_note(text: str) -> bool:
    """Whether staff words are an internal note, never sent to the volunteer."""
    return text.lstrip().startswith(NOTE_MARKS)


def note_text(text: str) -> str:
    """A note without its mark."""
    bare = text.lstrip()
    for mark in NOTE_MARKS:
        bare = bare.removeprefix(mark)
    return bare.strip()


_YES = {"oui", "ouais", "yes", "yep", "yeah", "ok", "okay", "d accord", "volontiers", "stp", "svp", "please", "si"}
_NO = {"non", "no", "nope", "non merci", "no thanks", "no thank you", "c est bon", "ca va", "tout va bien", "all good"}
_YES_EXTRA = {"merci", "stp", "svp", "please", "thanks"}


def answer(text: str) -> bool | None:
    """Whether words typed after our question mean yes or no; None: neither."""
    words = "".join(letter if letter.isalnum() else " " for letter in text[:80].casefold().replace("ç", "c")).split()
    said = " ".join(words)
    if said in _NO:
        return False
    if words and (said in _YES or (words[0] in _YES and all(word in _YES_EXTRA for word in words[1:]))):
        return True
    return None
