"""Tells questions to Mijote itself from calls for help: only a message that says nothing else is one."""

from collections.abc import Iterable

from bot.core.asked import Topic
from handlers.sos.distress.lexicon import CALMS, about_en, about_fr
from handlers.sos.distress.phrases import Cue

# Longer messages say more than such a question.
LONGEST = 40
_SELF = (about_fr.SELF, about_en.SELF)
_DATA = (about_fr.DATA, about_en.DATA)
_AROUND = (*(cue for cue in CALMS if cue.name in ("social", "greeting")), about_fr.AROUND, about_en.AROUND)


CUES = (*_SELF, *_DATA, *_AROUND)
"""All that is looked for here."""


def _struck(cues: Iterable[Cue], text: str) -> tuple[str, int]:
    found = 0
    for cue in cues:
        text, times = cue.pattern.subn("", text)
        found += times
    return text, found


def topic(tokens: list[str]) -> Topic | None:
    """What these words (as `normalise` leaves them) ask Mijote about itself; None: something else is said, too."""
    words = [token for token in tokens if token[0].isalnum()]
    if not 0 < len(words) <= LONGEST:
        return None
    text, about_data = _struck(_DATA, f" {' '.join(words)} ")
    text, about_itself = _struck(_SELF, text)
    left, _ = _struck(_AROUND, text)
    if left.split() or not (about_data or about_itself):
        return None
    return Topic.DATA if about_data else Topic.ITSELF
