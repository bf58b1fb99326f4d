"""What is done with a ritual that is there: paused, skipped, moved, run, deleted, and what has been."""

from datetime import date, datetime

from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press, Submit
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Span, _
from handlers.rituals import finding, flow, forms, loads, plans
from handlers.rituals.finding import Found
from handlers.rituals.screens import team
from scheduler import pauses, schedules, wording
from scheduler.dates import date_row
from scheduler.hours import instant
from scheduler.moments import moment
from scheduler.sentences import NotUnderstood
from storage.repos import rituals
from storage.repos import schedules as schedule_rows


async def show_all(ctx: ActorCtx, _press: Press) -> Reply:
    """The list."""
    return await finding.everything(ctx)


async def show(ctx: ActorCtx, press: Press) -> Reply:
    """One of the list (the value), or back to one (the argument)."""
    return await finding.card(ctx, press.value or press.argument(0))


async def history(ctx: ActorCtx, press: Press) -> Reply:
    """What has been."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    rows = await loads.past(ctx.connection, found.ritual, found.schedule)
    return Whisper(team.history(found.ritual.id, found.ritual.name, rows))


# --- the coming one -----------------------------------------------------------------------------------------


async def skip(ctx: ActorCtx, press: Press) -> Reply:
    """Leave the coming one out."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    coming = await finding.coming_on(ctx, found, press.argument(1))
    skipped = await schedules.skip(ctx, found.schedule, ctx.person.id) if coming else None
    if skipped is None:
        return await _as_it_is(ctx, found)
    await flow.follow(ctx, found.ritual)
    return await finding.card(ctx, found.ritual.id, _("{day} is skipped.", day=skipped.day))


async def unskip(ctx: ActorCtx, press: Press) -> Reply:
    """Let it take place after all."""
    skipped = await schedule_rows.get_occurrence(ctx.connection, ctx.community.id, press.argument(0))
    ritual = await rituals.of_schedule(ctx.connection, ctx.community.id, skipped.schedule) if skipped else None
    if skipped is None or ritual is None or ritual.deleted_at is not None:
        return await finding.gone(ctx)
    if not await schedules.unskip(ctx, skipped):
        return await finding.card(ctx, ritual.id, _("That is no longer possible. This is how it stands:"))
    await flow.follow(ctx, ritual)
    return await finding.card(ctx, ritual.id, _("{day} takes place after all.", day=skipped.day))


async def ask_move(ctx: ActorCtx, press: Press) -> Reply:
    """To when?"""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    return await move(ctx, found, "", press.argument(1))


async def move(ctx: ActorCtx, found: Found, words: str, day: str = "") -> Reply:
    """Move the coming one to what the words say; no words: ask."""
    if await finding.coming_on(ctx, found, day) is None:
        return await _as_it_is(ctx, found)
    if words:
        problem = await _move(ctx, found, words)
        if problem is not None:
            return await finding.card(ctx, found.ritual.id, problem)
        return await finding.card(ctx, found.ritual.id, _("It is moved. The others stay where they are."))
    [row, *_rest] = await schedules.rows(ctx.connection, found.schedule, ctx.person.language, 1)
    coming = await schedules.coming(ctx, found.schedule)
    named = coming.day.isoformat() if coming else day
    return OpenForm(forms.move(found.ritual.id, named, date_row(row)))


