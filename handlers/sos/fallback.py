"""When a channel refuses what we show the team: everybody of it gets the case in direct messages meanwhile."""

from bot.core.people import Purpose
from bot.core.places import NotShown, Shown
from bot.core.refs import PlaceRef
from bot.runtime.context import Ctx
from handlers.sos import flow
from handlers.sos.rules import State
from storage.repos import outbox, people, sos, sos_files, sos_words, surfaces
from storage.repos.sos import Case
from storage.repos.surfaces import Surface


async def not_shown(ctx: Ctx, fact: NotShown) -> None:
    """The team does not see it there, so it gets the card, and below it what was refused, in direct messages."""
    case_id, to = await _about(ctx, fact)
    case = await sos.get(ctx.connection, ctx.community.id, case_id) if case_id else None
    if case is None or (fact.kind == flow.CARD and case.state == State.RESOLVED):
        return
    await flow.show_to_staff(ctx, flow.CARD, case.id)
    if fact.kind == flow.CALL:
        await flow.show_to_staff(ctx, flow.CALL, fact.subject, only=to)
    if fact.kind in (flow.LINE, flow.NOTE_COPY, flow.FILE, flow.NOTE_FILE):
        for copy in await _copies(ctx, case.id):
            await ctx.show_below(fact.kind, fact.subject, copy)


async def shown(ctx: Ctx, fact: Shown) -> None:
    """The channel takes messages again: once it has all of the case, the copies go, but for whoever is on it."""
    case_id, _to = await _about(ctx, fact)
    copies = await _copies(ctx, case_id) if case_id else []
    case = await sos.get(ctx.connection, ctx.community.id, case_id) if case_id and copies else None
    if case is None or not await _caught_up(ctx, case):
        return
    kept = await people.identities(ctx.connection, case.claimer) if case.claimer else []
    for copy in copies:
        if all((copy.spot.workspace, copy.spot.user) != (ref.workspace, ref.user) for ref in kept):
            for surface in [*await surfaces.below(ctx.connection, copy), copy]:
                await ctx.take_away(surface)


async def _about(ctx: Ctx, fact: NotShown | Shown) -> tuple[str | None, str | None]:
    """The case that a message of ours in a channel is about, and whom it calls, if it calls only one."""
    match fact.kind:
        case flow.CARD:
            return fact.subject, None
        case flow.CALL:
            entry = await sos.happening(ctx.connection, ctx.community.id, fact.subject)
            return (entry.case, entry.to) if entry else (None, None)
        case flow.LINE | flow.NOTE_COPY:
            line = await sos_words.line(ctx.connection, ctx.community.id, fact.subject)
            return (line.case if line else None), None
        case flow.FILE | flow.NOTE_FILE:
            file = await sos_files.get(ctx.connection, ctx.community.id, fact.subject)
            return (file.case if file else None), None
        case _:
            return None, None


async def _copies(ctx: Ctx, case_id: str) -> list[Surface]:
    cards = await surfaces.of(ctx.connection, ctx.community.id, flow.CARD, case_id)
    return [card for card in cards if card.spot.user]


async def _caught_up(ctx: Ctx, case: Case) -> bool:
    """Whether the SOS channels show all of the case. What they lack, never shown or given up, is tried once more."""
    cards = await surfaces.of(ctx.connection, ctx.community.id, flow.CARD, case.id)
    places = await people.places(ctx.connection, ctx.community.id, Purpose.SOS)  # no others, chosen before
    wanted = [surface for card in cards if PlaceRef(card.spot.workspace, card.spot.channel) in places
              for surface in (card, *await surfaces.below(ctx.connection, card))]  # fmt: skip
    states = await outbox.states_of(ctx.connection, [surface.id for surface in wanted])
    missing = [one for one in wanted if one.message is None or "dead" in states.get(one.id, ())]
    if not any(states.get(one.id, set()) - {"dead"} for one in missing):  # else their turn comes
        for one in missing:
            await ctx.show_again(one)
    return not missing
