"""What each migration does with the rows that it finds."""

import json

import pytest
from alembic import command
from sqlalchemy import NullPool, create_engine, text

from storage import schema
from tests.databases import Databases, Kind
from tests.storage.files import KINDS
from tests.storage.rows import NOW

OLD_EVENT = (
    "insert into inbox (platform, workspace, key, received_at, state, payload, due_at)"
    " values ('slack', 'T1', :key, :now, :state, :payload, :now)"
)


@pytest.mark.parametrize("state", ["new", "dead"])
@KINDS
def test_events_that_waited_before_0003_get_their_author(databases: Databases, kind: Kind, state: str) -> None:
    url = databases.fresh_url(kind, migrated=False)
    command.upgrade(schema.alembic_config(url), "0002")
    payload = json.dumps({"kind": "Arrived", "by": {"workspace": {"platform": "slack", "id": "T1"}, "user": "U1"}})
    engine = create_engine(schema.sync_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        for key, about in (("kept", payload), ("done", None)):
            row = {"key": key, "now": NOW.replace(tzinfo=None), "payload": about, "state": state if about else "done"}
            connection.execute(text(OLD_EVENT), row)
    schema.upgrade(url, NOW)
    with engine.connect() as connection:
        rows = connection.execute(text("select key, author, queue from inbox order by id")).all()
    assert [tuple(row) for row in rows] == [("kept", "U1", None), ("done", None, None)]
