"""What follows by itself in a call for help: edits, deletions, time, news from other features."""

from bot.core.inbound import Deleted, Due, Edited, Said
from bot.core.people import PersonChanged, PersonReachable, PersonUnreachable, Purpose
from bot.core.places import PlaceChanged
from bot.core.words import is_blank
from bot.runtime import tact
from bot.runtime.context import ActorCtx, Ctx
from handlers.sos import flow, rules, volunteer
from handlers.sos.rules import State
from storage.repos import sos, sos_words

CARDS_REFRESHED = 100
"""More live cases than any team has at once."""


async def edited(ctx: ActorCtx, event: Edited) -> None:
    """Carried words follow their original. Editing never sends a note; it can turn a message back into one.

    A direct message that brought nothing so far (it was harmless) is read afresh: it may call for help now.
    """
    line = await sos_words.line_from(ctx.connection, ctx.community.id, event.message)
    if line is None:
        if event.direct and not is_blank(event.text):
            said = Said(key=event.key, by=event.by, message=event.message, text=event.text, direct=True)
            await volunteer.said_directly(ctx, said, edited=True)
        return
    if line.author != ctx.person.id or line.deleted_at is not None:
        return
    if is_blank(event.text):  # nothing is left but a picture, say: there are no words to carry any more
        await _forget_line(ctx, line)
        return
    await sos_words.change_line(ctx.connection, line.id, text=event.text, edited_at=ctx.now)
    if line.side == "staff" and rules.is_note(event.text):
        await sos_words.change_line(ctx.connection, line.id, side="note")
        case = await sos.get(ctx.connection, ctx.community.id, line.case)
        if case is not None:
            await flow.mark_note(ctx, case, line.id, event.message)
    await _line_changed(ctx, line)


async def deleted(ctx: ActorCtx, event: Deleted) -> None:
    """Carried words disappear with their original."""
    line = await sos_words.line_from(ctx.connection, ctx.community.id, event.message)
    if line is not None and line.author == ctx.person.id and line.deleted_at is None:
        await _forget_line(ctx, line)


async def _forget_line(ctx: Ctx, line: sos_words.Line) -> None:
    await sos_words.change_line(ctx.connection, line.id, text="", deleted_at=ctx.now)
    await ctx.remove(flow.NOTE, line.id)
    await ctx.remove(flow.NOTE_COPY, line.id)
    await _line_changed(ctx, line)


async def _line_changed(ctx: Ctx, line: sos_words.Line) -> None:
    await ctx.refresh(flow.LINE, line.id)
    await ctx.refresh(flow.NOTE_COPY, line.id)
    if line.side == "volunteer":
        await ctx.refresh(flow.CARD, line.case)


# --- time and other features ---------------------------------------------------------------------------------


async def remind(ctx: Ctx, due: Due) -> None:
    """Nobody has taken the case: call the team again and tell the volunteer."""
    case = await sos.get(ctx.connection, ctx.community.id, due.subject, lock=True)
    if case is None or case.state != State.OPEN or str(case.version) != due.fence:
        return
    event = await flow.happened(ctx, case, "reminded")
    await flow.call_team(ctx, event)
    await flow.wait_for_somebody(ctx, case)


async def follow_up(ctx: Ctx, due: Due) -> None:
    """The morning after: one gentle question, with tact."""
    case = await sos.get(ctx.connection, ctx.community.id, due.subject, lock=True)
    if case is None or case.resolved_at is None or ctx.now - case.resolved_at >= rules.FOLLOW_UP_UNTIL:
        return
    if str(case.version) != due.fence or case.rating is not None:
        return
    later = await tact.ask(ctx, case.person, flow.FOLLOW_UP, f"{case.id}:{case.version}")
    if later is None:
        await flow.happened(ctx, case, "followed_up")
    elif later - case.resolved_at < rules.FOLLOW_UP_UNTIL:
        await ctx.set_timer(flow.FOLLOW_UP, case.id, later, due.fence)


async def reach_changed(ctx: Ctx, fact: PersonUnreachable | PersonReachable) -> None:
    """The volunteer's direct messages are closed, or open again: the card says so."""
    case = await sos.live_of(ctx.connection, ctx.community.id, fact.person)
    if case is not None:
        await ctx.refresh(flow.CARD, case.id)


async def person_changed(ctx: Ctx, _fact: PersonChanged) -> None:
    """A name or a role is another one now: the cards of the live cases show both."""
    for case, _name in await sos.waiting(ctx.connection, ctx.community.id, CARDS_REFRESHED):
        await ctx.refresh(flow.CARD, case.id)


async def place_changed(ctx: Ctx, fact: PlaceChanged) -> None:
    """Calls for help go elsewhere now: so do those that wait, whose cards stay true where they stand, too."""
    if fact.purpose is not Purpose.SOS:
        return
    for case, _name in await sos.waiting(ctx.connection, ctx.community.id, CARDS_REFRESHED):
        await flow.show_to_team(ctx, flow.CARD, case.id)
