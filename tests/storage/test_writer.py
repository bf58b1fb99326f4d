"""The one writer of a SQLite file: groups commits, keeps units apart, and answers only once they are kept."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from bot.core.errors import PressAgain
from storage.database import SqliteDatabase
from storage.unit import Unit
from storage.writer import MAX_BATCH
from tests.storage.files import path_of
from tests.storage.units import kept, writes


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[SqliteDatabase]:
    opened = await SqliteDatabase.open(sqlite_url)
    yield opened
    await opened.close()


@contextmanager
def commits_counted(database: SqliteDatabase) -> Iterator[list[object]]:
    """One entry for each COMMIT sent to the file."""
    seen: list[object] = []
    engine = database._engines[0]

    def committed(connection: object) -> None:
        seen.append(connection)

    event.listen(engine, "commit", committed)
    yield seen
    event.remove(engine, "commit", committed)


async def test_units_queued_together_share_commits(database: SqliteDatabase, sqlite_url: str) -> None:
    keys = [f"k{number}" for number in range(200)]
    with commits_counted(database) as commits:
        answers = await asyncio.gather(*(database.write(writes(key)) for key in keys))
    assert answers == keys
    assert kept(sqlite_url) == keys
    assert len(commits) <= 5


async def test_a_commit_survives_a_power_cut(database: SqliteDatabase) -> None:
    """What SQLite itself is told; the rest is the disk's."""

    async def told(unit: Unit) -> dict[str, object]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return {name: (await unit.connection.exec_driver_sql(f"pragma {name}")).scalar() for name in names}

    full = 2
    assert await database.write(told) == {"journal_mode": "wal", "synchronous": full, "foreign_keys": 1}


async def test_a_unit_alone_commits_at_once(database: SqliteDatabase) -> None:
    with commits_counted(database) as commits:
        await database.write(writes("a"))
        await database.write(writes("b"))
    assert len(commits) == 2


async def test_a_failing_unit_undoes_only_itself(database: SqliteDatabase, sqlite_url: str) -> None:
    async def fails(unit: Unit) -> None:
        await writes("half")(unit)
        raise LookupError("no such case")

    outcomes = await asyncio.gather(
        database.write(writes("a")), database.write(fails), database.write(writes("b")),
        database.write(writes("a")), database.write(writes("c")), return_exceptions=True,
    )  # fmt: skip
    assert outcomes[0] == "a"
    assert isinstance(outcomes[1], LookupError)
    assert isinstance(outcomes[3], IntegrityError)
    assert kept(sqlite_url) == ["a", "b", "c"]


async def test_each_answer_comes_after_its_commit(database: SqliteDatabase, sqlite_url: str) -> None:
    async def write_then_look(key: str) -> bool:
        await database.write(writes(key))
        return key in kept(sqlite_url)

    assert all(await asyncio.gather(*(write_then_look(f"k{number}") for number in range(20))))


async def test_after_commit_runs_once_the_rows_can_be_seen(database: SqliteDatabase, sqlite_url: str) -> None:
    seen: list[list[str]] = []

    async def work(unit: Unit) -> None:
        await writes("a")(unit)
        unit.after_commit(look)
        unit.after_commit(look)
        assert not seen

    def look() -> None:
        seen.append(kept(sqlite_url))

    await database.write(work)
    assert seen == [["a"]]


async def test_after_commit_never_runs_for_a_unit_that_failed(database: SqliteDatabase) -> None:
    rung: list[str] = []

    async def work(unit: Unit) -> None:
        unit.after_commit(lambda: rung.append("bell"))
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(work)
    assert rung == []


async def test_a_unit_cannot_start_another(database: SqliteDatabase, sqlite_url: str) -> None:
    async def nested(unit: Unit) -> None:
        await writes("outer")(unit)
        await database.write(writes("inner"))

    with pytest.raises(RuntimeError, match="cannot start another unit"):
        await database.write(nested)
    assert kept(sqlite_url) == []
    assert await database.write(writes("after")) == "after"


# --- people who do not wait ---------------------------------------------------------------------------


def blocks(started: asyncio.Event, go_on: asyncio.Event) -> Callable[[Unit], Awaitable[None]]:
    """A unit that keeps the writer busy."""

    async def work(unit: Unit) -> None:
        await writes("blocker")(unit)
        started.set()
        await go_on.wait()

    return work


async def test_a_unit_whose_caller_left_before_its_turn_is_skipped(database: SqliteDatabase, sqlite_url: str) -> None:
    started, go_on = asyncio.Event(), asyncio.Event()
    blocker = asyncio.create_task(database.write(blocks(started, go_on)))
    await started.wait()
    leaver = asyncio.create_task(database.write(writes("left")))
    stayer = asyncio.create_task(database.write(writes("stayed")))
    await asyncio.sleep(0)
    leaver.cancel()
    go_on.set()
    await asyncio.gather(blocker, stayer)
    with pytest.raises(asyncio.CancelledError):
        await leaver
    assert kept(sqlite_url) == ["blocker", "stayed"]


