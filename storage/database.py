"""The database: opens it, runs units, and maps its failures to meanings.

SQLite: one writer task takes whatever units are queued, runs each in its savepoint and commits them together, so
that the disk is waited for once per batch; statements run in the event loop (see storage.inline). PostgreSQL: each unit
is a transaction of its own, any number at once.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.core.errors import PressAgain
from storage.failures import sqlstate
from storage.health import Health
from storage.inline import InlineConnection
from storage.schema import sync_url
from storage.unit import Connection, Unit
from storage.writer import SqliteWriter

T = TypeVar("T")

Work: TypeAlias = Callable[[Unit], Awaitable[T]]

# Serialization failure, deadlock: PostgreSQL asks to run it again. Unique violation: another unit was faster by a
# hair, and this one, run again, sees its row (two presses that open one person's case at the same moment).
RETRIED_SQLSTATES = {"40001", "40P01", "23505"}
MAX_RUNS = 4


class Database(Protocol):
    """What the engine room needs of a database."""

    @property
    def dialect(self) -> str:
        """The kind: "sqlite" or "postgresql"."""
        ...

    async def write(self, work: Work[T]) -> T:
        """Run `work` as one unit and return once it is committed. Raises PressAgain when the database failed."""
        ...

    def read(self) -> AbstractAsyncContextManager[Connection]:
        """A connection that sees one consistent state and cannot write. Raises PressAgain when the database failed."""
        ...

    def check(self) -> None:
        """Raises CannotStart when the database may not be believed any more (see storage.health)."""
        ...

    async def close(self) -> None:
        """Finish what is queued, then close."""
        ...


async def open_database(url: str) -> Database:
    """Open a database whose schema is already right (see storage.schema)."""
    if make_url(url).get_backend_name() == "sqlite":
        return await SqliteDatabase.open(url)
    return PostgresDatabase(
        create_async_engine(url, hide_parameters=True, pool_size=10, max_overflow=5, pool_pre_ping=True)
    )


class SqliteDatabase:
    """One file, one writing connection, any number of readers."""

    dialect = "sqlite"

    def __init__(self, writer_engine: Engine, reader_engine: Engine, health: Health) -> None:
        self._engines = (writer_engine, reader_engine)
        self._readers = reader_engine
        self._health = health
        self._writer = SqliteWriter(writer_engine, health.check)

    @classmethod
    async def open(cls, url: str) -> "SqliteDatabase":
        """Open the file named by `url`. Only one process may do so: see storage.lock. Raises PressAgain."""
        writer = _sqlite_engine(url, pool_size=1, max_overflow=0)
        # Without a limit: whoever waited for a free connection would hold the loop, and with it whoever could give one.
        readers = _sqlite_engine(url, pool_size=4, max_overflow=-1)
        _configure_sqlite(writer, ("synchronous=FULL", "temp_store=MEMORY"))
        # The reader never writes nor checkpoints: SQLite before 3.51.3 can corrupt a WAL file when two connections do.
        _configure_sqlite(readers, ("query_only=ON", "wal_autocheckpoint=0"))
        path = Path(make_url(url).database or "")
        try:
            with Health().meanings():
                (await asyncio.to_thread(writer.connect)).close()
                database = cls(writer, readers, Health(path))
        except BaseException:
            writer.dispose()
            raise
        database._writer.start()
        return database

    async def write(self, work: Work[T]) -> T:
        """See Database.write."""
        with self._health.meanings():
            return await self._writer.run(work)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        """See Database.read."""
        with self._health.meanings(), self._readers.connect() as connection, connection.begin():
            connection.exec_driver_sql("BEGIN")
            yield InlineConnection(connection)

    def check(self) -> None:
        """See Database.check."""
        self._health.check()

    async def close(self) -> None:
        """See Database.close."""
        await self._writer.stop()
        for engine in self._engines:
            await asyncio.to_thread(engine.dispose)  # the last to close copies the log into the file


class PostgresDatabase:
    """A server: units run side by side, so handlers lock the rows that they decide upon."""

    dialect = "postgresql"

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._health = Health()
        self._readers = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    async def write(self, work: Work[T]) -> T:
        """See Database.write. Runs `work` again when others were in its way (see RETRIED_SQLSTATES)."""
        for run in range(1, MAX_RUNS + 1):
            try:
                with self._health.meanings():
                    async with self._engine.begin() as connection:
                        unit = Unit(connection)
                        result = await work(unit)
            except (PressAgain, SQLAlchemyError) as error:
                why = error.__cause__ if isinstance(error, PressAgain) else error
                if run < MAX_RUNS and isinstance(why, SQLAlchemyError) and sqlstate(why) in RETRIED_SQLSTATES:
                    continue
                raise
            unit.committed()
            return result
        raise AssertionError("unreachable: the last run returns or raises")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        """See Database.read."""
        with self._health.meanings():
            async with self._readers.connect() as connection, connection.begin():
                yield connection

    def check(self) -> None:
        """See Database.check."""
        self._health.check()

    async def close(self) -> None:
        """See Database.close."""
        await self._engine.dispose()


def _sqlite_engine(url: str, *, pool_size: int, max_overflow: int) -> Engine:
    return create_engine(
        sync_url(url),
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=max_overflow,
        connect_args={"check_same_thread": False},  # BEGIN and COMMIT come from another thread, but never at once
    )


def _configure_sqlite(engine: Engine, pragmas: tuple[str, ...]) -> None:
    @event.listens_for(engine, "connect")
    def connected(dbapi: Any, _record: object) -> None:
        dbapi.isolation_level = None  # we send BEGIN ourselves: the driver's own is deferred and loses updates
        cursor = dbapi.cursor()
        for pragma in ("journal_mode=WAL", "busy_timeout=0", "foreign_keys=ON", *pragmas):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
