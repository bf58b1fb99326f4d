"""Draws the pictures of the celebration: a few numbers and names, for those who would rather look than read."""

import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from handlers.celebration import fonts

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 675)
PAPER, INK, SOFT, EMBER, SUN = "#fff8ef", "#3b1a0e", "#6d4a3a", "#b3400f", "#f6b042"
MARGIN, NAME, NAME_ABOVE_BARS = 80, 36, 26
LINES, LINES_ABOVE_BARS = 4, 1
GAP = 50
BARS = (455, 580)
"""From where to where they reach, at most: their words stand below."""


def draw(described: str) -> bytes:
    """The picture (PNG) that `described` says.

    JSON with a title, figures (number and word), names, a last line, and perhaps bars (word and number). All of it is
    to be such as the font can write.
    """
    # Imported here: whoever never sees a picture need not wait for the library.
    from PIL import Image, ImageDraw  # noqa: PLC0415  # slow to import, once a week

    said: dict[str, Any] = json.loads(described)
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    _confetti(pen, len(described))
    pen.text((MARGIN, 60), said["title"], INK, _font(56, heavy=True))
    _figures(pen, said["figures"])
    bars = said.get("bars", [])
    top, size = 385, NAME_ABOVE_BARS if bars else NAME
    for line in _lines(said["names"], SIZE[0] - 2 * MARGIN, size)[: LINES_ABOVE_BARS if bars else LINES]:
        pen.text((MARGIN, top), line, INK, _font(size))
        top += size * 4 // 3
    _bars(pen, bars)
    pen.text((MARGIN, SIZE[1] - 54), said["last"], SOFT, _font(24))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _font(size: int, *, heavy: bool = False) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415  # see above

    return ImageFont.truetype(fonts.path(fonts.BOLD if heavy else fonts.REGULAR), size)


def _figures(pen: "ImageDraw", figures: Sequence[tuple[str, str]]) -> None:
    """Side by side, as large as they all fit."""
    room, size = SIZE[0] - 2 * MARGIN, 110
    while size > SIZE[0] // 40 and _widths(figures, size) > room:
        size -= 4
    left = float(MARGIN)
    for number, word in figures:
        pen.text((left, 290), number, EMBER, _font(size, heavy=True), anchor="ls")
        pen.text((left + 4, 305), word, SOFT, _font(_small(size)))
        left += _width(number, word, size) + GAP


def _small(size: int) -> int:
    return max(18, size // 3)


def _width(number: str, word: str, size: int) -> float:
    return max(_font(size, heavy=True).getlength(number), _font(_small(size)).getlength(word))


def _widths(figures: Sequence[tuple[str, str]], size: int) -> float:
    return sum(_width(number, word, size) + GAP for number, word in figures) - GAP


def _lines(names: Sequence[str], room: int, size: int) -> list[str]:
    """The names, one after the other, in as many lines as they need."""
    font = _font(size)
    lines: list[str] = []
    for name in names:
        longer = f"{lines[-1]} · {name}" if lines else name
        if lines and font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(name)
    return lines


def _bars(pen: "ImageDraw", bars: Sequence[tuple[str, int]]) -> None:
    """One per month, with its number above and its word below."""
    most = max((number for _word, number in bars), default=0)
    high, low = BARS
    font = _font(18)
    for place, (word, number) in enumerate(bars):
        step = (SIZE[0] - 2 * MARGIN) / len(bars)
        middle = MARGIN + step * (place + 0.5)
        top = low - (low - high) * number / max(most, 1)
        pen.rectangle(
            (middle - step * 0.32, min(top, low - 2), middle + step * 0.32, low), SUN if number else "#e9d5bd"
        )
        pen.text((middle, low + 4), word, SOFT, font, anchor="ma")
        if number:
            pen.text((middle, top - 3), str(number), INK, font, anchor="ms")


def _confetti(pen: "ImageDraw", seed: int) -> None:
    """A little cheer at the right; the same description gives the same picture."""
    for number in range(60):
        place = (seed + 1) * 7919 + number * 104_729
        x, y = SIZE[0] - 10 - (place % 300) * (1 - number / 90), (place // 7) % 150
        half = 4 + number % 7
        if x > SIZE[0] - 330:
            colour = (SUN, EMBER, "#2f7d5b", "#e9d5bd")[number % 4]
            pen.ellipse((x - half, y - half, x + half, y + half), colour)
    pen.rectangle((0, 0, 18, SIZE[1]), EMBER)
