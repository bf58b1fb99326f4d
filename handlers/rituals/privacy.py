"""What rituals know of a person: told to them on request, forgotten on request."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.people import Community
from bot.runtime.context import Ctx
from handlers.rituals import calendar, flow, keeping
from storage.repos import ritual_hosts, ritual_keepers, rituals, schedules, surfaces
from storage.unit import Connection

EVERY = 100_000


async def erase(ctx: Ctx, person_id: str) -> None:
    """Forget when this person hosts, hosted or is away, what they look after, and which dates they decided about.

    The rituals that they planned are the community's, and stay.
    """
    editions = await rituals.editions_of(ctx.connection, ctx.community.id, person_id, EVERY)
    hosted = await ritual_hosts.hosted_by(ctx.connection, person_id)
    await ritual_hosts.forget(ctx.connection, person_id)
    await keeping.gone(ctx, person_id)
    await schedules.forget_who_decided(ctx.connection, ctx.community.id, flow.DUE, person_id)
    await ritual_keepers.forget(ctx.connection, person_id)
    await rituals.drop_draft(ctx.connection, person_id)
    for sent in await surfaces.of_ending(ctx.connection, ctx.community.id, calendar.ICS, f":{person_id}"):
        await ctx.take_away(sent)
    for edition in editions:
        await ctx.refresh(flow.EDITION, edition.id)
        await ctx.remove(flow.PREP, flow.prep_of(edition, person_id))
    for ritual_id in hosted:
        ritual = await rituals.get(ctx.connection, ctx.community.id, ritual_id, lock=True)
        if ritual is not None:
            await flow.follow(ctx, ritual)


async def export(connection: Connection, community: Community, person_id: str) -> Sequence[Mapping[str, Any]]:
    """What this person looks after, hosts in turn, on which dates, and decided about dates; and when they are away."""
    hosts = [
        await rituals.get(connection, community.id, one) for one in await ritual_hosts.hosted_by(connection, person_id)
    ]
    kept = [
        await rituals.get(connection, community.id, one) for one in await ritual_keepers.kept_by(connection, person_id)
    ]
    return [
        *({"what": "looks after it, or would", "ritual": ritual.name} for ritual in kept if ritual is not None),
        *({"what": "hosts", "ritual": ritual.name} for ritual in hosts if ritual is not None),
        *(
            {"what": "skipped, moved or let take place", "day": day}
            for day in await schedules.decided_by(connection, community.id, flow.DUE, person_id)
        ),
        *({"what": "hosted", "day": day} for day in await ritual_hosts.hosted(connection, person_id)),
        *(
            {"what": "away", "from": first, "to": last}
            for first, last in await ritual_hosts.absences(connection, person_id)
        ),
    ]
