"""Who hosts: added, taken off, asked, passed on, away."""

from bot.core.inbound import Values
from bot.core.refs import PersonRef
from bot.runtime.context import HOME, ActorCtx
from bot.runtime.feature import Press, Submit
from bot.runtime.who import remember
from bot.ui.reply import FieldErrors, Nothing, OpenForm, Reply, Whisper
from bot.ui.text import Span, _
from bot.ui.view import say
from handlers.rituals import finding, flow, forms, loads, plans
from handlers.rituals.drafts import ID
from handlers.rituals.screens import everybody
from handlers.rituals.screens.hosts import page as hosts_page
from scheduler import schedules, wording
from scheduler.moments import days_of
from scheduler.sentences import NotUnderstood
from storage.repos import people, ritual_hosts, rituals
from storage.repos.rituals import Ritual


async def show(ctx: ActorCtx, press: Press) -> Reply:
    """Who hosts this one."""
    found = await finding.by_id(ctx, press.argument(0))
    return await finding.gone(ctx) if found is None else await _row(ctx, found.ritual)


async def _row(ctx: ActorCtx, ritual: Ritual) -> Reply:
    return Whisper(hosts_page(await loads.hosts(ctx.connection, ritual)))


async def ask_host(ctx: ActorCtx, press: Press) -> Reply:
    """Who joins?"""
    found = await finding.by_id(ctx, press.argument(0))
    return await finding.gone(ctx) if found is None else OpenForm(forms.add_host(found.ritual.id))


async def hosting(ctx: ActorCtx, submit: Submit) -> Reply:
    """Somebody joins those who host."""
    found = await finding.by_id(ctx, submit.argument(0))
    who = submit.values.get("who", "")
    if found is None:
        return await finding.gone(ctx)
    ref = PersonRef(ctx.ref.workspace, who)
    known = await people.recognise(ctx.connection, ref) if ID.fullmatch(who) else None
    if known is None or known.community.id != ctx.community.id:
        return FieldErrors({"who": _("Please choose somebody.")})
    person = known.person or await remember(ctx.connection, ctx.community, ref, None, ctx.now)
    if not await ritual_hosts.add(ctx.connection, found.ritual, person.id):
        return FieldErrors({"who": _("They take turns already.")})
    await flow.follow(ctx, found.ritual)
    await ctx.refresh(HOME, person.id)
    return await _row(ctx, found.ritual)


async def drop_host(ctx: ActorCtx, press: Press) -> Reply:
    """Somebody hosts no longer; what they were asked to host goes to the next one."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    await ritual_hosts.take(ctx.connection, found.ritual, press.value)
    for edition in await rituals.asked(ctx.connection, found.ritual):
        if edition.host == press.value:
            await rituals.change_edition(ctx.connection, edition, host_id=None)
            await ctx.refresh(flow.PREP, flow.prep_of(edition, press.value))
    await flow.follow(ctx, found.ritual)
    await ctx.refresh(HOME, press.value)
    return await _row(ctx, found.ritual)


async def by_team(ctx: ActorCtx, press: Press) -> Reply:
    """The whole team in turns, whoever that is at the time ("yes"), or only those who are named."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    changed = await rituals.change(ctx.connection, found.ritual, by_team=press.argument(1) == "yes")
    await flow.follow(ctx, changed)
    return await _row(ctx, changed)


async def ask_prepare(ctx: ActorCtx, press: Press) -> Reply:
    """When is the host asked, and what is there to think of?"""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    ritual = found.ritual
    return OpenForm(forms.prepare(ritual.id, ritual.prep_days, ritual.checklist, agenda=ritual.agenda))


