"""Reads whether a direct message calls for help: weighted cues, clause by clause, in French and English at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from handlers.sos.distress import calm_en, calm_fr, cues_en, cues_fr, normalise

# A single plain cue (a question, a trouble, a request: 3) opens a case; a weak one (a bare "not": 2) makes the bot ask.
CALLS_FROM = 3.0
UNCLEAR_FROM = 1.0
# A message in which this many words are explained by nothing at all is not taken for small talk.
STRANGE_FROM = 5
QUESTION_MARK = 2.0
_CALMS = calm_fr.CUES + calm_en.CUES
_CUES = cues_fr.CUES + cues_en.CUES
# The person addresses somebody: these are not weakened by the past tense or by an offer.
_ASKS = frozenset(("sos", "contact", "request", "question", "question mark"))
_TIMES = frozenset(("tale", "past"))
_ENDS = frozenset((".", "!", "?", ";", ":", "\n"))
_TURNS = frozenset(("mais", "but", "however", "sauf", "except"))
# What remains of a trouble that is told beside these, and of everything said before a cancellation.
_TALE, _OFFER, _CANCEL, _CANCELLED_BEFORE = 0.5, 0.3, 0.3, 0.2
_SHARES = (("tale", _TALE), ("offer", _OFFER), ("cancel", _CANCEL))


class Reading(StrEnum):
    """What a direct message is taken for."""

    CALLS = "calls"
    UNCLEAR = "unclear"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as read: weights of the cues that call, of those that calm, and how many words nothing explains."""

    calls: dict[str, float]
    calms: dict[str, float]
    soothed: int
    strange: int


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


def _weights(found: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The heaviest weight of each family: the French and the English family of one name are one."""
    weights: dict[str, float] = {}
    for name, weight in found:
        weights[name] = max(weight, weights.get(name, 0.0))
    return weights


def examine(clause: list[str]) -> Clause:
    """Strike out what calms, then look for calls in the rest: "merci pour ton aide" leaves no "aide" behind."""
    text = " " + " ".join(token for token in clause if _is_word(token) or token in ",?!") + " "
    calms = _weights((cue.name, cue.weight) for cue in _CALMS if cue.pattern.search(text))
    soothed = 0
    for cue in _CALMS:
        if cue.name not in _TIMES:
            text, times = cue.pattern.subn(", ", text)
            soothed += times if cue.weight else 0
    calls = _weights((cue.name, cue.weight) for cue in _CUES if cue.pattern.search(text))
    if "?" in clause and any(map(_is_word, text.split())):
        calls["question mark"] = QUESTION_MARK
    for cue in _CUES:
        text = cue.pattern.sub(", ", text)
    return Clause(calls, calms, soothed, sum(map(_is_word, text.split())))


def force(clause: Clause) -> float:
    """How strongly one clause calls; below zero when it is glad or tells news."""
    asked = sum(weight for name, weight in clause.calls.items() if name in _ASKS)
    trouble = sum(weight for name, weight in clause.calls.items() if name not in _ASKS)
    for name, share in _SHARES:
        if name in clause.calms:
            trouble *= share
    glad = clause.calms.get("joy", 0.0)
    if glad and "past" in clause.calms:
        trouble *= _TALE
    return asked + trouble - glad - clause.calms.get("news", 0.0)


def strength(clauses: list[Clause]) -> float:
    """The whole message: clauses add up in their order, a cancellation undoes what was said before it."""
    total = 0.0
    for clause in clauses:
        if "cancel" in clause.calms:
            total *= _CANCELLED_BEFORE
        one = force(clause)
        # Gladness lowers what came before by half only: a call after thanks is still a call.
        total = total + one if one > 0 else max(0.0, total + one / 2)
    return total


def _is_strange(clauses: list[Clause]) -> bool:
    """Nothing in it is known to be harmless, or a good part of it is not understood: better to ask."""
    soothed = sum(clause.soothed for clause in clauses)
    return soothed == 0 or sum(clause.strange for clause in clauses) > STRANGE_A + STRANGE_B * soothed


STRANGE_A, STRANGE_B = 4, 4
THIRD = frozenset("le la les l un une des mon ma mes notre nos ce cette ces ils elle elles il on y the a an my our they he she some there this these two three".split())


def read(text: str) -> Reading:
    """Tell whether a direct message calls for help. Pure; work is bounded by `normalise.window`, whatever is sent."""
    clauses = [examine(clause) for clause in split(normalise.words(text))]
    if not clauses:
        return Reading.UNCLEAR if "?" in text else Reading.NOTHING
    total = strength(clauses)
    if not any(clause.soothed for clause in clauses):
        toks = [t for c in split(normalise.words(text)) for t in c if _is_word(t)]
        if len(toks) >= 4:
            total += 1 + (toks[0] in THIRD)
    if total >= CALLS_FROM:
        return Reading.CALLS
    if total >= UNCLEAR_FROM or _is_strange(clauses):
        return Reading.UNCLEAR
    return Reading.NOTHING
