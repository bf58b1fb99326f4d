"""The database as the engine room sees it: units, readers, and failures that have a meaning."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.core.errors import PressAgain
from storage.database import Database, PostgresDatabase, open_database
from storage.tables.community import community
from storage.unit import Connection, Unit
from tests.storage.rows import LYON, NOW, PARIS


async def add(connection: Connection, key: str, name: str = "") -> None:
    row = {"id": key, "name": name, "language": "fr", "timezone": "UTC", "created_at": NOW}
    await connection.execute(insert(community).values(**row))


async def names(database: Database) -> dict[str, str]:
    async with database.read() as connection:
        rows = await connection.execute(select(community.c.id, community.c.name).order_by(community.c.id))
        return {row.id: row.name for row in rows}


def adds(*keys: str) -> Callable[[Unit], Awaitable[None]]:
    """A unit that adds a community for each key."""

    async def work(unit: Unit) -> None:
        for key in keys:
            await add(unit.connection, key)

    return work


async def rename(connection: Connection, key: str, name: str) -> None:
    await connection.execute(update(community).where(community.c.id == key).values(name=name))


# --- units --------------------------------------------------------------------------------------------


async def test_what_a_unit_wrote_is_read_afterwards(database: Database) -> None:
    await database.write(lambda unit: add(unit.connection, PARIS.id, PARIS.name))
    assert await names(database) == {PARIS.id: PARIS.name}


async def test_a_unit_that_fails_leaves_nothing(database: Database) -> None:
    rung: list[str] = []

    async def fails(unit: Unit) -> None:
        await add(unit.connection, PARIS.id)
        unit.after_commit(lambda: rung.append("bell"))
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(fails)
    assert await names(database) == {}
    assert rung == []


async def test_bells_ring_after_the_commit(database: Database) -> None:
    rung: list[str] = []

    async def work(unit: Unit) -> str:
        unit.after_commit(lambda: rung.append("bell"))
        await add(unit.connection, PARIS.id)
        assert rung == []
        return "done"

    assert await database.write(work) == "done"
    assert rung == ["bell"]


async def test_many_units_at_once_are_all_kept(database: Database) -> None:
    keys = [f"c{number:02}" for number in range(40)]
    await asyncio.gather(*(database.write(adds(key)) for key in keys))
    assert list(await names(database)) == keys


# --- readers ------------------------------------------------------------------------------------------


async def test_a_reader_sees_one_consistent_state(database: Database) -> None:
    await database.write(lambda unit: add(unit.connection, PARIS.id, "before"))
    name = select(community.c.name).where(community.c.id == PARIS.id)
    async with database.read() as connection:
        assert (await connection.execute(name)).scalar_one() == "before"
        await database.write(lambda unit: rename(unit.connection, PARIS.id, "after"))
        assert (await connection.execute(name)).scalar_one() == "before"
    assert await names(database) == {PARIS.id: "after"}


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises((PressAgain, DBAPIError), match=r"readonly|read-only"):
        async with database.read() as connection:
            await add(connection, PARIS.id)
    assert await names(database) == {}
    await database.write(lambda unit: add(unit.connection, LYON.id))  # on PostgreSQL over the same connection
    assert list(await names(database)) == [LYON.id]


async def test_a_reader_does_not_wait_for_a_unit(database: Database) -> None:
    go_on = asyncio.Event()

    async def slow(unit: Unit) -> None:
        await add(unit.connection, PARIS.id)
        await go_on.wait()

    writing = asyncio.create_task(database.write(slow))
    async with asyncio.timeout(5):
        assert await names(database) == {}
        go_on.set()
        await writing
    assert list(await names(database)) == [PARIS.id]


# --- failures and their meaning -----------------------------------------------------------------------


async def test_a_wrong_row_is_our_mistake_and_no_outage(database: Database) -> None:
    """Who is told PressAgain tries again for ever; a row that can never be written must not look like that."""
    await database.write(lambda unit: add(unit.connection, PARIS.id))
    with pytest.raises(IntegrityError):
        await database.write(lambda unit: add(unit.connection, PARIS.id))


@pytest.mark.postgres
@pytest.mark.parametrize(("key", "name"), [("c", "\0"), ("c" * 33, "")], ids=["nul", "too-long"])
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_words_that_postgresql_cannot_hold_are_no_outage(database: Database, key: str, name: str) -> None:
    with pytest.raises(DataError):
        await database.write(lambda unit: add(unit.connection, key, name))


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_connection_that_dies_means_press_again(database: Database) -> None:
    async def dies(unit: Unit) -> None:
        await add(unit.connection, PARIS.id)
        await unit.connection.execute(text("select pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(PressAgain):
        await database.write(dies)
    with pytest.raises(PressAgain):
        async with database.read() as connection:
            await connection.execute(text("select pg_terminate_backend(pg_backend_pid())"))
    await database.write(lambda unit: add(unit.connection, LYON.id))
    assert list(await names(database)) == [LYON.id]


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_deadlock_is_run_again(database: Database) -> None:
    await database.write(adds(PARIS.id, LYON.id))
    both_hold_one = asyncio.Barrier(2)
    runs: list[str] = []

    async def rename_both(unit: Unit, first: str, second: str) -> None:
        runs.append(first)
        await unit.connection.execute(text("set local deadlock_timeout = '20ms'"))
        await rename(unit.connection, first, first)
        if len(runs) <= 2:
            await both_hold_one.wait()
        await rename(unit.connection, second, first)

    async with asyncio.timeout(10):
        await asyncio.gather(
            database.write(lambda unit: rename_both(unit, PARIS.id, LYON.id)),
            database.write(lambda unit: rename_both(unit, LYON.id, PARIS.id)),
        )
    assert len(runs) == 3
    assert len(set((await names(database)).values())) == 1  # one of them came last, with both of its names


async def test_a_server_that_is_not_there_means_press_again() -> None:
    database = await open_database("postgresql+psycopg://nobody@/nothing?host=/nonexistent")
    with pytest.raises(PressAgain):
        await database.write(lambda unit: add(unit.connection, PARIS.id))
    with pytest.raises(PressAgain):
        await names(database)
    await database.close()


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_no_free_connection_means_press_again(database_url: str) -> None:
    database = PostgresDatabase(create_async_engine(database_url, pool_size=1, max_overflow=0, pool_timeout=0.1))
    async with database.read():
        with pytest.raises(PressAgain):
            await database.write(lambda unit: add(unit.connection, PARIS.id))
    await database.write(lambda unit: add(unit.connection, PARIS.id))
    await database.close()
