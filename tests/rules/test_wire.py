"""Wire ids: made, parsed, and refused when they would not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.feature import Press
from bot.ui.wire import WIRE_LIMIT, parse, wire

ARGUMENT = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), max_size=20)


def test_an_action_with_its_arguments() -> None:
    assert wire("sos.claim") == "sos.claim"
    assert wire("sos.claim", "0192", 7) == "sos.claim:0192:7"
    assert parse("sos.claim:0192:7") == ("sos.claim", ("0192", "7"))
    assert parse("sos.claim") == ("sos.claim", ())


@given(arguments=st.lists(ARGUMENT, max_size=4))
def test_what_is_made_is_parsed_back(arguments: list[str]) -> None:
    assert parse(wire("a.b", *arguments)) == ("a.b", tuple(arguments))


def test_96_characters_fit_and_not_one_more() -> None:
    fits = wire("a.b", "x" * (WIRE_LIMIT - 4))
    assert len(fits) == 96
    with pytest.raises(ValueError, match="x"):
        wire("a.b", "x" * (WIRE_LIMIT - 3))


def test_an_argument_cannot_smuggle_in_another() -> None:
    with pytest.raises(ValueError, match="1:2"):
        wire("a.b", "1:2")


@given(st.text(max_size=300))
def test_whatever_is_forged_is_parsed_without_an_error(forged: str) -> None:
    action, arguments = parse(forged)
    assert ":".join([action, *arguments]) == forged


@pytest.mark.parametrize(
    ("argument", "number"),
    [("0", 0), ("7", 7), ("007", 7), ("999999999", 999_999_999), ("1000000000", -1), ("9" * 5000, -1), ("", -1),
     ("-1", -1), ("+1", -1), (" 1", -1), ("1.0", -1), ("1e3", -1), ("0x1", -1), ("٣", -1), ("²", -1), ("1_0", -1)],
)  # fmt: skip
def test_a_forged_number_is_a_number_that_fits_a_row_or_minus_one(argument: str, number: int) -> None:
    assert Press((argument,)).number(0) == number


def test_missing_arguments_are_empty() -> None:
    press = Press(("a",))
    assert (press.argument(0), press.argument(1), press.number(5)) == ("a", "", -1)
