"""Who did what, and who was celebrated when: asked of wins as a whole, for no edition."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from storage.tables.celebration import cheer, win, win_giver, win_person
from storage.unit import Connection


async def has_fact(connection: Connection, who: str, fact: str) -> bool:
    """Whether this was announced of this person before, whatever became of it."""
    query = select(win.c.id).join(win_person, win_person.c.win_id == win.c.id)
    theirs = (win_person.c.person_id == who, win.c.fact == fact)
    return (await connection.execute(query.where(*theirs).limit(1))).first() is not None


async def known_facts(connection: Connection, community: str, fact: str, subjects: Sequence[str]) -> set[str]:
    """Of these subjects of a fact those that were announced before, whatever became of it."""
    theirs = (win.c.community_id == community, win.c.fact == fact, win.c.fact_subject.in_(subjects))
    return set((await connection.execute(select(win.c.fact_subject).where(*theirs))).scalars())


async def seen(connection: Connection, people: Sequence[str]) -> set[str]:
    """Who of these people was ever celebrated, told a success, or applauded."""
    found: set[str] = set()
    for table in (win_person, win_giver, cheer):
        query = select(table.c.person_id).where(table.c.person_id.in_(people)).distinct()
        found.update((await connection.execute(query)).scalars())
    return found


async def last_celebrated(connection: Connection, community: str) -> dict[str, datetime]:
    """When each person was last celebrated: the latest win about them that was told in an edition."""
    query = (
        select(win_person.c.person_id, func.max(win.c.told_at).label("at"))
        .join(win, win.c.id == win_person.c.win_id)
        .where(win.c.community_id == community, win.c.state == "ready", win.c.edition_id.is_not(None))
        .group_by(win_person.c.person_id)
    )
    return {row.person_id: row.at for row in await connection.execute(query)}


async def told_since(connection: Connection, community: str, since: datetime) -> dict[str, int]:
    """How many wins each person told since an instant."""
    query = (
        select(win_giver.c.person_id, func.count().label("told"))
        .join(win, win.c.id == win_giver.c.win_id)
        .where(win.c.community_id == community, win.c.told_at >= since, win.c.state != "withdrawn")
        .group_by(win_giver.c.person_id)
    )
    return {row.person_id: row.told for row in await connection.execute(query)}


async def facts_since(connection: Connection, community: str, since: datetime) -> dict[str, dict[str, int]]:
    """What other features announced of each person since an instant: how often, by fact."""
    query = (
        select(win_person.c.person_id, win.c.fact, func.count().label("times"))
        .join(win, win.c.id == win_person.c.win_id)
        .where(win.c.community_id == community, win.c.told_at >= since, win.c.source == "fact")
        .group_by(win_person.c.person_id, win.c.fact)
    )
    found: dict[str, dict[str, int]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.person_id, {})[row.fact] = row.times
    return found
