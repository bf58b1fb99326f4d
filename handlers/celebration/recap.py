"""The month before and the year before, told by themselves in the celebrations' place, and kept true from then on."""

from dataclasses import replace
from datetime import date

from bot.core.inbound import Due
from bot.core.people import Purpose
from bot.runtime.context import Ctx
from handlers.celebration import export, periods, pictures, plans, summary
from handlers.celebration.periods import Period, Span
from scheduler import schedules
from scheduler.agenda import Plan
from scheduler.calendar import Calendar
from scheduler.hours import local_date
from storage.repos import celebrations, communities, people, recaps, surfaces, wins
from storage.repos import schedules as schedule_rows
from storage.repos.recaps import Recap
from storage.repos.schedules import Schedule
from storage.repos.surfaces import Surface
from storage.repos.wins import Win

RECAP = "celebration.recap"
PART = "celebration.recap_part"
PICTURE = "celebration.recap_picture"
FOLLOWING = 13
"""A year's recaps follow another name or language of their community; who would look at older ones?"""
FOLLOW_TIMER = "celebration.follow"
TIMERS = {Span.MONTH: "celebration.month", Span.YEAR: "celebration.year"}


async def begin(ctx: Ctx) -> None:
    """At every start, and when the community changed: both are planned, by its clocks and the editions' holidays."""
    known = await recaps.planned(ctx.connection, ctx.community.id)
    if len(known) < len(TIMERS):
        await communities.lock(ctx.connection, ctx.community.id)  # now nobody else plans them
        known = await recaps.planned(ctx.connection, ctx.community.id)
    for span, kind in TIMERS.items():
        if span not in known:
            made = await schedules.create(ctx, kind, await _plan(ctx, span))
            await recaps.plan(ctx.connection, ctx.community.id, span, made.id)
        elif known[span].is_on:
            await keep_up(ctx, known[span].schedule)


async def _plan(ctx: Ctx, span: Span) -> Plan:
    here = await people.get_community(ctx.connection, ctx.community.id)
    editions = await plans.of(ctx.connection, ctx.community.id)
    where = Calendar("FR") if editions is None else schedules.plan_of(editions).where
    return periods.plan(span, local_date(ctx.now, here.timezone), here.timezone, where)


async def keep_up(ctx: Ctx, schedule_id: str) -> bool:
    """Whether the community has another zone or other holidays meanwhile: then all is planned anew."""
    found = await schedule_rows.get(ctx.connection, ctx.community.id, schedule_id)
    if found is None:
        return False
    before, wanted = schedules.plan_of(found), await _plan(ctx, _span(found))
    if (before.zone, before.where) == (wanted.zone, wanted.where):
        return False
    await schedules.replan(ctx, found, replace(before, zone=wanted.zone, where=wanted.where))
    return True


def _span(found: Schedule) -> Span:
    return next(span for span, kind in TIMERS.items() if kind == found.kind)


async def due(ctx: Ctx, timer: Due) -> None:
    """The day has come: tell the month or the year before, once; not in the night, nor on an edition's heels."""
    if await keep_up(ctx, timer.subject):
        return
    later = periods.later(ctx.now, ctx.community.timezone, has_edition=await _is_edition_day(ctx))
    if later is not None:
        await ctx.set_timer(timer.kind, timer.subject, later, timer.fence)
        return
    held = await schedules.fire(ctx, timer)
    if held is None:
        return
    day = held.occurrence.day
    period = periods.month_of(day).before if timer.kind == TIMERS[Span.MONTH] else Period(day.year).before
    year = (await recaps.planned(ctx.connection, ctx.community.id)).get(Span.YEAR)
    if period.month == periods.DECEMBER and year is not None and year.is_on:
        return  # it is told with its year, a few days later
    await tell(ctx, period)


async def _is_edition_day(ctx: Ctx) -> bool:
    """Whether an edition was opened today, or is still to come today."""
    today = local_date(ctx.now, ctx.community.timezone).isoformat()
    latest = await celebrations.latest(ctx.connection, ctx.community.id)
    if latest and latest[0].day == today:
        return True
    coming = await plans.planned(ctx.connection, ctx.community.id)
    return coming is not None and coming.day.isoformat() == today


async def tell(ctx: Ctx, period: Period) -> None:
    """Tell of a month or a year, if there is anything to tell: never a void, nor a reproach."""
    places = await people.places(ctx.connection, ctx.community.id, Purpose.CELEBRATIONS)
    if not places or not await summary.shown(ctx.connection, ctx.community, period):
        return
    counted = await summary.counted(ctx.connection, ctx.community, period)
    found = await recaps.begin(ctx.connection, ctx.community.id, str(period), counted, ctx.now)
    if found is None:
        return  # it was told before
    for place in places:
        await ctx.show_at(RECAP, found.id, place)
    await _show_picture(ctx, found)
    for number in await _parts(ctx, period):
        await _show_part(ctx, found, number)


async def _parts(ctx: Ctx, period: Period) -> range:
    if not period.month:
        return range(1, periods.DECEMBER + 1)
    told = len(await wins.ids_between(ctx.connection, ctx.community.id, *period.days))
    return range(min(-(-told // summary.ROWS), summary.PARTS))


# --- kept true ----------------------------------------------------------------------------------------------


async def changed(ctx: Ctx, win: Win) -> None:
    """A success is shown otherwise: so it is at once in the recaps and files that tell it, however many change now."""
    edition = win.edition and await celebrations.get(ctx.connection, ctx.community.id, win.edition)
    if not edition:
        return
    for period in periods.around(date.fromisoformat(edition.day)):
        codes = [str(period)]
        if await recaps.of_periods(ctx.connection, ctx.community.id, codes) or await recaps.files_of(
            ctx.connection, ctx.community.id, codes
        ):
            await ctx.set_timer(FOLLOW_TIMER, str(period), ctx.now, "")


async def community_changed(ctx: Ctx) -> None:
    """The community has another name, language or zone: the latest recaps, and when the next ones come, follow."""
    await begin(ctx)
    for found in await recaps.latest(ctx.connection, ctx.community.id, FOLLOWING):
        await ctx.set_timer(FOLLOW_TIMER, found.period, ctx.now, "")


async def follow(ctx: Ctx, timer: Due) -> None:
    """Bring up to date what tells of a period."""
    for found in await recaps.of_periods(ctx.connection, ctx.community.id, [timer.subject]):
        await ctx.refresh(RECAP, found.id)
        await _show_picture(ctx, found)
        for number in await _parts(ctx, Period.parse(found.period)):
            await _show_part(ctx, found, number)
    await export.changed(ctx, timer.subject)


async def _show_part(ctx: Ctx, found: Recap, number: int) -> None:
    subject = f"{found.id}:{number}"
    await ctx.refresh(PART, subject)
    if await summary.part(ctx.connection, ctx.community, subject) is not None:
        for header in await _headers(ctx, found):
            await ctx.show_below(PART, subject, header)


async def _show_picture(ctx: Ctx, found: Recap) -> None:
    """The picture as it is now: one that shows what it should not any more goes away."""
    subject = await summary.picture_subject(ctx.connection, ctx.community, found.id)
    await pictures.show(ctx, PICTURE, subject, await _headers(ctx, found))


async def _headers(ctx: Ctx, found: Recap) -> list[Surface]:
    return await surfaces.of(ctx.connection, ctx.community.id, RECAP, found.id)
