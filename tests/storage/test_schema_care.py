"""The care of a database: checked for damage, and backed up while the bot writes."""

import asyncio
import random
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.errors import CannotStart
from storage import schema
from storage.database import open_database
from storage.repos import inbox
from storage.tables.house import inbox as inbox_table
from storage.unit import Unit
from tests.databases import Databases, Kind
from tests.databases import sqlite_url as url_of
from tests.storage.files import KINDS, NEXT, add_migration, fill, newest, path_of, run
from tests.storage.rows import NOW, SLACK, dumped

# --- check --------------------------------------------------------------------------------------------


@KINDS
def test_an_empty_database_and_an_old_one_are_named(databases: Databases, kind: Kind, versions: Path) -> None:
    url = databases.fresh_url(kind, migrated=False)
    assert schema.check(url) == ["The database is empty. Run `python -m bot db upgrade`."]
    schema.upgrade(url, NOW)
    add_migration(versions, "delete from half")
    assert schema.check(url) == [
        f"The schema is {newest()}, this program wants {NEXT}. Run `python -m bot db upgrade`."
    ]


def test_checking_a_file_that_is_not_there_does_not_make_one(tmp_path: Path) -> None:
    path = tmp_path / "mijote.db"
    assert schema.check(url_of(path)) == ["The database is empty. Run `python -m bot db upgrade`."]
    assert not path.exists()


@pytest.mark.parametrize("page", ["index", "table"])
def test_check_finds_a_damaged_page(sqlite_url: str, page: str) -> None:
    fill(sqlite_url)
    path = path_of(sqlite_url)
    with closing(sqlite3.connect(path)) as connection:
        name = "ix_inbox_received_at" if page == "index" else "inbox"
        [root] = connection.execute("select rootpage from sqlite_master where name = ?", (name,)).fetchone()
        [size] = connection.execute("pragma page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(random.Random(1).randbytes(size))
    problems = schema.check(sqlite_url)
    assert problems
    assert all(problem.startswith("Damaged: ") for problem in problems)


def test_check_finds_rows_that_point_nowhere(sqlite_url: str) -> None:
    run(sqlite_url, "insert into role values ('nobody', 'staff', 'granted', 'nowhere')")  # plain: no keys are checked
    assert schema.check(sqlite_url) == ["2 rows point to rows that do not exist."]


@pytest.mark.parametrize("name", ["what?.db", "a#b.db", "50%.db", "é à.db"])
def test_odd_file_names_work(tmp_path: Path, name: str) -> None:
    url = url_of(tmp_path / name)
    assert schema.upgrade(url, NOW)
    fill(url, 1)
    run(url, "insert into role values ('nobody', 'staff', 'granted', 'nowhere')")
    assert schema.check(url) == ["2 rows point to rows that do not exist."]
    copy = schema.backup(url, tmp_path / f"copy of {name}")
    assert schema.check(url_of(copy)) == schema.check(url)
    assert {path.name for path in tmp_path.iterdir()} == {name, copy.name}


# --- backup -------------------------------------------------------------------------------------------


async def test_a_backup_taken_while_writing_is_consistent_and_restores(sqlite_url: str, tmp_path: Path) -> None:
    """Each unit writes a pair; a backup that cut one in two, or missed what was already kept, would show it."""
    database = await open_database(sqlite_url)
    finished = asyncio.Event()
    pairs = 0

    async def keep_writing() -> None:
        nonlocal pairs
        while not finished.is_set():
            await database.write(pair(pairs))
            pairs += 1

    writing = asyncio.create_task(keep_writing())
    copies: list[tuple[Path, int]] = []
    for number in range(3):
        await asyncio.sleep(0.02)
        before = pairs
        copy = await asyncio.to_thread(schema.backup, sqlite_url, tmp_path / f"copy-{number}.db")
        copies.append((copy, before))
    finished.set()
    await writing
    await database.close()

    for copy, before in copies:
        assert schema.check(url_of(copy)) == []
        restored = await open_database(url_of(copy))
        rows = [row.key for row in await dumped(restored, inbox_table)]
        assert rows == [f"{number}-{half}" for number in range(len(rows) // 2) for half in "ab"]
        assert before <= len(rows) // 2 <= pairs
        await restored.write(pair(pairs))
        await restored.close()
    assert copies[-1][1] > 0


def pair(number: int) -> Callable[[Unit], Awaitable[None]]:
    """A unit that writes two rows."""

    async def work(unit: Unit) -> None:
        for half in "ab":
            assert await inbox.accept(unit.connection, SLACK, f"{number}-{half}", NOW)

    return work


def test_a_backup_never_overwrites(sqlite_url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")
    with pytest.raises(CannotStart, match="already exists"):
        schema.backup(sqlite_url, target)
    assert target.read_text() == "precious"


def test_a_backup_needs_something_to_save_and_somewhere_to_go(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="There is no database at"):
        schema.backup(url_of(tmp_path / "missing.db"), tmp_path / "copy.db")
    with pytest.raises(CannotStart, match="could not be written"):
        schema.backup(sqlite_url, tmp_path / "nowhere" / "copy.db")
    with pytest.raises(CannotStart, match="pg_dump"):
        schema.backup("postgresql+psycopg://mijote@localhost/mijote", tmp_path / "copy.db")


def test_a_backup_that_fails_leaves_no_half_file(sqlite_url: str, tmp_path: Path) -> None:
    fill(sqlite_url)
    path = path_of(sqlite_url)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(CannotStart):
        schema.backup(sqlite_url, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
