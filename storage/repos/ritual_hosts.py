"""Who hosts rituals, in which order; who declined an edition, and who is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, insert, select, update

from storage.repos.rituals import Edition, Ritual
from storage.repos.upsert import insert_or
from storage.tables.ritual import absence, ritual, ritual_decline, ritual_edition, ritual_host
from storage.unit import Connection


@dataclass(frozen=True, slots=True)
class Host:
    """One of those who host a ritual; whoever has the lowest `turn` is next."""

    person: str
    turn: int


async def of(connection: Connection, found: Ritual) -> list[Host]:
    """Who hosts it, the next one first."""
    rows = await connection.execute(
        select(ritual_host).where(ritual_host.c.ritual_id == found.id).order_by(ritual_host.c.turn)
    )
    return [Host(row.person_id, row.turn) for row in rows]


async def add(connection: Connection, found: Ritual, person: str) -> bool:
    """Somebody joins, at the end of the row; False when they are there already."""
    values = {"ritual_id": found.id, "person_id": person, "turn": await _last_turn(connection, found) + 1}
    on = ("ritual_id", "person_id")
    row = await insert_or(connection, ritual_host, values=values, on=on, returning=("turn",))
    return row.one_or_none() is not None


async def take(connection: Connection, found: Ritual, person: str) -> None:
    """Somebody hosts it no longer."""
    theirs = (ritual_host.c.ritual_id == found.id, ritual_host.c.person_id == person)
    await connection.execute(delete(ritual_host).where(*theirs))


async def to_the_end(connection: Connection, found: Ritual, person: str) -> None:
    """Somebody has hosted: all others come first."""
    theirs = (ritual_host.c.ritual_id == found.id, ritual_host.c.person_id == person)
    turn = await _last_turn(connection, found) + 1
    await connection.execute(update(ritual_host).where(*theirs).values(turn=turn))


async def _last_turn(connection: Connection, found: Ritual) -> int:
    query = select(func.max(ritual_host.c.turn)).where(ritual_host.c.ritual_id == found.id)
    return (await connection.execute(query)).scalar() or 0


async def hosted_by(connection: Connection, person: str) -> list[str]:
    """The rituals (their ids) that somebody hosts in turn, unless they were deleted."""
    query = select(ritual.c.id).join(ritual_host, ritual_host.c.ritual_id == ritual.c.id)
    query = query.where(ritual_host.c.person_id == person, ritual.c.deleted_at.is_(None)).order_by(ritual.c.number)
    return list((await connection.execute(query)).scalars())


# --- declines and absences --------------------------------------------------------------------------------


async def decline(connection: Connection, found: Edition, person: str) -> bool:
    """Somebody cannot host this one; False when they had said so."""
    values = {"edition_id": found.id, "person_id": person}
    on = ("edition_id", "person_id")
    row = await insert_or(connection, ritual_decline, values=values, on=on, returning=("person_id",))
    return row.one_or_none() is not None


async def declined(connection: Connection, found: Edition) -> set[str]:
    """Who cannot host this one."""
    query = select(ritual_decline.c.person_id).where(ritual_decline.c.edition_id == found.id)
    return set((await connection.execute(query)).scalars())


async def away(connection: Connection, people: Sequence[str], day: date) -> set[str]:
    """Who of these people is away on this day."""
    query = select(absence.c.person_id).where(absence.c.person_id.in_(people))
    return set((await connection.execute(query.where(absence.c.first_day <= day, absence.c.last_day >= day))).scalars())


async def leave(connection: Connection, person: str, first: date, last: date) -> None:
    """Somebody is away from one day to another, both included; what they said before about these days is replaced."""
    theirs = absence.c.person_id == person
    await connection.execute(delete(absence).where(theirs, absence.c.last_day >= first))
    if last >= first:
        await connection.execute(insert(absence).values(person_id=person, first_day=first, last_day=last))


async def absences(connection: Connection, person: str) -> list[tuple[date, date]]:
    """When somebody is, or was, away."""
    rows = await connection.execute(select(absence).where(absence.c.person_id == person).order_by(absence.c.first_day))
    return [(row.first_day, row.last_day) for row in rows]


async def hosted(connection: Connection, person: str) -> list[date]:
    """The dates on which somebody hosted, or is asked to."""
    query = select(ritual_edition.c.local_date).where(ritual_edition.c.host_id == person)
    return list((await connection.execute(query.order_by(ritual_edition.c.local_date))).scalars())


async def forget(connection: Connection, person: str) -> None:
    """Nothing is known of when this person hosts, declined or is away."""
    for table in (ritual_host, ritual_decline, absence):
        await connection.execute(delete(table).where(table.c.person_id == person))
    theirs = ritual_edition.c.host_id == person
    await connection.execute(update(ritual_edition).where(theirs).values(host_id=None))
