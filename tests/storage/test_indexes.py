"""What is asked often reads an index made for it: SQLite is asked how it would go about it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot.core.refs import PersonRef
from storage.database import Database, open_database
from storage.repos import dead, inbox, outbox, surfaces
from storage.unit import Connection
from tests.storage.rows import PARIS, SLACK

Question = Callable[[Connection], Awaitable[object]]


QUESTIONS: dict[str, Question] = {
    "ix_outbox_stream": lambda connection: outbox.next_due(connection, ("slack",)),
    "ix_outbox_sending": lambda connection: outbox.next_due(connection, ("slack",)),
    "ix_outbox_dead": lambda connection: dead.letters(connection, PARIS.id),
    "ix_inbox_dead": lambda connection: dead.events(connection, PARIS.id),
    "ix_timer_dead": lambda connection: dead.timers(connection, PARIS.id),
    "ix_inbox_about": lambda connection: inbox.earlier(connection, SLACK, "C1:1", 7),
    "ix_inbox_author": lambda connection: inbox.end_of_queue(connection, PersonRef(SLACK, "U1"), "D1"),
    "ix_surface_user": lambda connection: surfaces.shown_to(connection, "p1"),
}


async def _plan(database: Database, question: Question) -> str:
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_more: object) -> None:
        asked.append((statement, parameters))

    async with database.read() as connection:
        event.listen(Engine, "before_cursor_execute", note)
        await question(connection)
        event.remove(Engine, "before_cursor_execute", note)
        statement, parameters = asked[-1]
        rows = await connection.exec_driver_sql(f"explain query plan {statement}", parameters)
        return "\n".join(row.detail for row in rows)


@pytest.mark.parametrize("index", QUESTIONS)
async def test_the_index_is_used(sqlite_url: str, index: str) -> None:
    database = await open_database(sqlite_url)
    try:
        assert index in await _plan(database, QUESTIONS[index])
    finally:
        await database.close()
