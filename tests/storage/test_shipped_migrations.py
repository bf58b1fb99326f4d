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


COMMUNITIES = (
    "insert into community (id, name, language, timezone, created_at) values"
    " ('settled', 'A', 'fr', 'Indian/Reunion', :now), ('usual', 'B', 'fr', 'Europe/Paris', :now),"
    " ('off', 'C', 'fr', 'Europe/Paris', :now), ('new', 'D', 'fr', 'Europe/Paris', :now)"
)
CHOSEN = (
    "insert into celebration (community_id, is_on, weekday, minute, emoji, unless_said) values"
    " ('settled', true, 4, 1110, '👏', 'first_name'), ('off', false, 0, 5, '🎉', 'name')"
)
OPENED = (
    "insert into edition (id, community_id, day, opened_at, closes_at) values"
    " ('e1', 'usual', '2026-11-11', :now, :now), ('e2', 'usual', '2026-11-18', :now, :now)"
)
WAITING = (
    "insert into timer (id, community_id, kind, subject, fence, due_at, state) values"
    " ('t1', 'settled', 'celebration.edition', 'settled', '2026-11-20', :now, 'due'),"
    " ('t2', 'usual', 'celebration.edition', 'usual', '2026-11-25', :now, 'due'),"
    " ('t3', 'usual', 'celebration.preview', 'usual', '2026-11-25', :now, 'due')"
)


@KINDS
def test_celebrations_of_before_0017_have_a_schedule(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind, migrated=False)
    command.upgrade(schema.alembic_config(url), "0016")
    engine = create_engine(schema.sync_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        for statement in (COMMUNITIES, CHOSEN, OPENED, WAITING):
            connection.execute(text(statement), {"now": NOW.replace(tzinfo=None)} if ":now" in statement else {})
    command.upgrade(schema.alembic_config(url), "0017")

    def rows(query: str) -> list[tuple[object, ...]]:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    planned = "select community_id, rule, wall, zone, cast(done_through as text) from schedule order by community_id"
    assert rows(planned) == [
        ("off", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", "00:05", "Europe/Paris", "2026-03-02"),
        ("settled", "FREQ=WEEKLY;INTERVAL=1;BYDAY=FR", "18:30", "Indian/Reunion", "2026-11-19"),
        ("usual", "FREQ=WEEKLY;INTERVAL=1;BYDAY=WE", "10:00", "Europe/Paris", "2026-11-24"),
    ]
    chosen = "select c.community_id, is_on, emoji, unless_said, s.community_id from celebration c"
    assert rows(f"{chosen} join schedule s on s.id = c.schedule_id order by c.community_id") == [
        ("off", False, "🎉", "name", "off"),
        ("settled", True, "👏", "first_name", "settled"),
        ("usual", True, "🎉", "name", "usual"),
    ]
    held = "select o.id, cast(local_date as text), state from occurrence o order by o.id"
    assert rows(held) == [("e1", "2026-11-11", "held"), ("e2", "2026-11-18", "held")]
    waiting = "select t.id, fence, s.community_id from timer t left join schedule s on s.id = t.subject order by t.id"
    assert rows(waiting) == [("t1", "1", "settled"), ("t2", "1", "usual"), ("t3", "2026-11-25", "usual")]

    command.downgrade(schema.alembic_config(url), "0016")
    settled = "select community_id, is_on, weekday, minute, emoji from celebration order by community_id"
    assert rows(settled) == [
        ("off", False, 0, 5, "🎉"),
        ("settled", True, 4, 1110, "👏"),
        ("usual", True, 2, 600, "🎉"),
    ]
    assert rows("select id from timer order by id") == [("t3",)]  # the start plans anew


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
