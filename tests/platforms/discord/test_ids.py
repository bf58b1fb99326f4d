"""Custom ids: what is added to a wire id is read back, and nothing else is mistaken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.discord.ids import CustomId, Mark
from bot.ui.wire import WIRE_LIMIT


@pytest.mark.parametrize(
    ("custom_id", "said"),
    [
        ("sos.claim:7:1", CustomId("sos.claim:7:1")),
        ("sos.claim:7:1|2", CustomId("sos.claim:7:1", number=2)),
        ("me.erase|?", CustomId("me.erase", Mark.ASK)),
        ("sos.open|p12", CustomId("sos.open", Mark.PAGE, 12)),
        ("a|b|", CustomId("a|b")),
    ],
)
def test_what_is_added_stands_after_a_bar(custom_id: str, said: CustomId) -> None:
    assert CustomId.read(custom_id) == said
    assert str(said) == custom_id


@given(st.text(max_size=WIRE_LIMIT), st.sampled_from(Mark), st.integers(0, 99))
def test_whatever_is_made_fits_and_is_read_back(wire: str, mark: Mark, number: int) -> None:
    made = str(CustomId(wire, mark, number))
    assert len(made) <= 100
    assert CustomId.read(made) == CustomId(wire, mark, number)


@pytest.mark.parametrize("forged", ["a|x", "a|999", "a|?x", "a|-1", "a|²", "a|o1\n", "x|y|z"])
def test_what_we_did_not_make_is_a_wire_id_as_it_is(forged: str) -> None:
    assert CustomId.read(forged) == CustomId(forged)
