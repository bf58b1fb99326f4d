"""What a ritual's text may hold, and whose turn it is: decisions over plain values."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """What a placeholder stands for."""

    DATE = "date"
    HOST = "host"
    NEXT = "next"
    NUMBER = "number"
    NAME = "name"
    PLACE = "place"


PLACEHOLDERS = {
    "date": Slot.DATE,
    "host": Slot.HOST, "hote": Slot.HOST,
    "next": Slot.NEXT, "prochain": Slot.NEXT, "prochaine": Slot.NEXT,
    "number": Slot.NUMBER, "numero": Slot.NUMBER,
    "name": Slot.NAME, "nom": Slot.NAME,
    "place": Slot.PLACE, "lieu": Slot.PLACE,
}  # fmt: skip
"""By name, in every language, without accents."""
_PLACEHOLDER = re.compile(r"\{\s*([^\W\d_]+)\s*\}")


def pieces(text: str) -> list[str | Slot]:
    """The text, with its placeholders taken out; those that are not known stay as they were typed."""
    found: list[str | Slot] = []
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        slot = PLACEHOLDERS.get(plain(match[1]))
        if slot is not None:
            found += [text[end : match.start()], slot]
            end = match.end()
    return [piece for piece in [*found, text[end:]] if piece != ""]


def unknown_placeholders(text: str) -> list[str]:
    """What looks like a placeholder and is none, as it was typed."""
    return [match[0] for match in _PLACEHOLDER.finditer(text) if plain(match[1]) not in PLACEHOLDERS]


def plain(text: str) -> str:
    """In small letters and without accents: for comparing what people type."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def meant(names: Sequence[tuple[int, str]], words: str) -> tuple[int, str] | None:
    """Which ritual (its number) words begin with, by number or name, and the words after that; None: none of them.

    The longest name wins. No words at all mean the only ritual that there is.
    """
    said = plain(words)
    if not said:
        return (names[0][0], "") if len(names) == 1 else None
    for number, name in sorted(names, key=lambda one: -len(one[1])):
        for known in (plain(name), f"#{number}", str(number)):
            if said == known or said.startswith(f"{known} "):
                return number, " ".join(words.split()[len(known.split()) :])
    return None


# --- whose turn it is ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Turns:
    """Those who host, the next one first, and who cannot this time. `last` hosted the edition before; None: nobody."""

    hosts: Sequence[str]
    cannot: Collection[str]
    last: str | None


def host(turns: Turns) -> str | None:
    """Whose turn it is. Nobody hosts twice in a row, unless nobody else ever does; None: nobody can."""
    able = [person for person in turns.hosts if person not in turns.cannot]
    others = [person for person in able if person != turns.last]
    if others:
        return others[0]
    return able[0] if able and len(turns.hosts) == 1 else None
