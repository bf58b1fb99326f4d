"""The code that links two accounts: made, read however it is spelt, and told from a wrong one."""

import pytest

from handlers.link import rules

CODE = "K7QM-4F2P-8RTX"
READ = ("K7QM", "4F2P8RTX")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (CODE, READ),
        ("k7qm-4f2p-8rtx", READ),
        ("K7QM4F2P8RTX", READ),
        ("  K7QM 4F2P 8RTX\n", READ),
        ("`K7QM-4F2P-8RTX`", READ),
        ("K7QM–4F2P–8RTX", READ),  # a phone makes long dashes of short ones
        ("OIL0-1100-0111", ("0110", "11000111")),
        ("", None),
        ("K7QM-4F2P-8RT", None),
        ("K7QM-4F2P-8RTXX", None),
        ("K7QM-4F2P-8RTU", None),  # no code has a U
        ("K7QM-4F2P-8RTÉ", None),
        ("K7QM-4F2P-8RT٣", None),  # a digit, elsewhere
        ("bonjour à tous", None),
        ("🦊" * 12, None),
    ],
)
def test_reading(typed: str, meant: tuple[str, str] | None) -> None:
    assert rules.read(typed) == meant


def test_what_is_made_can_be_read_and_is_never_the_same() -> None:
    made = [rules.new_code() for _ in range(200)]
    assert len(set(made)) == 200
    for code in made:
        found = rules.read(code)
        assert found is not None
        assert "-".join(("".join(found)[start : start + 4]) for start in (0, 4, 8)) == code


@pytest.mark.parametrize(
    ("secret", "community", "handle", "same"),
    [
        ("4F2P8RTX", "c", "K7QM", True),
        ("4F2P8RTY", "c", "K7QM", False),
        ("4F2P8RTX", "d", "K7QM", False),
        ("4F2P8RTX", "c", "K7QN", False),
        ("", "c", "K7QM", False),
    ],
)
def test_only_the_secret_itself_matches_in_its_place(secret: str, community: str, handle: str, same: bool) -> None:
    kept = rules.hashed("4F2P8RTX", "c", "K7QM")
    assert "4F2P8RTX" not in kept
    assert rules.matches(secret, community, handle, kept) is same
