"""What the files of a recap say: nobody more than consented, no markup of anybody's, nothing that a font breaks."""

import io
import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from bot.core.files import MADE, SharedFile
from bot.ui.text import Reader
from handlers.celebration import markdown, pdf, screens
from handlers.celebration.periods import Period
from handlers.celebration.rules import Choice
from handlers.celebration.screens import Drawn, Figures, Report, Shown, Told

AT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
FRENCH, ENGLISH = Reader("fr", "Europe/Paris"), Reader("en", "Europe/Paris")


def document(kind: str, *told: Told, reader: Reader = FRENCH) -> SharedFile:
    people = [who for one in told for who in one.people]
    figures = Figures(len(told), len(people), editions=4, reactions=31, answers=0, calls=1)
    drawn = Drawn(Period(2026, 11), figures, people, [len(told)], "Les Passerelles")
    return screens.document(Report(drawn, [(date(2026, 11, 4), told)], AT, is_open=False), kind, reader)


def text(file: SharedFile) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.write(file.ref))).pages)


WORDS = "Zoé et Œdipe ont dit : « Où ça ? À l’atelier, “bien sûr”… » – voilà !\nEt <b>Ana</b> &amp; {name} </para>"


def test_french_stands_in_a_pdf_as_it_was_written() -> None:
    file = document(screens.PDF, Told([Shown("Léo Bernard", Choice.NAME)], WORDS, None, ["Noël"]))
    assert (file.name, file.media_type, file.workspace.platform) == ("bilan-2026-11.pdf", "application/pdf", MADE)
    read = text(file)
    for told in (
        "Zoé et Œdipe", "À l’atelier, “bien sûr”…", "<b>Ana</b> &amp; {name} </para>", "raconté par Noël",
        "Notre mois · novembre 2026", "Fait le 1er décembre 2026", "réactions",
    ):  # fmt: skip
        assert told in read.replace("\xa0", " ")
    assert "réponse" not in read  # there was none, and a zero would be a reproach
    assert "Certaines lettres manquent" not in read


def test_other_scripts_degrade_kindly() -> None:
    people = [Shown("Иван Петров", Choice.NAME), Shown("Ana", Choice.NAME)]
    file = document(screens.PDF, Told(people, "Иван a dit 漢字 à Ana 🎉", None, ["李雷"]))
    read = text(file)
    assert "Bravo Ana et quelqu’un parmi nous" in read
    assert "… a dit … à Ana" in read
    assert "Certaines lettres manquent" in read
    told = markdown.write(document(screens.MARKDOWN, Told(people, "Иван a dit 漢字", None, ["李雷"])).ref).decode()
    for whole in ("Иван Петров", "漢字", "李雷"):
        assert whole in told


def test_the_same_is_written_the_same() -> None:
    ref = document(screens.PDF, Told([Shown("Ana", Choice.NAME)], WORDS, None, [])).ref
    assert pdf.write(ref) == pdf.write(ref)


def test_several_at_once_are_what_each_is_alone() -> None:
    refs = [document(screens.PDF, Told((), f"{WORDS} {sign}", None, [])).ref for sign in "àéîõüç"]
    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(pdf.write, refs)) == [pdf.write(ref) for ref in refs]


def test_nobody_is_named_who_does_not_want_to_be() -> None:
    people = [
        Shown("Ana Moreau", Choice.FIRST_NAME),
        Shown("Léo Bernard", Choice.ANONYMOUS),
        Shown("Tom", Choice.NOT_NOW),
    ]
    for kind in screens.MAKERS:
        file = document(kind, Told(people, "Ana Moreau, Léo Bernard et Tom ont tout rangé", None, []))
        said = json.loads(file.ref)
        for name in ("Moreau", "Léo", "Bernard", "Tom"):
            assert name not in json.dumps(said, ensure_ascii=False) + file.alt


MARKS = {
    "**gras** _et_ `code`": "> \\*\\*gras\\*\\* \\_et\\_ \\`code\\`",
    "# titre": "> \\# titre",
    "- liste\n1. un\n2) deux": "> \\- liste\n> 1\\. un\n> 2\\) deux",
    "[lien](http://x) <script> a|b &amp;": "> \\[lien\\](http://x) \\<script\\> a\\|b \\&amp;",
    "---\n===": "> \\---\n> \\===",
    "\u202eenvers\x07": "> envers",
    "\u202a - liste\n\u2066 ===\n\u202a\u202a # x": "> \\- liste\n> \\===\n> \\# x",
    "en 2026. Oui": "> en 2026. Oui",
}


@pytest.mark.parametrize(("words", "written"), MARKS.items())
def test_words_are_no_markdown(words: str, written: str) -> None:
    told = markdown.write(document(screens.MARKDOWN, Told((), words, None, [])).ref).decode()
    assert f"\n{written}\n" in told


def test_in_english() -> None:
    file = document(screens.MARKDOWN, Told([Shown("Ana", Choice.NAME)], "words", None, []), reader=ENGLISH)
    assert file.name == "recap-2026-11.md"
    assert "## Told on Wednesday, November 4, 2026" in markdown.write(file.ref).decode()
    read = PdfReader(io.BytesIO(pdf.write(document(screens.PDF, reader=ENGLISH).ref)))
    assert str(read.root_object["/Lang"]) == "en"


def test_words_of_five_hundred_lines_hold_up_nobody() -> None:
    lines = Told([Shown("Ana", Choice.NAME)], "a\n" * 499 + "fin", None, ["Léo"])
    file = document(screens.PDF, *[lines] * 40)
    start = time.monotonic()
    content = pdf.write(file.ref)
    assert time.monotonic() - start < 4  # as one paragraph each: 15 seconds, and four times as long for twice the lines
    assert "fin" in PdfReader(io.BytesIO(content)).pages[-1].extract_text()


@pytest.mark.long
def test_a_year_of_three_thousand_successes_is_written_within_a_delivery() -> None:
    told = [Told([Shown(f"Ana {number}", Choice.NAME)], "mot " * 250, None, ["Léo"]) for number in range(3000)]
    file = document(screens.PDF, *told)
    start = time.monotonic()
    content = pdf.write(file.ref)
    assert time.monotonic() - start < 40  # a delivery has 45 seconds
    assert len(content) < 8 * 1024 * 1024
