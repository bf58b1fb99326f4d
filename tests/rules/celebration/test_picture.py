"""What the picture of the week shows and says, and that French can be written without a font that has its accents."""

import io
import json
import unicodedata
from datetime import date

import pytest
from PIL import Image, ImageChops
from reportlab.pdfbase.ttfonts import TTFont

from bot.core.files import MADE, SharedFile
from bot.ui.text import Reader
from handlers.celebration import drawing, fonts, screens
from handlers.celebration.rules import Choice
from handlers.celebration.screens import Shown, Week

FRENCH = Reader("fr", "Europe/Paris")


def week(*people: Shown) -> SharedFile:
    return screens.week(Week(date(2026, 11, 25), 4, people, "Les Passerelles"), FRENCH)


def seen(*names: str) -> Image.Image:
    described = json.dumps({"title": "", "figures": [], "names": names, "last": ""}, ensure_ascii=False)
    return Image.open(io.BytesIO(drawing.draw(described.ljust(200))))


def test_names_are_shown_as_their_owners_decide() -> None:
    file = week(
        Shown("Ana Moreau", Choice.NAME), Shown("Léo Bernard", Choice.FIRST_NAME), Shown("Tom", Choice.ANONYMOUS)
    )
    drawn = json.loads(file.ref)
    assert file.workspace.platform == MADE
    assert drawn["names"] == ["Ana Moreau", "Léo", "et 1 de plus"]
    assert drawn["figures"] == [["4", "réussites"], ["3", "personnes à applaudir"]]
    assert drawn["last"] == "Les Passerelles · mercredi 25 novembre 2026"
    for told in ("4 réussites", "Ana Moreau", "Léo", "quelqu’un parmi nous"):
        assert told in file.alt
    assert "Tom" not in file.alt + file.ref
    assert "Bernard" not in file.alt + file.ref


def test_a_name_that_the_font_cannot_write_is_in_the_words_only() -> None:
    file = week(Shown("Ana", Choice.NAME), Shown("Иван", Choice.NAME))
    assert json.loads(file.ref)["names"] == ["Ana", "et 1 de plus"]
    assert "Иван" in file.alt


@pytest.mark.parametrize("name", ["Zoé", "Inès", "Loïc", "Benoît", "François", "Maëlle", "Côté", "Œdipe", "Niño"])
def test_french_names_are_written_with_their_accents(name: str) -> None:
    assert fonts.can_write(name)
    assert fonts.writable(name) == name
    plain = "".join(part for part in unicodedata.normalize("NFD", name) if not unicodedata.combining(part))
    without = plain.replace("Œ", "Oe")
    assert ImageChops.difference(seen(name), seen(without)).getbbox() is not None


@pytest.mark.parametrize("name", ["漢字", "Ana 🎉", "Иван", " ", ""])
def test_what_cannot_be_written_is_known(name: str) -> None:
    assert not fonts.can_write(name)


WRITTEN = {
    "Zoé a dit : « Œuvrez ! » – “d’accord”…": "Zoé a dit : « Œuvrez ! » – “d’accord”…",
    "1\u202f000 €": "1\u00a0000 €",
    "Nándor Tőkés": "Nándor Tokés",
    "Bravo 🎉👏🏽 !": "Bravo  !",
    "Иван Петров et Ana": "… … et Ana",
    "漢字": "…",
    "e\u0301te\u0301": "été",
    "\u202eabc\x00": "abc",
}


@pytest.mark.parametrize(("text", "written"), WRITTEN.items())
def test_what_the_font_lacks_degrades_kindly(text: str, written: str) -> None:
    assert fonts.writable(text) == written


@pytest.mark.parametrize("name", [fonts.REGULAR, fonts.BOLD])
def test_what_we_say_of_the_font_is_so(name: str) -> None:
    has = TTFont(name, str(fonts.path(name))).face.charToGlyph
    said = {code for code in range(0x20, 0xF000) if fonts._WRITTEN.fullmatch(chr(code))}
    assert said == {code for code in has if 0x20 <= code < 0xF000}


def test_the_same_is_drawn_the_same() -> None:
    described = week(Shown("Ana Moreau", Choice.NAME)).ref
    assert drawing.draw(described) == drawing.draw(described)
    assert seen("Ana").size == drawing.SIZE
