"""Whether a ritual is shown among the platform's events: asked for, taken back, refused by the platform."""

from bot.core.people import Role
from bot.core.places import EventListed, EventRefused
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Press
from bot.ui.reply import Reply
from bot.ui.text import _
from handlers.rituals import events, finding, flow
from storage.repos import people, rituals, surfaces


async def choose(ctx: ActorCtx, press: Press) -> Reply:
    """Show it among the events ("yes"), or no longer."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    wanted = press.argument(1) == "yes" and events.is_offered(found.ritual)
    changed = await rituals.change(ctx.connection, found.ritual, listed_by=ctx.person.id if wanted else None)
    await flow.follow(ctx, changed)
    said = _("Its next date appears among the events.") if wanted else _("It is no longer among the events.")
    return await finding.card(ctx, changed.id, said)


async def again(ctx: ActorCtx, press: Press) -> Reply:
    """The right was given, perhaps: try once more."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    if found.ritual.listed_by is None:
        return await finding.card(ctx, found.ritual.id, _("Something has changed meanwhile. This is how it stands:"))
    changed = await rituals.change(ctx.connection, found.ritual, listed_by=ctx.person.id)
    await flow.follow(ctx, changed)
    return await finding.card(ctx, changed.id, _("I try once more."))


async def refused(ctx: Ctx, fact: EventRefused) -> None:
    """The platform would not have it: whoever asked for it is told what to do, once."""
    ritual = await _of(ctx, fact)
    asked_by = (
        await people.get(ctx.connection, ctx.community.id, ritual.listed_by) if ritual and ritual.listed_by else None
    )
    if ritual is None or ritual.deleted_at is not None or asked_by is None or not asked_by.role.covers(Role.STAFF):
        return  # administrators see it on their home tab
    subject = events.unlisted_of(ritual, fact.why or "")
    for surface in await surfaces.of_ending(ctx.connection, ctx.community.id, events.UNLISTED, f":{ritual.id}"):
        if surface.subject != subject:
            await ctx.take_away(surface)
    ref = await flow.where(ctx, ritual, asked_by.id)
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
