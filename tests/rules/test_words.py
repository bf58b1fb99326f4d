"""People's words: every database can hold them, and nothing else is changed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.words import first_name, is_blank, storable


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("j'ai oublié les cartes 🃏", "j'ai oublié les cartes 🃏"),
        ("a\0b", "a\ufffdb"),
        ("\0\0", "\ufffd\ufffd"),
        ("a\ud800b", "a\ufffdb"),
        ("\udfff", "\ufffd"),
        ("\udc00\ud800", "\ufffd\ufffd"),  # the right halves in the wrong order
        ("half \ud83d and NUL \0", "half \ufffd and NUL \ufffd"),
        ("\ud83d\ude00", "\U0001f600"),  # two halves that belong together are one emoji
        # Odd, but every database can hold them.
        ("\x01\x07\x1b[31m\x7f\u0085", "\x01\x07\x1b[31m\x7f\u0085"),
        ("\u202eevil\u202c\u200b\ufeff", "\u202eevil\u202c\u200b\ufeff"),
        ("\uffff\U0010ffff", "\uffff\U0010ffff"),
    ],
)
def test_only_what_no_database_can_hold_is_replaced(typed: str, kept: str) -> None:
    assert storable(typed) == kept


def test_a_half_character_is_not_turned_into_a_question() -> None:
    """A "?" would be read as one, and might call the team."""
    assert "?" not in storable("tout va bien\ud800")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_sound_text_stays_as_typed(typed: str) -> None:
    assert storable(typed) == typed


@given(st.text(st.characters()))
def test_whatever_comes_can_be_stored_and_is_stable(typed: str) -> None:
    kept = storable(typed)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert json.loads(json.dumps(kept)) == kept
    assert storable(kept) == kept


@pytest.mark.parametrize(
    ("name", "first"),
    [("Ana Moreau", "Ana"), ("Marie-Ange Hoarau", "Marie-Ange"), ("  Léo  ", "Léo"), ("Ana", "Ana"), ("", ""),
     ("   ", "   "), ("田中\u3000花子", "田中"), ("Jean\nPaul", "Jean"), ("🦊 Renard", "🦊")],
)  # fmt: skip
def test_we_speak_to_people_by_their_first_name(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    "text",
    ["", "  \n\t ", "\u00a0\u2003\u3000", "\u200b\u200d\u2060\ufeff", "\u202e\u2066\u061c", "\u00ad\u034f\ufe0f",
     "\x01\x1b\x7f", "\u0301", "\u3164\u115f\u1160\uffa0", "\u2800", "\U000e0041\U000e0100"],
)  # fmt: skip
def test_words_that_nobody_can_see_are_none(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", ".", "👍", "\u200b ?", "שלום", "한", "❤️", "\ufffd", "\U0001fae8", "\ue000"])
def test_words_that_can_be_seen_are_words(text: str) -> None:
    assert not is_blank(text)
