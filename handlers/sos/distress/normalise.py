"""Turns a raw direct message into plain words: no accents, no phone spelling, marks kept apart."""

import re
import unicodedata

from handlers.sos.distress.lexicon.spellings import EMOJI, SPELLINGS

# A call for help is said first, or said last after a long story. What lies between is not examined: bounded work.
HEAD = 4000
TAIL = 1000
# The same in words and marks, of which a few thousand signs may make as many. A gap says that there were more.
HEAD_WORDS = 300
TAIL_WORDS = 100
GAP = "…"

# Runs of three and more of the same letter are collapsed to one: "viiite", "heeelp".
_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHES = re.compile("[\u2019\u2018\u02bc\u00b4\u0060\uff07]")
# French elision ("j'ai", "qu'on") and English contractions ("don't", "we're") are written out in full.
_ELISION = re.compile(r"\b([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|presqu)'(?=[^\W\d_])")
_NOT = re.compile(r"\b(?:(ca|wo|sha)n't|(\w+)n't)")
_CONTRACTED = {"'re": " are", "'ll": " will", "'ve": " have", "'m": " am", "'d": " would", "'s": " s"}
_CONTRACTION = re.compile(r"(?<=\w)'(?:re|ll|ve|m|d|s)\b")
_TOKEN = re.compile(r"[^\W_]+|[.!?;:,\n]")
_SPELT_SOS = re.compile(r"\bs[ .-]{1,3}o[ .-]{1,3}s\b")
# A point or comma between digits belongs to the number: "4.9", "10:30".
_IN_NUMBER = re.compile(r"(?<=\d)[.,:](?=\d)")
# "jsuis", "jpige", "jannule", "jcomprends": the pronoun glued to its verb.
_GLUED_JE = re.compile(
    r"j(?=[bcdfgmpqrstv][a-z]{2}|l[aeiou]|ai$|av[aoi]|aurai|arriv|annul|attend|anim"
    r"|esper|essa|eta|hesit|oubli|y$|en$|ador|aim|ose)"
)
_NOT_GLUED = frozenset(("jpg", "jpeg", "jr", "jdr", "js"))
# "mappeler", "maider", "laide", "quil", "quon", "daide".
_GLUED = re.compile(r"(m|t|s|l|d|n)(?=appel|aid(?:e|er|ez)$|ecout|expliq|envo[iy])|(qu)(?=on$|ils?$)")


def window(text: str) -> str:
    """The part of a message that is examined: at most HEAD + TAIL characters, the start and the end."""
    return _ends(text, HEAD, TAIL)


def _ends(text: str, head: int, tail: int) -> str:
    return text if len(text) <= head + tail else f"{text[:head]}\n{text[-tail:]}"


def _plain(text: str) -> str:
    """Lower case without accents, control characters, direction marks and zero-width signs."""
    kept: list[str] = []
    spread_out = unicodedata.normalize("NFKD", text.translate(EMOJI))
    for sign in _ends(spread_out, 2 * HEAD, 2 * TAIL):  # accents double a text at most
        kind = unicodedata.category(sign)
        if kind == "Mn" or (kind in ("Cf", "Cc", "Cs") and sign not in "\n\t\r"):
            continue
        kept.append("\n" if sign == "\r" or kind in ("Zl", "Zp") else sign)
    return "".join(kept).casefold()


def _written_out(text: str) -> str:
    text = _APOSTROPHES.sub("'", text).replace("aujourd'hui", "aujourdhui").replace("\u2026", ".")
    text = _SPELT_SOS.sub("sos", _ELONGATED.sub(r"\1", _IN_NUMBER.sub("", text)))
    text = _ELISION.sub(r"\1 ", text)
    text = _NOT.sub(lambda found: {"ca": "can", "wo": "will", "sha": "shall"}.get(found[1], found[2]) + " not", text)
    return _CONTRACTION.sub(lambda found: _CONTRACTED[found[0]], text)


def _unglued(word: str) -> tuple[str, ...]:
    if word in SPELLINGS:
        return SPELLINGS[word]
    if word not in _NOT_GLUED and _GLUED_JE.match(word):
        return ("je", word[1:])
    glued = _GLUED.match(word)
    if glued:
        return (glued[0], word[glued.end() :])
    return (word,)


def _grammar(tokens: list[str]) -> list[str]:
    """Small French regularities: "j" is "je", "ne" says nothing, a lone "c" is "c est", a lone "g" is "je ai"."""
    out: list[str] = []
    for place, word in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        before = tokens[place - 1] if place else ""
        if word in ("ne", "n"):
            continue
        if word == "j":
            out.append("je")
        elif word == "c" and not after.startswith(("est", "eta", "ete", "ser")):
            out += ("c", "est")
        elif word == "g" and not before.isdigit():
            out += ("je", "ai")
        else:
            out.append(word)
    return out


def words(text: str) -> list[str]:
    """The words and marks of a text, in order. Emoji come out as words ("emosad").

    The window is taken again after compatibility forms are spread out: one ligature may stand for eighteen letters.
    """
    tokens = _TOKEN.findall(_written_out(window(_plain(window(text)))))
    if len(tokens) > HEAD_WORDS + TAIL_WORDS:
        tokens = [*tokens[:HEAD_WORDS], GAP, *tokens[-TAIL_WORDS:]]
    return _grammar([word for token in tokens for word in _unglued(token)])
