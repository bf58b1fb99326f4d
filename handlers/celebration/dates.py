"""What the team settles about the dates of editions: skip one, pause, resume; and administrators about holidays."""

from dataclasses import replace
from datetime import date

from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press, Submit
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Span, _
from handlers.celebration import flow, forms, loads, plans, screens
from scheduler import holiday_fields, pauses, schedules
from scheduler.calendar import Calendar, HolidayRule
from scheduler.hours import local_date
from storage.repos import celebrations
from storage.repos import schedules as schedule_rows
from storage.repos.schedules import Schedule


async def show(ctx: ActorCtx, _press: Press) -> Reply:
    """When editions open."""
    return await page(ctx)


async def page(ctx: ActorCtx, heading: Span | None = None) -> Reply:
    """The same; `heading`: what was just done."""
    return Whisper(screens.dates(await loads.dates(ctx.connection, ctx.community, ctx.person, ctx.now), heading))


async def _ours(ctx: ActorCtx) -> Schedule | None:
    """The schedule, which nobody else changes until the unit ends; None: there are no editions for now."""
    chosen = await celebrations.settings(ctx.connection, ctx.community.id)
    if not chosen.is_on or chosen.schedule is None:
        return None
    return await schedule_rows.get(ctx.connection, ctx.community.id, chosen.schedule, lock=True)


async def _changed_meanwhile(ctx: ActorCtx) -> Reply:
    return await page(ctx, _("Something has changed meanwhile. This is how it stands:"))


async def skip(ctx: ActorCtx, press: Press) -> Reply:
    """Leave the coming edition out."""
    found = await _ours(ctx)
    coming = await schedules.coming(ctx, found) if found else None
    if found is None or coming is None or coming.day.isoformat() != press.argument(0):
        return await _changed_meanwhile(ctx)
    await schedules.skip(ctx, found, ctx.person.id)
    await flow.follow(ctx)
    return await page(ctx)


async def unskip(ctx: ActorCtx, press: Press) -> Reply:
    """Let it take place after all."""
    found = await _ours(ctx)
    skipped = await schedule_rows.get_occurrence(ctx.connection, ctx.community.id, press.argument(0))
    if found is None or skipped is None or skipped.schedule != found.id or not await schedules.unskip(ctx, skipped):
        return await page(ctx, _("That is no longer possible. This is how it stands:"))
    await flow.follow(ctx)
    return await page(ctx, _("{day} takes place after all.", day=skipped.day))


async def ask_pause(ctx: ActorCtx, _press: Press) -> Reply:
    """Until when?"""
    return OpenForm(forms.pause()) if await _ours(ctx) else await _changed_meanwhile(ctx)


async def paused(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back."""
    found = await _ours(ctx)
    if found is None:
        return await _changed_meanwhile(ctx)
    until = pauses.until(submit.values.get("until", ""), ctx.now, found.terms.zone)
    if not isinstance(until, date):
        return FieldErrors({"until": until})
    await schedules.pause(ctx, found, until)
    await flow.follow(ctx)
    return await page(ctx)


async def resume(ctx: ActorCtx, _press: Press) -> Reply:
    """Go on."""
    found = await _ours(ctx)
    if found is None or found.paused_until is None or found.paused_until <= local_date(ctx.now, found.terms.zone):
        return await _changed_meanwhile(ctx)
    await schedules.resume(ctx, found)
    await flow.follow(ctx)
    return await page(ctx, _("It goes on."))


async def ask_holidays(ctx: ActorCtx, _press: Press) -> Reply:
    """What happens on holidays, and which ones count?"""
    plan = schedules.plan_of(await plans.schedule(ctx))
    return OpenForm(forms.holidays(plan.holidays.value, str(plan.where)))


async def holidays(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back."""
    rule, calendar = (submit.values.get(name, "") for name in ("holidays", "calendar"))
    errors: dict[str, Span] = {}
    if rule not in set(HolidayRule):
        errors["holidays"] = _("Please choose one of these.")
    if calendar not in holiday_fields.CALENDARS:
        errors["calendar"] = _("Please choose one of these.")
    if errors:
        return FieldErrors(errors)
    plan = schedules.plan_of(await plans.schedule(ctx))
    await plans.change(ctx, replace(plan, holidays=HolidayRule(rule), where=Calendar.parse(calendar)))
    await flow.follow(ctx)
    return await page(ctx, _("Saved. 🎉"))
