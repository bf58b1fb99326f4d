"""Until when something is paused, as people say it. Pure."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.ui.text import Span, _
from scheduler import wording
from scheduler.agenda import FOREVER
from scheduler.moments import moment
from scheduler.sentences import NotUnderstood


def until(words: str, now: datetime, zone: str) -> date | Span:
    """The first local date on which it may happen again (no words: FOREVER), or what was not understood.

    `now` is UTC; `zone` (IANA) says whose days are meant.
    """
    if not words.strip():
        return FOREVER
    said = moment(words, now.astimezone(ZoneInfo(zone)).replace(tzinfo=None))
    if isinstance(said, NotUnderstood):
        return wording.refusal(said)
    return said[0] or _("On which day? For example “until 4 January”.")
