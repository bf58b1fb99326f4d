"""Who came when, and who has left: what platforms tell of it, and whose years with us are full."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, or_, select, update

from bot.core.refs import Workspace
from storage.tables.community import identity, person
from storage.unit import Connection

NAMED = 100
"""More people than that are not named in a query: all of the workspace are read instead."""


@dataclass(frozen=True, slots=True)
class Presence:
    """What a platform told of one account; `joined_on`: a day, None when it tells none."""

    joined_on: str | None
    has_left: bool


async def told(connection: Connection, workspace: Workspace, users: Collection[str]) -> dict[str, Presence]:
    """What is known of these accounts; those that were never met are left out."""
    query = select(identity.c.external_id, identity.c.joined_on, identity.c.has_left).where(
        identity.c.platform == workspace.platform, identity.c.workspace == workspace.id
    )
    if len(users) <= NAMED:
        query = query.where(identity.c.external_id.in_(users))
    rows = await connection.execute(query)
    return {row.external_id: Presence(row.joined_on, row.has_left) for row in rows}


async def came(connection: Connection, person_id: str, day: date) -> None:
    """They came on this day already, unless they came before, or it is not to be remembered."""
    earlier = update(person).where(person.c.id == person_id, person.c.came_on > day)
    await connection.execute(earlier.values(came_on=day))


async def forget(connection: Connection, person_id: str) -> None:
    """When they came is not to be remembered any more."""
    await connection.execute(update(person).where(person.c.id == person_id).values(came_on=None))


async def is_here(connection: Connection, person_id: str) -> bool:
    """Whether an account of theirs is in one of the community's workspaces."""
    found: bool = (await connection.execute(
        select(exists().where(identity.c.person_id == person_id, identity.c.has_left.is_(False)))
    )).scalar_one()  # fmt: skip
    return found


async def came_between(
    connection: Connection, community: str, days: Sequence[tuple[date, date]], limit: int
) -> list[tuple[str, date]]:
    """Who is here and came on one of these days (each from a first to a last one), with that day; oldest first."""
    then = or_(*(person.c.came_on.between(first, last) for first, last in days))
    here = exists().where(identity.c.person_id == person.c.id, identity.c.has_left.is_(False))
    query = select(person.c.id, person.c.came_on).where(person.c.community_id == community, then, here)
    rows = await connection.execute(query.order_by(person.c.came_on, person.c.id).limit(limit))
    return [(row.id, row.came_on) for row in rows]
