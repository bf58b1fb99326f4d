"""Languages: the right sentence, plural, number and hour for each reader."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.ui import i18n
from bot.ui.i18n import (
    Localiser,
    choose_language,
    format_moment,
    known_timezone,
    languages,
    localise,
    meant_timezone,
    own_name,
)
from bot.ui.text import Moment, MomentStyle, Reader, Sentence, _, ngettext

ENGLISH, FRENCH = Reader("en", "Europe/London"), Reader("fr", "Europe/Paris")

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "{who} has this one."
msgstr "C’est {who} qui s’en occupe."

msgid "{a} after {b}"
msgstr "{b} avant {a}"

msgid "{count} win"
msgid_plural "{count} wins"
msgstr[0] "{count} réussite"
msgstr[1] "{count} réussites"

msgid "empty"
msgstr ""

msgid "{count} seat"
msgid_plural "{count} seats"
msgstr[0] ""
msgstr[1] ""
"""


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small catalogue in place of the real one, which is checked by tests.tools.catalogues."""
    (tmp_path / "fr.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(i18n, "CATALOGUES", tmp_path)
    i18n._catalogue.cache_clear()
    yield
    i18n._catalogue.cache_clear()


def said(sentence: Sentence, reader: Reader) -> str:
    return Localiser(reader).plain(sentence)


@pytest.mark.usefixtures("catalogue")
def test_each_reader_gets_their_language_and_words_may_change_places() -> None:
    assert said(_("{who} has this one.", who="Ana"), ENGLISH) == "Ana has this one."
    assert said(_("{who} has this one.", who="Ana"), FRENCH) == "C’est Ana qui s’en occupe."
    assert said(_("{a} after {b}", a="1", b="2"), FRENCH) == "2 avant 1"


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (0, "0 wins", "0 réussite"),
        (1, "1 win", "1 réussite"),
        (2, "2 wins", "2 réussites"),
        (1000, "1,000 wins", "1\u202f000 réussites"),
        (1_000_000, "1,000,000 wins", "1\u202f000\u202f000 réussites"),
    ],
)
def test_french_counts_nought_as_one(count: int, english: str, french: str) -> None:
    wins = ngettext("{count} win", "{count} wins", count)
    assert (said(wins, ENGLISH), said(wins, FRENCH)) == (english, french)


@pytest.mark.usefixtures("catalogue")
def test_what_is_not_translated_is_said_in_english() -> None:
    assert said(_("Nobody translated {this}", this="this"), FRENCH) == "Nobody translated this"
    assert said(_("empty"), FRENCH) == "empty"
    assert said(ngettext("{count} chair", "{count} chairs", 2), FRENCH) == "2 chairs"
    assert said(ngettext("{count} seat", "{count} seats", 0), FRENCH) == "0 seats"
    assert said(ngettext("{count} seat", "{count} seats", 1), FRENCH) == "1 seat"


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("nasty", ["{a}", "{b}", "{count}", "%s", "{who!r}", "{", "<b>"])
def test_somebody_s_name_is_no_placeholder_in_a_translation_either(nasty: str) -> None:
    assert said(_("{a} after {b}", a=nasty, b="B"), FRENCH) == f"B avant {nasty}"


def test_the_real_catalogue_speaks() -> None:
    again = ngettext(
        "Let me catch my breath: press again in {count} second.",
        "Let me catch my breath: press again in {count} seconds.",
        2,
    )
    assert said(again, FRENCH) != said(again, ENGLISH)
    assert "2 secondes" in said(again, FRENCH)
    assert languages() == ("en", "fr")


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        ("fr", "fr"),
        ("fr-FR", "fr"),
        ("fr_CA", "fr"),
        ("FR", "fr"),
        ("en", "en"),
        ("en-GB", "en"),
        ("en_US.UTF-8", "en"),
        ("de", "en"),  # somebody German rather reads English than the community's French
        ("pt-BR", "en"),
        ("zz", "en"),
        ("../fr", "en"),
        ("x" * 10_000, "en"),
        ("", "fr"),
        (None, "fr"),
    ],
)
def test_which_language_is_spoken_to_whom(wanted: str | None, spoken: str) -> None:
    assert choose_language(wanted) == spoken


def test_who_says_nothing_is_spoken_to_like_the_others_here() -> None:
    assert choose_language(None, "en") == choose_language("", "en") == "en"
    assert choose_language("fr", "en") == "fr"
    assert choose_language("de", "fr") == "en"


@pytest.mark.parametrize("zone", ["Europe/Paris", "UTC", "Asia/Kathmandu", "US/Pacific"])
def test_a_time_zone_that_exists_is_taken(zone: str) -> None:
    assert known_timezone(zone) == zone


@pytest.mark.parametrize(
    "zone", [None, "", "Mars/Phobos", "Europe", "../../etc/passwd", "/etc/passwd", "europe\0paris", "x" * 10_000]
)
def test_a_time_zone_that_we_do_not_know_is_none(zone: str | None) -> None:
    assert known_timezone(zone) is None


SUMMER, WINTER = datetime(2026, 7, 1, 22, 30, tzinfo=UTC), datetime(2026, 12, 31, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "style", "reader", "shown"),
    [
        (SUMMER, "time", Reader("fr", "Europe/Paris"), "00:30"),
        (SUMMER, "time", Reader("fr", "America/Toronto"), "18:30"),
        (SUMMER, "time", Reader("en", "Asia/Kathmandu"), "4:15\u202fAM"),
        (SUMMER, "date", Reader("fr", "Europe/Paris"), "2 juillet 2026"),
        (SUMMER, "date", Reader("fr", "America/Toronto"), "1er juillet 2026"),
        (SUMMER, "weekday", Reader("fr", "Europe/Paris"), "jeudi 2 juillet 2026"),
        (SUMMER, "weekday", Reader("en", "Europe/London"), "Wednesday, July 1, 2026"),
        (SUMMER, "datetime", Reader("fr", "Indian/Reunion"), "2 juil., 02:30"),
        (SUMMER, "datetime", Reader("en", "Europe/London"), "Jul 1, 23:30"),
        (WINTER, "time", Reader("fr", "Europe/Paris"), "23:30"),
        (WINTER, "date", Reader("fr", "Pacific/Kiritimati"), "1er janvier 2027"),
        (WINTER, "datetime", Reader("fr", "Pacific/Pago_Pago"), "31 déc., 11:30"),
        # The hour that comes twice: an hour apart, and the same on the wall.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "time", FRENCH, "02:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "time", FRENCH, "02:30"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "time", FRENCH, "03:00"),
    ],
)
def test_an_instant_in_each_reader_s_zone(instant: datetime, style: MomentStyle, reader: Reader, shown: str) -> None:
    assert format_moment(Moment(instant, style), reader) == shown


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (-3, "-3", "-3"),
        (1234567, "1,234,567", "1\u202f234\u202f567"),
        (date(2026, 11, 18), "Wednesday, November 18, 2026", "mercredi 18 novembre 2026"),
        (date(2026, 12, 1), "Tuesday, December 1, 2026", "mardi 1er décembre 2026"),
        (date(2026, 12, 11), "Friday, December 11, 2026", "vendredi 11 décembre 2026"),
    ],
)
def test_numbers_and_days(value: int | date, english: str, french: str) -> None:
    assert (localise(value, ENGLISH), localise(value, FRENCH)) == (english, french)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Europe/Paris", "Europe/Paris"),
        (" europe/paris ", "Europe/Paris"),
        ("Paris", "Europe/Paris"),
        ("utc", "UTC"),
        ("New York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("Europe/Pari", "Europe/Paris"),
        ("", None),
        ("le soir", None),
        ("../../etc/passwd", None),
        ("x" * 10_000, None),
    ],
)
def test_the_zone_that_was_meant(written: str, meant: str | None) -> None:
    assert meant_timezone(written) == meant


def test_each_language_has_its_own_name() -> None:
    assert [own_name(language) for language in languages()] == ["English", "Français"]
