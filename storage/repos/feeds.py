"""Feeds: which of a person's secret addresses are good, and whether the person is (still) there."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from bot.core.people import Community, Person
from storage.repos import people
from storage.repos.upsert import insert_or
from storage.tables.community import identity
from storage.tables.feed import feed
from storage.unit import Connection


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whoever a feed is made for."""

    person: Person
    community: Community


async def generation(connection: Connection, person_id: str, name: str) -> int:
    """Which address of this feed is good: 0 as long as none was made anew."""
    query = select(feed.c.generation).where(feed.c.person_id == person_id, feed.c.name == name)
    found: int | None = (await connection.execute(query)).scalar()
    return found or 0


async def renew(connection: Connection, person_id: str, name: str) -> int:
    """From now on another address is good, also in the place of those that linked accounts had before they were linked.

    Returns its generation.
    """
    linked = select(identity.c.own_id).where(identity.c.person_id == person_id, identity.c.own_id.is_not(None))
    for part in set((await connection.execute(linked)).scalars()):
        await _renew(connection, part, name)
    return await _renew(connection, person_id, name)


async def _renew(connection: Connection, person_id: str, name: str) -> int:
    new = 1 + await generation(connection, person_id, name)
    values = {"person_id": person_id, "name": name, "generation": new}
    await insert_or(connection, feed, values=values, on=("person_id", "name"), update=("generation",))
    return new


async def subscriber(connection: Connection, person_id: str) -> Subscriber | None:
    """Somebody whom a platform has among its people, by their id or by that of their linked account; None: nobody."""
    here = select(identity.c.community_id, identity.c.person_id).where(
        or_(identity.c.person_id == person_id, identity.c.own_id == person_id), identity.c.has_left.is_(False)
    )
    row = (await connection.execute(here.limit(1))).one_or_none()
    person = await people.get(connection, row.community_id, row.person_id) if row else None
    if row is None or person is None:
        return None
    return Subscriber(person, await people.get_community(connection, row.community_id))
