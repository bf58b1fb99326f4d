"""The check of the catalogues: what people read is typeset with care, in every language."""

import pytest
from babel.messages.catalog import Catalog

from tests.tools.catalogues import problems


def catalogues(english: str, french: str) -> tuple[Catalog, Catalog]:
    """What the code says, and the French catalogue of it."""
    wanted, french_catalogue = Catalog(charset="utf-8"), Catalog("fr", charset="utf-8")
    wanted.add(english)
    french_catalogue.add(english, french)
    return wanted, french_catalogue


@pytest.mark.parametrize(
    ("english", "french", "wrong"),
    [
        ("I’m here, at “noon”", "C’est «\u00a0midi\u00a0»\u00a0!", []),
        ("I'm here", "Je suis là", ['straight quotes: "I\'m here"']),
        ('Say "help"', "Dis-le", ["straight quotes: 'Say \"help\"'"]),
        ("I’m here", "C'est moi", ['straight quotes: "C\'est moi"']),
        ("Here!", "Ici !", ["needs a non-breaking space: 'Ici !'"]),
        ("Here, {who}", "Ici", ["placeholders differ: 'Here, {who}' → 'Ici'"]),
        ("Here", "", ["not translated: 'Here'"]),
    ],
)
def test_what_is_wrong_is_said(english: str, french: str, wrong: list[str]) -> None:
    assert list(problems(*catalogues(english, french))) == wrong
