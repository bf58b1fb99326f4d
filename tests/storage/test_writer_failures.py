"""The writer when the disk fails: nothing is half kept, everybody is told, and it goes on afterwards."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from errno import ENOSPC

import pytest

from bot.core.errors import PressAgain
from storage import schema
from storage.database import SqliteDatabase
from storage.unit import Unit
from tests.storage.units import kept, writes


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[SqliteDatabase]:
    opened = await SqliteDatabase.open(sqlite_url)
    yield opened
    await opened.close()


async def test_a_commit_that_fails_keeps_nothing_and_says_so_to_everybody(
    database: SqliteDatabase, sqlite_url: str
) -> None:
    """A deferred constraint fails at COMMIT, when every unit of the batch already believes itself done."""
    path = schema.sqlite_path(sqlite_url)
    assert path is not None
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table late(of integer references inbox(id) deferrable initially deferred)")

    async def breaks_the_commit(unit: Unit) -> None:
        await unit.connection.exec_driver_sql("insert into late values (4711)")

    rung: list[str] = []

    async def rings(unit: Unit) -> None:
        await writes("b")(unit)
        unit.after_commit(lambda: rung.append("bell"))

    outcomes = await asyncio.gather(
        database.write(writes("a")), database.write(breaks_the_commit), database.write(rings), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [PressAgain] * 3
    assert kept(sqlite_url) == []
    assert rung == []
    assert await database.write(writes("after")) == "after"
    assert kept(sqlite_url) == ["after"]


@contextmanager
def no_file_may_grow_past(size: int) -> Iterator[None]:
    """What a full disk does to this process. Python ignores the signal, so that the write itself fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_full_disk_at_commit_keeps_nothing_and_is_got_over(database: SqliteDatabase, sqlite_url: str) -> None:
    await database.write(writes("before"))
    path = schema.sqlite_path(sqlite_url)
    assert path is not None
    log = path.with_name(path.name + "-wal")
    with no_file_may_grow_past(log.stat().st_size):
        outcomes = await asyncio.gather(
            database.write(writes("a")), database.write(writes("b")), return_exceptions=True
        )
    assert [type(outcome) for outcome in outcomes] == [PressAgain] * 2
    assert kept(sqlite_url) == ["before"]
    assert await database.write(writes("after")) == "after"
    assert kept(sqlite_url) == ["before", "after"]
    assert schema.check(sqlite_url) == []


async def test_a_full_file_in_the_middle_of_a_unit_keeps_nothing_of_it(
    database: SqliteDatabase, sqlite_url: str
) -> None:
    async def limit(unit: Unit) -> None:
        await unit.connection.exec_driver_sql("pragma max_page_count = 1")  # SQLite takes its present size instead

    async def unlimit(unit: Unit) -> None:
        await unit.connection.exec_driver_sql("pragma max_page_count = 1000000")

    async def too_much(unit: Unit) -> None:
        for number in range(2000):
            await writes(f"{number:0200}")(unit)

    await database.write(limit)
    outcomes = await asyncio.gather(database.write(too_much), database.write(writes("a")), return_exceptions=True)
    assert isinstance(outcomes[0], PressAgain)
    assert kept(sqlite_url) == [outcome for outcome in outcomes[1:] if not isinstance(outcome, Exception)]
    await database.write(unlimit)
    await database.write(writes("after"))
    assert kept(sqlite_url)[-1] == "after"


async def test_a_log_that_cannot_be_written_does_not_stop_the_writer(
    database: SqliteDatabase, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log is often on the very disk that is full."""

    class FullLog:
        def error(self, *_words: object, **_facts: object) -> None:
            raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("storage.writer.log", FullLog())
    with no_file_may_grow_past(0), pytest.raises(PressAgain):
        await database.write(writes("a"))
    async with asyncio.timeout(5):
        await database.write(writes("after"))
    assert kept(sqlite_url) == ["after"]
