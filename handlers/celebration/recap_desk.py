"""What the team does with recaps: when they are told, and to take one along as a file."""

from datetime import datetime

from bot.core.people import Role
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Press, Submit
from bot.ui.i18n import Localiser
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Span, _
from handlers.celebration import export, forms, periods, recap, screens, summary
from handlers.celebration.own import gone, whisper
from handlers.celebration.periods import Period
from scheduler import schedules
from scheduler.hours import local_date
from scheduler.wording import month
from storage.repos import recaps
from storage.repos import schedules as schedule_rows


async def show(ctx: ActorCtx, _press: Press) -> Reply:
    """When they are told, and what can be done about it."""
    return await _page(ctx)


async def _page(ctx: ActorCtx) -> Reply:
    at = {span: await _next_at(ctx, span) for span in periods.Span}
    return Whisper(screens.recaps(screens.Recaps(at[periods.Span.MONTH], at[periods.Span.YEAR], ctx.may(Role.ADMIN))))


async def _next_at(ctx: Ctx, span: periods.Span) -> datetime | None:
    planned = (await recaps.planned(ctx.connection, ctx.community.id)).get(span)
    if planned is None or not planned.is_on:
        return None
    found = await schedule_rows.get(ctx.connection, ctx.community.id, planned.schedule)
    coming = found and await schedules.coming(ctx, found)
    return coming.due_at if coming else None


async def switch(ctx: ActorCtx, press: Press) -> Reply:
    """An administrator wants the month (the year) told by itself, or not any more."""
    if press.argument(0) not in set(periods.Span) or press.argument(1) not in ("on", "off"):
        return gone()
    span, is_on = periods.Span(press.argument(0)), press.argument(1) == "on"
    await recap.begin(ctx)  # a community that came while we were running has nothing planned yet
    planned = (await recaps.planned(ctx.connection, ctx.community.id))[span]
    found = await schedule_rows.get(ctx.connection, ctx.community.id, planned.schedule, lock=True)
    if found is not None and planned.is_on != is_on:
        await recaps.switch(ctx.connection, ctx.community.id, span, is_on=is_on)
        await (schedules.restart(ctx, found) if is_on else schedules.stop(ctx, found))
        if is_on:
            await recap.keep_up(ctx, planned.schedule)
    return await _page(ctx)


# --- files -------------------------------------------------------------------------------------------------


async def ask(ctx: ActorCtx, press: Press) -> Reply:
    """Of when, and as what? The recap under which it was asked comes first."""
    today = local_date(ctx.now, ctx.community.timezone)
    try:
        wanted = Period.parse(press.argument(0))
    except ValueError:
        wanted = periods.month_of(today).before
    return OpenForm(forms.export(wanted, today))


async def make(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back: the file is on its way."""
    values = {name: submit.values.get(name, "").strip() for name in ("period", "other", "format")}
    period = _period(ctx, values["other"] or values["period"])
    errors: dict[str, Span] = {}
    if period is None:
        errors["other" if values["other"] else "period"] = _("A month like 2026-11, or a year like 2026, please.")
    elif not await summary.shown(ctx.connection, ctx.community, period):
        errors["other" if values["other"] else "period"] = _("Nothing was told then, so far. Another time, perhaps?")
    elif await export.is_open(ctx.connection, ctx.community, period, ctx.now):
        errors["other" if values["other"] else "period"] = _(
            "That edition is still open. Once it has closed, this evening, it can be taken along."
        )
    if values["format"] not in screens.MAKERS:
        errors["format"] = _("Please choose one of these.")
    if errors or period is None:
        return FieldErrors(errors)
    await export.send(ctx, period, values["format"])
    return _written()


def _period(ctx: ActorCtx, written: str) -> Period | None:
    words = Localiser(ctx.reader)
    return periods.typed(written, [words.plain(month(number)) for number in range(1, periods.DECEMBER + 1)])


def _written() -> Reply:
    return whisper(_("I am writing it: it arrives in our direct message in a moment. 📎"))


async def again(ctx: ActorCtx, press: Press) -> Reply:
    """What went away is wanted as it is now; the note about it has done its work."""
    found = await recaps.get_file(ctx.connection, ctx.community.id, press.argument(0))
    if found is None or found.person != ctx.person.id:
        return whisper(_("This file is gone, or it is not yours."))
    period = Period.parse(found.period)
    if not await summary.shown(ctx.connection, ctx.community, period):
        return whisper(_("Nothing is left to tell of then."))
    await export.forget(ctx, found)
    await export.send(ctx, period, found.format)
    return _written()
