"""What happens in a call for help: one short function per inbound."""

from bot.core.inbound import Commanded, Deleted, Due, Edited, Said
from bot.core.people import PersonReachable, PersonUnreachable, Role
from bot.core.words import first_name
from bot.runtime import tact
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Press, Submit
from bot.ui.reply import FieldErrors, Nothing, OpenForm, Reply, Whisper
from bot.ui.text import Span, _
from bot.ui.view import say
from handlers.sos import flow, forms, rules
from handlers.sos.distress import Reading, read
from handlers.sos.rules import Deed, Refusal, State
from storage.repos import people, sos
from storage.repos.sos import Case
from storage.repos.surfaces import Surface

# --- the volunteer writes ---------------------------------------------------------------------------------


async def said_directly(ctx: ActorCtx, said: Said) -> None:
    """A direct message: carried to the team, or read for a call for help."""
    case = await sos.live_of(ctx.connection, ctx.community.id, ctx.person.id, lock=True)
    if case is not None and case.state != State.ASKING:
        if said.text.strip():
            await flow.carry_to_team(ctx, case, said.text, said.message)
        return
    if case is not None and ctx.now - case.created_at > rules.QUESTION_STANDS:
        await _drop(ctx, case)
        case = None
    answer = rules.answer(said.text) if case else None
    if case is not None and answer is not None:
        await _answered(ctx, case, said, yes=answer)
    else:
        await _read(ctx, case, said)


async def _answered(ctx: ActorCtx, case: Case, said: Said, *, yes: bool) -> None:
    """Our question was answered in words rather than by a button."""
    if yes:
        await sos.add_line(ctx.connection, case, "volunteer", ctx.person.id, said.text, ctx.now, said.message)
        await flow.open_case(ctx, case)
    else:
        await _drop(ctx, case)


async def _read(ctx: ActorCtx, asking: Case | None, said: Said) -> None:
    """Words outside a live case: do they call for help?"""
    match read(said.text):
        case Reading.CALLS:
            await flow.call_for_help(ctx, said.text, said.message)
        case Reading.UNCLEAR:
            await _ask(ctx, asking, said)
        case Reading.NOTHING if asking is not None:
            await _drop(ctx, asking)
        case Reading.NOTHING:
            await _kind_word(ctx)


async def _ask(ctx: ActorCtx, case: Case | None, said: Said) -> None:
    """One friendly question; words that follow before it is answered join the same question."""
    if case is None:
        case = await sos.add(ctx.connection, ctx.community.id, ctx.person.id, ctx.ref, ctx.now)
        await ctx.show_to(flow.QUESTION, case.id, ctx.ref)
    await sos.add_line(ctx.connection, case, "volunteer", ctx.person.id, said.text, ctx.now, said.message)


async def _drop(ctx: ActorCtx, case: Case) -> None:
    await sos.change(ctx.connection, case, state=State.DROPPED)
    await ctx.refresh(flow.QUESTION, case.id)


async def _kind_word(ctx: ActorCtx) -> None:
    """At most one a day: a friend does not answer every "ok"."""
    since = ctx.now - rules.REOPENS_WITHIN
    helped = await sos.resolved_of(ctx.connection, ctx.community.id, ctx.person.id, since)
    subject = f"{helped.id}:thanks" if helped else f"{ctx.person.id}:{ctx.now:%Y%m%d}"
    await ctx.show_to(flow.KIND_WORD, subject, ctx.ref)


async def command(ctx: ActorCtx, commanded: Commanded) -> Reply:
    """`/sos [text]`: with words it calls at once, without it asks for them."""
    words = commanded.values.get("text", "").strip()
    return await _call(ctx, words) if words else OpenForm(forms.ask())


async def ask(_ctx: ActorCtx, _press: Press) -> Reply:
    """A button "I need help"."""
    return OpenForm(forms.ask())


