"""Who looks after a ritual, who would after them, and what happens when somebody goes."""

from bot.core.inbound import Due
from bot.core.people import Person, PersonChanged, PersonLeft, Role
from bot.core.refs import PersonRef
from bot.runtime import tact
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Press, Submit
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Span, _
from handlers.rituals import events, finding, flow, forms, loads, quiet
from handlers.rituals.drafts import ID
from handlers.rituals.screens import keeping as screens
from storage.repos import arrivals, people, ritual_keepers, rituals, surfaces
from storage.repos.ritual_keepers import Keepers
from storage.repos.rituals import Ritual

KEPT_DUE = "rituals.kept_due"
OWNER, NEXT = "owner", "next"
FOR_THE_KEEPER = (flow.QUIET, flow.NOBODY, events.UNLISTED)
"""What goes to whoever looks after a ritual, and is not for those who do no more."""


async def show(ctx: ActorCtx, press: Press) -> Reply:
    """Who looks after this one."""
    found = await finding.by_id(ctx, press.argument(0))
    return await finding.gone(ctx) if found is None else await _page(ctx, found.ritual)


async def _page(ctx: ActorCtx, ritual: Ritual, heading: Span | None = None) -> Reply:
    return Whisper(screens.page(await loads.keeping(ctx.connection, ritual), heading))


async def ask_owner(ctx: ActorCtx, press: Press) -> Reply:
    """Hand it over: to whom?"""
    found = await finding.by_id(ctx, press.argument(0))
    return await finding.gone(ctx) if found is None else OpenForm(forms.hand_over(found.ritual.id))


async def ask_successor(ctx: ActorCtx, press: Press) -> Reply:
    """If its owner goes: who then?"""
    found = await finding.by_id(ctx, press.argument(0))
    return await finding.gone(ctx) if found is None else OpenForm(forms.successor(found.ritual.id))


async def take(ctx: ActorCtx, press: Press) -> Reply:
    """What is the whole team's is theirs from now on, unless somebody was faster."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    if (await ritual_keepers.of(ctx.connection, found.ritual)).owner is not None:
        return await _page(ctx, found.ritual, _("Somebody was faster. This is how it stands:"))
    await _hand_over(ctx, found.ritual, ctx.person.id, ctx.person.id)
    return await _page(ctx, found.ritual, _("Thank you! It is yours to look after."))


async def handed(ctx: ActorCtx, submit: Submit) -> Reply:
    """Somebody else looks after it from now on."""
    found = await finding.by_id(ctx, submit.argument(0))
    if found is None:
        return await finding.gone(ctx)
    person = await _of_the_team(ctx, submit)
    if person is None:
        return _choose_of_the_team()
    if person.id != (await ritual_keepers.of(ctx.connection, found.ritual)).owner:
        await _hand_over(ctx, found.ritual, person.id, ctx.person.id)
    return await _page(ctx, found.ritual, _("{name} looks after it from now on.", name=person.name))


async def named(ctx: ActorCtx, submit: Submit) -> Reply:
    """Somebody is named who would look after it."""
    found = await finding.by_id(ctx, submit.argument(0))
    if found is None:
        return await finding.gone(ctx)
    person, keepers = await _of_the_team(ctx, submit), await ritual_keepers.of(ctx.connection, found.ritual)
    if person is None:
        return _choose_of_the_team()
    if person.id == keepers.owner:
        return FieldErrors({"who": _("They look after it already: somebody else, please.")})
    await ritual_keepers.name(ctx.connection, found.ritual, person.id)
    await _changed(ctx, found.ritual, keepers)
    if person.id != ctx.person.id:
        await _tell(ctx, found.ritual, person.id, NEXT)
    return await _page(ctx, found.ritual, _("Noted. {name} would look after it.", name=person.name))


async def nobody_next(ctx: ActorCtx, press: Press) -> Reply:
    """Nobody is named any more."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    keepers = await ritual_keepers.of(ctx.connection, found.ritual)
    await ritual_keepers.name(ctx.connection, found.ritual, None)
    await _changed(ctx, found.ritual, keepers)
    return await _page(ctx, found.ritual)


async def _of_the_team(ctx: ActorCtx, submit: Submit) -> Person | None:
    who = submit.values.get("who", "")
    known = await people.recognise(ctx.connection, PersonRef(ctx.ref.workspace, who)) if ID.fullmatch(who) else None
    person = known.person if known is not None else None
    return person if person is not None and await _can(ctx, person.id) else None


def _choose_of_the_team() -> Reply:
    return FieldErrors({"who": _("Please choose somebody of the team.")})


