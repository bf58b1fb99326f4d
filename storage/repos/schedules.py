"""Schedules and their occurrences. Every query is bound to one community, or to a row that one gave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from storage.repos.upsert import insert_or
from storage.tables.schedule import occurrence, schedule
from storage.unit import Connection

State: TypeAlias = Literal["moved", "held", "skipped", "missed"]


@dataclass(frozen=True, slots=True)
class Terms:
    """When it comes back, as plain values. `wall` is HH:MM in `zone` (an IANA name); see scheduler.agenda.Plan."""

    rule: str
    anchor: date
    wall: str
    zone: str
    holiday_rule: str
    calendar: str
    late_rule: str
    late_minutes: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """Something that comes back. `kind` is that of its timer; all local dates up to `done_through` are decided."""

    id: str
    community: str
    kind: str
    terms: Terms
    done_through: date
    paused_until: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What was decided about one local date: to take place at another time (moved), or what has become of it.

    `due_at` and `decided_at` are UTC; `reason` is the holiday that it falls on, "" for none; `by` whoever decided.
    """

    id: str
    schedule: str
    day: date
    state: State
    due_at: datetime
    decided_at: datetime
    reason: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be noted of a local date; see Occurrence."""

    day: date
    state: State
    due_at: datetime
    reason: str = ""
    by: str | None = None


_TERMS = ("rule", "anchor", "wall", "zone", "holiday_rule", "calendar", "late_rule", "late_minutes")


def _values(terms: Terms) -> dict[str, Any]:
    return {name: getattr(terms, name) for name in _TERMS}


def _schedule(row: Row[*tuple[Any, ...]]) -> Schedule:
    terms = Terms(**{name: getattr(row, name) for name in _TERMS})
    return Schedule(row.id, row.community_id, row.kind, terms, row.done_through, row.paused_until, row.version)


def _occurrence(row: Row[*tuple[Any, ...]]) -> Occurrence:
    return Occurrence(
        row.id, row.schedule_id, row.local_date, row.state, row.due_at, row.decided_at, row.reason, row.by_id
    )


async def add(
    connection: Connection, community: str, kind: str, terms: Terms, done_through: date, now: datetime
) -> Schedule:
    """A new schedule."""
    values = {"id": new_id(unix_ms(now)), "community_id": community, "kind": kind, "created_at": now}
    row = await connection.execute(
        insert(schedule).values(**values, done_through=done_through, **_values(terms)).returning(schedule)
    )
    return _schedule(row.one())


async def get(connection: Connection, community: str, schedule_id: str, *, lock: bool = False) -> Schedule | None:
    """A schedule; with `lock`, nobody else decides about it until the unit ends."""
    query = select(schedule).where(schedule.c.id == schedule_id, schedule.c.community_id == community)
    row = (await connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return None if row is None else _schedule(row)


async def get_many(connection: Connection, community: str, ids: Sequence[str]) -> Mapping[str, Schedule]:
    """Several schedules, by id."""
    query = select(schedule).where(schedule.c.id.in_(ids), schedule.c.community_id == community)
    return {row.id: _schedule(row) for row in await connection.execute(query)}


async def retime(connection: Connection, found: Schedule, terms: Terms, done_through: date) -> Schedule:
    """Other terms; timers that were set for the earlier ones no longer count."""
    return await _change(connection, found, **_values(terms), done_through=done_through)


async def pause(connection: Connection, found: Schedule, until: date | None) -> Schedule:
    """Nothing before this local date; None: no pause (any more)."""
    return await _change(connection, found, paused_until=until)


async def decided(connection: Connection, found: Schedule, through: date) -> Schedule:
    """All local dates up to this one are decided."""
    return await _change(connection, found, done_through=through)


async def _change(connection: Connection, found: Schedule, **values: Any) -> Schedule:
    changed = update(schedule).where(schedule.c.id == found.id)
    row = await connection.execute(changed.values(version=schedule.c.version + 1, **values).returning(schedule))
    return _schedule(row.one())


# --- occurrences ------------------------------------------------------------------------------------------


async def note(connection: Connection, found: Schedule, decision: Decision, now: datetime) -> Occurrence | None:
    """Note what becomes of a local date. A moved one is settled; None: somebody had decided it already."""
    values: dict[str, Any] = {
        "state": decision.state, "due_at": decision.due_at, "decided_at": now, "reason": decision.reason,
        "by_id": decision.by,
    }  # fmt: skip
    here = (occurrence.c.schedule_id == found.id, occurrence.c.local_date == decision.day)
    settled = await connection.execute(
        update(occurrence).where(*here, occurrence.c.state == "moved").values(**values).returning(occurrence)
    )
    if (row := settled.one_or_none()) is not None:
        return _occurrence(row)
    values |= {
        "id": new_id(unix_ms(now)), "community_id": found.community, "schedule_id": found.id,
        "local_date": decision.day,
    }  # fmt: skip
    inserted = await insert_or(
        connection, occurrence, values=values, on=("schedule_id", "local_date"), returning=tuple(occurrence.c.keys())
    )
    new = inserted.one_or_none()
    return None if new is None else _occurrence(new)


async def moved(connection: Connection, found: Schedule) -> Occurrence | None:
    """The coming one, when somebody moved it."""
    query = select(occurrence).where(
        occurrence.c.schedule_id == found.id,
        occurrence.c.state == "moved",
        occurrence.c.local_date > found.done_through,
    )
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _occurrence(row)


async def of_day(connection: Connection, found: Schedule, day: date) -> Occurrence | None:
    """What was decided about this local date."""
    query = select(occurrence).where(occurrence.c.schedule_id == found.id, occurrence.c.local_date == day)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _occurrence(row)


async def get_occurrence(connection: Connection, community: str, occurrence_id: str) -> Occurrence | None:
    """One occurrence."""
    query = select(occurrence).where(occurrence.c.id == occurrence_id, occurrence.c.community_id == community)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _occurrence(row)


async def forget(connection: Connection, found: Occurrence) -> None:
    """As if it had never been decided."""
    await connection.execute(delete(occurrence).where(occurrence.c.id == found.id))


async def history(connection: Connection, found: Schedule, limit: int) -> list[Occurrence]:
    """What was decided, the latest dates first."""
    query = select(occurrence).where(occurrence.c.schedule_id == found.id)
    rows = await connection.execute(query.order_by(occurrence.c.local_date.desc()).limit(limit))
    return [_occurrence(row) for row in rows]


async def lately(connection: Connection, community: str, since: datetime) -> Mapping[str, Sequence[Occurrence]]:
    """What was decided about dates that take place, or did, at `since` (UTC) or later; by schedule, in order."""
    query = select(occurrence).where(occurrence.c.community_id == community, occurrence.c.due_at >= since)
    found: dict[str, list[Occurrence]] = {}
    for row in await connection.execute(query.order_by(occurrence.c.due_at, occurrence.c.id)):
        found.setdefault(row.schedule_id, []).append(_occurrence(row))
    return found


async def decided_by(connection: Connection, community: str, kind: str, person: str) -> list[date]:
    """The dates of this kind of schedule about which this person decided, in order."""
    query = select(occurrence.c.local_date).where(*_theirs(community, kind, person))
    return [row.local_date for row in await connection.execute(query.order_by(occurrence.c.local_date))]


async def forget_who_decided(connection: Connection, community: str, kind: str, person: str) -> None:
    """What was decided stays; that it was this person does not."""
    await connection.execute(update(occurrence).where(*_theirs(community, kind, person)).values(by_id=None))


def _theirs(community: str, kind: str, person: str) -> tuple[ColumnElement[bool], ...]:
    of_kind = select(schedule.c.id).where(schedule.c.community_id == community, schedule.c.kind == kind)
    return (occurrence.c.schedule_id.in_(of_kind), occurrence.c.by_id == person)


async def last_decided(connection: Connection, found: Schedule) -> date | None:
    """The latest local date that was decided for good."""
    query = select(func.max(occurrence.c.local_date))
    day: date | None = (
        await connection.execute(query.where(occurrence.c.schedule_id == found.id, occurrence.c.state != "moved"))
    ).scalar()
    return day
