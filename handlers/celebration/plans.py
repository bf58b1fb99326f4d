"""When editions open: the schedule of a community, which edition it plans next, and what follows a change of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.runtime.context import Ctx
from handlers.celebration import rules
from scheduler import schedules
from scheduler.agenda import FOREVER, LateRule, Plan
from scheduler.calendar import Calendar
from scheduler.hours import local_date
from scheduler.recurrence import Weeks, upcoming
from storage.repos import celebrations, communities, timers
from storage.repos import schedules as schedule_rows
from storage.repos.schedules import Schedule
from storage.unit import Connection

EDITION_TIMER = "celebration.edition"


@dataclass(frozen=True, slots=True)
class Planned:
    """The edition that comes next: its local `day` by the schedule, and when it opens (UTC). `plan`: by what rules."""

    day: date
    opens_at: datetime
    plan: Plan


def usual(zone: str, now: datetime) -> Plan:
    """Wednesdays at ten, for a community that has settled nothing else."""
    every_week = Weeks(1, (rules.WEDNESDAY,), local_date(now, zone))
    minutes = int(rules.LATEST / timedelta(minutes=1))
    return Plan(every_week, time(10), zone, where=Calendar("FR"), late=LateRule.SKIP, late_minutes=minutes)


async def of(connection: Connection, community_id: str) -> Schedule | None:
    """The schedule of a community; None: nothing was planned yet."""
    chosen = await celebrations.settings(connection, community_id)
    return await schedule_rows.get(connection, community_id, chosen.schedule) if chosen.schedule else None


async def planned(connection: Connection, community_id: str) -> Planned | None:
    """The edition that comes next; None: none does, since there are none for now, or they are paused."""
    schedule = await of(connection, community_id)
    if schedule is None:
        return None
    waiting = await timers.waiting(connection, community_id, EDITION_TIMER, schedule.id)
    coming = await schedules.next_of(connection, schedule) if waiting else None
    if waiting is None or coming is None:
        return None
    # The timer says it better than the plan: in the night, an edition waits for the morning.
    return Planned(coming.day, waiting.due_at, schedules.plan_of(schedule))


async def schedule(ctx: Ctx) -> Schedule:
    """The schedule of this community, made if there is none."""
    found = await of(ctx.connection, ctx.community.id)
    if found is not None:
        return found
    here = await communities.lock(ctx.connection, ctx.community.id)
    found = await of(ctx.connection, ctx.community.id)  # now nobody else makes one
    if found is not None:
        return found
    made = await schedules.create(ctx, EDITION_TIMER, usual(here.timezone, ctx.now))
    chosen = await celebrations.settings(ctx.connection, ctx.community.id)
    await celebrations.choose(ctx.connection, ctx.community.id, replace(chosen, schedule=made.id))
    return made


async def begin(ctx: Ctx) -> None:
    """The next edition is planned, in the community's zone, if there are editions at all."""
    found = await in_zone(ctx, await schedule(ctx), ctx.community.timezone)
    if not (await celebrations.settings(ctx.connection, ctx.community.id)).is_on:
        return
    waiting = await timers.waiting(ctx.connection, ctx.community.id, EDITION_TIMER, found.id)
    if waiting is not None or found.paused_until == FOREVER:
        return
    pending = await schedules.coming(ctx, found)
    if pending is not None and pending.due_at is not None and ctx.now - pending.due_at <= rules.LATEST:
        await schedules.replan(ctx, found, schedules.plan_of(found))  # it was given up, and can still open
    else:
        await schedules.restart(ctx, found)


async def next_week(ctx: Ctx) -> str:
    """The local date of the edition for which something is told now, whether it is planned or not."""
    coming = await planned(ctx.connection, ctx.community.id)
    if coming is not None:
        return coming.day.isoformat()
    found = await schedule(ctx)
    today = local_date(ctx.now, found.terms.zone)
    recurrence = schedules.plan_of(found).recurrence
    return next(upcoming(recurrence, max(found.done_through, today - timedelta(days=1)))).isoformat()


async def in_zone(ctx: Ctx, found: Schedule, zone: str) -> Schedule:
    """Editions follow the clocks of the community."""
    return found if found.terms.zone == zone else await change(ctx, replace(schedules.plan_of(found), zone=zone))


async def change(ctx: Ctx, plan: Plan) -> Schedule:
    """Another day, hour, zone or rule; where there are no editions for now, none is planned."""
    changed = await schedules.replan(ctx, await schedule(ctx), plan)
    if not (await celebrations.settings(ctx.connection, ctx.community.id)).is_on:
        await schedules.stop(ctx, changed)
    return changed


def weekday(plan: Plan) -> int:
    """On which day of the week editions open; 0 is Monday."""
    return plan.recurrence.weekdays[0] if isinstance(plan.recurrence, Weeks) else rules.WEDNESDAY


async def settle(ctx: Ctx, day: int | None, at: time, *, was_on: bool) -> None:
    """From now on editions open on this day of the week (None: there are none for now), at this time."""
    found = await schedule(ctx)
    plan = schedules.plan_of(found)
    wanted = replace(plan, at=at)
    if day is not None and day != weekday(plan):
        wanted = replace(wanted, recurrence=Weeks(1, (day,), local_date(ctx.now, plan.zone)))
    if wanted != plan:
        found = await change(ctx, wanted)
    if day is None:
        await schedules.stop(ctx, found)
    elif not was_on:
        await schedules.restart(ctx, found)
