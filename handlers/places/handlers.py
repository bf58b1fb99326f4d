"""Tells administrators that a channel refuses us, and takes it back when it no longer does."""

from bot.core.errors import Right, Why
from bot.core.people import Community, Role
from bot.core.places import NotShown, PlaceChanged, Shown
from bot.core.refs import PlaceRef, Workspace
from bot.runtime.context import Ctx
from handlers.places.screens import Refusal
from storage.repos import people, surfaces
from storage.repos.surfaces import Surface
from storage.unit import Connection

REFUSED = "places.refused"


async def not_shown(ctx: Ctx, fact: NotShown) -> None:
    """Each administrator hears of it in a direct message; once, since it is one surface whatever was refused."""
    if fact.why is None or await people.purpose_of(ctx.connection, ctx.community.id, fact.place) is None:
        return  # nothing to mend: it comes back by itself, or another channel was chosen meanwhile
    subject = _subject(fact)
    for outdated in await _told(ctx, fact.place):
        if _why(outdated.subject) == fact.why and outdated.subject != subject:
            await ctx.take_away(outdated)  # other rights are missing now
    for administrator in await people.with_role(ctx.connection, ctx.community.id, Role.ADMIN):
        for ref in await people.identities(ctx.connection, administrator.id):
            await ctx.show_to(REFUSED, subject, ref)


async def shown(ctx: Ctx, fact: Shown) -> None:
    """It works again: nobody has to do anything any more, and what was refused meanwhile is shown."""
    told = await _told(ctx, fact.place)
    if not told:
        return
    for surface in told:
        await ctx.take_away(surface)
    for surface in await surfaces.given_up_in(ctx.connection, ctx.community.id, fact.place):
        await ctx.show_again(surface)


async def changed(ctx: Ctx, fact: PlaceChanged) -> None:
    """A channel that serves no purpose any more may refuse what it likes."""
    if fact.before is None or await people.purpose_of(ctx.connection, ctx.community.id, fact.before) is not None:
        return
    for surface in await _told(ctx, fact.before):
        await ctx.take_away(surface)


async def load(connection: Connection, community: Community, subject: str) -> Refusal | None:
    """What the subject says, and the name under which the community knows the channel."""
    said, platform, workspace, channel = subject.split("|")
    place = PlaceRef(Workspace(platform, workspace), channel)
    purpose = await people.purpose_of(connection, community.id, place)
    rights = said.partition(":")[2]
    name = f"{purpose or channel} ({platform.capitalize()})"  # read where it cannot be mentioned: on another platform
    return Refusal(place, name, _why(subject), tuple(map(Right, rights.split("+"))) if rights else ())


async def _told(ctx: Ctx, place: PlaceRef) -> list[Surface]:
    """What administrators have read about a channel."""
    return await surfaces.of_ending(ctx.connection, ctx.community.id, REFUSED, _ending(place))


def _subject(fact: NotShown) -> str:
    rights = ":" + "+".join(fact.rights) if fact.rights else ""
    return f"{fact.why}{rights}{_ending(fact.place)}"


def _ending(place: PlaceRef) -> str:
    return f"|{place.workspace.platform}|{place.workspace.id}|{place.channel}"


def _why(subject: str) -> Why:
    return Why(subject.partition("|")[0].partition(":")[0])
