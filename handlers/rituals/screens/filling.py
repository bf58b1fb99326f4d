"""A ritual's text with its placeholders filled in."""

from collections.abc import Mapping

from bot.ui.text import Span, User, join
from handlers.rituals.rules import Slot, pieces


def filled(text: str, slots: Mapping[Slot, Span]) -> Span:
    """The text, with what each placeholder stands for. Raises KeyError when one of them is not said."""
    return join(*(slots[piece] if isinstance(piece, Slot) else User(piece) for piece in pieces(text)))
