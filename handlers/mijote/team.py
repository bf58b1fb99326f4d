"""Who is on the team: added, and taken off after one more look. Nobody locks everybody out."""

from bot.core.people import GRANTED, Person, Role
from bot.core.refs import PersonRef
from bot.runtime import community as settled
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press, Submit
from bot.runtime.who import remember
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Span, _
from bot.ui.view import say
from handlers.mijote import forms, screens
from handlers.mijote.handlers import ID, overview
from storage.repos import communities, grants, people


async def ask_add(_ctx: ActorCtx, _press: Press) -> Reply:
    """Who joins?"""
    return OpenForm(forms.add())


async def add(ctx: ActorCtx, submit: Submit) -> Reply:
    """Somebody joins the team, or becomes an administrator."""
    who, wanted = submit.values.get("who", ""), submit.values.get("role", "")
    if not ID.fullmatch(who):
        return FieldErrors({"who": _("Please choose somebody.")})
    if wanted not in {role.value for role in GRANTED}:
        return FieldErrors({"role": _("Please choose one of these.")})
    await communities.lock(ctx.connection, ctx.community.id)
    ref, role = PersonRef(ctx.ref.workspace, who), Role(wanted)
    had = {grant.role for grant in await grants.of(ctx.connection, ctx.community.id) if grant.ref == ref}
    if any(held.covers(role) for held in had):
        return FieldErrors({"who": _already(role)})
    known = await people.recognise(ctx.connection, ref)
    if known is not None and known.person is None:
        # So that the team can be written to at once; the name comes when the platform tells it.
        await remember(ctx.connection, ctx.community, ref, None, ctx.now)
    await settled.grant(ctx, ref, {role})
    await ctx.refresh_homes(Role.ADMIN)
    return await overview(ctx)


def _already(role: Role) -> Span:
    return _("That is an administrator already.") if role is Role.ADMIN else _("That is one of the team already.")


async def ask_take(_ctx: ActorCtx, _press: Press) -> Reply:
    """Who leaves?"""
    return OpenForm(forms.take())


async def take(ctx: ActorCtx, submit: Submit) -> Reply:
    """Somebody is to leave the team: one more look."""
    known = await people.recognise(ctx.connection, PersonRef(ctx.ref.workspace, submit.values.get("who", "")))
    person = None if known is None else known.person
    refusal = await _refusal(ctx, person)
    if person is None or refusal is not None:
        return FieldErrors({"who": refusal or _("Please choose somebody.")})
    stays = (await grants.by_platform(ctx.connection, person.id)).covers(Role.ADMIN)
    return Whisper(screens.sure(screens.Leaving(person.id, person.name, person.id == ctx.person.id, stays)))


async def taken(ctx: ActorCtx, press: Press) -> Reply:
    """Yes, somebody leaves the team."""
    await communities.lock(ctx.connection, ctx.community.id)
    person = await people.get(ctx.connection, ctx.community.id, press.argument(0))
    refusal = await _refusal(ctx, person)
    if person is None or refusal is not None:
        return Whisper(say(refusal or _("Please choose somebody.")))
    for ref in await people.identities(ctx.connection, person.id):
        await settled.grant(ctx, ref, ())
    await ctx.refresh_homes(Role.ADMIN)
    if person.id == ctx.person.id:
        return Whisper(say(_("You are off the team. Thank you for all that you did there.")))
    return await overview(ctx)


async def _refusal(ctx: ActorCtx, person: Person | None) -> Span | None:
    """Why somebody cannot be taken off the team; None: they can."""
    if person is None:
        return _("I have not met them yet: there is nothing to take.")
    held = {grant.role for grant in await grants.of(ctx.connection, ctx.community.id) if grant.person == person.id}
    if not held:
        if person.role.covers(Role.ADMIN):
            return _("{name} administers the workspace itself: that is not mine to take.", name=person.name)
        return _("{name} is not on the team.", name=person.name)
    administrators = await people.with_role(ctx.connection, ctx.community.id, Role.ADMIN)
    stays = await grants.by_platform(ctx.connection, person.id)
    if [one.id for one in administrators] == [person.id] and not stays.covers(Role.ADMIN):
        return _("{name} is the only administrator. Add another one first, so that somebody can.", name=person.name)
    return None
