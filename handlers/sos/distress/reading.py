"""Reads whether a direct message calls for help: weighted cues, clause by clause, in French and English at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.core.asked import Topic
from handlers.sos.distress import normalise
from handlers.sos.distress.about import CUES, topic
from handlers.sos.distress.lexicon import ASKS, CALMS, TROUBLES
from handlers.sos.distress.phrases import Cue

# A plain cue (a question, a request, a trouble: 3) opens a case; a weak one (a bare "not": 2) makes the bot ask.
CALLS_FROM = 3.0
# With clauses that are also glad, past, over or about somebody else, only a plainer call opens a case at once.
CALLS_CLOUDED_FROM = 5.5
UNCLEAR_FROM = 0.3
QUESTION_MARK = 2.0
# Words that nothing explains: this many are let pass, and as many again for each soothing phrase beside them.
STRANGE_WORDS = 3
# These only strengthen what stands beside them: alone, "tomorrow" or "the room" says nothing.
_STRENGTHENING = frozenset(("pressure", "about"))
# These tell when, and are left in place: what is told beside them still has to be read.
_TIMES = frozenset(("tale", "past"))
# Beside these a trouble is told, over, or somebody else's: this share of it remains.
_DISTANCING = frozenset(("tale", "about sos", "offer", "cancel"))
_REMAINS = 0.3
# Beside these it is not sure that the trouble is a call. Thanks, greetings and news are said beside any call.
_CLOUDING = _DISTANCING | {"past", "joy", "smalltalk"}
# What remains of everything said before a cancellation.
_REMAINS_BEFORE_CANCEL = 0.2
_ENDS = frozenset((".", "!", "?", ";", ":", "\n", normalise.GAP))
_MARKS = frozenset((",", "?", "!"))
_TURNS = frozenset(("mais", "but", "however", "sauf", "except"))


class Reading(StrEnum):
    """What a direct message is taken for. The last two ask Mijote who it is, and what it keeps of whoever asks."""

    CALLS = "calls"
    UNCLEAR = "unclear"
    NOTHING = "nothing"
    ABOUT_ITSELF = "about itself"
    ABOUT_DATA = "about data"


_ASKED = {Topic.ITSELF: Reading.ABOUT_ITSELF, Topic.DATA: Reading.ABOUT_DATA}
ASKED = {reading: topic for topic, reading in _ASKED.items()}
"""The readings of a question to Mijote itself, and what is asked."""
# Thanks, nods, wishes, gladness, and "never mind": none of these waits for an answer.
_CLOSING = frozenset(("social", "cancel", "joy"))


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as read: the weights of the families found in it, and how much of it they leave unexplained."""

    asks: dict[str, float]
    troubles: dict[str, float]
    calms: dict[str, float]
    soothed: int
    strange: int


def prepare() -> None:
    """Compile every cue, before anybody waits for it."""
    for cue in (*ASKS, *TROUBLES, *CALMS, *CUES):
        _ = cue.pattern


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def split(tokens: list[str]) -> list[list[str]]:
    """Clauses, cut at the ends of sentences and at words that turn ("mais", "but", "par contre")."""
    clauses: list[list[str]] = [[]]
    for place, token in enumerate(tokens):
        if token in _TURNS or tokens[place : place + 2] == ["par", "contre"]:
            clauses.append([])
        elif token in _ENDS:
            clauses[-1].append(token)
            clauses.append([])
        else:
            clauses[-1].append(token)
    return [clause for clause in clauses if any(map(_is_word, clause))]


def _found(cues: Iterable[Cue], text: str) -> dict[str, float]:
    """The families of which a phrase stands in the text; the French and the English family of one name are one."""
    return {cue.name: cue.weight for cue in cues if cue.pattern.search(text)}


def _strike(cues: Iterable[Cue], text: str) -> tuple[str, int]:
    """The text without the phrases of these cues, and how many of those that weigh something were struck out."""
    struck = 0
    for cue in cues:
        text, times = cue.pattern.subn(", ", text)
        struck += times if cue.weight else 0
    return text, struck


