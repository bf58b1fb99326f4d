"""The rules of a call for help: its states, who may do what when, and how long things wait. No I/O."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum
from itertools import chain
from unicodedata import category, combining, normalize
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
    OWN = "own"


REOPENS_WITHIN = timedelta(hours=48)
QUESTION_STANDS = timedelta(hours=24)
CALL_AGAIN_AFTER = (timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=2))
"""How long after it began to wait a case calls the team again, as long as nobody has taken it; then once a day."""
CALL_AGAIN_DAYS = 7
FOLLOW_UP_AT = time(10, 0)
FOLLOW_UP_UNTIL = timedelta(days=5)

PAGE = 1800
"""Characters of somebody's words in one message: Discord takes 4,000, of which escaping may need one for each."""
ON_CARD = 1500
SUMMARY_ON_CARD = 500
"""The same for a card, which has more to show."""
_LAST_WORD = 200

LOCKS = ("🔒", "🔐", "🔏")
NOTE_MARKS = (*LOCKS, "//")
DRESSING = "*_~`|>•-"
"""How platforms write bold, a quote, a list: whoever wrote a note so sees 🔒 first all the same."""


def decide(
    deed: Deed, state: State, *, claimer: str | None, by: str, volunteer: str = "", is_admin: bool = False
) -> State | Refusal:
    """The state that a deed leads to, or why it cannot be done. Nobody takes their own call."""
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
            return Refusal.OWN if by == volunteer else _claim(claimer, by)
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


def call_again_at(waiting_since: datetime, now: datetime) -> datetime | None:
    """When to call the team again (what was missed counts as called); None: it has been called often enough."""
    calls = (*CALL_AGAIN_AFTER, *(timedelta(days=day) for day in range(1, CALL_AGAIN_DAYS + 1)))
    return next((waiting_since + after for after in calls if waiting_since + after > now), None)


def follow_up_at(resolved_at: datetime, timezone: str) -> datetime:
    """The next morning of the volunteer's own day (`timezone`: IANA)."""
    local = resolved_at.astimezone(ZoneInfo(timezone))
    return datetime.combine(local.date() + timedelta(days=1), FOLLOW_UP_AT, ZoneInfo(timezone))


def is_note(text: str) -> bool:
    """Whether staff words are an internal note, never sent to the volunteer."""
    return _without_unseen(text).startswith(NOTE_MARKS)


def note_text(text: str) -> str:
    """A note without its mark."""
    bare = _without_unseen(text)
    while bare.startswith(NOTE_MARKS):
        for mark in NOTE_MARKS:
            bare = bare.removeprefix(mark)
        bare = bare.lstrip()
    return bare.strip()


def _without_unseen(text: str) -> str:
    # A pasted zero-width space, a control sign, or the mark that a right-to-left keyboard puts first, must not make a
    # note public: separators (Z), control and format signs (C) and lone marks (M) are passed over. So is dressing.
    seen = (index for index, letter in enumerate(text) if category(letter)[0] not in "ZCM")
    first = next(seen, len(text))
    letters = (index for index in chain((first,), seen) if text[index : index + 1] not in DRESSING)
    bare = next(letters, len(text))
    return text[bare:] if text.startswith(NOTE_MARKS, bare) else text[first:]


def on_card(words: Sequence[str]) -> str:
    """The words with which somebody called, as one text; those that were taken back leave nothing."""
    return "\n".join(text for text in words if text)


def pages(text: str) -> list[str]:
    """The whole text in pieces of at most PAGE characters, cut between words where there are any."""
    cut: list[str] = []
    while len(text) > PAGE:
        end = max(text.rfind(blank, PAGE - _LAST_WORD, PAGE) for blank in " \n") + 1 or PAGE
        cut.append(text[:end])
        text = text[end:]
    return [*cut, text]


_YES = (
    "oui|ouais|ui|si|d accord|dacc|d acc|volontiers|carrement|bien sur|je veux bien|avec plaisir|vas y|pourquoi pas|"
    "peut etre|stp|svp|s il te plait|s il vous plait|"
    "yes|yep|yeah|ok|oki|okay|sure|of course|maybe|go|please|👍|👌|🙏"
)
_NO = "non|c est bon|ca va|tout va bien|pas besoin|laisse tomber|no|nope|nah|all good|no need|never mind|i m fine|👎"
_NEITHER = "merci|merci beaucoup|thanks|thank you|ah|euh|bah|ben|oh|hum|finalement|actually|well"
_TURNS = {"mais", "but", "non", "no", "pas", "not"}
_MEANINGS: Mapping[str, bool | None] = {
    phrase: meaning
    for phrases, meaning in ((_YES, True), (_NO, False), (_NEITHER, None))
    for phrase in phrases.split("|")
}
_LONGEST_PHRASE = 4
_LONGEST_ANSWER = 80


def answer(text: str) -> bool | None:
    """Whether words typed after our question mean yes or no; None: neither, both, or more than that."""
    words = _plain_words(text) if len(text) <= _LONGEST_ANSWER else []
    found: set[bool | None] = set()
    while words:
        size = next((n for n in range(_LONGEST_PHRASE, 0, -1) if " ".join(words[:n]) in _MEANINGS), 0)
        if size == 0:
            # "Oui ce serait bien" is a yes with more to say; "ok mais…" and "no cards here" are words of their own.
            return True if found - {None} == {True} and not _TURNS & set(words) else None
        found.add(_MEANINGS[" ".join(words[:size])])
        words = words[size:]
    meanings = found - {None}
    return meanings.pop() if len(meanings) == 1 else None


def _plain_words(text: str) -> list[str]:
    """Words without accents or capitals, "ouiii" as "oui"; each emoji is a word."""
    bare = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    bare = re.sub(r"(.)\1{2,}", r"\1", bare)
    return "".join(
        letter if letter.isalnum() else f" {letter} " if letter in _MEANINGS else " " for letter in bare
    ).split()
