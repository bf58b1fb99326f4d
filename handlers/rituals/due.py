"""What happens when time has come: an edition takes place, or its host is asked."""

from bot.core.inbound import Due
from bot.runtime.context import Ctx
from handlers.rituals import flow, quiet
from scheduler import schedules
from storage.repos import rituals
from storage.repos import schedules as schedule_rows


async def due(ctx: Ctx, due: Due) -> None:
    """A ritual's time has come."""
    ritual = await rituals.of_schedule(ctx.connection, ctx.community.id, due.subject)
    if ritual is None or ritual.deleted_at is not None:
        return
    held = await schedules.fire(ctx, due)
    if held is None:
        await flow.follow(ctx, ritual)
    else:
        await quiet.look(ctx, ritual)
        await flow.hold(ctx, ritual, held.occurrence, is_late=held.is_late)


async def prep_due(ctx: Ctx, due: Due) -> None:
    """It is time to ask the host. The fence is the date that is to be prepared."""
    ritual = await rituals.get(ctx.connection, ctx.community.id, due.subject, lock=True)
    schedule = await schedule_rows.get(ctx.connection, ctx.community.id, ritual.schedule) if ritual else None
    if ritual is None or ritual.deleted_at is not None or schedule is None:
        return
    coming = await schedules.coming(ctx, schedule)
    if coming is None or coming.due_at is None or coming.day.isoformat() != due.fence:
        return
    asked = [edition for edition in await rituals.asked(ctx.connection, ritual) if edition.day == coming.day]
    if not asked:
        await flow.ask(ctx, ritual, coming, coming.due_at)