async def test_a_caller_who_leaves_in_the_middle_disturbs_nobody(database: SqliteDatabase, sqlite_url: str) -> None:
    started, go_on = asyncio.Event(), asyncio.Event()
    leaver = asyncio.create_task(database.write(blocks(started, go_on)))
    await started.wait()
    leaver.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaver
    go_on.set()
    await database.write(writes("next"))
    assert kept(sqlite_url) == ["blocker", "next"]  # whole, as any unit


async def test_a_cancellation_inside_a_unit_undoes_only_that_unit(database: SqliteDatabase, sqlite_url: str) -> None:
    async def gives_up(unit: Unit) -> None:
        await writes("half")(unit)
        raise asyncio.CancelledError

    outcomes = await asyncio.gather(database.write(gives_up), database.write(writes("a")), return_exceptions=True)
    assert isinstance(outcomes[0], asyncio.CancelledError)
    async with asyncio.timeout(5):
        await database.write(writes("b"))
    assert kept(sqlite_url) == ["a", "b"]


async def test_a_bell_that_breaks_does_not_stop_the_writer(database: SqliteDatabase, sqlite_url: str) -> None:
    def breaks() -> None:
        raise LookupError("no bell")

    async def work(unit: Unit) -> str:
        unit.after_commit(breaks)
        return await writes("a")(unit)

    async with asyncio.timeout(5):
        assert await database.write(work) == "a"
        assert await database.write(writes("b")) == "b"
    assert kept(sqlite_url) == ["a", "b"]


# --- the end ------------------------------------------------------------------------------------------


async def test_closing_runs_what_is_queued(sqlite_url: str) -> None:
    database = await SqliteDatabase.open(sqlite_url)
    keys = [f"k{number}" for number in range(2 * MAX_BATCH + 1)]
    answers = [asyncio.create_task(database.write(writes(key))) for key in keys]
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*answers) == keys
    assert kept(sqlite_url) == keys


async def test_a_closed_database_refuses(sqlite_url: str) -> None:
    database = await SqliteDatabase.open(sqlite_url)
    await database.close()
    await database.close()
    with pytest.raises(PressAgain, match="closed"):
        await database.write(writes("a"))


async def test_whoever_comes_while_it_closes_is_refused_and_not_forgotten(sqlite_url: str) -> None:
    database = await SqliteDatabase.open(sqlite_url)
    started, go_on = asyncio.Event(), asyncio.Event()
    blocker = asyncio.create_task(database.write(blocks(started, go_on)))
    await started.wait()
    closing_down = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    late = asyncio.create_task(database.write(writes("late")))
    await asyncio.sleep(0)
    go_on.set()
    async with asyncio.timeout(5):
        await asyncio.gather(blocker, closing_down)
        with pytest.raises(PressAgain, match="closed"):
            await late
    assert kept(sqlite_url) == ["blocker"]


# --- the loop goes on ---------------------------------------------------------------------------------


async def test_whoever_holds_the_file_does_not_hold_the_loop(database: SqliteDatabase, sqlite_url: str) -> None:
    """A backup tool or somebody's shell may hold the file for seconds: the platforms' heartbeats must go on."""
    await database.write(writes("first"))
    with closing(sqlite3.connect(path_of(sqlite_url), isolation_level=None)) as stranger:
        stranger.execute("begin immediate")
        waiting = asyncio.create_task(database.write(writes("a")))
        await asyncio.sleep(0.05)  # the loop is free: otherwise this would last as long as the writer's patience
        assert not waiting.done()
        async with database.read() as connection:
            assert (await connection.exec_driver_sql("select count(*) from inbox")).scalar_one() == 1
        stranger.execute("rollback")
        async with asyncio.timeout(5):
            assert await waiting == "a"


async def test_whoever_calls_the_writer_off_waits_for_the_commit_under_way(
    database: SqliteDatabase, sqlite_url: str
) -> None:
    """Otherwise the connection would be taken back while the thread still commits over it."""
    in_thread, go_on = threading.Event(), threading.Event()

    def slow_disk(_connection: object) -> None:
        in_thread.set()
        assert go_on.wait(5)

    event.listen(database._engines[0], "commit", slow_disk)
    caller = asyncio.create_task(database.write(writes("a")))
    assert await asyncio.to_thread(in_thread.wait, 5)
    task = database._writer._task
    assert task is not None
    task.cancel()
    await asyncio.sleep(0.05)
    assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert kept(sqlite_url) == ["a"]
    caller.cancel()
