"""What a ritual's text may hold, which one is meant, and whose turn it is."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rituals.rules import Slot, Turns, host, meant, pieces, unknown_placeholders


@pytest.mark.parametrize(("text", "expected"), [
    ("", []),
    ("Bonjour", ["Bonjour"]),
    ("{date}", [Slot.DATE]),
    ("Le {date}, avec {hôte} !", ["Le ", Slot.DATE, ", avec ", Slot.HOST, " !"]),
    ("{ HOST }{next}", [Slot.HOST, Slot.NEXT]),
    ("{prochaine} {numéro} {nom}", [Slot.NEXT, " ", Slot.NUMBER, " ", Slot.NAME]),
    ("{} {0} {date", ["{} {0} {date"]),
    ("{{date}}", ["{", Slot.DATE, "}"]),
    ("{prénom}", ["{prénom}"]),
])  # fmt: skip
def test_a_text_and_its_placeholders(text: str, expected: list[str | Slot]) -> None:
    assert pieces(text) == expected


@given(st.text(alphabet="{} dateôhx\n", max_size=40))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    own = "".join(piece for piece in pieces(text) if not isinstance(piece, Slot))
    assert len(own) <= len(text)
    if "{" not in text:
        assert own == text


def test_unknown_placeholders_are_named_as_they_were_typed() -> None:
    assert unknown_placeholders("{date} {prénom} { Ville } {} {1}") == ["{prénom}", "{ Ville }"]


NAMES = [(1, "Café"), (2, "Café du mercredi"), (12, "Point d’équipe")]


@pytest.mark.parametrize(("words", "expected"), [
    ("café", (1, "")),
    ("CAFE du Mercredi", (2, "")),
    ("café du mercredi jusqu’au 4 janvier", (2, "jusqu’au 4 janvier")),
    ("café du jeudi", (1, "du jeudi")),
    ("#12 jeudi à 18h", (12, "jeudi à 18h")),
    ("12", (12, "")),
    ("1 jeudi", (1, "jeudi")),
    ("13", None),
    ("thé", None),
    ("cafétéria", None),
    ("", None),
])  # fmt: skip
def test_which_one_is_meant(words: str, expected: tuple[int, str] | None) -> None:
    assert meant(NAMES, words) == expected


def test_the_only_one_is_meant_without_words() -> None:
    assert meant(NAMES[:1], " ") == (1, "")


@pytest.mark.parametrize(("hosts", "cannot", "last", "expected"), [
    ([], [], None, None),
    (["a", "b", "c"], [], None, "a"),
    (["a", "b", "c"], [], "a", "b"),
    (["a", "b", "c"], ["a"], "c", "b"),
    (["a", "b"], ["b"], "a", None),  # not twice in a row
    (["a"], [], "a", "a"),  # nobody else ever does
    (["a"], ["a"], None, None),
    (["a", "b"], ["a", "b"], None, None),
])  # fmt: skip
def test_whose_turn_it_is(hosts: list[str], cannot: list[str], last: str | None, expected: str | None) -> None:
    assert host(Turns(hosts, cannot, last)) == expected


@given(st.integers(2, 6), st.lists(st.sets(st.sampled_from("abcdef"), max_size=2), min_size=30, max_size=60))
def test_nobody_twice_in_a_row_and_all_about_as_often(number: int, declines: list[set[str]]) -> None:
    hosts, last, hosted = list("abcdef"[:number]), None, Counter[str]()
    for cannot in declines:
        found = host(Turns(hosts, cannot, last))
        if found is not None:
            assert found != last
            assert found not in cannot
            hosts.remove(found)
            hosts.append(found)
            hosted[found] += 1
        last = found
    if not any(declines):
        assert max(hosted.values()) - min(hosted[one] for one in hosts) <= 1
