"""What follows by itself in a call for help: edits, deletions, time, news from other features."""

from bot.core.inbound import Deleted, Due, Edited, Said
from bot.core.people import PersonChanged, PersonReachable, PersonUnreachable, Purpose, Role
from bot.core.places import PlaceChanged
from bot.core.refs import MessageRef
from bot.runtime import tact
from bot.runtime.context import ActorCtx, Ctx
from handlers.sos import flow, rules, volunteer
from handlers.sos.rules import State
from storage.repos import people, sos, sos_files, sos_words, surfaces

CARDS_REFRESHED = 100
"""More live cases than any team has at once."""


async def edited(ctx: ActorCtx, event: Edited) -> None:
    """Carried words follow their original. Editing never sends a note; it can turn a message back into one.

    A direct message that brought nothing so far (it was harmless) is read afresh: it may call for help now.
    """
    line = await sos_words.line_from(ctx.connection, ctx.community.id, event.message)
    told = flow.Told.by(event)
    if line is None:
        if event.direct and not told.is_empty:
            said = Said(
                key=event.key, by=event.by, message=event.message, text=event.text, direct=True, files=event.files
            )
            await volunteer.said_directly(ctx, said, edited=True)
        return
    if line.author != ctx.person.id or line.deleted_at is not None:
        return
    if told.is_empty:  # there is nothing to carry any more
        await _forget_line(ctx, line)
        return
    if line.side != "volunteer" and not ctx.may(Role.STAFF):
        return  # they speak for the team no more: what they said stays as it was, or goes
    case = await sos.get(ctx.connection, ctx.community.id, line.case)
    if case is None:
        return
    await _files_changed(ctx, case, line, event)
    if told.text != line.text:
        await _words_changed(ctx, case, line, event.message, told.text)
        await _line_changed(ctx, line)


async def _words_changed(ctx: ActorCtx, case: sos.Case, line: sos_words.Line, source: MessageRef, text: str) -> None:
    await sos_words.change_line(ctx.connection, line.id, text=text, edited_at=ctx.now)
    if line.side == "staff" and rules.is_note(text):
        await sos_words.change_line(ctx.connection, line.id, side="note")
        await flow.mark_note(ctx, case, line.id, source)
    elif not line.text and case.opened_at is not None and line.at > case.opened_at:
        # There was only a picture so far. (What was said before that stands on the card.)
        await flow.show(ctx, case, line.side, [line.id], [], lambda card: flow.stands_in(card, source))


async def _files_changed(ctx: ActorCtx, case: sos.Case, line: sos_words.Line, event: Edited) -> None:
    """Files that were taken out of a message go away; those that came into it are shown."""
    shared = {file.ref for file in event.files}
    for file in await sos_files.of_lines(ctx.connection, [line.id]):
        if file.file.ref not in shared:
            await flow.take_back_file(ctx, file.id)
    added = await sos_files.add(ctx.connection, case.community, line.id, event.files, ctx.now)
    if case.opened_at is not None:
        await flow.show(ctx, case, line.side, [], added, lambda card: flow.stands_in(card, event.message))


async def deleted(ctx: ActorCtx, event: Deleted) -> None:
    """Carried words disappear with their original."""
    line = await sos_words.line_from(ctx.connection, ctx.community.id, event.message)
    if line is not None and line.author == ctx.person.id and line.deleted_at is None:
        await _forget_line(ctx, line)


async def _forget_line(ctx: Ctx, line: sos_words.Line) -> None:
    for file in await sos_files.of_lines(ctx.connection, [line.id]):
        await flow.take_back_file(ctx, file.id)
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


async def person_changed(ctx: Ctx, fact: PersonChanged) -> None:
    """A name or a role is another one now: the cards of the live cases show both."""
    for case, _name in await sos.waiting(ctx.connection, ctx.community.id, CARDS_REFRESHED):
        await ctx.refresh(flow.CARD, case.id)
    known = await people.get(ctx.connection, ctx.community.id, fact.person)
    if known is None or not known.role.covers(Role.STAFF):
        await _let_go(ctx, fact.person)
        await _shown_no_more(ctx, fact.person)


async def _let_go(ctx: Ctx, person_id: str) -> None:
    """Nobody waits for somebody who is not on the team: they could not even answer."""
    for case, _name in await sos.waiting(ctx.connection, ctx.community.id, CARDS_REFRESHED):
        if case.claimer == person_id:
            held = await sos.get(ctx.connection, ctx.community.id, case.id, lock=True)
            if held is not None and held.claimer == person_id:
                await flow.release(ctx, held, person_id)


async def _shown_no_more(ctx: Ctx, person_id: str) -> None:
    """What the team alone may read goes from the direct messages of somebody who is not on it."""
    for shown in await surfaces.shown_to(ctx.connection, person_id):
        if shown.kind in (flow.CARD, flow.CALL):
            for surface in [*await surfaces.below(ctx.connection, shown), shown]:
                await ctx.take_away(surface)


async def place_changed(ctx: Ctx, fact: PlaceChanged) -> None:
    """Calls for help go elsewhere now: so do those that wait, whose cards stay true where they stand, too."""
    if fact.purpose is not Purpose.SOS:
        return
    for case, _name in await sos.waiting(ctx.connection, ctx.community.id, CARDS_REFRESHED):
        await flow.show_to_team(ctx, flow.CARD, case.id)
