"""How the help was, in one tap: the rating, its face, and a word for whoever cannot tell the faces apart."""

from bot.ui.text import Span, _, join

_SMILES = {3: ("😊", _("Great")), 2: ("🙂", _("All right")), 1: ("😕", _("Not so good"))}
RATINGS = tuple(_SMILES)
"""Every rating, the best first."""


def smile(rating: int) -> Span:
    """A rating as people read it."""
    face, word = _SMILES[rating]
    return join(face, " ", word)