async def moved(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back."""
    found = await finding.by_id(ctx, submit.argument(0))
    if found is None:
        return await finding.gone(ctx)
    if await finding.coming_on(ctx, found, submit.argument(1)) is None:
        return await _as_it_is(ctx, found)
    problem = await _move(ctx, found, submit.values.get("to", ""))
    if problem is not None:
        return FieldErrors({"to": problem})
    return await finding.card(ctx, found.ritual.id, _("It is moved. The others stay where they are."))


async def _move(ctx: ActorCtx, found: Found, words: str) -> Span | None:
    """Move the coming one; what is wrong with the words, or None."""
    plan = schedules.plan_of(found.schedule)
    said = moment(words, plans.local(ctx.now, plan.zone))
    if isinstance(said, NotUnderstood):
        return wording.refusal(said)
    coming = await schedules.coming(ctx, found.schedule)
    if coming is None or coming.due_at is None:
        return _("Nothing is planned that could be moved.")
    before = plans.local(coming.due_at, plan.zone)
    day, at = said
    to = instant(day or before.date(), at or before.time(), plan.zone)
    if await schedules.move(ctx, found.schedule, to, ctx.person.id) is None:
        return await _why_not(ctx, to)
    await flow.follow(ctx, found.ritual)
    return None


async def _why_not(ctx: ActorCtx, to: datetime) -> Span:
    if to <= ctx.now:
        return _("That is in the past.")
    return _("The one after it comes before that: skip this one instead.")


async def run(ctx: ActorCtx, press: Press) -> Reply:
    """Let it take place now; the other dates stay where they are."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    held = await schedules.hold_now(ctx, found.schedule, ctx.person.id)
    if held is None:
        return await finding.card(ctx, found.ritual.id, _("It took place today already: once a day is enough."))
    await flow.hold(ctx, found.ritual, held)
    return await finding.card(ctx, found.ritual.id, _("It is on its way. The other dates stay where they are."))


async def _as_it_is(ctx: ActorCtx, found: Found) -> Reply:
    return await finding.card(ctx, found.ritual.id, _("Something has changed meanwhile. This is how it stands:"))


# --- all of it ----------------------------------------------------------------------------------------------


async def ask_pause(ctx: ActorCtx, press: Press) -> Reply:
    """Until when?"""
    found = await finding.by_id(ctx, press.argument(0))
    return await finding.gone(ctx) if found is None else OpenForm(forms.pause(found.ritual.id))


async def paused(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back."""
    found = await finding.by_id(ctx, submit.argument(0))
    if found is None:
        return await finding.gone(ctx)
    problem = await _pause(ctx, found, submit.values.get("until", ""))
    if problem is not None:
        return FieldErrors({"until": problem})
    return await finding.card(ctx, found.ritual.id, _("It is paused."))


async def pause(ctx: ActorCtx, found: Found, words: str) -> Reply:
    """Pause it, until what the words say (none: until it is resumed)."""
    problem = await _pause(ctx, found, words)
    return await finding.card(ctx, found.ritual.id, problem or _("It is paused."))


async def _pause(ctx: ActorCtx, found: Found, words: str) -> Span | None:
    until = pauses.until(words, ctx.now, found.schedule.terms.zone)
    if not isinstance(until, date):
        return until
    await schedules.pause(ctx, found.schedule, until)
    await flow.follow(ctx, found.ritual)
    return None


async def resume(ctx: ActorCtx, press: Press) -> Reply:
    """Go on."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    await schedules.resume(ctx, found.schedule)
    await flow.follow(ctx, found.ritual)
    return await finding.card(ctx, found.ritual.id, _("It goes on."))


async def delete(ctx: ActorCtx, press: Press) -> Reply:
    """Nothing more comes; it can be taken back."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    gone = await rituals.change(ctx.connection, found.ritual, deleted_at=ctx.now)
    await schedules.stop(ctx, found.schedule)
    await flow.follow(ctx, gone)
    return Whisper(team.deleted(gone.id, gone.name))


async def restore(ctx: ActorCtx, press: Press) -> Reply:
    """Undo."""
    ritual = await rituals.get(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    schedule = await schedule_rows.get(ctx.connection, ctx.community.id, ritual.schedule) if ritual else None
    if ritual is None or schedule is None:
        return await finding.gone(ctx)
    if ritual.deleted_at is not None:
        back = await rituals.change(ctx.connection, ritual, deleted_at=None)
        await schedules.restart(ctx, schedule)
        await flow.follow(ctx, back)
    return await finding.card(ctx, ritual.id, _("It is back."))
