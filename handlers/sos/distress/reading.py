"""Reads whether a direct message calls for help: weighted cues, clause by clause, in French and English at once."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.sos.distress import calm_en, calm_fr, cues_en, cues_fr, normalise
from handlers.sos.distress.phrases import Cue

CALLS_FROM = 3.0
UNCLEAR_FROM = 1.0
_CALMS = calm_fr.CUES + calm_en.CUES
_CUES = cues_fr.CUES + cues_en.CUES
_ASKS = frozenset(("sos", "contact", "request", "question", "question mark"))
_BREAKS = frozenset((".", "!", "?", ";", ":", "\n"))
_TURNS = frozenset(("mais", "but", "sauf", "however", "except"))


class Reading(StrEnum):
    """What a message is taken for."""

    CALLS = "calls"
    UNCLEAR = "unclear"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as read: its cues for a call, its cues for calm, and how many words neither explains."""

    calls: dict[str, float]
    calms: dict[str, float]
    unknown: int
    words: int
    text: str = ""


def clauses(tokens):
    out, now = [], []
    for i, t in enumerate(tokens):
        turn = t in _TURNS or (t == "contre" and now and now[-1] == "par")
        if turn:
            out.append(now); now = []
        elif t in _BREAKS:
            now.append(t)
            out.append(now); now = []
        else:
            now.append(t)
    out.append(now)
    merged = []
    for c in out:
        if not any(w[0].isalnum() for w in c):
            if merged and "?" in c and "?" not in merged[-1]:
                merged[-1] = merged[-1] + ["?"]
            elif "?" in c and not merged:
                merged.append(c)
            continue
        merged.append(c)
    return merged


def examine(tokens):
    text = " " + " ".join(t for t in tokens if t not in (".", "\n", ";", ":")) + " "
    n = sum(t[0].isalnum() for t in tokens)
    calms, calls = {}, {}
    rest = text
    for c in _CALMS:
        found = c.pattern.search(rest)
        if found:
            calms[c.name] = max(calms.get(c.name, 0), c.weight)
            if c.name != "tale":
                rest = c.pattern.sub(", ", rest)
    left = rest
    for c in _CUES:
        if c.pattern.search(rest):
            calls[c.name] = max(calls.get(c.name, 0), c.weight)
    if "?" in rest.split() and any(w[0].isalnum() for w in rest.split()) or n == 0:
        calls["question mark"] = 2.0
    for c in _CUES:
        left = c.pattern.sub(", ", left)
    return Clause(calls, calms, sum(w[0].isalnum() for w in left.split()), n, rest)


def force(clause):
    ask = [w for k, w in clause.calls.items() if k in _ASKS]
    trouble = [w for k, w in clause.calls.items() if k not in _ASKS]
    t = sum(trouble)
    if "tale" in clause.calms:
        t *= 0.5
    if "offer" in clause.calms:
        t *= 0.3
    return sum(ask) + t - clause.calms.get("joy", 0) - clause.calms.get("news", 0)*.7


def total(parts):
    s = 0.0
    last = None
    for p in parts:
        f = force(p)
        if "cancel" in p.calms:
            s = s * 0.2
            f = f * 0.3
        s += f if f > 0 else f * 0.5
        s = max(s, 0) if f >= 0 else s
    return s


def read(text: str) -> Reading:
    tokens = normalise.words(text)
    parts = [examine(c) for c in clauses(tokens)]
    if not parts:
        return Reading.NOTHING if not text.strip() else Reading.UNCLEAR
    s = total(parts)
    if s >= CALLS_FROM:
        return Reading.CALLS
    if s >= UNCLEAR_FROM:
        return Reading.UNCLEAR
    calm = sum(w for p in parts for w in p.calms.values())
    if calm == 0:
        return Reading.UNCLEAR
    return Reading.NOTHING
