"""What the team does with a call for help: takes it, hands it over, answers, closes, opens it again."""

from bot.core.inbound import Said
from bot.core.people import Role
from bot.core.words import first_name
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press, Submit
from bot.ui.reply import Nothing, OpenForm, Reply
from bot.ui.text import Span, _
from handlers.sos import flow, forms, rules
from handlers.sos.replies import gone, whisper
from handlers.sos.rules import Deed, Refusal, State
from storage.repos import people, sos
from storage.repos.sos import Case
from storage.repos.surfaces import Surface


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
    await flow.release(ctx, found, ctx.person.id)
    return Nothing()


async def hand_over(ctx: ActorCtx, press: Press) -> Reply:
    """Somebody of the team takes the case over."""
    found = await _decide(ctx, press, Deed.HAND_OVER)
    if not isinstance(found, Case):
        return found
    colleague = await people.get(ctx.connection, ctx.community.id, press.value)
    if colleague is None or not colleague.role.covers(Role.STAFF) or colleague.id == found.person:
        return whisper(_("Only somebody of the team can take a case. Choose another name."))
    await ctx.cancel_timer(flow.REMIND, found.id)
    case = await sos.change(ctx.connection, found, state=State.CLAIMED, claimer_id=colleague.id)
    event = await flow.happened(ctx, case, "handed_over", by=ctx.person.id, to=colleague.id)
    if colleague.id != ctx.person.id:
        await flow.call_team(ctx, event, only=colleague.id)
    return Nothing()


async def resolve(ctx: ActorCtx, press: Press) -> Reply:
    """Asks for an optional word on how it was solved."""
    found = await _decide(ctx, press, Deed.RESOLVE)
    if not isinstance(found, Case):
        return found
    return OpenForm(forms.resolve(found.id, found.version, found.number or 0))


async def close(ctx: ActorCtx, submit: Submit) -> Reply:
    """The case is resolved, with or without a summary."""
    summary = submit.values.get("summary", "").strip()
    found = await _decide(ctx, submit, Deed.RESOLVE)
    if not isinstance(found, Case):
        return await _add_summary(ctx, submit, summary) or found
    await flow.resolve(ctx, found, summary)
    return Nothing()


async def _add_summary(ctx: ActorCtx, submit: Submit, summary: str) -> Reply | None:
    """The volunteer closed it while the summary was being written: it is not lost."""
    case = await sos.get(ctx.connection, ctx.community.id, submit.argument(0), lock=True)
    if case is None or case.state != State.RESOLVED or case.summary or not summary:
        return None
    await sos.change(ctx.connection, case, summary=summary)
    await flow.redraw(ctx, case)
    return whisper(_("This call was sorted meanwhile; I kept your words on its card."))


async def reopen(ctx: ActorCtx, press: Press) -> Reply:
    """The team closed it too early."""
    found = await _decide(ctx, press, Deed.REOPEN)
    if not isinstance(found, Case):
        return found
    live = await sos.live_of(ctx.connection, ctx.community.id, found.person, lock=True)
    if live is not None:
        return whisper(_("They already have a newer call open: continue there."))
    await flow.reopen(ctx, found)
    return Nothing()


async def _decide(ctx: ActorCtx, press: Press, deed: Deed) -> Case | Reply:
    """The case when the deed may be done; otherwise a kind word on what happened meanwhile, and fresh surfaces."""
    case = await sos.get(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    if case is None:
        return gone()
    is_admin = ctx.may(Role.ADMIN)
    verdict = rules.decide(
        deed, State(case.state), claimer=case.claimer, by=ctx.person.id, volunteer=case.person, is_admin=is_admin
    )
    if isinstance(verdict, State):
        if press.number(1) == case.version:
            return case
        verdict = Refusal.MOVED_ON
    await flow.redraw(ctx, case)
    claimer = await people.get(ctx.connection, ctx.community.id, case.claimer) if case.claimer else None
    return whisper(_explain(verdict, claimer.name if claimer else ""))


def _explain(refusal: Refusal, claimer: str) -> Span:  # one sentence per refusal
    match refusal:
        case Refusal.YOURS_ALREADY:
            return _("You already have this one. Thank you!")
        case Refusal.TAKEN:
            return _("{who} already has this one.", who=first_name(claimer))
        case Refusal.NOT_TAKEN:
            return _("Nobody has this one at the moment.")
        case Refusal.NOT_YOURS:
            return _(
                "{who} has this one. To take over, choose your own name in “Hand over to…”.", who=first_name(claimer)
            )
        case Refusal.OWN:
            return _("This is your own call: somebody else will take it.")
        case Refusal.RESOLVED:
            return _("This call has been sorted meanwhile. You can open it again from its card.")
        case Refusal.NOT_RESOLVED:
            return _("This call is open already.")
        case _:
            return _("Something happened meanwhile: the card is up to date now. Have a look and press again.")


# --- words below a card --------------------------------------------------------------------------------------


async def said_below_card(ctx: ActorCtx, said: Said, surface: Surface) -> None:
    """Words below a card."""
    await _said_in_case(ctx, said, surface, surface.subject)


async def said_below_call(ctx: ActorCtx, said: Said, surface: Surface) -> None:
    """Words below a call to the team: they belong to its case all the same."""
    entry = await sos.happening(ctx.connection, ctx.community.id, surface.subject)
    await _said_in_case(ctx, said, surface, entry.case if entry else None)


async def _said_in_case(ctx: ActorCtx, said: Said, surface: Surface, case_id: str | None) -> None:
    """Staff words: carried to the volunteer, unless they are a note. The first answer takes the case."""
    case = await sos.get(ctx.connection, ctx.community.id, case_id, lock=True) if case_id else None
    told = flow.Told.by(said)
    if case is None or told.is_empty:
        return
    if ctx.person.id == case.person:
        await flow.carry_to_team(ctx, case, told, surface)
    elif rules.is_note(said.text):
        await flow.keep_note(ctx, case, told, surface)
    else:
        if case.state == State.OPEN:
            await _take(ctx, case)
        await flow.carry_to_volunteer(ctx, case, told, surface)
