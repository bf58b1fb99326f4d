"""Tact: when a person may be written to without having asked. Answers and calls for help do not pass here."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.runtime.context import Ctx
from storage.repos import notices
from storage.repos.notices import Wishes

WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)
NEVER = datetime.max.replace(tzinfo=UTC)
"""Later than anything: no timer is set for it."""


async def ask(ctx: Ctx, person_id: str, kind: str, subject: str) -> datetime | None:
    """None: write now (and it is counted). An instant: not now, come back then. NEVER: this was sent already."""
    wishes = await notices.wishes(ctx.connection, person_id, ctx.now - WEEK)
    when = earliest(ctx.now, wishes)
    if when > ctx.now:
        return when
    is_new = await notices.note(
        ctx.connection,
        community=ctx.community.id,
        person_id=person_id,
        kind=kind,
        subject=subject,
        now=ctx.now,
    )
    return None if is_new else NEVER


def earliest(now: datetime, wishes: Wishes) -> datetime:
    """The first instant from `now` on at which this person may be written to, as far as can be known now."""
    at = now
    if wishes.paused_until is not None:
        at = max(at, wishes.paused_until)
    if wishes.sent >= wishes.weekly_budget:
        at = max(at, now + timedelta(days=1))
    return _out_of_quiet_hours(at, wishes)


def _out_of_quiet_hours(at: datetime, wishes: Wishes) -> datetime:
    # Hour by hour rather than straight to the morning: on a night when clocks change, that morning's hour may not
    # exist, or have been before (Chatham: 3 o'clock comes twice, three quarters of an hour into the second).
    zone = ZoneInfo(wishes.timezone)
    while _is_quiet(at.astimezone(zone).hour, wishes.quiet_from_hour, wishes.quiet_to_hour):
        local = at.astimezone(zone)
        at += HOUR - timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return at


def _is_quiet(hour: int, start: int, end: int) -> bool:
    return start <= hour < end if start <= end else hour >= start or hour < end
