"""Whether anybody answers: counted, never who or what; and one private proposal when nobody does any more."""

from bot.core.inbound import Due, Reacted, Said
from bot.runtime import tact
from bot.runtime.context import ActorCtx, Ctx
from handlers.rituals import flow
from handlers.rituals.loads import QUIET_EDITIONS
from storage.repos import rituals, surfaces
from storage.repos.rituals import Ritual
from storage.repos.surfaces import Surface
from storage.unit import Connection

QUIET_DUE = "rituals.quiet_due"


async def said_below(ctx: ActorCtx, _said: Said, surface: Surface) -> None:
    """Somebody wrote below an edition."""
    await _answered(ctx, surface.subject, 1)


async def listens(connection: Connection, reacted: Reacted) -> bool:
    """Whether a reaction is one to an edition."""
    surface = await surfaces.at(connection, reacted.message)
    return surface is not None and surface.kind == flow.EDITION


async def reacted(ctx: ActorCtx, reacted: Reacted) -> None:
    """Somebody reacted to an edition, or took it back."""
    surface = await surfaces.at(ctx.connection, reacted.message)
    if surface is not None and surface.kind == flow.EDITION and surface.community == ctx.community.id:
        await _answered(ctx, surface.subject, 1 if reacted.added else -1)


async def _answered(ctx: ActorCtx, edition_id: str, more: int) -> None:
    edition = await rituals.get_edition(ctx.connection, ctx.community.id, edition_id)
    ritual = await rituals.get(ctx.connection, ctx.community.id, edition.ritual) if edition else None
    if edition is None or ritual is None:
        return
    await rituals.answered(ctx.connection, edition, more)
    if ritual.told_quiet and more > 0:
        await ctx.refresh(flow.QUIET, flow.quiet_of(ritual))


async def look(ctx: Ctx, ritual: Ritual) -> None:
    """Another edition is about to take place: were the last ones quiet? Then whoever looks after it is told, once."""
    held = await rituals.held(ctx.connection, ritual, QUIET_EDITIONS)
    if ritual.told_quiet or len(held) < QUIET_EDITIONS or any(edition.answers for edition in held):
        return
    await rituals.change(ctx.connection, ritual, told_quiet=held[0].id)
    await ctx.set_timer(QUIET_DUE, ritual.id, ctx.now, held[0].id)


async def quiet_due(ctx: Ctx, due: Due) -> None:
    """Tell whoever looks after it now, when they may be written to. The fence is the edition after which it was quiet.

    The subject is a ritual, and perhaps whom to tell alone, since the others were told before.
    """
    ritual_id, _colon, only = due.subject.partition(":")
    ritual = await rituals.get(ctx.connection, ctx.community.id, ritual_id, lock=True)
    if ritual is None or ritual.deleted_at is not None or ritual.told_quiet != due.fence:
        return
    keepers = await flow.keepers(ctx, ritual)
    for keeper in keepers if not only else [person for person in keepers if person == only]:
        later = await tact.ask(ctx, keeper, flow.QUIET, flow.quiet_of(ritual))
        if later is None:
            ref = await flow.where(ctx, ritual, keeper)
            if ref is not None:
                await ctx.show_to(flow.QUIET, flow.quiet_of(ritual), ref)
        elif later != tact.NEVER:
            await ctx.set_timer(QUIET_DUE, f"{ritual.id}:{keeper}", later, due.fence)