def examine(clause: list[str]) -> Clause:
    """Strike out what calms, then look for calls in the rest: "merci pour ton aide" leaves no "aide" behind."""
    text = " " + " ".join(part for part in clause if _is_word(part) or part in _MARKS) + " "
    calms = _found(CALMS, text)
    text, soothed = _strike((cue for cue in CALMS if cue.name not in _TIMES), text)
    asks, troubles = _found(ASKS, text), _found(TROUBLES, text)
    left, _ = _strike(ASKS + TROUBLES, text)
    # "c'est réglé ?" asks whether it is; "ça va ?" asks nothing that the bot could answer.
    if "?" in clause and "smalltalk" not in calms and ("cancel" in calms or any(map(_is_word, text.split()))):
        asks["question mark"] = QUESTION_MARK
    return Clause(asks, troubles, calms, soothed, sum(map(_is_word, left.split())))


def force(clause: Clause) -> float:
    """How strongly one clause calls. Gladness and news weaken their own clause only."""
    trouble = sum(clause.troubles.values())
    if not clause.asks and clause.troubles.keys() <= _STRENGTHENING and clause.soothed:
        trouble = 0.0
    glad = clause.calms.get("joy", 0.0)
    trouble *= _REMAINS ** len(_DISTANCING & clause.calms.keys())
    if glad and "past" in clause.calms:
        trouble *= _REMAINS
    return sum(clause.asks.values()) + trouble - glad - clause.calms.get("news", 0.0)


def strength(clauses: list[Clause], *, clouded: bool = True) -> float:
    """The whole message: clauses add up in their order, a cancellation undoes what was said before it.

    With `clouded=False` only the clauses count in which nothing makes it doubtful that the trouble is a call.
    """
    total = 0.0
    for clause in clauses:
        if "cancel" in clause.calms:
            total *= _REMAINS_BEFORE_CANCEL
        if clouded or not _CLOUDING & clause.calms.keys():
            total += max(0.0, force(clause))
    return total


def is_strange(clauses: list[Clause]) -> bool:
    """Nothing in it is known to be harmless, or too much of it is not understood: better to ask."""
    soothed = sum(clause.soothed for clause in clauses)
    return soothed == 0 or sum(clause.strange for clause in clauses) > STRANGE_WORDS * (1 + soothed)


def calls(clauses: list[Clause]) -> bool:
    """Strong enough to open a case. A danger needs no more, whatever stands beside it."""
    total = strength(clauses)
    if any("danger" in clause.troubles for clause in clauses):
        return total >= CALLS_FROM
    return strength(clauses, clouded=False) >= CALLS_FROM or total >= CALLS_CLOUDED_FROM


def must_ask(clauses: list[Clause]) -> bool:
    """However calm the rest: a danger that is named is never passed over, nor is what nothing explains."""
    return is_strange(clauses) or any("danger" in clause.troubles for clause in clauses)


def read(text: str) -> Reading:
    """Tell whether a direct message calls for help. Pure; work is bounded by `normalise`, whatever is sent."""
    examined = normalise.window(text)
    tokens = normalise.words(examined)
    # What was left out of a very long message may have called: it is asked about.
    was_cut = normalise.GAP in tokens or (len(examined) < len(text) and bool(text.strip()))
    asked = None if was_cut else topic(tokens)
    if asked is not None:
        return _ASKED[asked]
    clauses = [examine(clause) for clause in split(tokens)]
    if not clauses:
        # A lone "?" asks something; a picture without words does not.
        return Reading.UNCLEAR if was_cut or "?" in examined else Reading.NOTHING
    if calls(clauses):
        return Reading.CALLS
    return Reading.UNCLEAR if was_cut or strength(clauses) >= UNCLEAR_FROM or must_ask(clauses) else Reading.NOTHING


def closes(text: str) -> bool:
    """Whether a message that calls for nothing is thanks or a plain closing, which may stay without an answer."""
    tokens = normalise.words(text)
    clauses = [examine(clause) for clause in split(tokens)]
    families = {name for clause in clauses for name in clause.calms}
    return not clauses or ("?" not in tokens and "smalltalk" not in families and bool(families & _CLOSING))
