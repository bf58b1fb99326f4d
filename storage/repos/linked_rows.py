"""Every row that names a person, whichever table it is in: given to somebody else while a link lasts, and given back.

The tables themselves say which columns those are, so that no feature can be forgotten.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Table,
    UniqueConstraint,
    and_,
    delete,
    exists,
    insert,
    not_,
    select,
    update,
)

from storage.repos.links import Link, about, renamed
from storage.tables.all import metadata
from storage.tables.community import identity, person, role
from storage.tables.feed import feed
from storage.tables.house import timer
from storage.tables.links import link_moved, person_link
from storage.unit import Connection

FOLLOWING = (identity, role, person_link)
"""What has its own way: accounts move with the link itself, and roles follow from accounts."""
STAYING = (feed,)
"""What is nobody's but the account's: were its number lent, a secret address that was closed would open again."""


async def lend(connection: Connection, link: Link) -> None:
    """Give all that names `link.own` to `link.person`, but for what that person has already; and remember it."""
    await _lend_timers(connection, link)
    for table, column in _naming_people():
        if table in STAYING:
            continue
        theirs = (column == link.own, *_free(table, column, link.person))
        rows = (await connection.execute(select(*_others(table, column)).where(*theirs))).all()
        if not rows:
            continue
        noted = {"link_id": link.id, "of_table": table.name, "of_column": column.name}
        for row in rows:
            await connection.execute(insert(link_moved).values(**noted, of_row=_written(row)))
        await connection.execute(update(table).where(*theirs).values({column.name: link.person}))


async def give_back(connection: Connection, link: Link) -> None:
    """Give back what was lent and still names `link.person`."""
    rows = (await connection.execute(select(link_moved).where(link_moved.c.link_id == link.id))).all()
    for table, column in _naming_people():
        keys = [row.of_row for row in rows if (row.of_table, row.of_column) == (table.name, column.name)]
        for key in keys:
            those = [
                other == value for other, value in zip(_others(table, column), _read(table, column, key), strict=True)
            ]
            still = (column == link.person, *_free(table, column, link.own))
            await connection.execute(update(table).where(*those, *still).values({column.name: link.own}))
    timers = [json.loads(row.of_row)[0] for row in rows if row.of_table == timer.name]
    still_due = (timer.c.id.in_(timers), about(timer.c.subject, link.person))
    subject = renamed(timer.c.subject, link.person, link.own)
    await connection.execute(update(timer).where(*still_due).values(subject=subject))
    await connection.execute(delete(link_moved).where(link_moved.c.link_id == link.id))


async def _lend_timers(connection: Connection, link: Link) -> None:
    """What is planned for somebody has them in its subject. Planned for both already, it stays as it is."""
    other = timer.alias()
    subject = renamed(timer.c.subject, link.own, link.person)
    planned = exists().where(
        other.c.kind == timer.c.kind, other.c.community_id == timer.c.community_id, other.c.subject == subject
    )
    theirs = (timer.c.community_id == link.community, about(timer.c.subject, link.own), not_(planned))
    moved = await connection.execute(update(timer).where(*theirs).values(subject=subject).returning(timer.c.id))
    for row in moved.all():
        noted = {"link_id": link.id, "of_table": timer.name, "of_column": timer.c.subject.name}
        await connection.execute(insert(link_moved).values(**noted, of_row=_written(row)))


def _naming_people() -> Iterator[tuple[Table, Column[Any]]]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if table not in FOLLOWING and any(key.column is person.c.id for key in column.foreign_keys):
                yield table, column


def _others(table: Table, column: Column[Any]) -> Sequence[Column[Any]]:
    """What tells a row, whoever it names."""
    return [key for key in table.primary_key.columns if key is not column]


def _free(table: Table, column: Column[Any], whose: str) -> list[ColumnElement[bool]]:
    """What must hold so that a row may name this person: they have none like it, where there may be one only."""
    other = table.alias()
    return [
        not_(exists().where(and_(
            other.c[column.name] == whose,
            *(other.c[each.name] == table.c[each.name] for each in unique.columns if each is not column),
        )))
        for unique in (table.primary_key, *(one for one in table.constraints if isinstance(one, UniqueConstraint)))
        if column.name in unique.columns
    ]  # fmt: skip


def _written(row: Sequence[Any]) -> str:
    return json.dumps([value.isoformat() if isinstance(value, date) else value for value in row])


def _read(table: Table, column: Column[Any], key: str) -> list[Any]:
    kinds = [other.type.python_type for other in _others(table, column)]
    return [
        kind.fromisoformat(value) if kind in (date, datetime) else value
        for kind, value in zip(kinds, json.loads(key), strict=True)
    ]
