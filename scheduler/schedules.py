"""Schedules: what comes back by itself, exactly once per local date. For any feature; the rows are in storage.

A feature declares a timer of its own, whose handler asks `fire` whether something takes place now:

    schedule = await schedules.create(ctx, "tea.due", Plan(recurrence, time(10), "Europe/Paris"))

    async def due(ctx: Ctx, due: Due) -> None:
        held = await schedules.fire(ctx, due)
        if held is not None:
            ...show it...
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.core.inbound import Due
from bot.runtime.context import Ctx
from scheduler.agenda import FOREVER, Coming, LateRule, Plan, agenda, next_two, passed, preview
from scheduler.calendar import DAY, Calendar, HolidayRule, Planned
from scheduler.dates import DateRow, row
from scheduler.hours import local_date
from scheduler.recurrence import from_rrule, is_on, to_rrule
from storage.repos import schedules
from storage.repos.schedules import Decision, Occurrence, Schedule, Terms
from storage.unit import Connection

NOTICEABLY_LATE = timedelta(minutes=10)
"""From here on it is said that something is late."""


@dataclass(frozen=True, slots=True)
class Held:
    """Something takes place now, in this unit. `is_late`: noticeably after its time."""

    occurrence: Occurrence
    is_late: bool


def plan_of(schedule: Schedule) -> Plan:
    """When a schedule comes back."""
    terms = schedule.terms
    return Plan(
        from_rrule(terms.rule, terms.anchor),
        time.fromisoformat(terms.wall),
        terms.zone,
        HolidayRule(terms.holiday_rule),
        Calendar.parse(terms.calendar),
        LateRule(terms.late_rule),
        terms.late_minutes,
    )


def after_of(schedule: Schedule) -> date:
    """The local date after which its next one comes, pauses counted; FOREVER: none comes."""
    if schedule.paused_until is None:
        return schedule.done_through
    if schedule.paused_until == FOREVER:
        return FOREVER
    return max(schedule.done_through, schedule.paused_until - DAY)


async def create(ctx: Ctx, kind: str, plan: Plan) -> Schedule:
    """A new schedule, from now on. `kind` is the timer that the feature declares; its subject is the schedule's id."""
    made = await schedules.add(
        ctx.connection, ctx.community.id, kind, _terms(plan), passed(plan, ctx.now), ctx.now
    )  # fmt: skip
    await _wind(ctx, made)
    return made


async def replan(ctx: Ctx, schedule: Schedule, plan: Plan) -> Schedule:
    """Another recurrence, hour, zone or rule. Today's comes neither again nor never: see docs/architecture.md."""
    locked = await _locked(ctx, schedule)
    pending = await coming(ctx, locked)
    await _forget_move(ctx, locked)
    done = passed(plan, ctx.now)
    if pending is not None and pending.day <= done and is_on(plan.recurrence, pending.day):
        done = pending.day - DAY  # it was still to come, and its new hour has just passed: now, then
    done = max(done, await schedules.last_decided(ctx.connection, locked) or done)
    changed = await schedules.retime(ctx.connection, locked, _terms(plan), done)
    await _wind(ctx, changed, not_before=ctx.now)
    return changed


async def pause(ctx: Ctx, schedule: Schedule, until: date) -> Schedule:
    """Nothing before the local date `until` (FOREVER: until `resume`)."""
    locked = await _locked(ctx, schedule)
    await _forget_move(ctx, locked)
    changed = await schedules.pause(ctx.connection, locked, until)
    await _wind(ctx, changed)
    return changed


async def resume(ctx: Ctx, schedule: Schedule) -> Schedule:
    """Go on; what would have taken place meanwhile is left out."""
    return await restart(ctx, await schedules.pause(ctx.connection, await _locked(ctx, schedule), None))


async def stop(ctx: Ctx, schedule: Schedule) -> None:
    """Nothing any more, until `restart`; a pause stays what it is."""
    await ctx.cancel_timer(schedule.kind, schedule.id)


async def restart(ctx: Ctx, schedule: Schedule) -> Schedule:
    """After `stop`: go on as before; what would have taken place meanwhile is left out."""
    locked = await _locked(ctx, schedule)
    done = max(locked.done_through, passed(plan_of(locked), ctx.now))
    changed = await schedules.decided(ctx.connection, locked, done)
    await _wind(ctx, changed)
    return changed


async def skip(ctx: Ctx, schedule: Schedule, by: str) -> Occurrence | None:
    """Leave the coming one out, at the word of the person `by`; None: nothing comes."""
    locked = await _locked(ctx, schedule)
    pending = await coming(ctx, locked)
    if pending is None or pending.due_at is None:
        return None
    noted = await _note(ctx, locked, Decision(pending.day, "skipped", pending.due_at, by=by))
    await _wind(ctx, await schedules.decided(ctx.connection, locked, pending.day))
    return noted


async def unskip(ctx: Ctx, skipped: Occurrence) -> bool:
    """Let it take place after all; False when its time has come, or something else was decided since."""
    found = await schedules.get(ctx.connection, ctx.community.id, skipped.schedule, lock=True)
    if found is None or skipped.state != "skipped" or skipped.due_at <= ctx.now or found.done_through != skipped.day:
        return False
    await schedules.forget(ctx.connection, skipped)
    await _wind(ctx, await schedules.decided(ctx.connection, found, skipped.day - DAY))
    return True


async def move(ctx: Ctx, schedule: Schedule, to: datetime, by: str) -> Occurrence | None:
    """Let the coming one take place at `to` (UTC); None: that is past, or not before the one after it."""
    locked = await _locked(ctx, schedule)
    pending = await coming(ctx, locked)
    if pending is None or to <= ctx.now:
        return None
    following = next_two(plan_of(locked), pending.day)
    if following and to >= following[0][1]:
        return None
    await _forget_move(ctx, locked)
    noted = await _note(ctx, locked, Decision(pending.day, "moved", to, by=by))
    # A version of its own: a timer that was set for the earlier time no longer counts.
    await _wind(ctx, await schedules.decided(ctx.connection, locked, locked.done_through))
    return noted


