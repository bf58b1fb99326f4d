"""What a community settles about itself: name, language, zone, places, roles. Whatever shows them is drawn anew."""

from collections.abc import Collection

from bot.core.people import GRANTED, Community, CommunityChanged, PersonChanged, Purpose, Role
from bot.core.places import PlaceChanged
from bot.core.refs import PersonRef, PlaceRef
from bot.runtime.context import Ctx
from storage.repos import communities, grants, people


async def describe(ctx: Ctx, described: Community) -> None:
    """Its name, language and time zone. `described` has the id of the community at hand."""
    before = await communities.lock(ctx.connection, described.id)
    if described == before:
        return
    await communities.change(ctx.connection, described)
    if (described.language, described.timezone) != (before.language, before.timezone):
        await ctx.refresh_channels()
    await ctx.announce(CommunityChanged(described))
    await ctx.refresh_homes(Role.ADMIN)


async def choose_place(ctx: Ctx, purpose: Purpose, platform: str, place: PlaceRef | None) -> None:
    """Which channel of a platform serves a purpose; None: none does any more."""
    before = (await communities.places(ctx.connection, ctx.community.id)).get((platform, purpose.value))
    if before == place:
        return
    if place is None:
        await communities.drop_place(ctx.connection, ctx.community.id, platform, purpose)
    else:
        await people.bind_place(ctx.connection, ctx.community.id, purpose, place)
    await ctx.announce(PlaceChanged(purpose, before))
    await ctx.refresh_homes(Role.ADMIN)


async def grant(ctx: Ctx, ref: PersonRef, roles: Collection[Role]) -> None:
    """Let an id hold exactly these roles, whoever it turns out to be; somebody who is known has them at once.

    Whoever holds the platform's role of that id loses them at once; they have them once the platform tells of them.
    """
    await grants.take(ctx.connection, ctx.community.id, ref, [role for role in GRANTED if role not in roles])
    for role in roles:
        await grants.give(ctx.connection, ctx.community.id, ref, role)
    for holder in (ref, *await grants.holders(ctx.connection, ref)):
        await _follow(ctx, holder)


async def _follow(ctx: Ctx, ref: PersonRef) -> None:
    known = await people.recognise(ctx.connection, ref)
    if known is None or known.person is None:
        return
    person = await grants.follow(ctx.connection, known.person)
    if person != known.person:
        await ctx.refresh_all_of(person)
        await ctx.announce(PersonChanged(person.id))
