"""The outbox: what must be shown. Claimed with a lease and a fencing token, one in flight per stream."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Literal, TypeAlias

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Row,
    Select,
    and_,
    bindparam,
    case,
    delete,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
    text,
    update,
)

from storage.repos.surfaces import Surface
from storage.repos.upsert import insert_or
from storage.tables.house import outbox
from storage.tables.house import surface as surface_table
from storage.unit import Connection

WAITING = text("state = 'due'")
"""The partial index's condition, to the letter: PostgreSQL does not recognise it behind a bound parameter."""

DEAD = text("state = 'dead'")
"""The same, for the partial index of the dead."""

_DUE: ColumnElement[str] = literal_column("'due'")
_SENDING: ColumnElement[str] = literal_column("'sending'")
_DEAD: ColumnElement[str] = literal_column("'dead'")
"""To the letter as well: behind a bound parameter SQLite would plan the statement anew each time."""

Action: TypeAlias = Literal["show", "remove"]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that this process may deliver until its lease ends.

    `tries` counts the earlier tries that were not simply put off; `ambiguous`: the last of them may have been shown.
    """

    id: int
    surface: str
    action: Action
    stream: str
    token: int
    tries: int
    ambiguous: bool


# 1 when the surface was given up without knowing whether it was shown: what is asked anew looks first, then.
_DOUBTS = (
    select(func.count())
    .where(DEAD, outbox.c.community_id == bindparam("ours"), outbox.c.surface_id == bindparam("it"), outbox.c.tries > 0)
    .scalar_subquery()
)


async def put(connection: Connection, surface: Surface, action: Action, due_at: datetime) -> None:
    """Ask for a surface to be shown (or removed). Asking twice before it is done asks once."""
    values = {
        "community_id": surface.community, "surface_id": surface.id, "action": action, "stream": surface.spot.stream,
        "due_at": due_at, "state": "due", "tries": _DOUBTS, "ours": surface.community, "it": surface.id,
    }  # fmt: skip
    # One that waits already is left as it is, but locked: on PostgreSQL it could otherwise be claimed and drawn before
    # this unit commits, from the rows of before, and then nobody would draw it again.
    await insert_or(
        connection, outbox, values=values, on=("surface_id", "action"), where=WAITING,
        update=("action",),
    )  # fmt: skip


async def claim(
    connection: Connection, now: datetime, lease: timedelta, limit: int, platforms: Sequence[str],
    stream: str | None = None,
) -> list[Claimed]:  # fmt: skip
    """Take the first row of each stream whose time has come (of `stream` only, when given)."""
    query = _ready(tuple(platforms), of_one=stream is not None)
    picked = await connection.execute(query, {"now": now, "most": limit, "stream": stream})
    claimed = [_claimed(row) for row in picked]
    if claimed:
        await connection.execute(_TAKE, {"ids": [row.id for row in claimed], "lease_until": now + lease})
    return claimed


_TAKE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        state="sending",
        token=outbox.c.token + 1,
        tries=outbox.c.tries + case((outbox.c.state == _SENDING, 1), else_=0),
    )
)


@cache
def _ready(platforms: tuple[str, ...], *, of_one: bool) -> Select[*tuple[Any, ...]]:
    heads = select(_head(bindparam("stream"))) if of_one else _heads()
    ready = or_(
        and_(outbox.c.state == _DUE, outbox.c.due_at <= bindparam("now")),
        and_(outbox.c.state == _SENDING, outbox.c.lease_until <= bindparam("now")),
    )
    return (
        select(outbox)
        .where(outbox.c.id.in_(heads), ready, _of(platforms))
        .order_by(outbox.c.id)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
    )


def _heads() -> Select[int]:
    """The row of each stream that comes before all others. The work is that of the streams, not of their rows."""
    rows = outbox.alias()
    streams = select(func.min(outbox.c.stream).label("stream")).where(_alive(outbox)).cte(recursive=True)
    following = select(func.min(rows.c.stream)).where(rows.c.stream > streams.c.stream, _alive(rows)).scalar_subquery()
    streams = streams.union_all(select(following).where(streams.c.stream.is_not(None)))
    return select(_head(streams.c.stream)).where(streams.c.stream.is_not(None))


def _head(stream: ColumnElement[str]) -> ColumnElement[int]:
    """The row of this stream that comes before all others."""
    flying, waiting = outbox.alias(), outbox.alias()
    in_flight = select(func.min(flying.c.id)).where(flying.c.stream == stream, flying.c.state == _SENDING)
    first = select(func.min(waiting.c.id)).where(waiting.c.stream == stream, _alive(waiting))
    # A row in flight stays the head: on PostgreSQL, a unit that took an older number may commit later.
    return func.coalesce(in_flight.scalar_subquery(), first.scalar_subquery())


def _alive(rows: FromClause) -> ColumnElement[bool]:
    return rows.c.state != _DEAD


def _of(platforms: Sequence[str]) -> ColumnElement[bool]:
    return or_(false(), *(outbox.c.stream.startswith(f"{name}:", autoescape=True) for name in platforms))


def _claimed(row: Row[*tuple[Any, ...]]) -> Claimed:
    # A row that is still "sending" when it is claimed was left behind by a crash or a doubtful outcome. One that is due
    # and was tried is in doubt too: it was given up, and is asked for again (what was only put off counts as no try).
    left = row.state == "sending"
    tries = row.tries + int(left)
    return Claimed(row.id, row.surface_id, row.action, row.stream, row.token + 1, tries, ambiguous=tries > 0)


def _held(claimed: Claimed) -> ColumnElement[bool]:
    # A worker that comes back after its lease ended finds another token, and changes nothing.
    return and_(outbox.c.id == claimed.id, outbox.c.token == claimed.token, outbox.c.state == _SENDING)


async def held(connection: Connection, claimed: Claimed) -> bool:
    """Whether the lease still holds; then it does so until the unit ends."""
    return (await connection.execute(select(outbox.c.id).where(_held(claimed)).with_for_update())).first() is not None


_DONE = delete(outbox).where(
    outbox.c.id == bindparam("row"), outbox.c.token == bindparam("of_token"), outbox.c.state == _SENDING
)


async def done(connection: Connection, claimed: Claimed) -> bool:
    """Delivered; False when the lease was lost meanwhile."""
    return (await connection.execute(_DONE, {"row": claimed.id, "of_token": claimed.token})).rowcount == 1


async def drop(connection: Connection, surface: Surface, action: Action) -> None:
    """Nobody wants this any more; whatever is in flight already goes on."""
    await connection.execute(
        delete(outbox).where(outbox.c.surface_id == surface.id, outbox.c.action == action, outbox.c.state == _DUE)
    )


async def later(connection: Connection, claimed: Claimed, due_at: datetime, error: str) -> None:
    """Certainly not shown: try again at `due_at`. A newer request for the same surface makes this one needless."""
    # On PostgreSQL this also waits for a unit that is just adding a request for this surface, so that we see it.
    ours = select(outbox.c.id).join(surface_table, surface_table.c.id == outbox.c.surface_id).where(_held(claimed))
    if (await connection.execute(ours.with_for_update())).one_or_none() is None:
        return
    await connection.execute(
        delete(outbox).where(
            outbox.c.surface_id == claimed.surface,
            outbox.c.action == claimed.action,
            outbox.c.state == _DUE,
        )
    )
    await connection.execute(
        update(outbox).where(_held(claimed)).values(state="due", due_at=due_at, lease_until=null(), error=error)
    )


async def doubtful(connection: Connection, claimed: Claimed, look_again_at: datetime, error: str) -> None:
    """Nobody knows whether it was shown: it stays "sending", and whoever claims it next looks before sending."""
    await connection.execute(update(outbox).where(_held(claimed)).values(lease_until=look_again_at, error=error))


async def bury(connection: Connection, claimed: Claimed, error: str) -> None:
    """A dead letter: it will not be tried again, and an administrator sees it."""
    await connection.execute(update(outbox).where(_held(claimed)).values(state="dead", lease_until=null(), error=error))


async def unbury(connection: Connection, surface: Surface) -> int:
    """Forget the dead letters of a surface, whose end they no longer are. Returns how many there were."""
    ours = (outbox.c.community_id == surface.community, outbox.c.surface_id == surface.id)
    return (await connection.execute(delete(outbox).where(DEAD, *ours))).rowcount


async def states_of(connection: Connection, ids: Collection[str]) -> dict[str, set[str]]:
    """In which states rows of these surfaces are; a surface without rows is left out."""
    found: dict[str, set[str]] = {}
    query = select(outbox.c.surface_id, outbox.c.state).where(outbox.c.surface_id.in_(ids))
    for row in await connection.execute(query):
        found.setdefault(row.surface_id, set()).add(row.state)
    return found


async def end_leases(connection: Connection, until: datetime) -> int:
    """Nobody else delivers: whatever is being sent was left behind, and may be looked at by then. How many rows."""
    sooner = case((outbox.c.lease_until < until, outbox.c.lease_until), else_=until)
    left = await connection.execute(update(outbox).where(outbox.c.state == _SENDING).values(lease_until=sooner))
    return left.rowcount


async def next_due(connection: Connection, platforms: Sequence[str] | None = None) -> datetime | None:
    """When the next row can be claimed (of `platforms` only, when given).

    Only the first row of each stream counts: the others are due, but nothing can be done about them, and whoever asked
    again at once would do so until the first is out of the way.
    """
    of_all = None if platforms is None else tuple(platforms)
    found: datetime | None = (await connection.execute(_next_due(of_all))).scalar()
    return found


@cache
def _next_due(platforms: tuple[str, ...] | None) -> Select[datetime]:
    when = case((outbox.c.state == _SENDING, outbox.c.lease_until), else_=outbox.c.due_at)
    query = select(func.min(when)).where(outbox.c.id.in_(_heads()))
    return query if platforms is None else query.where(_of(platforms))


async def count(connection: Connection, state: str | None = None, community: str | None = None) -> int:
    """How many rows there are (in this state, of this community): for checks, such as those after every story."""
    conditions: list[Any] = []
    if state is not None:
        conditions.append(outbox.c.state == state)
    if community is not None:
        conditions.append(outbox.c.community_id == community)
    found: int = (await connection.execute(select(func.count()).select_from(outbox).where(*conditions))).scalar_one()
    return found
