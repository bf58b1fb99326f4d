"""Finds the ritual that somebody means, and answers with it as it stands."""

from dataclasses import dataclass
from datetime import timedelta

from bot.runtime.context import ActorCtx
from bot.ui.reply import Reply, Whisper
from bot.ui.text import Span, _
from bot.ui.view import Button
from bot.ui.wire import wire
from handlers.rituals import loads, plans, rules
from handlers.rituals.screens import team
from scheduler import schedules
from scheduler.agenda import Coming, next_two
from storage.repos import rituals
from storage.repos import schedules as schedule_rows
from storage.repos.rituals import Ritual
from storage.repos.schedules import Schedule


@dataclass(frozen=True, slots=True)
class Found:
    """A ritual that lives, held until the unit ends, and its schedule."""

    ritual: Ritual
    schedule: Schedule


async def by_id(ctx: ActorCtx, ritual_id: str) -> Found | None:
    """The ritual with this id, from the wire; None: it is gone, or never was."""
    ritual = await rituals.get(ctx.connection, ctx.community.id, ritual_id, lock=True)
    if ritual is None or ritual.deleted_at is not None:
        return None
    return await _with_schedule(ctx, ritual)


async def by_words(ctx: ActorCtx, words: str) -> tuple[Found, str] | None:
    """The ritual that words begin with, and the words after that."""
    alive = await rituals.alive(ctx.connection, ctx.community.id)
    meant = rules.meant([(one.number, one.name) for one in alive], words)
    if meant is None:
        return None
    found = await by_id(ctx, next(one.id for one in alive if one.number == meant[0]))
    return None if found is None else (found, meant[1])


async def _with_schedule(ctx: ActorCtx, ritual: Ritual) -> Found | None:
    schedule = await schedule_rows.get(ctx.connection, ctx.community.id, ritual.schedule, lock=True)
    return None if schedule is None else Found(ritual, schedule)


async def coming_on(ctx: ActorCtx, found: Found, day: str) -> Coming | None:
    """The coming date, if it is still the one that somebody saw when they pressed ("": whichever it is)."""
    coming = await schedules.coming(ctx, found.schedule, ctx.person.language)
    if coming is None or (day and coming.day.isoformat() != day):
        return None
    return coming


async def card(ctx: ActorCtx, ritual_id: str, heading: Span | None = None) -> Reply:
    """The ritual as it is now; a date that was skipped can be taken back for as long as it lies ahead."""
    found = await by_id(ctx, ritual_id)
    if found is None:
        return await gone(ctx)
    today = plans.today(ctx.now, found.schedule)
    state = await loads.shown(ctx.connection, found.ritual, found.schedule, ctx.person.language, today)
    return Whisper(team.shown(state, heading, await _unskip(ctx, found.schedule)))


async def _unskip(ctx: ActorCtx, schedule: Schedule) -> Button | None:
    skipped = await schedule_rows.of_day(ctx.connection, schedule, schedule.done_through)
    if skipped is None or skipped.state != "skipped" or skipped.reason or skipped.due_at <= ctx.now:
        return None
    planned = next_two(schedules.plan_of(schedule), skipped.day - timedelta(days=1))
    if not planned or planned[0][0].day != skipped.day:
        return None  # it comes on other days by now
    return Button(_("Do not skip {day}", day=skipped.day), wire("rituals.unskip", skipped.id))


async def everything(ctx: ActorCtx, heading: Span | None = None) -> Reply:
    """The list."""
    return Whisper(team.listing(await loads.listing(ctx.connection, ctx.community, ctx.person.language), heading))


async def gone(ctx: ActorCtx) -> Reply:
    """The answer to a button that outlived its ritual."""
    return await everything(ctx, _("This ritual is not there any more. These are:"))
