"""Draws the picture of the week: a few numbers and the names, for those who would rather look than read.

Pillow brings one font, whose letters have no accents: those are drawn here, a stroke above (or below) their letter.
"""

import io
import json
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 675)
PAPER, INK, SOFT, EMBER, SUN = "#fff8ef", "#3b1a0e", "#6d4a3a", "#b3400f", "#f6b042"
MARGIN, NAME, LINES = 80, 44, 4
LETTERS = {
    "œ": "oe",
    "Œ": "Oe",
    "æ": "ae",
    "Æ": "Ae",
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "–": "-",
    "—": "-",
}
ACUTE, GRAVE, CIRCUMFLEX, TREMA, TILDE, CARON, RING, CEDILLA = (chr(code) for code in (
    0x301, 0x300, 0x302, 0x308, 0x303, 0x30C, 0x30A, 0x327))  # fmt: skip
MARKS = (ACUTE, GRAVE, CIRCUMFLEX, TREMA, TILDE, CARON, RING, CEDILLA)
SIGNS = " '’“”«»…·.,;:!?&()+-/"


def can_write(text: str) -> bool:
    """Whether the font has every letter of it."""
    return bool(text.strip()) and all(
        (base.isascii() and base.isprintable()) or base in SIGNS for base, _ in _letters(text)
    )


def draw(described: str) -> bytes:
    """The picture (PNG) that `described` says: JSON with a title, figures (number and word), names, and a last line."""
    # Imported here: whoever never sees a picture need not wait for the library.
    from PIL import Image, ImageDraw  # noqa: PLC0415  # slow to import, once a week

    said: dict[str, Any] = json.loads(described)
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    _confetti(pen, len(described))
    _write(pen, (MARGIN, 64), said["title"], 64, INK, heavy=True)
    left = MARGIN
    for number, word in said["figures"]:
        wide = _write(pen, (left, 165), number, 120, EMBER, heavy=True)
        left += int(max(wide, _write(pen, (left + 4, 298), word, 40, SOFT))) + 70
    top = 385
    for line in _lines(said["names"], NAME, SIZE[0] - 2 * MARGIN)[:LINES]:
        _write(pen, (MARGIN, top), line, NAME, INK)
        top += NAME * 4 // 3
    _write(pen, (MARGIN, SIZE[1] - 56), said["last"], 28, SOFT)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415  # see above

    return ImageFont.load_default(size)  # type: ignore[return-value]  # with a size it is Pillow's own FreeType font


def _lines(names: Sequence[str], size: int, room: int) -> list[str]:
    """The names, one after the other, in as many lines as they need."""
    lines: list[str] = []
    for name in names:
        longer = f"{lines[-1]} · {name}" if lines else name
        if lines and _width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(name)
    return lines


def _width(text: str, size: int) -> float:
    return _font(size).getlength("".join(base for base, _marks in _letters(text)))


def _letters(text: str) -> Iterator[tuple[str, str]]:
    """Each letter without its marks, and the marks."""
    for sign in unicodedata.normalize("NFC", text):
        for plain in LETTERS.get(sign, sign):
            parts = unicodedata.normalize("NFD", plain)
            yield parts[0], "".join(mark for mark in parts[1:] if mark in MARKS)


def _write(pen: "ImageDraw", at: tuple[int, int], text: str, size: int, colour: str, *, heavy: bool = False) -> float:
    """Write a line from its top left; how wide it is."""
    font, (left, top) = _font(size), at
    place = float(left)
    stroke = max(1, size // 40) if heavy else 0
    for base, marks in _letters(text):
        pen.text((place, top), base, colour, font, stroke_width=stroke)
        wide = font.getlength(base)
        for mark in marks:
            _mark(pen, mark, base, (place, place + wide), top, size, colour)
        place += wide + stroke
    return place - left


def _mark(
    pen: "ImageDraw", mark: str, base: str, span: tuple[float, float], top: float, size: int, colour: str
) -> None:  # fmt: skip
    font = _font(size)
    _left, high, _right, low = font.getbbox("x" if base in "ij" else base)
    if base in "ij":  # the dot gives way to the mark
        pen.rectangle((span[0], top + font.getbbox("l")[1] - 2, span[1], top + high - size * 0.04), PAPER)
    middle, roof, thick = sum(span) / 2, top + high - size * 0.07, max(2, size // 14)
    reach, rise = size * 0.11, size * 0.15
    if mark in (ACUTE, GRAVE):
        lean = reach if mark == ACUTE else -reach
        pen.line((middle - lean * 0.6, roof, middle + lean, roof - rise), colour, thick)
    elif mark in (CIRCUMFLEX, CARON):
        tip, foot = (roof - rise, roof) if mark == CIRCUMFLEX else (roof, roof - rise)
        pen.line((middle - reach * 1.3, foot, middle, tip, middle + reach * 1.3, foot), colour, thick, "curve")
    elif mark == TREMA:
        for side in (-1, 1):
            _dot(pen, middle + side * reach, roof - rise * 0.4, thick * 0.75, colour)
    elif mark == TILDE:
        pen.line((middle - reach * 1.3, roof, middle - reach * 0.4, roof - rise * 0.6, middle + reach * 0.4,
                  roof - rise * 0.1, middle + reach * 1.3, roof - rise * 0.7), colour, thick, "curve")  # fmt: skip
    elif mark == RING:
        pen.ellipse((middle - reach, roof - 2 * reach, middle + reach, roof), None, colour, thick)
    else:
        pen.line((middle, top + low, middle + reach * 0.8, top + low + rise * 0.7, middle - reach * 0.5,
                  top + low + rise * 1.3), colour, thick, "curve")  # fmt: skip


def _dot(pen: "ImageDraw", x: float, y: float, half: float, colour: str) -> None:
    pen.ellipse((x - half, y - half, x + half, y + half), colour)


def _confetti(pen: "ImageDraw", seed: int) -> None:
    """A little cheer at the right; the same description gives the same picture."""
    for number in range(60):
        place = (seed + 1) * 7919 + number * 104_729
        x, y = SIZE[0] - 10 - (place % 300) * (1 - number / 90), (place // 7) % 330
        if x > SIZE[0] - 330:
            _dot(pen, x, y, 4 + number % 7, (SUN, EMBER, "#2f7d5b", "#e9d5bd")[number % 4])
    pen.rectangle((0, 0, 18, SIZE[1]), EMBER)