async def hold_now(ctx: Ctx, schedule: Schedule, by: str) -> Occurrence | None:
    """Let it take place now. Today's, when it is still to come; else one more, and the others stay where they are.

    None: today had its own already.
    """
    locked = await _locked(ctx, schedule)
    today = local_date(ctx.now, locked.terms.zone)
    pending = await coming(ctx, locked)
    is_todays = pending is not None and today in (pending.day, _day_of(pending, locked.terms.zone))
    day = pending.day if pending is not None and is_todays else today
    noted = await _note(ctx, locked, Decision(day, "held", ctx.now, by=by))
    if noted is not None and is_todays:
        await _wind(ctx, await schedules.decided(ctx.connection, locked, day))
    return noted


async def fire(ctx: Ctx, due: Due) -> Held | None:
    """A schedule's timer came due: what takes place now, if anything. Sets the next timer, whatever comes out."""
    found = await schedules.get(ctx.connection, ctx.community.id, due.subject, lock=True)
    if found is None or str(found.version) != due.fence:
        return None
    pending = await coming(ctx, found)
    if pending is None or pending.due_at is None or pending.due_at > ctx.now:
        await _wind(ctx, found)
        return None
    is_missed = await _is_missed(ctx, found, pending, ctx.now - due.due_at)
    await _note_holidays(ctx, found, pending.day)
    state: schedules.State = "missed" if is_missed else "held"
    noted = await _note(ctx, found, Decision(pending.day, state, pending.due_at, pending.planned.holiday))
    await _wind(ctx, await schedules.decided(ctx.connection, found, pending.day))
    if noted is None or is_missed:
        return None
    return Held(noted, ctx.now - due.due_at > NOTICEABLY_LATE)


async def coming(ctx: Ctx, schedule: Schedule, language: str = "fr") -> Coming | None:
    """The next one that takes place; None: paused until further notice, or the calendar ends."""
    return await next_of(ctx.connection, schedule, language)


async def next_of(connection: Connection, schedule: Schedule, language: str = "fr") -> Coming | None:
    """The same, for who only reads."""
    moved = await schedules.moved(connection, schedule)
    if moved is not None:
        return Coming(Planned(moved.day, moved.day), moved.due_at)
    after = after_of(schedule)
    held = [] if after == FOREVER else next_two(plan_of(schedule), after, language)
    return held[0][0] if held else None


async def rows(connection: Connection, schedule: Schedule, language: str, count: int) -> list[DateRow]:
    """The next `count` dates that take place, with those that are left out between them, as they are shown."""
    plan = plan_of(schedule)
    moved = await schedules.moved(connection, schedule)
    if moved is None:
        after = after_of(schedule)
        return [] if after == FOREVER else [row(one, plan) for one in preview(plan, after, count, language)]
    first = await next_of(connection, schedule, language)
    others = preview(plan, moved.day, count - 1, language) if count > 1 else []
    return [*([row(first, plan, by_hand=True)] if first else []), *(row(one, plan) for one in others)]


async def _is_missed(ctx: Ctx, schedule: Schedule, pending: Coming, lateness: timedelta) -> bool:
    plan = plan_of(schedule)
    match plan.late:
        case LateRule.POST:
            return False
        case LateRule.SKIP:
            return lateness > timedelta(minutes=plan.late_minutes)
        case LateRule.LATEST:
            following = next_two(plan, max(pending.day, after_of(schedule)))
            return bool(following) and following[0][1] <= ctx.now


async def _note_holidays(ctx: Ctx, schedule: Schedule, until: date) -> None:
    """Those before `until` that a holiday left out are noted with their reason."""
    plan = plan_of(schedule)
    for left_out in agenda(plan, after_of(schedule), ctx.community.language):
        if left_out.day >= until:
            return
        await _note(ctx, schedule, Decision(left_out.day, "skipped", ctx.now, left_out.planned.holiday))


async def _wind(ctx: Ctx, schedule: Schedule, not_before: datetime | None = None) -> None:
    """Set the timer for the next one; lateness counts from `not_before`, when that is later than its time."""
    pending = await coming(ctx, schedule)
    if pending is None or pending.due_at is None:
        await ctx.cancel_timer(schedule.kind, schedule.id)
        return
    due_at = max(pending.due_at, not_before or pending.due_at)
    await ctx.set_timer(schedule.kind, schedule.id, due_at, str(schedule.version))


async def _note(ctx: Ctx, schedule: Schedule, decision: Decision) -> Occurrence | None:
    return await schedules.note(ctx.connection, schedule, decision, ctx.now)


async def _locked(ctx: Ctx, schedule: Schedule) -> Schedule:
    found = await schedules.get(ctx.connection, ctx.community.id, schedule.id, lock=True)
    if found is None:
        raise LookupError(schedule.id)
    return found


async def _forget_move(ctx: Ctx, schedule: Schedule) -> None:
    moved = await schedules.moved(ctx.connection, schedule)
    if moved is not None:
        await schedules.forget(ctx.connection, moved)


def _day_of(coming: Coming, zone: str) -> date | None:
    return local_date(coming.due_at, zone) if coming.due_at else None


def _terms(plan: Plan) -> Terms:
    return Terms(
        to_rrule(plan.recurrence),
        plan.recurrence.anchor,
        plan.at.strftime("%H:%M"),
        plan.zone,
        plan.holidays.value,
        str(plan.where),
        plan.late.value,
        plan.late_minutes,
    )
