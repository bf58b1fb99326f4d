"""Whether a ritual is shown among the platform's events: asked for, taken back, refused by the platform."""

from bot.core.places import EventListed, EventRefused
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Press
from bot.ui.reply import Reply
from bot.ui.text import _
from handlers.rituals import events, finding, flow
from storage.repos import rituals, surfaces


async def choose(ctx: ActorCtx, press: Press) -> Reply:
    """Show it among the events ("yes"), or no longer."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    offered = await events.is_offered(ctx.connection, ctx.community.id, found.ritual.place)
    wanted = press.argument(1) == "yes" and offered
    changed = await rituals.change(ctx.connection, found.ritual, is_listed=wanted)
    await flow.follow(ctx, changed)
    said = _("Its next date appears among the events.") if wanted else _("It is no longer among the events.")
    return await finding.card(ctx, changed.id, said)


async def again(ctx: ActorCtx, press: Press) -> Reply:
    """The right was given, perhaps: try once more."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    if not found.ritual.is_listed:
        return await finding.card(ctx, found.ritual.id, _("Something has changed meanwhile. This is how it stands:"))
    await flow.follow(ctx, found.ritual)
    return await finding.card(ctx, found.ritual.id, _("I try once more."))


async def refused(ctx: Ctx, fact: EventRefused) -> None:
    """The platform would not have it: whoever looks after it is told what to do, once."""
    ritual = await _of(ctx, fact)
    if ritual is None or ritual.deleted_at is not None or not ritual.is_listed:
        return
    subject = events.unlisted_of(ritual, fact.why or "")
    for surface in await surfaces.of_ending(ctx.connection, ctx.community.id, events.UNLISTED, f":{ritual.id}"):
        if surface.subject != subject:
            await ctx.take_away(surface)
    for keeper in await flow.keepers(ctx, ritual):
        ref = await flow.where(ctx, ritual, keeper)
        if ref is not None:
            await ctx.show_to(events.UNLISTED, subject, ref)


async def listed(ctx: Ctx, fact: EventListed) -> None:
    """It stands there: nobody has to do anything any more."""
    ritual = await _of(ctx, fact)
    if ritual is not None:
        await events.hush(ctx, ritual)


async def _of(ctx: Ctx, fact: EventRefused | EventListed) -> rituals.Ritual | None:
    if fact.kind != events.EVENT:
        return None
    return await rituals.get(ctx.connection, ctx.community.id, fact.subject.partition(":")[2])
