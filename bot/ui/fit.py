"""Words within a platform's limits: measured, cleaned of what no client shows, cut with a visible "…"."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeAlias

from bot.ui.text import Atom, Bold, Code, Joined, Link, Mention, Moment, PlaceMention, User, Words, parts_of

Atoms: TypeAlias = tuple[Atom, ...]

ELLIPSIS = "…"
MOMENT = 30
"""What a date takes, about: it depends on the reader."""

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def units(text: str) -> int:
    """How long a platform may find a text. None says whether 😀 counts once or twice: here it counts twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def head(text: str, limit: int) -> str:
    """The first so many units of a text, without a sign."""
    if units(text) <= limit:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * limit].decode("utf-16-le", "ignore")


def readable(text: str) -> bool:
    """Whether there is anything to see: platforms refuse labels of blanks."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


def shares(wanted: Sequence[int], room: int) -> list[int]:
    """Room for each: the short ones get what they want, the long ones share the rest."""
    given = [0] * len(wanted)
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    for left, number in zip(range(len(wanted), 0, -1), order, strict=True):
        given[number] = min(wanted[number], room // left)
        room -= given[number]
    return given


# --- cleaned ----------------------------------------------------------------------------------------------


def tidy(atom: Atom, most: int) -> Atom:
    """The same without what no client shows; somebody's words have at most about `most` characters."""
    match atom:
        case User(text):
            return User(_tidied(text, most))
        case Mention(person, name, others):
            return Mention(person, _tidied(name, most), others)
        case PlaceMention(place, name):
            return PlaceMention(place, _tidied(name, most))
        case Bold(inner):
            return Bold(Joined(tuple(tidy(part, most) for part in parts_of(inner))))
        case Link(url, label):
            return Link(url, Joined(tuple(tidy(part, most) for part in parts_of(label))))
        case _:
            return atom


def _tidied(text: str, most: int) -> str:
    kept = text if len(text) <= most else text[:most] + ELLIPSIS
    if kept.isprintable():
        return kept  # as most words are, and far sooner said
    return _UNSEEN.sub("", _NEWLINES.sub("\n", kept))


# --- cut --------------------------------------------------------------------------------------------------


def fit(atoms: Atoms, limit: int, written: Callable[[Atoms], int]) -> Atoms:
    """The atoms, cut with a visible "…" where `written` would find them longer than `limit`; none for a limit of 0."""
    if limit <= 0:
        return ()
    if written(atoms) <= limit:
        return atoms
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if written(_clip(atoms, middle)) <= limit else (low, middle - 1)
    return _clip(atoms, low)


def _clip(atoms: Atoms, room: int) -> Atoms:
    kept: list[Atom] = []
    for atom in atoms:
        room -= _keep(atom, room, kept)
        if room <= 0:
            break
    return (*kept, Words(ELLIPSIS))


def _keep(atom: Atom, room: int, kept: list[Atom]) -> int:
    """Keep what fits into `room` characters of the atom; the answer is how many it wanted."""
    match atom:
        case Words(text) | User(text) | Code(text):
            kept.append(type(atom)(text[:room].rstrip() if len(text) > room else text))
            return len(text)
        case Bold(inner) | Link(_, inner):
            parts: list[Atom] = []
            wanted = 0
            for part in parts_of(inner):
                wanted += _keep(part, max(room - wanted, 0), parts)
            made = Joined(tuple(parts))
            kept.append(Bold(made) if isinstance(atom, Bold) else Link(atom.url, made))
            return wanted
        case Mention() | PlaceMention() | Moment():
            wanted = MOMENT if isinstance(atom, Moment) else len(atom.name) + 1
            if wanted <= room:  # half a name, half a date: rather nothing
                kept.append(atom)
            return wanted
