"""The font of our pictures and PDFs, Bitstream Vera, which comes with ReportLab: where it is, and what it can write."""

import re
import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

REGULAR, BOLD = "Vera.ttf", "VeraBd.ttf"
MISSING = "…"
"""Stands where the font has no letters."""
# As the font itself says (see the tests): asking it would mean to open it wherever a name is shown.
_HAS = (
    "\u0020-\u007e\u00a0-\u00ff\u0106\u0107\u010c-\u0111\u011e\u011f\u0130\u0131\u0141\u0142\u0152\u0153\u015e-\u0161"
    "\u0178\u017d\u017e\u0192\u02c6\u02c7\u02d8-\u02dd\u03a9\u03c0\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122"
    "\u2202-\u2206\u220f-\u221e\u222b\u2248\u2260-\u2265\u25ca"
)
_WRITTEN = re.compile(f"[{re.escape(_HAS).replace(chr(92) + '-', '-')}]")
_ALIKE = {"\u2009": " ", "\u202f": "\u00a0", "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u02bc": "’"}


def path(name: str) -> Path:
    """Where the font's file is. Raises FileNotFoundError when ReportLab is not there."""
    found = find_spec("reportlab")
    if found is None or found.origin is None:
        raise FileNotFoundError(name)
    return Path(found.origin).parent / "fonts" / name


def can_write(text: str) -> bool:
    """Whether the font has every letter of it, if need be without its accent."""
    return bool(text.strip()) and all(map(_sign, unicodedata.normalize("NFC", text)))


def writable(text: str) -> str:
    """The text as the font can write it: an accent less, no emoji, and a visible "…" for other scripts."""
    made: list[str] = []
    for sign in unicodedata.normalize("NFC", text):
        written = "\n" if sign == "\n" else _sign(sign)
        if written is None and unicodedata.category(sign)[0] == "L" and made[-1:] != [MISSING]:
            made.append(MISSING)
        elif written is not None:
            made.append(written)
    return "".join(made).strip()


@lru_cache(maxsize=1024)
def _sign(sign: str) -> str | None:
    """A sign as the font writes it; None: not at all."""
    sign = _ALIKE.get(sign, sign)
    if _WRITTEN.fullmatch(sign):
        return sign
    if sign == "\t":
        return " "
    base = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    return base if base and all(map(_WRITTEN.fullmatch, base)) else None
