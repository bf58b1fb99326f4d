"""Who looks after a ritual, who would after them, and how that changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, or_, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from storage.repos.rituals import Ritual
from storage.tables.community import person
from storage.tables.ritual import ritual, ritual_handover, ritual_keeper
from storage.unit import Connection


@dataclass(frozen=True, slots=True)
class Keepers:
    """Ids. `owner` is None when it is the whole team's; `successor`: who looks after it if the owner goes."""

    owner: str | None
    successor: str | None


@dataclass(frozen=True, slots=True)
class Handover:
    """From `at` on somebody else looks after it: `to` (a name; None: the whole team). `by` None: it came by itself."""

    at: datetime
    to: str | None
    by: str | None


async def of(connection: Connection, found: Ritual) -> Keepers:
    """Who looks after a ritual."""
    row = (await connection.execute(select(ritual_keeper).where(ritual_keeper.c.ritual_id == found.id))).one_or_none()
    if row is None:
        return Keepers(None, None)
    return Keepers(row.owner_id, None if row.successor_id == row.owner_id else row.successor_id)


async def kept_by(connection: Connection, person_id: str) -> list[str]:
    """The rituals (their ids) that this person looks after, or would after somebody."""
    theirs = or_(ritual_keeper.c.owner_id == person_id, ritual_keeper.c.successor_id == person_id)
    query = select(ritual_keeper.c.ritual_id).join(ritual, ritual.c.id == ritual_keeper.c.ritual_id)
    return list((await connection.execute(query.where(theirs).order_by(ritual.c.number))).scalars())


async def hand_over(connection: Connection, found: Ritual, owner: str | None, by: str | None, now: datetime) -> None:
    """From now on this person looks after it (None: the whole team). Whoever was named next stays, unless they do."""
    before = await of(connection, found)
    successor = before.successor if owner is not None and before.successor != owner else None
    here = ritual_keeper.c.ritual_id == found.id
    await connection.execute(update(ritual_keeper).where(here).values(owner_id=owner, successor_id=successor))
    values = {
        "id": new_id(unix_ms(now)), "community_id": found.community, "ritual_id": found.id, "at": now, "to_id": owner,
        "by_id": by,
    }  # fmt: skip
    await connection.execute(insert(ritual_handover).values(**values))


async def name(connection: Connection, found: Ritual, successor: str | None) -> None:
    """Who looks after it if its owner goes; None: nobody in particular."""
    here = ritual_keeper.c.ritual_id == found.id
    await connection.execute(update(ritual_keeper).where(here).values(successor_id=successor))


async def history(connection: Connection, found: Ritual, latest: int) -> list[Handover]:
    """Who came to look after it, the latest first."""
    to, by = person.alias("to"), person.alias("by")
    query = (
        select(ritual_handover.c.at, to.c.name.label("to"), by.c.name.label("by"))
        .outerjoin(to, to.c.id == ritual_handover.c.to_id)
        .outerjoin(by, by.c.id == ritual_handover.c.by_id)
        .where(ritual_handover.c.ritual_id == found.id)
        .order_by(ritual_handover.c.id.desc())
        .limit(latest)
    )
    return [Handover(row.at, row.to, row.by) for row in await connection.execute(query)]


async def forget(connection: Connection, person_id: str) -> None:
    """Nothing is known of when this person came to look after something, or handed it over."""
    theirs = or_(ritual_handover.c.to_id == person_id, ritual_handover.c.by_id == person_id)
    await connection.execute(delete(ritual_handover).where(theirs))
