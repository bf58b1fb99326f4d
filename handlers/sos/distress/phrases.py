"""A small notation for cues, so that the lexicons stay plain tables: phrases, separated by "/", become one pattern.

Words are written as `normalise` leaves them (no accents, "je ai", "do not"). In a phrase:

word    that word                  word*   any ending of it
a|b     one of these words         [word]  that word or nothing
..      up to four words between   !a|b    the next word is none of these
...     what follows, up to eight words or a mark
"""

import re
from dataclasses import dataclass
from functools import cached_property

_WORD = r"\w+ "
_GAPS = {"..": rf"(?:{_WORD}){{0,4}}?", "...": rf"(?:{_WORD}){{0,8}}"}
_NEGATIONS = ("pas", "jamais", "pas encore", "pas ete", "not", "not yet", "not been", "never", "no one", "nobody")
_AFTER_NO_NEGATION = "".join(f"(?<! {words} )" for words in _NEGATIONS)


@dataclass(frozen=True)
class Cue:
    """One family of phrases that says the same thing, and how much it weighs."""

    name: str
    weight: float
    expression: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first asked for: all together take half a second, and most commands read nothing."""
        return re.compile(self.expression)


def _choice(words: str) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split("|"))


def _piece(part: str) -> str:
    if part in _GAPS:
        return _GAPS[part]
    if part.startswith("!") and part != "!":
        return f"(?!(?:{_choice(part[1:])}) )"
    if part.startswith("["):
        return f"(?:(?:{_choice(part[1:-1])}) )?"
    return f"(?:{_choice(part)}) "


def cue(name: str, weight: float, phrases: str, before: str = "") -> Cue:
    """A family. Gaps are bounded and marks stop them, so a search stays linear in the length of the text."""
    several = [phrase.split() for phrase in phrases.split("/")]
    # The longest reading first: "no need to ring me back" before "no need".
    several.sort(key=lambda phrase: ("..." in phrase, len(phrase)), reverse=True)
    alternatives = dict.fromkeys("".join(map(_piece, phrase)) for phrase in several if phrase)
    return Cue(name, weight, rf"(?<= ){before}(?:{'|'.join(alternatives)})")


def calm(name: str, weight: float, phrases: str) -> Cue:
    """A family that calms, unless a negation stands just before it: "not sorted", "pas encore réglé"."""
    return cue(name, weight, phrases, _AFTER_NO_NEGATION)
