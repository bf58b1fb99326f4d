"""Whispers that both sides of a call for help use."""

from bot.ui.reply import Reply, Whisper
from bot.ui.text import Span, _
from bot.ui.view import say


def whisper(words: Span) -> Reply:
    """A sentence that only the person who acted sees."""
    return Whisper(say(words))


def gone() -> Reply:
    """The answer to a button that is not theirs, or of something that is no more."""
    return whisper(_("This is not yours to press, or it is gone. If you need help, just write to me."))
