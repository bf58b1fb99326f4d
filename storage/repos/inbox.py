"""The inbox: tells repeats, and keeps the events that could not be handled yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, null, select, text, update

from bot.core.refs import PersonRef, Workspace
from storage.repos.upsert import insert_or
from storage.tables.community import workspace
from storage.tables.house import inbox
from storage.unit import Connection

WAITING = text("state = 'new'")
DEAD = text("state = 'dead'")
KEPT = text("state <> 'done'")
"""The partial indexes' conditions, to the letter: PostgreSQL does not recognise them behind a bound one."""

MISSING = "missing"
"""The key of a note, and of no event: what happened since it was "received" is still being looked for."""

FORGOTTEN: Mapping[str, Any] = {
    "state": "done", "payload": None, "due_at": None, "error": None, "about": None, "author": None, "queue": None,
}  # fmt: skip
"""What is left of an event once it is handled, or nobody wants it any more: its key, to tell repeats."""

_HERE = and_(workspace.c.platform == inbox.c.platform, workspace.c.external_id == inbox.c.workspace)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event that waits to be handled (again)."""

    id: int
    payload: Mapping[str, Any]
    tries: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An event to be handled at `due_at`: after it failed with `error`, or in its turn. `about`: which message.

    `queue`: the channel at whose door it waits; None: it waits for something else, and holds nobody up.
    """

    payload: Mapping[str, Any]
    due_at: datetime
    error: str = ""
    about: str | None = None
    author: str | None = None
    queue: str | None = None


async def accept(connection: Connection, workspace: Workspace, key: str, now: datetime) -> bool:
    """Note that this inbound is being handled; False when it already was, or waits for its turn."""
    return await _insert(connection, workspace, key, {"received_at": now, "state": "done"})


async def keep(connection: Connection, workspace: Workspace, key: str, now: datetime, event: Kept) -> bool:
    """Keep an event for later; False when this key is already there."""
    values = {
        "received_at": now,
        "state": "new",
        "payload": event.payload,
        "due_at": event.due_at,
        "error": event.error,
        "tries": 1 if event.error else 0,
        "about": event.about,
        "author": event.author,
        "queue": event.queue,
    }
    return await _insert(connection, workspace, key, values)


async def _insert(connection: Connection, workspace: Workspace, key: str, values: Mapping[str, Any]) -> bool:
    row = {"platform": workspace.platform, "workspace": workspace.id, "key": key, **values}
    unique = ("platform", "workspace", "key")
    return (await insert_or(connection, inbox, values=row, on=unique, returning=("id",))).scalar() is not None


async def waiting(connection: Connection, now: datetime, limit: int) -> list[Waiting]:
    """The events whose time has come, oldest first."""
    rows = await connection.execute(
        select(inbox.c.id, inbox.c.payload, inbox.c.tries)
        .where(inbox.c.state == "new", inbox.c.due_at <= now)
        .order_by(inbox.c.id)
        .limit(limit)
    )
    return [Waiting(row.id, row.payload, row.tries) for row in rows]


async def next_due(connection: Connection) -> datetime | None:
    """When the next waiting event wants to be handled."""
    found: datetime | None = (
        await connection.execute(select(func.min(inbox.c.due_at)).where(inbox.c.state == "new"))
    ).scalar()
    return found


async def earlier(
    connection: Connection, workspace: Workspace, about: str, before: int | None = None
) -> datetime | None:
    """Until when events about this message wait (only those that came before row `before`, if given); None: none do."""
    ours = (inbox.c.platform == workspace.platform, inbox.c.workspace == workspace.id, inbox.c.about == about)
    query = select(func.max(inbox.c.due_at)).where(WAITING, *ours)
    if before is not None:
        query = query.where(inbox.c.id < before)
    found: datetime | None = (await connection.execute(query)).scalar()
    return found


async def latest_key(connection: Connection, workspace: Workspace, *, but: str) -> str | None:
    """The key that came last from this workspace, of those that do not begin with `but`; None: we remember none."""
    ours = (inbox.c.platform == workspace.platform, inbox.c.workspace == workspace.id)
    query = select(inbox.c.key).where(*ours, inbox.c.key.not_like(f"{but}%")).order_by(inbox.c.id.desc()).limit(1)
    found: str | None = (await connection.execute(query)).scalar()
    return found


async def latest_at(connection: Connection, workspace: Workspace) -> datetime | None:
    """When we last received something from this workspace; None: we remember nothing from it."""
    query = select(inbox.c.received_at).where(*_of(workspace), inbox.c.key != MISSING)
    found: datetime | None = (await connection.execute(query.order_by(inbox.c.id.desc()).limit(1))).scalar()
    return found


