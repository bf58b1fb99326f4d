"""SQLite without a thread hop for every statement: statements run in the event loop, waits for the disk in a thread.

A statement on a local file takes some microseconds; aiosqlite hands each to a thread, four times, and that costs far
more than the statement. Here repos call SQLAlchemy's blocking connection, through awaitable methods that return at
once. Only what may truly wait goes to a thread: COMMIT (the disk, and the checkpoint), and BEGIN IMMEDIATE when another
process holds the file. See `storage.writer`; the numbers are in docs/decisions/0050.

What this gives up: a statement that takes long holds the whole process for as long. So every query must be bounded, by
an index, a limit, or the size of one community.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, Executable


class InlineConnection:
    """A blocking connection that looks like an asynchronous one. Implements storage.unit.Connection."""

    def __init__(self, blocking: Connection) -> None:
        self._blocking = blocking

    @property
    def dialect(self) -> Dialect:
        """See storage.unit.Connection."""
        return self._blocking.dialect

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[*tuple[Any, ...]]:
        """See storage.unit.Connection."""
        return self._blocking.execute(statement, parameters)

    async def exec_driver_sql(self, statement: str, parameters: Any = None) -> CursorResult[*tuple[Any, ...]]:
        """See storage.unit.Connection."""
        return self._blocking.exec_driver_sql(statement, parameters)

    @asynccontextmanager
    async def begin_nested(self) -> AsyncIterator[None]:
        """See storage.unit.Connection."""
        savepoint = Savepoint(self._blocking)
        try:
            yield
        except BaseException:
            savepoint.rollback()
            raise
        savepoint.release()


class Savepoint:
    """From here on, all can be undone. Savepoints end in the reverse order in which they began.

    In plain SQL: SQLAlchemy compiles its own savepoints anew each time, at the cost of two more statements.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        connection.exec_driver_sql("SAVEPOINT innermost")

    def release(self) -> None:
        """Keep what came since."""
        self._connection.exec_driver_sql("RELEASE innermost")

    def rollback(self) -> None:
        """Undo what came since."""
        self._connection.exec_driver_sql("ROLLBACK TO innermost")
        self.release()
