"""What a database's error means: whose fault it is, and what the operator is told."""

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError, PendingRollbackError

from bot.core.errors import CannotStart, PressAgain
from storage import failures, schema
from storage.database import Database, open_database
from storage.unit import Unit
from tests.databases import Databases, Kind
from tests.storage.files import KINDS, path_of, run
from tests.storage.rows import NOW

WRONG = ["select * from nowhere", "select nothing from community", "selec 1"]


class Told(Exception):
    """A driver's error with its code."""

    def __init__(self, *, sqlite_errorcode: int | None = None, sqlstate: str | None = None) -> None:
        super().__init__("it says")
        self.sqlite_errorcode = sqlite_errorcode
        self.sqlstate = sqlstate


def runs(statement: str) -> Callable[[Unit], Awaitable[None]]:
    async def work(unit: Unit) -> None:
        await unit.connection.execute(text(statement))

    return work


@pytest.mark.parametrize("statement", WRONG)
async def test_a_wrong_statement_is_our_mistake_and_no_outage(database: Database, statement: str) -> None:
    """Who is told PressAgain tries again for ever, and nobody would ever hear why."""
    with pytest.raises(DBAPIError):
        await database.write(runs(statement))
    with pytest.raises(DBAPIError):
        async with database.read() as connection:
            await connection.execute(text(statement))
    await database.write(runs("select 1"))


async def test_a_file_that_somebody_else_keeps_locked_is_an_outage(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.PATIENCE_MS", 20)
    database = await open_database(sqlite_url)
    with closing(sqlite3.connect(path_of(sqlite_url), isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(PressAgain) as caught:
            await database.write(runs("select 1"))
        cause = caught.value.__cause__
        assert isinstance(cause, OperationalError)
        assert "Another program keeps" in failures.advice(path_of(sqlite_url), cause)
    await database.write(runs("select 1"))
    await database.close()


@pytest.mark.parametrize(
    ("code", "outage", "damage"),
    [
        (1, False, False),  # no such table, syntax
        (5, True, False),  # busy
        (517, True, False),  # busy with a snapshot: the last byte counts
        (778, True, False),  # the disk could not be written
        (11, False, True),
        (267, False, True),  # damaged in its virtual tables
        (13, True, False),
        (14, True, False),
        (19, False, False),  # a constraint
        (26, False, True),
    ],
)
def test_sqlites_codes(code: int, outage: bool, damage: bool) -> None:
    error = OperationalError("select", {}, Told(sqlite_errorcode=code))
    assert (failures.is_outage(error), failures.is_damage(error)) == (outage, damage)


@pytest.mark.parametrize(
    ("state", "outage", "damage"),
    [
        ("08006", True, False),  # the connection failed
        ("40P01", True, False),
        ("53100", True, False),  # its disk is full
        ("57P01", True, False),  # somebody shuts it down
        ("58030", True, False),
        ("25006", True, False),  # a server that only reads: another one took over
        ("55P03", True, False),
        ("42P01", False, False),  # no such table
        ("42703", False, False),
        ("54001", False, False),  # too complex a statement
        ("22001", False, False),
        ("23505", False, False),
        ("XX000", False, False),
        ("XX001", False, True),
        ("XX002", False, True),
    ],
)
def test_postgresqls_codes(state: str, outage: bool, damage: bool) -> None:
    error = OperationalError("select", {}, Told(sqlstate=state))
    assert (failures.is_outage(error), failures.is_damage(error)) == (outage, damage)


def test_where_the_driver_tells_nothing_its_classes_decide() -> None:
    assert failures.is_outage(OperationalError("select", {}, Told()))
    assert failures.is_outage(PendingRollbackError())
    assert failures.is_outage(DatabaseError("select", {}, Told(), connection_invalidated=True))
    assert not failures.is_outage(DatabaseError("select", {}, Told()))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (11, "is damaged (it says). Put it aside together with its -wal and -shm, copy a backup"),
        (26, "is no database, or damaged from its first page on (it says). Put it aside"),
        (13, "is full or fails (it says). Free some room"),
        (10, "is full or fails"),
        (6, "Another program keeps"),
        (8, "cannot be opened and written (it says)"),
        (1, "cannot be used: it says"),
    ],
)
def test_the_operator_is_told_what_to_do_in_one_line(tmp_path: Path, code: int, said: str) -> None:
    line = failures.advice(tmp_path / "mijote.db", Told(sqlite_errorcode=code))
    assert said in line
    assert "\n" not in line


# --- tables that are not as the program needs them ------------------------------------------------------


@KINDS
def test_tables_that_lack_something_are_refused_by_name(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind)
    schema.refuse_gaps(url)
    run(url, "alter table sos_case rename column rating to stars")
    with pytest.raises(CannotStart, match=r"lacks what this program needs: sos_case\.rating\. Restore a backup"):
        schema.refuse_gaps(url)
    assert schema.check(url) == ["The tables lack what this program needs: sos_case.rating."]
    run(url, "drop table sos_file")
    run(url, "drop table sos_line")
    with pytest.raises(CannotStart, match=r"sos_case\.rating, sos_file, sos_line\."):
        schema.refuse_gaps(url)


@KINDS
def test_what_is_there_besides_is_left_alone(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind)
    run(url, "alter table sos_case add column mine integer")
    run(url, "create table notes_of_mine (id integer)")
    schema.refuse_gaps(url)
    assert not schema.upgrade(url, NOW)
