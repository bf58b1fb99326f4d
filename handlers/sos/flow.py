"""The steps that several handlers of a call for help share: open, change, tell, carry words."""

from bot.core.people import Purpose, Role
from bot.core.refs import MessageRef
from bot.runtime.context import HOME, ActorCtx, Ctx
from handlers.sos import loads, rules
from handlers.sos.rules import State
from storage.repos import people, sos, surfaces
from storage.repos.sos import Case

CARD = "sos.card"
CALL = "sos.call"
LINE = "sos.line"
NOTE = "sos.note"
NOTICE = "sos.notice"
QUESTION = "sos.question"
KIND_WORD = "sos.kind_word"

REMIND = "sos.remind"
FOLLOW_UP = "sos.follow_up"


async def call_for_help(ctx: ActorCtx, text: str, source: MessageRef | None = None) -> Case:
    """The person needs help: add the words to their case, open it again, or open a new one."""
    case = await sos.live_of(ctx.connection, ctx.community.id, ctx.person.id, lock=True)
    if case is not None and case.state != State.ASKING:
        await carry_to_team(ctx, case, text, source)
        return case
    if case is None:
        case = await sos.add(ctx.connection, ctx.community.id, ctx.person.id, ctx.ref, ctx.now)
    await sos.add_line(ctx.connection, case, "volunteer", ctx.person.id, text, ctx.now, source)
    return await open_case(ctx, case)


async def open_case(ctx: ActorCtx, asking: Case) -> Case:
    """From asking to calling the team; within 48 hours of an earlier case, that one is opened again."""
    since = ctx.now - rules.REOPENS_WITHIN
    earlier = await sos.resolved_of(ctx.connection, ctx.community.id, ctx.person.id, since)
    if earlier is None:
        case = await sos.change(
            ctx.connection,
            asking,
            state=State.OPEN,
            number=await sos.next_number(ctx.connection, ctx.community.id),
            opened_at=ctx.now,
        )
        for place in await people.places(ctx.connection, ctx.community.id, Purpose.SOS):
            await ctx.show_at(CARD, case.id, place)
        await happened(ctx, case, "opened", by=ctx.person.id)
    else:
        await sos.change(ctx.connection, asking, state=State.MERGED)
        case = await reopen(ctx, earlier)
        for line_id in await sos.move_lines(ctx.connection, asking, case):
            await show_below_cards(ctx, case, LINE, line_id)
    await ctx.refresh(QUESTION, asking.id)
    return case


async def reopen(ctx: ActorCtx, case: Case) -> Case:
    """Call the team back to a case that was resolved."""
    await ctx.cancel_timer(FOLLOW_UP, case.id)
    case = await sos.change(ctx.connection, case, state=State.OPEN, resolved_at=None, claimer_id=None, rating=None)
    event = await happened(ctx, case, "reopened", by=ctx.person.id)
    await call_team(ctx, event)
    return case


async def happened(ctx: Ctx, case: Case, kind: str, *, by: str | None = None, to: str | None = None) -> str:
    """Note it in the history, tell the volunteer, bring every surface up to date; the history entry's id."""
    event = await sos.note(ctx.connection, case, kind, ctx.now, by=by, to=to)
    if kind != "rated":
        await ctx.show_to(NOTICE, event, case.ref)
    await redraw(ctx, case)
    if case.state == State.OPEN and kind in ("opened", "reopened", "released"):
        await wait_for_somebody(ctx, case, calls=0)
    return event


async def wait_for_somebody(ctx: Ctx, case: Case, *, calls: int) -> None:
    """Call the team again after a while. The fence carries what the case was when it began to wait."""
    history = await sos.history(ctx.connection, case.id, ("opened", "reopened", "released"))
    due_at = rules.call_again_at(history[-1].at, calls)
    if due_at is not None:
        await ctx.set_timer(REMIND, case.id, due_at, f"{case.version}:{calls}")


async def call_team(ctx: Ctx, event: str) -> None:
    """A short call beside the card, for those who do not scroll up to it."""
    for place in await people.places(ctx.connection, ctx.community.id, Purpose.SOS):
        await ctx.show_at(CALL, event, place)


async def redraw(ctx: Ctx, case: Case) -> None:
    """Everything that shows this case's state."""
    await ctx.refresh(CARD, case.id)
    for entry in await sos.history(ctx.connection, case.id, loads.NOTICES_WITH_BUTTONS):
        await ctx.refresh(NOTICE, entry.id)
    for entry in await sos.history(ctx.connection, case.id, ("reopened", "released", "reminded")):
        await ctx.refresh(CALL, entry.id)
    await ctx.refresh(HOME, case.person)
    await ctx.refresh_homes(Role.STAFF)


# --- words ------------------------------------------------------------------------------------------------


async def carry_to_team(ctx: ActorCtx, case: Case, text: str, source: MessageRef | None) -> None:
    """A volunteer's words, into the thread below every card."""
    line_id = await sos.add_line(ctx.connection, case, "volunteer", ctx.person.id, text, ctx.now, source)
    await show_below_cards(ctx, case, LINE, line_id)


async def carry_to_volunteer(ctx: ActorCtx, case: Case, text: str, source: MessageRef) -> None:
    """A staff person's words, to the volunteer and into the threads of the other platforms."""
    line_id = await sos.add_line(ctx.connection, case, "staff", ctx.person.id, text, ctx.now, source)
    await ctx.show_to(LINE, line_id, case.ref)
    await show_below_cards(ctx, case, LINE, line_id, but=source)


async def keep_note(ctx: ActorCtx, case: Case, text: str, source: MessageRef) -> None:
    """A staff person's words to the team: marked as such where they stand, sent nowhere else but to other threads."""
    line_id = await sos.add_line(ctx.connection, case, "note", ctx.person.id, text, ctx.now, source)
    await show_below_cards(ctx, case, NOTE, line_id)


async def show_below_cards(ctx: Ctx, case: Case, kind: str, line_id: str, *, but: MessageRef | None = None) -> None:
    """Show a line below every card of its case, except where it was written."""
    for card in await surfaces.of(ctx.connection, ctx.community.id, CARD, case.id):
        if but is None or (card.spot.workspace, card.spot.channel) != (but.workspace, but.channel):
            await ctx.show_below(kind, line_id, card)
