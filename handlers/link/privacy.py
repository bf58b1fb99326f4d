"""What linking knows of a person: told to them on request, forgotten on request."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.people import Community
from bot.runtime.context import Ctx
from storage.repos import links, people
from storage.unit import Connection


async def erase(ctx: Ctx, person_id: str) -> None:
    """Forget the codes that wait. That two accounts are one person's stays as long as they want it."""
    await links.drop_codes_of(ctx.connection, await people.identities(ctx.connection, person_id))


async def export(connection: Connection, community: Community, person_id: str) -> Sequence[Mapping[str, Any]]:
    """When accounts were linked and parted; instants in UTC."""
    return [
        {"what": "link", "made_at": link.made_at, "ended_at": link.ended_at}
        for link in await links.of_person(connection, person_id)
        if link.community == community.id
    ]
