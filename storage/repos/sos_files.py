"""Calls for help: the files of each line. Every query is bound to one community."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select

from bot.core.clock import unix_ms
from bot.core.files import MOST_FILES, SharedFile
from bot.core.ids import new_id
from bot.core.refs import Workspace
from storage.repos.upsert import insert_or
from storage.tables.community import person
from storage.tables.sos import sos_file, sos_line
from storage.unit import Connection

LARGEST = 2**31 - 1
"""What a column holds. Nobody carries a file of that size."""


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A file of a line. `side` and `author_name` are the line's, under whose name it is shown."""

    id: str
    line: str
    case: str
    side: str
    author_name: str
    file: SharedFile


def _carried(row: Row[*tuple[Any, ...]]) -> CarriedFile:
    file = SharedFile(Workspace(row.platform, row.workspace), row.ref, row.name, row.media_type, row.size)
    return CarriedFile(row.id, row.line_id, row.case_id, row.side, row.author_name, file)


def _files() -> Any:
    return (
        select(sos_file, sos_line.c.case_id, sos_line.c.side, person.c.name.label("author_name"))
        .join(sos_line, sos_line.c.id == sos_file.c.line_id)
        .join(person, person.c.id == sos_line.c.author_id)
        .order_by(sos_file.c.id)
    )


async def add(
    connection: Connection, community: str, line_id: str, files: Sequence[SharedFile], now: datetime
) -> list[str]:
    """Remember the files of a line, as many as are carried; the ids of those that it did not have yet, in order."""
    added: list[str] = []
    for file in files[:MOST_FILES]:
        values = {
            "id": new_id(unix_ms(now)), "community_id": community, "line_id": line_id,
            "platform": file.workspace.platform, "workspace": file.workspace.id, "ref": file.ref, "name": file.name,
            "media_type": file.media_type, "size": min(max(file.size, 0), LARGEST),
        }  # fmt: skip
        made = await insert_or(connection, sos_file, values=values, on=("line_id", "ref"), returning=("id",))
        added.extend(row.id for row in made)
    return added


async def get(connection: Connection, community: str, file_id: str) -> CarriedFile | None:
    """One file."""
    query = _files().where(sos_file.c.id == file_id, sos_file.c.community_id == community)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _carried(row)


async def of_lines(connection: Connection, line_ids: Sequence[str]) -> list[CarriedFile]:
    """The files of these lines, in the order in which they came."""
    if not line_ids:
        return []
    return [_carried(row) for row in await connection.execute(_files().where(sos_file.c.line_id.in_(line_ids)))]


async def by(connection: Connection, community: str, person_id: str) -> list[CarriedFile]:
    """All files that this person ever sent in cases, oldest first."""
    query = _files().where(sos_line.c.author_id == person_id, sos_file.c.community_id == community)
    return [_carried(row) for row in await connection.execute(query)]


async def forget(connection: Connection, file_id: str) -> None:
    """It was taken back."""
    await connection.execute(delete(sos_file).where(sos_file.c.id == file_id))
