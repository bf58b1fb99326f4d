"""Wins: successes that somebody told, whom they celebrate, and how these people want to be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, delete, func, insert, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.core.refs import MessageRef, Workspace
from storage.repos.upsert import insert_or
from storage.tables.celebration import edition, win, win_giver, win_person
from storage.tables.community import person
from storage.unit import Connection

TOLD = ("ready", "held")
"""What the people whom it celebrates are told of."""


@dataclass(frozen=True, slots=True)
class Celebrated:
    """Somebody whom a win celebrates; `choice` is None until they said how they want to be shown."""

    id: str
    name: str
    choice: str | None = None


@dataclass(frozen=True, slots=True)
class Win:
    """One success. `edition` and `part` say where it was shown; `message` is what it came from, if it is one.

    `count`, `source_wire`: see NewWin.
    """

    id: str
    state: str
    source: str
    words: str
    fact: str | None
    week: str
    told_at: datetime
    rank: int
    edition: str | None
    part: int | None
    message: MessageRef | None
    people: tuple[Celebrated, ...] = ()
    givers: tuple[Celebrated, ...] = ()
    count: int = 1
    source_wire: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWin:
    """What is told. `people` and `givers` are ids; a fact has a subject, so that it is told once.

    `count` is how many a fact is about (years), `source_wire` the button that shows where it comes from ("": none).
    """

    state: str
    source: str
    words: str
    week: str
    people: Sequence[str] = ()
    givers: Sequence[str] = ()
    fact: str | None = None
    fact_subject: str | None = None
    count: int = 1
    source_wire: str = ""
    message: MessageRef | None = None
    choices: Mapping[str, str] = field(default_factory=dict)


async def add(connection: Connection, community: str, new: NewWin, now: datetime) -> Win | None:
    """Keep a win; None: this message, or this fact, is one already."""
    made = new_id(unix_ms(now))
    values = {
        "id": made, "community_id": community, "state": new.state, "source": new.source, "words": new.words,
        "fact": new.fact, "fact_subject": new.fact_subject, "fact_count": new.count, "source_wire": new.source_wire,
        "week": new.week, "told_at": now, "rank": 0,
        **_columns(new.message),
    }  # fmt: skip
    on = ("community_id", "fact", "fact_subject") if new.fact else ("platform", "workspace", "channel", "message")
    if (await insert_or(connection, win, values=values, on=on, returning=("id",))).one_or_none() is None:
        return None
    for who in dict.fromkeys(new.people):
        await connection.execute(insert(win_person).values(win_id=made, person_id=who, choice=new.choices.get(who)))
    for who in dict.fromkeys(new.givers):
        await add_giver(connection, made, who)
    return await get(connection, community, made)


def _columns(message: MessageRef | None) -> dict[str, str | None]:
    if message is None:
        return dict.fromkeys(("platform", "workspace", "channel", "message"))
    here = message.workspace
    return {
        "platform": here.platform, "workspace": here.id, "channel": message.channel, "message": message.message,
    }  # fmt: skip


# --- found ------------------------------------------------------------------------------------------------


async def get(connection: Connection, community: str, win_id: str, *, lock: bool = False) -> Win | None:
    """One win; `lock` keeps others from deciding upon it until the unit ends."""
    query = select(win).where(win.c.id == win_id, win.c.community_id == community)
    return next(iter(await _found(connection, query.with_for_update() if lock else query)), None)


async def from_message(connection: Connection, message: MessageRef, *, lock: bool = False) -> Win | None:
    """The win that came from this message."""
    query = select(win).where(*(win.c[name] == value for name, value in _columns(message).items()))
    return next(iter(await _found(connection, query.with_for_update() if lock else query)), None)


async def ever(connection: Connection, community: str) -> bool:
    """Whether there ever was a win, whatever became of it."""
    found = await connection.execute(select(win.c.id).where(win.c.community_id == community).limit(1))
    return found.first() is not None


async def is_from(connection: Connection, message: MessageRef) -> bool:
    """Whether a win came from this message."""
    query = select(win.c.id).where(*(win.c[name] == value for name, value in _columns(message).items()))
    return (await connection.execute(query)).first() is not None


async def waiting(connection: Connection, community: str, states: Sequence[str], limit: int) -> list[Win]:
    """What waits for an edition, in the order in which it will be told."""
    ours = (win.c.community_id == community, win.c.edition_id.is_(None), win.c.state.in_(states))
    return await _found(connection, select(win).where(*ours).order_by(win.c.rank, win.c.id).limit(limit))


async def of_edition(connection: Connection, edition_id: str, part: int | None = None) -> list[Win]:
    """What an edition tells (or one message of it), in order."""
    query = select(win).where(win.c.edition_id == edition_id)
    if part is not None:
        query = query.where(win.c.part == part)
    return await _found(connection, query.order_by(win.c.part, win.c.rank, win.c.id))


def _told_between(community: str, first: str, after: str) -> Select[*tuple[Any, ...]]:
    theirs = (edition.c.community_id == community, edition.c.day >= first, edition.c.day < after)
    return (
        select(win)
        .join(edition, edition.c.id == win.c.edition_id)
        .where(*theirs)
        .order_by(edition.c.day, win.c.part, win.c.rank, win.c.id)
    )


async def told_between(
    connection: Connection, community: str, first: str, after: str, *, limit: int, offset: int = 0
) -> list[Win]:
    """What the editions tell from one local date (2026-11-01) on, and before another, in order; withdrawn ones, too.

    Once its editions are closed, the place of each stays the same.
    """
    return await _found(connection, _told_between(community, first, after).limit(limit).offset(offset))


async def ids_between(connection: Connection, community: str, first: str, after: str) -> list[str]:
    """The same, their ids alone."""
    return list(
        (await connection.execute(_told_between(community, first, after).with_only_columns(win.c.id))).scalars()
    )


async def celebrating(
    connection: Connection, community: str, who: str, *, week: str | None = None, limit: int
) -> list[Win]:
    """Wins that celebrate this person (of one week, when given), the latest first."""
    theirs: list[ColumnElement[bool]] = [win_person.c.person_id == who, win.c.community_id == community]
    theirs.append(win.c.state.in_(TOLD))
    if week is not None:
        theirs.append(win.c.week == week)
    query = select(win).join(win_person, win_person.c.win_id == win.c.id).where(*theirs)
    return await _found(connection, query.order_by(win.c.id.desc()).limit(limit))


async def given_by(connection: Connection, community: str, who: str, limit: int) -> list[Win]:
    """Wins that this person told, the latest first."""
    query = select(win).join(win_giver, win_giver.c.win_id == win.c.id)
    query = query.where(win_giver.c.person_id == who, win.c.community_id == community, win.c.state != "withdrawn")
    return await _found(connection, query.order_by(win.c.id.desc()).limit(limit))


async def all_of(connection: Connection, community: str, who: str) -> list[Win]:
    """Every win in which this person has a part, whatever became of it, oldest first."""
    parts = [select(table.c.win_id).where(table.c.person_id == who) for table in (win_person, win_giver)]
    query = select(win).where(win.c.community_id == community, win.c.id.in_(parts[0].union(parts[1])))
    return await _found(connection, query.order_by(win.c.id))


async def _found(connection: Connection, query: Select[*tuple[Any, ...]]) -> list[Win]:
    rows = (await connection.execute(query)).all()
    ids = [row.id for row in rows]
    people = await _names(connection, win_person, ids)
    givers = await _names(connection, win_giver, ids)
    return [_win(row, people.get(row.id, []), givers.get(row.id, [])) for row in rows]


async def _names(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, list[Celebrated]]:
    found: dict[str, list[Celebrated]] = {}
    if not ids:
        return found
    query = select(table, person.c.name).join(person, person.c.id == table.c.person_id).where(table.c.win_id.in_(ids))
    for row in await connection.execute(query.order_by(person.c.name, person.c.id)):
        choice = row.choice if table is win_person else None
        found.setdefault(row.win_id, []).append(Celebrated(row.person_id, row.name, choice))
    return found


def _win(row: Row[*tuple[Any, ...]], people: Sequence[Celebrated], givers: Sequence[Celebrated]) -> Win:
    message = None
    if row.message is not None:
        message = MessageRef(Workspace(row.platform, row.workspace), row.channel, row.message)
    return Win(
        row.id, row.state, row.source, row.words, row.fact, row.week, row.told_at, row.rank, row.edition_id, row.part,
        message, tuple(people), tuple(givers), row.fact_count, row.source_wire,
    )  # fmt: skip


# --- changed ----------------------------------------------------------------------------------------------


async def change(connection: Connection, win_id: str, **values: Any) -> None:
    """Change a win's own columns."""
    await connection.execute(update(win).where(win.c.id == win_id).values(**values))


async def choose(connection: Connection, win_id: str, who: str, choice: str) -> None:
    """How this person wants to be shown in this win."""
    theirs = (win_person.c.win_id == win_id, win_person.c.person_id == who)
    await connection.execute(update(win_person).where(*theirs).values(choice=choice))


async def add_giver(connection: Connection, win_id: str, who: str) -> None:
    """One more who tells it; again changes nothing."""
    await insert_or(connection, win_giver, values={"win_id": win_id, "person_id": who}, on=("win_id", "person_id"))


async def drop_giver(connection: Connection, win_id: str, who: str) -> None:
    """They take it back."""
    await connection.execute(delete(win_giver).where(win_giver.c.win_id == win_id, win_giver.c.person_id == who))


async def drop_person(connection: Connection, win_id: str, who: str) -> None:
    """This win celebrates them no more."""
    await connection.execute(delete(win_person).where(win_person.c.win_id == win_id, win_person.c.person_id == who))


async def last_part(connection: Connection, edition_id: str) -> int:
    """The number of an edition's last message; -1: it has none."""
    found: int | None = (
        await connection.execute(select(func.max(win.c.part)).where(win.c.edition_id == edition_id))
    ).scalar()
    return -1 if found is None else found
