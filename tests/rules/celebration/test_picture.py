"""What the picture of the week shows and says, and that French can be written without a font that has its accents."""

import io
import json
from datetime import date

import pytest
from PIL import Image, ImageChops

from bot.core.files import MADE, SharedFile
from bot.ui.text import Reader
from handlers.celebration import drawing, screens
from handlers.celebration.rules import Choice
from handlers.celebration.screens import Shown, Week

FRENCH = Reader("fr", "Europe/Paris")


def week(*people: Shown) -> SharedFile:
    return screens.week(Week(date(2026, 11, 25), 4, people, "Les Passerelles"), FRENCH)


def seen(*names: str) -> Image.Image:
    described = {"title": "", "figures": [], "names": names, "last": ""}
    return Image.open(io.BytesIO(drawing.draw(json.dumps(described) + " " * (200 - len(json.dumps(described))))))


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
    assert drawing.can_write(name)
    plain = "".join(base for base, _marks in drawing._letters(name))  # what it would be without them
    if plain != name and not plain.startswith("O"):
        assert ImageChops.difference(seen(name), seen(plain)).getbbox() is not None


@pytest.mark.parametrize("name", ["漢字", "Ana 🎉", "Иван", " ", ""])
def test_what_cannot_be_written_is_known(name: str) -> None:
    assert not drawing.can_write(name)


def test_the_same_is_drawn_the_same() -> None:
    described = week(Shown("Ana Moreau", Choice.NAME)).ref
    assert drawing.draw(described) == drawing.draw(described)
    assert seen("Ana").size == drawing.SIZE
