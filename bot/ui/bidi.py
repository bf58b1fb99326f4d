"""Somebody's words written from right to left, or with signs that turn the direction: they turn no words of ours.

For platforms whose text has no `<bdi>`. Unicode's own rules (UAX 9): an isolate, opened and closed on each line.
"""

import re

FIRST_STRONG_ISOLATE, POP_ISOLATE, POP_EMBEDDING = "\u2068", "\u2069", "\u202c"
_CLOSED_BY = dict.fromkeys("\u2066\u2067\u2068", POP_ISOLATE) | dict.fromkeys("\u202a\u202b\u202d\u202e", POP_EMBEDDING)

_TURNS = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
"""Scripts written from right to left, and the invisible signs that say which way to go."""


def isolated(text: str) -> str:
    """The text as typed, closed off when its direction could leak into what stands beside it."""
    if text.isascii() or not _TURNS.search(text):
        return text
    return "\n".join(map(_isolated_line, text.split("\n")))


def _isolated_line(line: str) -> str:
    closers: list[str] = []
    loose = 0  # signs that would close our own isolate
    for sign in line:
        if sign in _CLOSED_BY:
            closers.append(_CLOSED_BY[sign])
        elif sign == POP_EMBEDDING and closers[-1:] == [POP_EMBEDDING]:
            closers.pop()
        elif sign == POP_ISOLATE:
            loose += POP_ISOLATE not in closers
            while closers and closers.pop() != POP_ISOLATE:
                pass  # closing an isolate closes the embeddings in it
    return FIRST_STRONG_ISOLATE * (loose + 1) + line + "".join(reversed(closers)) + POP_ISOLATE
