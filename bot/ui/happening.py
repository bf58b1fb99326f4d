"""Happenings: what takes place at a known time, said by meaning, for a platform's own list of coming events."""

from dataclasses import dataclass
from datetime import datetime

from bot.ui.text import Span

LISTED_ON = frozenset({"discord", "playground"})
"""The platforms that have such a list. Slack has none."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of the list. `starts_at` and `ends_at` are UTC; `where` is a channel, or wherever people meet."""

    name: Span
    description: Span
    starts_at: datetime
    ends_at: datetime
    where: Span
