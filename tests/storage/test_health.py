"""A database that may not be believed any more: nothing is acknowledged, and the reason is told in one line."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.errors import CannotStart, PressAgain
from storage.database import Database, SqliteDatabase, open_database
from storage.unit import Unit
from tests.storage.files import fill, path_of
from tests.storage.units import kept, writes

GONE = "was moved, replaced or deleted while Mijote ran"


def take_away(path: Path, how: str) -> None:
    match how:
        case "deleted":
            path.unlink()
        case "folder deleted":
            shutil.rmtree(path.parent)
        case "moved":
            path.rename(path.with_name("elsewhere.db"))
        case _:
            copy = path.with_name("copy.db")
            shutil.copy(path, copy)
            copy.replace(path)


@pytest.mark.parametrize("how", ["deleted", "folder deleted", "moved", "replaced"])
async def test_nothing_is_acknowledged_once_the_file_is_gone(sqlite_url: str, how: str) -> None:
    database = await open_database(sqlite_url)
    assert await database.write(writes("before")) == "before"
    database.check()
    take_away(path_of(sqlite_url), how)
    for key in ("after", "and again"):
        with pytest.raises(PressAgain):
            await database.write(writes(key))
    with pytest.raises(CannotStart, match=GONE):
        database.check()
    await database.close()


async def test_the_file_is_missed_while_nobody_writes(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)
    take_away(path_of(sqlite_url), "deleted")
    with pytest.raises(CannotStart, match=GONE):
        database.check()
    with pytest.raises(PressAgain):
        await database.write(writes("after"))
    await database.close()


async def test_a_file_that_comes_back_is_not_believed(sqlite_url: str) -> None:
    """Between the two, somebody may have put another one there, and taken it away again."""
    path = path_of(sqlite_url)
    database = await open_database(sqlite_url)
    away = path.rename(path.with_name("away.db"))
    with pytest.raises(CannotStart, match=GONE):
        database.check()
    away.rename(path)
    with pytest.raises(PressAgain):
        await database.write(writes("after"))
    await database.close()


async def test_who_may_not_look_does_not_cry_wolf(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    database = await open_database(sqlite_url)

    def refused(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("storage.health._identity", refused)
    database.check()
    assert await database.write(writes("kept")) == "kept"
    monkeypatch.undo()
    await database.close()
    assert kept(sqlite_url) == ["kept"]


async def spoiled(url: str) -> SqliteDatabase:
    """An open database of which most pages are spoiled behind its back, before it ever read them."""
    fill(url, 2000)
    path = path_of(url)
    database = await SqliteDatabase.open(url)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xff" * (path.stat().st_size // 4))
    return database


async def counts(unit: Unit) -> None:
    await unit.connection.execute(text("select count(*) from inbox where payload is null and error is null"))


async def reads(database: Database) -> None:
    async with database.read() as connection:
        await counts(Unit(connection))


@pytest.mark.parametrize("by", ["a unit", "a reader"])
async def test_damage_found_on_the_way_ends_it_with_what_to_do(sqlite_url: str, by: str) -> None:
    database = await spoiled(sqlite_url)
    database.check()
    with pytest.raises(PressAgain):
        await (database.write(counts) if by == "a unit" else reads(database))
    with pytest.raises(CannotStart, match=r"mijote\.db is damaged \(.*\)\. Put it aside .* `python -m bot db check`"):
        database.check()
    with pytest.raises(PressAgain):
        await database.write(writes("not any more"))
    with pytest.raises(PressAgain):
        await reads(database)
    await database.close()


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_damage_that_a_server_reports_ends_it_too(database: Database) -> None:
    async def finds_damage(unit: Unit) -> None:
        await unit.connection.execute(
            text("do $$ begin raise exception 'invalid page in block 7' using errcode = 'XX001'; end $$")
        )

    database.check()
    with pytest.raises(PressAgain):
        await database.write(finds_damage)
    with pytest.raises(CannotStart, match=r"reports damage \(invalid page in block 7\).*backup"):
        database.check()
    with pytest.raises(PressAgain):
        await database.write(counts)