async def miss(connection: Connection, workspace: Workspace, since: datetime) -> None:
    """Note that what happened since then is being looked for; an earlier such note stands."""
    await accept(connection, workspace, MISSING, since)


async def missing_since(connection: Connection, workspace: Workspace) -> datetime | None:
    """Since when it is being looked for; None: all was found."""
    query = select(inbox.c.received_at).where(*_of(workspace), inbox.c.key == MISSING)
    found: datetime | None = (await connection.execute(query)).scalar()
    return found


async def caught_up(connection: Connection, workspace: Workspace) -> None:
    """All was found."""
    await connection.execute(delete(inbox).where(*_of(workspace), inbox.c.key == MISSING))


def _of(workspace: Workspace) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return inbox.c.platform == workspace.platform, inbox.c.workspace == workspace.id


_END_OF_QUEUE = select(func.max(inbox.c.due_at)).where(
    KEPT,
    inbox.c.platform == bindparam("platform"),
    inbox.c.workspace == bindparam("workspace"),
    inbox.c.author == bindparam("author"),
    inbox.c.queue == bindparam("queue"),
)


async def end_of_queue(connection: Connection, author: PersonRef, queue: str) -> datetime | None:
    """When the last event of this person that waits at this door will be handled; None: none waits there."""
    here = {"platform": author.workspace.platform, "workspace": author.workspace.id}
    query = {**here, "author": author.user, "queue": queue}
    found: datetime | None = (await connection.execute(_END_OF_QUEUE, query)).scalar()
    return found


async def postpone(connection: Connection, inbox_id: int, due_at: datetime) -> None:
    """It is not its turn yet: look again at `due_at`. That is no failure, and counts as no try."""
    values = {"due_at": due_at, "queue": null()}
    await connection.execute(update(inbox).where(inbox.c.id == inbox_id, WAITING).values(**values))


async def finish(connection: Connection, inbox_id: int) -> bool:
    """Mark a kept event as handled and forget its words; False when somebody else already did."""
    done = await connection.execute(
        update(inbox).where(inbox.c.id == inbox_id, inbox.c.state == "new").values(**FORGOTTEN)
    )
    return done.rowcount == 1


async def forget(connection: Connection, author: PersonRef) -> int:
    """Forget what this person did that waits or was given up: nobody wants it handled any more. How many there were."""
    theirs = (
        inbox.c.platform == author.workspace.platform,
        inbox.c.workspace == author.workspace.id,
        inbox.c.author == author.user,
    )
    return (await connection.execute(update(inbox).where(KEPT, *theirs).values(**FORGOTTEN))).rowcount


async def failed(connection: Connection, inbox_id: int, error: str, due_at: datetime | None) -> str | None:
    """Note a failure: try again at `due_at`, or give up (None) and leave it for a human.

    Returns the community whose event was given up, if it was.
    """
    state = "new" if due_at else "dead"
    await connection.execute(
        update(inbox)
        .where(inbox.c.id == inbox_id, inbox.c.state == "new")
        .values(state=state, error=error, due_at=due_at, tries=inbox.c.tries + 1, queue=None)
    )
    query = select(workspace.c.community_id).join(inbox, _HERE).where(inbox.c.id == inbox_id, DEAD)
    found: str | None = None if due_at else (await connection.execute(query)).scalar()
    return found


async def count(connection: Connection, states: Sequence[str]) -> int:
    """How many events are in one of these states: for checks, such as those after every story."""
    found: int = (
        await connection.execute(select(func.count()).select_from(inbox).where(inbox.c.state.in_(states)))
    ).scalar_one()
    return found


async def prune(connection: Connection, before: datetime, limit: int) -> int:
    """Forget handled keys received before this instant, at most `limit` of them.

    Never the latest of a workspace: it tells since when we may have missed something there.
    """
    latest = select(inbox.c.id).where(_HERE, inbox.c.key != MISSING).order_by(inbox.c.id.desc()).limit(1)
    done = (inbox.c.state == "done", inbox.c.received_at < before, inbox.c.key != MISSING)
    spared = select(func.coalesce(latest.scalar_subquery(), 0)).select_from(workspace)
    old = select(inbox.c.id).where(*done, inbox.c.id.not_in(spared)).limit(limit)
    return (await connection.execute(delete(inbox).where(inbox.c.id.in_(old)))).rowcount
