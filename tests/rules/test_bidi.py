"""Words written from right to left stay as typed, and turn none of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.bidi import isolated

FSI, PDI, PDF, RLO = "\u2068", "\u2069", "\u202c", "\u202e"
EMBEDDINGS, ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"


def open_after_each_sign(line: str) -> list[int]:
    """How many embeddings and isolates are open after each sign, as Unicode counts them (UAX 9, X1 to X7)."""
    stack: list[str] = []
    depths = []
    for sign in line:
        if sign in EMBEDDINGS + ISOLATES:
            stack.append(sign)
        elif sign == PDF and stack and stack[-1] in EMBEDDINGS:
            stack.pop()
        elif sign == PDI and set(stack) & set(ISOLATES):
            while stack.pop() not in ISOLATES:
                pass
        depths.append(len(stack))
    return depths


@pytest.mark.parametrize("plain", ["", "Ana", "é 👩‍👩‍👧‍👦 日本", "a\nb", "Ωmega Привет", "1 < 2"])
def test_what_turns_nothing_stays_bare(plain: str) -> None:
    assert isolated(plain) == plain


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("שלום", f"{FSI}שלום{PDI}"),
        ("سلام 3", f"{FSI}سلام 3{PDI}"),
        (f"{RLO}evil", f"{FSI}{RLO}evil{PDF}{PDI}"),
        (f"{RLO}evil{PDF}", f"{FSI}{RLO}evil{PDF}{PDI}"),
        (f"{PDI}{PDI}{RLO}evil", f"{FSI}{FSI}{FSI}{PDI}{PDI}{RLO}evil{PDF}{PDI}"),
        (f"{FSI}a{RLO}b{PDI}", f"{FSI}{FSI}a{RLO}b{PDI}{PDI}"),
        (f"a\n{RLO}b", f"{FSI}a{PDI}\n{FSI}{RLO}b{PDF}{PDI}"),
    ],
)
def test_what_turns_is_closed_off_on_each_line(typed: str, shown: str) -> None:
    assert isolated(typed) == shown


@given(st.text(alphabet="ab שא1\n\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_nothing_that_is_typed_gets_out(typed: str) -> None:
    shown = isolated(typed)
    for line, bare in zip(shown.split("\n"), typed.split("\n"), strict=True):
        assert bare in line
        if line != bare:
            *during, end = open_after_each_sign(line)
            assert min(during) >= 1, "closed too early: what comes next could turn our words"
            assert end == 0
        else:
            assert not set(line) & set(EMBEDDINGS + ISOLATES + PDF + PDI + "שא")
