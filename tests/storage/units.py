"""Units for the tests of the writer, and what a stranger finds in the file."""

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing

from sqlalchemy import insert

from storage.tables.house import inbox
from storage.unit import Unit
from tests.storage.files import path_of
from tests.storage.rows import NOW


def writes(key: str) -> Callable[[Unit], Awaitable[str]]:
    """A unit that writes one row and answers its key."""

    async def work(unit: Unit) -> str:
        row = {"platform": "slack", "workspace": "T1", "key": key, "received_at": NOW, "state": "done"}
        await unit.connection.execute(insert(inbox).values(**row))
        return key

    return work


def kept(url: str) -> list[str]:
    """The keys that somebody else finds in the file now."""
    with closing(sqlite3.connect(path_of(url))) as connection:
        return [row[0] for row in connection.execute("select key from inbox order by id")]
