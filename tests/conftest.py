"""What all tests share: a database of their own, on SQLite and on PostgreSQL, and in which order they run."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
from hypothesis import HealthCheck, settings

from bot.core import ids
from storage.database import Database, open_database
from tests.databases import Databases
from tests.statements import compile_once

# No test of ours is timed: a busy machine must not turn a true statement into a failure.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

compile_once()


MOST_WORKERS = 4
"""More would only fight over the disk."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many tests wait for another process, and somebody else may work meanwhile."""
    return min((os.cpu_count() or 1) + 1, MOST_WORKERS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that nobody waits for it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("lengthy") is None)


@pytest.fixture(autouse=True)
def _ids_begin_anew() -> None:
    """An id tells when it was made, and never before the last one: another test's clock may have been far ahead."""
    ids._last.unix_ms = ids._last.counter = 0


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Makes databases; for tests that want more than one, or an empty one."""
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, databases: Databases) -> Iterator[str]:
    """A fresh database with today's schema: the test runs once on SQLite and once on PostgreSQL."""
    url = databases.fresh_url(request.param)
    yield url
    databases.drop(url)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, opened; closed when the test ends."""
    opened = await open_database(database_url)
    yield opened
    await opened.close()
