"""What the storage tests share: a community, and a SQLite file when only SQLite is meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.core.people import Community
from storage import schema
from storage.database import Database
from storage.repos import people
from tests.databases import Databases
from tests.storage.rows import NOW, PARIS, SLACK


@pytest.fixture(autouse=True)
def log() -> Iterator[list[EventDict]]:
    """What was logged: caught, for failures are wanted here and their tracebacks are long."""
    with capture_logs() as entries:
        yield entries


@pytest.fixture
async def here(database: Database) -> Community:
    """The community of the workspace SLACK."""
    return await database.write(lambda unit: people.bind_workspace(unit.connection, SLACK, PARIS, NOW))


@pytest.fixture
def sqlite_url(databases: Databases) -> Iterator[str]:
    """A fresh SQLite file with today's schema."""
    url = databases.fresh_url("sqlite")
    yield url
    databases.drop(url)


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations, which a test may add to."""
    copy = tmp_path / "migrations"
    (copy / "versions").mkdir(parents=True)
    for path in [*schema.MIGRATIONS.glob("*.*"), *schema.MIGRATIONS.glob("versions/*.py")]:
        (copy / path.relative_to(schema.MIGRATIONS)).write_text(path.read_text())
    monkeypatch.setattr(schema, "MIGRATIONS", copy)
    return copy / "versions"
