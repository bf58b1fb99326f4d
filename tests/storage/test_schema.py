"""The schema's life: upgraded from nothing, whole or not at all, and refused kindly when it is not ours."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import NullPool, create_engine, text

from bot.core.errors import CannotStart
from storage import schema
from storage.database import Database, open_database
from storage.repos import people
from storage.tables.all import metadata
from tests.databases import Databases, Kind
from tests.storage.files import KINDS, NEXT, add_migration, fill, newest, path_of, run, tables
from tests.storage.rows import NOW, PARIS, SLACK
from tests.tools.migrations import differences

ROOT = Path(__file__).parents[2]


# --- upgrade ------------------------------------------------------------------------------------------


@KINDS
def test_from_nothing_to_the_tables(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind, migrated=False)
    current, newest = schema.revisions(url)
    assert current is None
    assert schema.upgrade(url, NOW)
    assert schema.revisions(url) == (newest, newest)
    made = schema.sync_url(databases.fresh_url(kind, migrated=False))
    assert differences(schema.sync_url(url), made, metadata) == []
    assert schema.check(url) == []


async def test_twice_changes_nothing(database: Database, database_url: str) -> None:
    await database.write(lambda unit: people.bind_workspace(unit.connection, SLACK, PARIS, NOW))
    await database.close()
    assert not schema.upgrade(database_url, NOW)
    reopened = await open_database(database_url)
    async with reopened.read() as connection:
        assert await people.get_community(connection, PARIS.id) == PARIS
    await reopened.close()


@KINDS
def test_down_to_nothing(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind)
    command.downgrade(schema.alembic_config(url), "base")
    assert tables(url) == {"alembic_version"}


UPGRADE = """
import sys
from datetime import UTC, datetime
from storage import schema
schema.upgrade(sys.argv[1], datetime(2026, 3, 2, tzinfo=UTC))
"""


@pytest.mark.postgres
def test_a_process_that_starts_during_an_upgrade_waits_for_it(databases: Databases) -> None:
    """The lock that an upgrade takes is held here until the second process has asked for it too."""
    url = databases.fresh_url("postgres", migrated=False)
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as upgrading, engine.connect() as looking:
        upgrading.execute(text("select pg_advisory_xact_lock(:key)"), {"key": schema.UPGRADE_LOCK})
        with subprocess.Popen([sys.executable, "-c", UPGRADE, url], cwd=ROOT) as second:
            while looking.execute(text("select count(*) from pg_locks where not granted")).scalar() == 0:
                assert second.poll() is None
                time.sleep(0.02)
            metadata.create_all(upgrading)
            upgrading.execute(text("create table alembic_version (version_num varchar(32) primary key)"))
            upgrading.execute(
                text("insert into alembic_version values (:newest)"), {"newest": schema.revisions(url)[1]}
            )
            upgrading.commit()
        assert second.returncode == 0
    assert schema.check(url) == []


# --- an upgrade that goes wrong -----------------------------------------------------------------------


@KINDS
def test_a_migration_that_fails_leaves_the_schema_as_it_was(databases: Databases, kind: Kind, versions: Path) -> None:
    url = databases.fresh_url(kind, migrated=False)
    schema.upgrade(url, NOW)
    before = tables(url)
    add_migration(versions, "select * from nowhere")
    with pytest.raises(CannotStart, match=r"could not be upgraded: .*nowhere"):
        schema.upgrade(url, NOW)
    assert tables(url) == before
    assert schema.revisions(url) == (newest(), NEXT)
    add_migration(versions, "insert into half values (2)")
    assert schema.upgrade(url, NOW + timedelta(seconds=1))
    assert tables(url) == before | {"half"}


@KINDS
def test_a_first_migration_that_fails_can_be_tried_again(databases: Databases, kind: Kind, versions: Path) -> None:
    url = databases.fresh_url(kind, migrated=False)
    [first] = versions.glob("0001_*.py")
    right = first.read_text()
    first.write_text(right.replace("# ### end Alembic commands ###", 'op.execute("select * from nowhere")', 1))
    with pytest.raises(CannotStart, match="nowhere"):
        schema.upgrade(url, NOW)
    assert tables(url) == set()
    first.write_text(right)
    assert schema.upgrade(url, NOW)


def test_a_file_with_data_is_backed_up_before_its_upgrade(sqlite_url: str, versions: Path) -> None:
    fill(sqlite_url, 3)
    path = path_of(sqlite_url)
    assert [other.name for other in path.parent.iterdir()] == ["mijote.db"]
    add_migration(versions, "delete from inbox")
    assert schema.upgrade(sqlite_url, NOW)
    [saved] = path.parent.glob(f"mijote-before-{NEXT}-20260302T090000.db")
    with closing(sqlite3.connect(saved)) as connection:
        assert connection.execute("select count(*) from inbox").fetchone() == (3,)
        assert connection.execute("select version_num from alembic_version").fetchone() == (newest(),)


# --- refused kindly -----------------------------------------------------------------------------------


@KINDS
def test_a_newer_schema_is_refused_with_the_command_to_run(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind)
    run(url, "update alembic_version set version_num = '9999'")
    for ask in (lambda: schema.upgrade(url, NOW), lambda: schema.check(url)):
        with pytest.raises(CannotStart, match=r"newer Mijote \(schema 9999\).*`python -m bot db upgrade`"):
            ask()


@KINDS
def test_tables_of_others_are_refused(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind, migrated=False)
    run(url, "create table wp_posts (id integer)")
    with pytest.raises(CannotStart, match=r"not Mijote's.*MIJOTE_DATABASE_URL"):
        schema.upgrade(url, NOW)
    assert tables(url) == {"wp_posts"}


@pytest.mark.parametrize("action", ["upgrade", "check"])
@pytest.mark.parametrize("damage", ["random", "truncated", "head"])
def test_a_damaged_file_is_refused_and_left_alone(sqlite_url: str, damage: str, action: str) -> None:
    fill(sqlite_url)
    path = path_of(sqlite_url)
    content = path.read_bytes()
    noise = random.Random(1)
    match damage:
        case "random":
            content = noise.randbytes(8192)
        case "truncated":
            content = content[: len(content) // 2]
        case _:
            content = noise.randbytes(4096) + content[4096:]
    path.write_bytes(content)
    with pytest.raises(CannotStart, match=r"mijote\.db is (damaged|no database.*) \(.*\)\. Put it aside"):
        schema.upgrade(sqlite_url, NOW) if action == "upgrade" else schema.check(sqlite_url)
    assert path.read_bytes() == content


def test_a_server_that_does_not_answer_is_said_kindly() -> None:
    with pytest.raises(CannotStart, match="The database server does not answer"):
        schema.upgrade("postgresql+psycopg://nobody@/nothing?host=/nonexistent", NOW)
