"""The cues of both languages, read together whatever language a person writes in."""

from handlers.sos.distress.lexicon import (
    asks_en,
    asks_fr,
    calm_en,
    calm_fr,
    told_en,
    told_fr,
    troubles_en,
    troubles_fr,
    undone_en,
    undone_fr,
)

ASKS = asks_fr.CUES + asks_en.CUES
TROUBLES = troubles_fr.CUES + troubles_en.CUES
# In this order: what turns a call round is struck out before the words it is made of.
CALMS = undone_fr.CUES + undone_en.CUES + calm_fr.CUES + calm_en.CUES + told_fr.CUES + told_en.CUES

__all__ = ["ASKS", "CALMS", "TROUBLES"]
