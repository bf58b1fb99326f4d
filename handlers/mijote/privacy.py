"""What the settings know of a person: the roles granted to them; told on request, forgotten on request."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.people import Community
from bot.runtime import community as settled
from bot.runtime.context import Ctx
from storage.repos import grants, people
from storage.unit import Connection


async def erase(ctx: Ctx, person_id: str) -> None:
    """Forget what was granted to the ids under which the person is known."""
    for ref in await people.identities(ctx.connection, person_id):
        await settled.grant(ctx, ref, ())


async def export(connection: Connection, community: Community, person_id: str) -> Sequence[Mapping[str, Any]]:
    """The roles granted to the person."""
    return [
        {"what": "role", "role": grant.role.value, "platform": grant.ref.workspace.platform}
        for grant in await grants.of(connection, community.id)
        if grant.person == person_id
    ]
