"""Members: what a platform tells of its people without their doing anything. Their rights are followed, no more."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.core.people import PersonChanged
from bot.core.refs import PersonRef, Profile, Workspace
from bot.runtime import who
from bot.runtime.context import Ctx, Listener, Wakes
from storage.repos import grants, people
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


async def _changed(unit: Unit, workspace: Workspace, told: Mapping[str, Profile]) -> list[str]:
    """Those whose rights may be others than what we know."""
    granted = await grants.granted_ids(unit.connection, workspace)
    held = await grants.held(unit.connection, workspace)
    administrators = await grants.administrators_of(unit.connection, workspace)
    nothing: frozenset[str] = frozenset()
    return [
        user
        for user, profile in told.items()
        if profile.is_admin != (user in administrators)
        or (profile.roles is not None and granted.intersection(profile.roles) != held.get(user, nothing))
    ]
