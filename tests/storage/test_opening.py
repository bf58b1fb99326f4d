"""Opening the database to look at it: nothing is made, nothing is changed, whoever uses it is not disturbed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.core.errors import CannotStart, PressAgain
from bot.core.refs import Workspace
from storage import schema
from storage.lock import FileLock
from storage.opening import looking_at
from storage.repos import people
from tests.databases import Databases, Kind
from tests.storage.files import KINDS, path_of, run
from tests.storage.rows import NOW


@KINDS
async def test_an_empty_database_has_nothing_to_look_at(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind, migrated=False)
    async with looking_at(url) as connection:
        assert connection is None
    assert schema.revisions(url)[0] is None
    if kind == "sqlite":
        assert not path_of(url).exists()


@KINDS
async def test_one_looks_and_cannot_write(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind)
    async with looking_at(url) as connection:
        assert connection is not None
        assert await people.community_of(connection, Workspace("slack", "T1")) is None
    with pytest.raises((DBAPIError, PressAgain)):
        await _write_while_looking(url)


async def _write_while_looking(url: str) -> None:
    async with looking_at(url) as connection:
        assert connection is not None
        await connection.execute(text("delete from community"))


@KINDS
async def test_an_earlier_version_is_not_looked_at(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind, migrated=False)
    schema.upgrade(url, NOW)
    run(url, "update alembic_version set version_num = '0001'")
    with pytest.raises(CannotStart, match="earlier version"):
        async with looking_at(url):
            pass


async def test_one_may_look_while_a_bot_has_it(sqlite_url: str) -> None:
    with FileLock(path_of(sqlite_url)):
        async with looking_at(sqlite_url) as connection:
            assert connection is not None
