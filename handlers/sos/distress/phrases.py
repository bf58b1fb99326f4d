"""A small notation for cues, so that the lexicons stay plain tables: phrases separated by "/" become one pattern.

word    that word                  word*   any ending of it
a|b     one of these words         [word]  that word or nothing
..      up to four words between   !a|b    the next word is none of these
"""

import re
from dataclasses import dataclass

_WORD = r"\w+ "
_NEGATIONS = ("pas", "jamais", "pas encore", "pas ete", "not", "not yet", "not been", "never", "no one", "nobody")
_AFTER_NEGATION = "".join(f"(?<! {words} )" for words in _NEGATIONS)
_GAP = rf"(?:{_WORD}){{0,4}}?"


@dataclass(frozen=True, slots=True)
class Cue:
    """One family of phrases that says the same thing, and how much it weighs."""

    name: str
    weight: float
    pattern: re.Pattern[str]


def _choice(words: str) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split("|"))


def _token(token: str) -> str:
    if token == "..":
        return _GAP
    if token.startswith("!"):
        return f"(?!(?:{_choice(token[1:])}) )"
    if token.startswith("["):
        return f"(?:(?:{_choice(token[1:-1])}) )?"
    return f"(?:{_choice(token)}) "


def cue(name: str, weight: float, phrases: str, before: str = "") -> Cue:
    """Compile a family. Gaps are bounded and marks stop them, so a search stays linear in the length of the text."""
    several = [phrase.split() for phrase in phrases.replace("\n", " / ").split("/")]
    alternatives = sorted({"".join(map(_token, phrase)) for phrase in several if phrase}, key=len, reverse=True)
    return Cue(name, weight, re.compile(rf"(?<= ){before}(?:{'|'.join(alternatives)})"))


def calm(name: str, weight: float, phrases: str) -> Cue:
    """A family that calms, unless a negation stands just before it: "not sorted", "pas encore réglé"."""
    return cue(name, weight, phrases, _AFTER_NEGATION)