async def _can(ctx: Ctx, person_id: str | None) -> bool:
    """Whether somebody can look after a ritual: they are of the team, and there."""
    found = await people.get(ctx.connection, ctx.community.id, person_id) if person_id else None
    return found is not None and found.role.covers(Role.STAFF) and await arrivals.is_here(ctx.connection, found.id)


# --- it changes hands -----------------------------------------------------------------------------------------


async def _hand_over(ctx: Ctx, ritual: Ritual, owner: str | None, by: str | None) -> None:
    before = await ritual_keepers.of(ctx.connection, ritual)
    await ritual_keepers.hand_over(ctx.connection, ritual, owner, by, ctx.now)
    await _changed(ctx, ritual, before)
    if owner is not None and owner != by:
        await _tell(ctx, ritual, owner, OWNER)
    if before.owner is not None:
        await _shown_no_more(ctx, ritual, before.owner)
    if ritual.told_quiet is not None:  # the proposal still stands: it is for whoever looks after it now
        await ctx.set_timer(quiet.QUIET_DUE, ritual.id, ctx.now, ritual.told_quiet)


async def _changed(ctx: Ctx, ritual: Ritual, before: Keepers) -> None:
    """What those were told who looked after it, or would have, is true again, or gone."""
    for person in {before.owner, before.successor} - {None}:
        await ctx.refresh(flow.KEPT, flow.kept_of(ritual, person or ""))


async def _shown_no_more(ctx: Ctx, ritual: Ritual, person: str) -> None:
    for shown in await surfaces.shown_to(ctx.connection, person):
        if shown.kind in FOR_THE_KEEPER and shown.subject.endswith(f":{ritual.id}"):
            await ctx.take_away(shown)


async def _tell(ctx: Ctx, ritual: Ritual, person: str, what: str) -> None:
    """In private, when they may be written to."""
    later = await tact.ask(ctx, person, flow.KEPT, f"{ritual.id}:{what}:{ctx.now:%Y%m%d}")
    if later is None:
        ref = await flow.where(ctx, ritual, person)
        if ref is not None:
            await ctx.show_to(flow.KEPT, flow.kept_of(ritual, person), ref)
    elif later != tact.NEVER:
        await ctx.set_timer(KEPT_DUE, flow.kept_of(ritual, person), later, what)


async def kept_due(ctx: Ctx, due: Due) -> None:
    """Tact said "later": is it still so? The fence says what they were to be told."""
    ritual_id, _colon, person = due.subject.partition(":")
    ritual = await rituals.get(ctx.connection, ctx.community.id, ritual_id, lock=True)
    if ritual is None or ritual.deleted_at is not None:
        return
    keepers = await ritual_keepers.of(ctx.connection, ritual)
    if person == (keepers.owner if due.fence == OWNER else keepers.successor):
        await _tell(ctx, ritual, person, due.fence)


# --- somebody goes --------------------------------------------------------------------------------------------


async def person_changed(ctx: Ctx, fact: PersonChanged) -> None:
    """Whoever is on the team no more looks after nothing; another name is told where it stands."""
    await flow.person_changed(ctx, fact)
    if await _can(ctx, fact.person):
        for ritual_id in await ritual_keepers.kept_by(ctx.connection, fact.person):
            await _renamed(ctx, ritual_id)
    else:
        await gone(ctx, fact.person)


async def _renamed(ctx: Ctx, ritual_id: str) -> None:
    ritual = await rituals.get(ctx.connection, ctx.community.id, ritual_id)
    if ritual is not None:
        await _changed(ctx, ritual, await ritual_keepers.of(ctx.connection, ritual))


async def person_left(ctx: Ctx, fact: PersonLeft) -> None:
    """Whoever is there no more looks after nothing."""
    await gone(ctx, fact.person)


async def gone(ctx: Ctx, person: str) -> None:
    """What they looked after goes to whoever was named, or to the whole team; they are named for nothing any more."""
    for ritual_id in await ritual_keepers.kept_by(ctx.connection, person):
        ritual = await rituals.get(ctx.connection, ctx.community.id, ritual_id, lock=True)
        if ritual is None:
            continue
        keepers = await ritual_keepers.of(ctx.connection, ritual)
        if keepers.owner == person:
            heir = keepers.successor if await _can(ctx, keepers.successor) else None
            await _hand_over(ctx, ritual, heir, None)
        else:
            await ritual_keepers.name(ctx.connection, ritual, None)
            await _changed(ctx, ritual, keepers)
        await ctx.cancel_timer(KEPT_DUE, flow.kept_of(ritual, person))
