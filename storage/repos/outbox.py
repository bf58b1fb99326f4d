"""The outbox: what must be shown. Claimed with a lease and a fencing token, one in flight per stream."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    and_,
    case,
    delete,
    false,
    func,
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


async def put(connection: Connection, surface: Surface, action: Action, due_at: datetime) -> None:
    """Ask for a surface to be shown (or removed). Asking twice before it is done asks once."""
    values = {
        "community_id": surface.community, "surface_id": surface.id, "action": action, "stream": surface.spot.stream,
        "due_at": due_at, "state": "due", "tries": _doubts(surface),
    }  # fmt: skip
    # One that waits already is left as it is, but locked: on PostgreSQL it could otherwise be claimed and drawn before
    # this unit commits, from the rows of before, and then nobody would draw it again.
    locked = insert_or(
        connection, outbox, values=values, on=("surface_id", "action"), where=WAITING, update=("action",)
    )
    await connection.execute(locked)


def _doubts(surface: Surface) -> ScalarSelect[int]:
    """1 when the surface was given up without knowing whether it was shown: what is asked anew looks first, then."""
    ours = (outbox.c.community_id == surface.community, outbox.c.surface_id == surface.id)
    return select(func.count()).where(DEAD, *ours, outbox.c.tries > 0).scalar_subquery()


async def claim(
    connection: Connection, now: datetime, lease: timedelta, limit: int, platforms: Sequence[str],
    stream: str | None = None,
) -> list[Claimed]:  # fmt: skip
    """Take the first row of each stream whose time has come (of `stream` only, when given)."""
    ready = or_(
        and_(outbox.c.state == "due", outbox.c.due_at <= now),
        and_(outbox.c.state == "sending", outbox.c.lease_until <= now),
    )
    picked = await connection.execute(
        select(outbox)
        .where(outbox.c.id.in_(_heads(stream)), ready, _of(platforms))
        .order_by(outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    claimed = [_claimed(row) for row in picked]
    if claimed:
        await connection.execute(
            update(outbox)
            .where(outbox.c.id.in_([row.id for row in claimed]))
            .values(
                state="sending",
                lease_until=now + lease,
                token=outbox.c.token + 1,
                tries=outbox.c.tries + case((outbox.c.state == "sending", 1), else_=0),
            )
        )
    return claimed


def _heads(stream: str | None = None) -> Select[tuple[int]]:
    """The row of each stream (of `stream` only, when given) that comes before all others."""
    alive: list[ColumnElement[bool]] = [outbox.c.state != "dead"]
    if stream is not None:
        alive.append(outbox.c.stream == stream)
    # A row in flight stays the head: on PostgreSQL, a unit that took an older number may commit later.
    in_flight = func.min(case((outbox.c.state == "sending", outbox.c.id)))
    return select(func.coalesce(in_flight, func.min(outbox.c.id))).where(*alive).group_by(outbox.c.stream)


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
    return and_(outbox.c.id == claimed.id, outbox.c.token == claimed.token, outbox.c.state == "sending")


async def held(connection: Connection, claimed: Claimed) -> bool:
    """Whether the lease still holds; then it does so until the unit ends."""
    return (await connection.execute(select(outbox.c.id).where(_held(claimed)).with_for_update())).first() is not None


async def done(connection: Connection, claimed: Claimed) -> bool:
    """Delivered; False when the lease was lost meanwhile."""
    return (await connection.execute(delete(outbox).where(_held(claimed)))).rowcount == 1


async def drop(connection: Connection, surface: Surface, action: Action) -> None:
    """Nobody wants this any more; whatever is in flight already goes on."""
    await connection.execute(
        delete(outbox).where(outbox.c.surface_id == surface.id, outbox.c.action == action, outbox.c.state == "due")
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
            outbox.c.state == "due",
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


async def end_leases(connection: Connection, now: datetime) -> int:
    """Nobody else delivers: whatever is still being sent was left behind, and may be looked at now. How many rows."""
    left = await connection.execute(update(outbox).where(outbox.c.state == "sending").values(lease_until=now))
    return left.rowcount


async def next_due(connection: Connection, platforms: Sequence[str] | None = None) -> datetime | None:
    """When the next row can be claimed (of `platforms` only, when given).

    Only the first row of each stream counts: the others are due, but nothing can be done about them, and whoever asked
    again at once would do so until the first is out of the way.
    """
    when = case((outbox.c.state == "sending", outbox.c.lease_until), else_=outbox.c.due_at)
    query = select(func.min(when)).where(outbox.c.id.in_(_heads()))
    if platforms is not None:
        query = query.where(_of(platforms))
    found: datetime | None = (await connection.execute(query)).scalar()
    return found


async def count(connection: Connection, state: str | None = None, community: str | None = None) -> int:
    """How many rows there are (in this state, of this community): for checks, such as those after every story."""
    conditions: list[Any] = []
    if state is not None:
        conditions.append(outbox.c.state == state)
    if community is not None:
        conditions.append(outbox.c.community_id == community)
    found: int = (await connection.execute(select(func.count()).select_from(outbox).where(*conditions))).scalar_one()
    return found
