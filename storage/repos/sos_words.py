"""Calls for help: the words of each case. Every query is bound to one community."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.core.refs import MessageRef
from storage.repos.sos import Case
from storage.repos.upsert import insert_or
from storage.tables.community import person
from storage.tables.sos import sos_line
from storage.unit import Connection


@dataclass(frozen=True, slots=True)
class Line:
    """Words in a case. `author_name` comes with it, since a line is always shown with its author."""

    id: str
    community: str
    case: str
    side: str
    author: str
    author_name: str
    text: str
    at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None


def _line(row: Row[*tuple[Any, ...]]) -> Line:
    return Line(
        id=row.id,
        community=row.community_id,
        case=row.case_id,
        side=row.side,
        author=row.author_id,
        author_name=row.author_name,
        text=row.text,
        at=row.at,
        edited_at=row.edited_at,
        deleted_at=row.deleted_at,
    )


def _lines() -> Any:
    return select(sos_line, person.c.name.label("author_name")).join(person, person.c.id == sos_line.c.author_id)


async def add_line(
    connection: Connection,
    case: Case,
    side: str,
    author: str,
    text: str,
    now: datetime,
    source: MessageRef | None = None,
) -> str | None:
    """Keep words, whole; the id of the line. `source` is the message they came from; None: its words are there."""
    line_id = new_id(unix_ms(now))
    values = {
        "id": line_id, "community_id": case.community, "case_id": case.id, "side": side, "author_id": author,
        "text": text, "at": now,
    }  # fmt: skip
    if source is not None:
        values |= _source(source)
    added = await insert_or(connection, sos_line, values=values, on=_FROM, returning=("id",))
    return line_id if added.first() is not None else None


_FROM = ("platform", "workspace", "channel", "message")


def _source(message: MessageRef) -> dict[str, str]:
    where = {"platform": message.workspace.platform, "workspace": message.workspace.id}
    return {**where, "channel": message.channel, "message": message.message}


_LINE = _lines().where(sos_line.c.id == bindparam("line"), sos_line.c.community_id == bindparam("community"))
_LINE_FROM = _lines().where(
    sos_line.c.community_id == bindparam("community"),
    *(sos_line.c[name] == bindparam(name) for name in _FROM),
)


async def line(connection: Connection, community: str, line_id: str) -> Line | None:
    """One line."""
    row = (await connection.execute(_LINE, {"line": line_id, "community": community})).one_or_none()
    return None if row is None else _line(row)


async def line_from(connection: Connection, community: str, source: MessageRef) -> Line | None:
    """The line that came from this message."""
    row = (await connection.execute(_LINE_FROM, {"community": community, **_source(source)})).one_or_none()
    return None if row is None else _line(row)


async def opening_words(connection: Connection, case: Case) -> list[Line]:
    """What the volunteer wrote until the case was opened, oldest first."""
    query = _lines().where(
        sos_line.c.case_id == case.id, sos_line.c.side == "volunteer", sos_line.c.at <= case.opened_at
    )
    return [_line(row) for row in await connection.execute(query.order_by(sos_line.c.id))]


async def last_side(connection: Connection, case: Case) -> str | None:
    """Who wrote last in a case, notes left out: "volunteer" or "staff"."""
    query = select(sos_line.c.side).where(sos_line.c.case_id == case.id, sos_line.c.side != "note")
    found: str | None = (await connection.execute(query.order_by(sos_line.c.id.desc()).limit(1))).scalar()
    return found


async def lines_by(connection: Connection, community: str, person_id: str) -> list[Line]:
    """All that this person ever wrote in cases, oldest first."""
    query = _lines().where(sos_line.c.author_id == person_id, sos_line.c.community_id == community)
    return [_line(row) for row in await connection.execute(query.order_by(sos_line.c.id))]


async def give_words(connection: Connection, case: Case, person_id: str) -> None:
    """What the caller said without a message of its own (in a form, say) is this person's."""
    theirs = (sos_line.c.case_id == case.id, sos_line.c.author_id == case.person, sos_line.c.platform.is_(None))
    await connection.execute(update(sos_line).where(*theirs).values(author_id=person_id))


async def give_words_from(
    connection: Connection, community: str, author: str, person_id: str, platforms: Sequence[str]
) -> None:
    """What this author wrote on these platforms is this person's."""
    theirs = (sos_line.c.author_id == author, sos_line.c.community_id == community)
    there = sos_line.c.platform.in_(platforms)
    await connection.execute(update(sos_line).where(*theirs, there).values(author_id=person_id))


async def move_lines(connection: Connection, origin: Case, target: Case) -> list[str]:
    """Give the lines of one case to another; their ids, oldest first."""
    moved = await connection.execute(
        update(sos_line).where(sos_line.c.case_id == origin.id).values(case_id=target.id).returning(sos_line.c.id)
    )
    return sorted(row.id for row in moved)


async def change_line(connection: Connection, line_id: str, **values: Any) -> None:
    """Change a line: its text, its side, when it was edited or deleted."""
    await connection.execute(update(sos_line).where(sos_line.c.id == line_id).values(**values))
