"""Members: what a platform tells of its people without their doing anything: their rights, and whether they left."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.core.people import PersonChanged, PersonLeft
from bot.core.refs import PersonRef, Profile, Workspace
from bot.runtime import who
from bot.runtime.context import Ctx, Listener, Wakes
from storage.repos import arrivals, grants, people
from storage.unit import Unit


async def follow(
    unit: Unit,
    workspace: Workspace,
    told: Mapping[str, Profile],
    now: datetime,
    wakes: Wakes,
    listeners: Callable[[type], Sequence[Listener]],
) -> None:
    """Let these people (by user id) have the rights that the platform tells of. Most have none, and stay as they are.

    Of those who are known it is also noted that they left, or came back, and since when they are there.
    Somebody never met is remembered only to be given a right: who is on the team must be found.
    """
    here = await people.community_of(unit.connection, workspace)
    if here is None:
        return
    ctx = Ctx(unit=unit, now=now, community=here, wakes=wakes, listeners=listeners)
    for user in await _changed(unit, workspace, told):
        ref = PersonRef(workspace, user)
        known = await people.recognise(unit.connection, ref)
        before = known.person if known is not None else None
        if known is None or before is None:
            known = people.Known(here, await who.remember(unit.connection, here, ref, told[user], now))
        person = await who.follow(unit.connection, known, ref, told[user])
        if person != before:
            await ctx.refresh_all_of(person)
            await ctx.announce(PersonChanged(person.id))
        left = not told[user].is_member and not known.account.has_left
        if left and not await arrivals.is_here(unit.connection, person.id):
            await ctx.announce(PersonLeft(person.id))


async def _changed(unit: Unit, workspace: Workspace, told: Mapping[str, Profile]) -> list[str]:
    """Those whose rights, or whose presence, may be others than what we know."""
    granted = await grants.granted_ids(unit.connection, workspace)
    held = await grants.held(unit.connection, workspace)
    administrators = await grants.administrators_of(unit.connection, workspace)
    present = await arrivals.told(unit.connection, workspace, told.keys())
    nothing: frozenset[str] = frozenset()
    return [
        user
        for user, profile in told.items()
        if profile.is_admin != (user in administrators)
        or (profile.roles is not None and granted.intersection(profile.roles) != held.get(user, nothing))
        or (user in present and _moved(present[user], profile))
    ]


def _moved(known: arrivals.Presence, told: Profile) -> bool:
    """Whether they left, came back, or have been there since another day than we know."""
    return told.is_member == known.has_left or (told.joined_on or known.joined_on) != known.joined_on
