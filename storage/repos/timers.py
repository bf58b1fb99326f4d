"""Timers: what must happen later, as rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, text, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.core.inbound import Due
from storage.repos.upsert import insert_or
from storage.tables.house import timer
from storage.unit import Connection

WAITING = text("state = 'due'")
"""The partial index's condition, to the letter: PostgreSQL does not recognise it behind a bound parameter."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A timer whose time has come."""

    due: Due
    tries: int


async def put(
    connection: Connection,
    *,
    community: str,
    kind: str,
    subject: str,
    due_at: datetime,
    fence: str,
    now: datetime,
) -> None:
    """Set the timer of this kind and subject; one that was already set is moved, and starts afresh."""
    values = {
        "id": new_id(unix_ms(now)), "community_id": community, "kind": kind, "subject": subject, "fence": fence,
        "due_at": due_at, "state": "due", "tries": 0, "error": None,
    }  # fmt: skip
    await insert_or(
        connection, timer, values=values, on=("community_id", "kind", "subject"), where=WAITING,
        update=("id", "fence", "due_at", "tries", "error"),
    )  # fmt: skip


async def waiting(connection: Connection, community: str, kind: str, subject: str) -> Due | None:
    """The timer of this kind and subject, while it is set."""
    which = (timer.c.community_id == community, timer.c.kind == kind, timer.c.subject == subject)
    row = (await connection.execute(select(timer).where(*which, WAITING))).one_or_none()
    return None if row is None else _due(row)


def _due(row: Row[*tuple[Any, ...]]) -> Due:
    return Due(
        timer=row.id,
        kind=row.kind,
        community=row.community_id,
        subject=row.subject,
        fence=row.fence,
        due_at=row.due_at,
    )


async def cancel(connection: Connection, community: str, kind: str, subject: str) -> None:
    """Forget the timer of this kind and subject, if any."""
    await connection.execute(
        delete(timer).where(timer.c.kind == kind, timer.c.subject == subject, timer.c.community_id == community)
    )


async def due(connection: Connection, now: datetime, limit: int) -> list[Waiting]:
    """The timers whose time has come, oldest first."""
    rows = await connection.execute(
        select(timer)
        .where(timer.c.state == "due", timer.c.due_at <= now)
        .order_by(timer.c.due_at, timer.c.id)
        .limit(limit)
    )
    return [Waiting(_due(row), row.tries) for row in rows]


async def take(connection: Connection, timer_id: str) -> bool:
    """Take the timer off the table in the unit that handles it; False when another process was faster."""
    return (await connection.execute(delete(timer).where(timer.c.id == timer_id, timer.c.state == "due"))).rowcount == 1


async def failed(connection: Connection, timer_id: str, error: str, due_at: datetime | None) -> None:
    """Note a failure: try again at `due_at`, or give up (None) and leave it for a human."""
    values: dict[str, Any] = {"state": "due", "due_at": due_at} if due_at else {"state": "dead"}
    values |= {"error": error, "tries": timer.c.tries + 1}
    await connection.execute(update(timer).where(timer.c.id == timer_id, timer.c.state == "due").values(**values))


async def next_due(connection: Connection) -> datetime | None:
    """When the next timer comes due."""
    found: datetime | None = (
        await connection.execute(select(func.min(timer.c.due_at)).where(timer.c.state == "due"))
    ).scalar()
    return found
