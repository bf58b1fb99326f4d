"""What was given up and waits for a person: letters, events and timers of a community; seen, tried again, put aside."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import ColumnElement, Select, Table, and_, case, delete, exists, or_, select, text, update

from storage.repos.inbox import FORGOTTEN
from storage.tables.community import workspace
from storage.tables.house import inbox, outbox, timer
from storage.unit import Connection

DEAD = text("state = 'dead'")
"""The partial indexes' condition, to the letter: PostgreSQL does not recognise it behind a bound parameter."""

SHOWN = 1000
"""More than anybody would count."""

Condition: TypeAlias = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Dead:
    """Something that was given up, and why."""

    id: str
    reason: str


async def letters(connection: Connection, community: str) -> list[Dead]:
    """Messages that could not be shown, latest first."""
    return await _dead(connection, outbox, outbox.c.community_id == community)


async def events(connection: Connection, community: str) -> list[Dead]:
    """Events that could not be handled, latest first."""
    return await _dead(connection, inbox, inbox.c.id.in_(_events_of(community)))


async def timers(connection: Connection, community: str) -> list[Dead]:
    """Timers whose deed could not be done, latest first."""
    return await _dead(connection, timer, timer.c.community_id == community)


async def _dead(connection: Connection, table: Table, ours: Condition) -> list[Dead]:
    query = select(table.c.id, table.c.error).where(DEAD, ours).order_by(table.c.id.desc()).limit(SHOWN)
    return [Dead(str(row.id), row.error or "") for row in await connection.execute(query)]


def _events_of(community: str) -> Select[tuple[int]]:
    here = and_(workspace.c.platform == inbox.c.platform, workspace.c.external_id == inbox.c.workspace)
    return select(inbox.c.id).join(workspace, here).where(DEAD, workspace.c.community_id == community)


# --- try again --------------------------------------------------------------------------------------------


async def try_again(connection: Connection, community: str, now: datetime) -> None:
    """Everything that was given up is due now, with its tries ahead of it; what is asked again already, is not."""
    await _letters_again(connection, community, now)
    await connection.execute(
        update(inbox).where(inbox.c.id.in_(_events_of(community))).values(state="new", due_at=now, tries=0, error=None)
    )
    await _timers_again(connection, community, now)


async def _letters_again(connection: Connection, community: str, now: datetime) -> None:
    # A row that was in doubt must be looked for before it is posted (its `tries` say so, see outbox.claim); the newer
    # request that takes its place then takes its doubt too.
    doubtful = outbox.alias("doubtful")
    in_doubt = exists().where(
        doubtful.c.state == "dead", doubtful.c.surface_id == outbox.c.surface_id, doubtful.c.tries > 0,
        doubtful.c.community_id == community,
    )  # fmt: skip
    ours = outbox.c.community_id == community
    await connection.execute(update(outbox).where(ours, outbox.c.state == "due", in_doubt).values(tries=1))
    newer = outbox.alias("newer")
    asked_again = exists().where(
        newer.c.state == "due", newer.c.surface_id == outbox.c.surface_id, newer.c.action == outbox.c.action
    )
    await connection.execute(delete(outbox).where(DEAD, ours, asked_again))
    tries = case((outbox.c.tries > 0, 1), else_=0)
    await connection.execute(update(outbox).where(DEAD, ours).values(state="due", due_at=now, tries=tries, error=None))


async def _timers_again(connection: Connection, community: str, now: datetime) -> None:
    newer = timer.alias("newer")
    set_again = exists().where(
        newer.c.community_id == community,
        newer.c.kind == timer.c.kind,
        newer.c.subject == timer.c.subject,
        or_(newer.c.state == "due", and_(newer.c.state == "dead", newer.c.id > timer.c.id)),
    )
    ours = timer.c.community_id == community
    await connection.execute(delete(timer).where(DEAD, ours, set_again))
    await connection.execute(update(timer).where(DEAD, ours).values(state="due", due_at=now, tries=0, error=None))


# --- put aside --------------------------------------------------------------------------------------------


async def put_aside(connection: Connection, community: str) -> None:
    """Forget everything that was given up, and the words with it; the keys of events stay, to tell repeats."""
    await connection.execute(delete(outbox).where(DEAD, outbox.c.community_id == community))
    await connection.execute(update(inbox).where(inbox.c.id.in_(_events_of(community))).values(**FORGOTTEN))
    await connection.execute(delete(timer).where(DEAD, timer.c.community_id == community))