async def prepared(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back."""
    found = await finding.by_id(ctx, submit.argument(0))
    if found is None:
        return await finding.gone(ctx)
    days, checklist = submit.values.get("days", ""), submit.values.get("checklist", "").strip()
    if days not in {str(day) for day in forms.PREP_DAYS}:
        return FieldErrors({"days": _("Please choose one of these.")})
    if len(checklist) > forms.CHECKLIST_LIMIT:
        limit = forms.CHECKLIST_LIMIT
        return FieldErrors({"checklist": _("{limit} characters at most, please.", limit=limit)})
    agenda = submit.values.get("agenda") == "yes"
    changed = await rituals.change(
        ctx.connection, found.ritual, prep_days=int(days), checklist=checklist, agenda=agenda
    )  # fmt: skip
    await flow.follow(ctx, changed)
    return await _row(ctx, changed)


# --- the host themselves --------------------------------------------------------------------------------------


async def decline(ctx: ActorCtx, press: Press) -> Reply:
    """Whoever hosts an edition passes it on; their turn stays theirs."""
    edition = await rituals.get_edition(ctx.connection, ctx.community.id, press.argument(0))
    ritual = await rituals.get(ctx.connection, ctx.community.id, edition.ritual, lock=True) if edition else None
    # Read again behind the ritual's lock: somebody else may have been faster.
    edition = await rituals.get_edition(ctx.connection, ctx.community.id, press.argument(0)) if ritual else None
    if edition is None or ritual is None or edition.held_at is not None or edition.host != ctx.person.id:
        return Whisper(say(_("There is nothing to do for you any more. Thank you!")))
    await ritual_hosts.decline(ctx.connection, edition, ctx.person.id)
    await _pass_on(ctx, ritual)
    await ctx.refresh(flow.PREP, flow.prep_of(edition, ctx.person.id))
    await ctx.refresh(HOME, ctx.person.id)
    return Nothing()


async def _pass_on(ctx: ActorCtx, ritual: Ritual) -> None:
    """The coming edition has no host any more: whoever is next is asked at once."""
    for edition in await rituals.asked(ctx.connection, ritual):
        if edition.host == ctx.person.id:
            await rituals.change_edition(ctx.connection, edition, host_id=None)
    found = await finding.by_id(ctx, ritual.id)
    coming = await schedules.coming(ctx, found.schedule) if found else None
    if coming is not None and coming.due_at is not None:
        await flow.ask(ctx, ritual, coming, coming.due_at)


async def ask_away(_ctx: ActorCtx, _press: Press) -> Reply:
    """When?"""
    return OpenForm(forms.away())


async def away(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back."""
    problem = await _leave(ctx, submit.values)
    return FieldErrors({"days": problem}) if problem else Whisper(say(_noted()))


async def away_in_words(ctx: ActorCtx, words: str) -> Reply:
    """`/ritual away until 4 January`; no words: ask."""
    if not words:
        return OpenForm(forms.away())
    return Whisper(say(await _leave(ctx, {"days": words}) or _noted()))


def _noted() -> Span:
    return _("Noted. Nobody is asked to host while away; have a good time!")


async def _leave(ctx: ActorCtx, values: Values) -> Span | None:
    found = days_of(values.get("days", ""), plans.local(ctx.now, ctx.person.timezone))
    if isinstance(found, NotUnderstood):
        return wording.refusal(found)
    first, last = found
    await ritual_hosts.leave(ctx.connection, ctx.person.id, first, last)
    for ritual_id in await ritual_hosts.hosted_by(ctx.connection, ctx.person.id):
        ritual = await rituals.get(ctx.connection, ctx.community.id, ritual_id, lock=True)
        asked = await rituals.asked(ctx.connection, ritual) if ritual else []
        for edition in asked:
            day = plans.local(edition.due_at, ctx.community.timezone).date()
            if ritual is not None and edition.host == ctx.person.id and first <= day <= last:
                await _pass_on(ctx, ritual)
                await ctx.refresh(flow.PREP, flow.prep_of(edition, ctx.person.id))
    await ctx.refresh(HOME, ctx.person.id)
    return None


async def for_everybody(ctx: ActorCtx) -> Reply:
    """The answer to somebody who is not of the team: their own turns."""
    return Whisper(everybody.nothing_for_you(await loads.turns(ctx.connection, ctx.community, ctx.person.id)))
