"""The databases that tests get: each its own, and no silent skip in CI."""

import pytest

from storage.database import open_database
from storage.repos import people
from storage.tables.community import community
from tests import postgres
from tests.databases import Databases, Kind
from tests.storage.files import KINDS
from tests.storage.rows import NOW, PARIS, SLACK, dumped


@KINDS
async def test_each_test_has_its_own(databases: Databases, kind: Kind) -> None:
    first = await open_database(databases.fresh_url(kind))
    second = await open_database(databases.fresh_url(kind))
    await first.write(lambda unit: people.bind_workspace(unit.connection, SLACK, PARIS, NOW))
    assert len(await dumped(first, community)) == 1
    assert await dumped(second, community) == []
    await first.close()
    await second.close()


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_without_postgresql_ci_fails_and_others_skip(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(postgres, "programs", lambda: None)
    with pytest.raises(outcome, match="PostgreSQL's server programs are not installed"), postgres.running_server():
        pytest.fail("there is no server to run")