async def submitted(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back with the volunteer's words."""
    words = submit.values.get("words", "").strip()
    if not words:
        return FieldErrors({"words": _("Write one or two words, even “help me”: that is enough.")})
    return await _call(ctx, words)


async def _call(ctx: ActorCtx, words: str) -> Reply:
    await flow.call_for_help(ctx, words)
    return Whisper(say(_("The team is being called. Their answer will come in our direct messages.")))


async def yes(ctx: ActorCtx, press: Press) -> Reply:
    """The friendly question was answered: please call somebody."""
    case = await _own_case(ctx, press)
    if case is None:
        return _gone()
    if case.state == State.ASKING:
        await flow.open_case(ctx, case)
    await ctx.refresh(flow.QUESTION, case.id)
    return Nothing()


async def no(ctx: ActorCtx, press: Press) -> Reply:
    """The friendly question was answered: no need."""
    case = await _own_case(ctx, press)
    if case is None:
        return _gone()
    if case.state == State.ASKING:
        await _drop(ctx, case)
    await ctx.refresh(flow.QUESTION, case.id)
    return Nothing()


async def sorted_out(ctx: ActorCtx, press: Press) -> Reply:
    """The volunteer closes their own case."""
    case = await _own_case(ctx, press)
    if case is None:
        return _gone()
    if case.state in (State.OPEN, State.CLAIMED):
        await _resolve(ctx, case, "")
    await flow.redraw(ctx, case)
    return Nothing()


async def again(ctx: ActorCtx, press: Press) -> Reply:
    """The volunteer still needs help after their case was closed."""
    case = await _own_case(ctx, press)
    if case is None:
        return _gone()
    if case.state == State.RESOLVED:
        live = await sos.live_of(ctx.connection, ctx.community.id, ctx.person.id, lock=True)
        if live is None:
            await flow.reopen(ctx, case)
        elif live.state == State.ASKING:
            await flow.open_case(ctx, live)
    await flow.redraw(ctx, case)
    return Nothing()


async def rate(ctx: ActorCtx, press: Press) -> Reply:
    """One tap on how the help was."""
    case = await _own_case(ctx, press)
    rating = press.number(1)
    if case is None or not 1 <= rating <= 3:  # noqa: PLR2004  # three smiles
        return _gone()
    if case.state == State.RESOLVED:
        first = case.rating is None
        await sos.rate(ctx.connection, case, rating)
        if first:
            await flow.happened(ctx, case, "rated", by=ctx.person.id)
    await flow.redraw(ctx, case)
    return Nothing()


async def _own_case(ctx: ActorCtx, press: Press) -> Case | None:
    case = await sos.get(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    return case if case is not None and case.person == ctx.person.id else None


# --- the team acts ----------------------------------------------------------------------------------------


async def claim(ctx: ActorCtx, press: Press) -> Reply:
    """The button that says: I take it."""
    found = await _decide(ctx, press, Deed.CLAIM)
    if isinstance(found, Case):
        await _take(ctx, found)
        return Nothing()
    return found


async def _take(ctx: ActorCtx, case: Case) -> None:
    await ctx.cancel_timer(flow.REMIND, case.id)
    case = await sos.change(ctx.connection, case, state=State.CLAIMED, claimer_id=ctx.person.id)
    await flow.happened(ctx, case, "claimed", by=ctx.person.id)


async def release(ctx: ActorCtx, press: Press) -> Reply:
    """The claimer lets go; the team is called again."""
    found = await _decide(ctx, press, Deed.RELEASE)
    if not isinstance(found, Case):
        return found
    case = await sos.change(ctx.connection, found, state=State.OPEN, claimer_id=None)
    event = await flow.happened(ctx, case, "released", by=ctx.person.id)
    await flow.call_team(ctx, event)
    return Nothing()


async def hand_over(ctx: ActorCtx, press: Press) -> Reply:
    """Somebody of the team takes the case over."""
    found = await _decide(ctx, press, Deed.HAND_OVER)
    if not isinstance(found, Case):
        return found
    colleague = await people.get(ctx.connection, ctx.community.id, press.value)
    if colleague is None or not colleague.role.covers(Role.STAFF):
        return _whisper(_("Only somebody of the team can take a case. Choose another name."))
    await ctx.cancel_timer(flow.REMIND, found.id)
    case = await sos.change(ctx.connection, found, state=State.CLAIMED, claimer_id=colleague.id)
    await flow.happened(ctx, case, "handed_over", by=ctx.person.id, to=colleague.id)
    return Nothing()


async def resolve(ctx: ActorCtx, press: Press) -> Reply:
    """Asks for an optional word on how it was solved."""
    found = await _decide(ctx, press, Deed.RESOLVE)
    if not isinstance(found, Case):
        return found
    return OpenForm(forms.resolve(found.id, found.version, found.number or 0))


async def close(ctx: ActorCtx, submit: Submit) -> Reply:
    """The case is resolved, with or without a summary."""
    found = await _decide(ctx, submit, Deed.RESOLVE)
    if not isinstance(found, Case):
        return found
    await _resolve(ctx, found, submit.values.get("summary", "").strip())
    return Nothing()


async def _resolve(ctx: ActorCtx, case: Case, summary: str) -> None:
    await ctx.cancel_timer(flow.REMIND, case.id)
    case = await sos.change(
        ctx.connection, case, state=State.RESOLVED, claimer_id=None, resolved_at=ctx.now, summary=summary
    )
    await flow.happened(ctx, case, "resolved", by=ctx.person.id)
    volunteer = await people.get(ctx.connection, ctx.community.id, case.person)
    zone = volunteer.timezone if volunteer else ctx.community.timezone
    await ctx.set_timer(flow.FOLLOW_UP, case.id, rules.follow_up_at(ctx.now, zone), str(case.version))


async def reopen(ctx: ActorCtx, press: Press) -> Reply:
    """The team closed it too early."""
    found = await _decide(ctx, press, Deed.REOPEN)
    if not isinstance(found, Case):
        return found
    live = await sos.live_of(ctx.connection, ctx.community.id, found.person, lock=True)
    if live is not None:
        return _whisper(_("They already have a newer call open: continue there."))
    await flow.reopen(ctx, found)
    return Nothing()


async def _decide(ctx: ActorCtx, press: Press, deed: Deed) -> Case | Reply:
    """The case when the deed may be done; otherwise a kind word on what happened meanwhile, and fresh surfaces."""
    case = await sos.get(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    if case is None:
        return _gone()
    is_admin = ctx.may(Role.ADMIN)
    verdict = rules.decide(deed, State(case.state), claimer=case.claimer, by=ctx.person.id, is_admin=is_admin)
    if isinstance(verdict, State):
        if press.number(1) == case.version:
            return case
        verdict = Refusal.MOVED_ON
    await flow.redraw(ctx, case)
    claimer = await people.get(ctx.connection, ctx.community.id, case.claimer) if case.claimer else None
    return _whisper(_explain(verdict, claimer.name if claimer else ""))


def _explain(refusal: Refusal, claimer: str) -> Span:
    match refusal:
        case Refusal.YOURS_ALREADY:
            return _("You already have this one. Thank you!")
        case Refusal.TAKEN:
            return _("{who} already has this one.", who=first_name(claimer))
        case Refusal.NOT_TAKEN:
            return _("Nobody has this one at the moment.")
        case Refusal.NOT_YOURS:
            return _("{who} has this one. You can hand it over instead, to yourself too.", who=first_name(claimer))
        case Refusal.RESOLVED:
            return _("This call has been closed meanwhile. You can open it again from its card.")
        case Refusal.NOT_RESOLVED:
            return _("This call is open already.")
        case _:
            return _("Something happened meanwhile: the card is up to date now. Have a look and press again.")


# --- the team writes below the card -----------------------------------------------------------------------


async def said_below_card(ctx: ActorCtx, said: Said, surface: Surface) -> None:
    """Staff words below a card: carried to the volunteer, unless they are a note. The first answer takes the case."""
    case = await sos.get(ctx.connection, ctx.community.id, surface.subject, lock=True)
    if case is None or not said.text.strip():
        return
    if rules.is_note(said.text):
        await flow.keep_note(ctx, case, said.text, said.message)
        return
    if case.state == State.OPEN:
        await _take(ctx, case)
    await flow.carry_to_volunteer(ctx, case, said.text, said.message)


# --- edits and deletions ----------------------------------------------------------------------------------


async def edited(ctx: ActorCtx, event: Edited) -> None:
    """Carried words follow their original. Editing never sends a note; it can turn a message back into one."""
    line = await sos.line_from(ctx.connection, ctx.community.id, event.message)
    if line is None or line.author != ctx.person.id or line.deleted_at is not None:
        return
    if not event.text.strip():  # nothing is left but a picture, say: there are no words to carry any more
        await _forget_line(ctx, line)
        return
    await sos.change_line(ctx.connection, line.id, text=event.text, edited_at=ctx.now)
    if line.side == "staff" and rules.is_note(event.text):
        await sos.change_line(ctx.connection, line.id, side="note")
        case = await sos.get(ctx.connection, ctx.community.id, line.case)
        if case is not None:
            await flow.show_below_cards(ctx, case, flow.NOTE, line.id)
    await _line_changed(ctx, line)


async def deleted(ctx: ActorCtx, event: Deleted) -> None:
    """Carried words disappear with their original."""
    line = await sos.line_from(ctx.connection, ctx.community.id, event.message)
    if line is not None and line.author == ctx.person.id and line.deleted_at is None:
        await _forget_line(ctx, line)


async def _forget_line(ctx: Ctx, line: sos.Line) -> None:
    await sos.change_line(ctx.connection, line.id, text="", deleted_at=ctx.now)
    await ctx.remove(flow.NOTE, line.id)
    await _line_changed(ctx, line)


async def _line_changed(ctx: Ctx, line: sos.Line) -> None:
    await ctx.refresh(flow.LINE, line.id)
    if line.side == "volunteer":
        await ctx.refresh(flow.CARD, line.case)


# --- time and other features ------------------------------------------------------------------------------


async def remind(ctx: Ctx, due: Due) -> None:
    """Nobody has taken the case: call the team again and tell the volunteer."""
    case = await sos.get(ctx.connection, ctx.community.id, due.subject, lock=True)
    version, calls = due.fence.split(":")
    if case is None or case.state != State.OPEN or str(case.version) != version:
        return
    event = await flow.happened(ctx, case, "reminded")
    await flow.call_team(ctx, event)
    await flow.wait_for_somebody(ctx, case, calls=int(calls) + 1)


async def follow_up(ctx: Ctx, due: Due) -> None:
    """The morning after: one gentle question, with tact."""
    case = await sos.get(ctx.connection, ctx.community.id, due.subject, lock=True)
    if case is None or case.resolved_at is None or str(case.version) != due.fence or case.rating is not None:
        return
    later = await tact.ask(ctx, case.person, flow.FOLLOW_UP, case.id)
    if later is None:
        await flow.happened(ctx, case, "followed_up")
    elif later - case.resolved_at < rules.FOLLOW_UP_UNTIL:
        await ctx.set_timer(flow.FOLLOW_UP, case.id, later, due.fence)


async def reach_changed(ctx: Ctx, fact: PersonUnreachable | PersonReachable) -> None:
    """The volunteer's direct messages are closed, or open again: the card says so."""
    case = await sos.live_of(ctx.connection, ctx.community.id, fact.person)
    if case is not None:
        await ctx.refresh(flow.CARD, case.id)


def _gone() -> Reply:
    return _whisper(_("This is not yours to press, or it is gone. If you need help, just write to me."))


def _whisper(words: Span) -> Reply:
    return Whisper(say(words))
