"""Recaps of the celebration: which a community wants, those that were told, and the files that were made of them.

A span of time is given as local dates (2026-11-01), the first one in it and the first one after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, case, delete, func, insert, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from storage.repos.upsert import insert_or
from storage.tables.celebration import cheer, edition, win
from storage.tables.recap import recap, recap_file, recap_plan
from storage.unit import Connection


@dataclass(frozen=True, slots=True)
class Planned:
    """Whether a community wants to be told of the month (or year) before, and the schedule by which it is."""

    span: str
    schedule: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures of a span of time in which nobody is named."""

    editions: int
    reactions: int
    answers: int
    calls: int


@dataclass(frozen=True, slots=True)
class Recap:
    """One that was told. `period`: 2026-11 or 2026."""

    id: str
    community: str
    period: str
    opened_at: datetime
    counted: Counted


@dataclass(frozen=True, slots=True)
class RecapFile:
    """A file for somebody of the team. `digest`: of what it tells of people; `is_outdated`: that is so no more."""

    id: str
    community: str
    person: str
    period: str
    format: str
    language: str
    made_at: datetime
    digest: str
    is_outdated: bool


# --- wanted -----------------------------------------------------------------------------------------------


async def planned(connection: Connection, community: str) -> dict[str, Planned]:
    """What is planned, by its span ("month", "year")."""
    rows = await connection.execute(select(recap_plan).where(recap_plan.c.community_id == community))
    return {row.span: Planned(row.span, row.schedule_id, row.is_on) for row in rows}


async def plan(connection: Connection, community: str, span: str, schedule: str) -> None:
    """From now on there is one, and it is on."""
    values = {"community_id": community, "span": span, "schedule_id": schedule, "is_on": True}
    await connection.execute(insert(recap_plan).values(**values))


async def switch(connection: Connection, community: str, span: str, *, is_on: bool) -> None:
    """Wanted, or wanted no more."""
    theirs = (recap_plan.c.community_id == community, recap_plan.c.span == span)
    await connection.execute(update(recap_plan).where(*theirs).values(is_on=is_on))


# --- counted ----------------------------------------------------------------------------------------------


def _within(community: str, first: str, after: str) -> tuple[ColumnElement[bool], ...]:
    return (edition.c.community_id == community, edition.c.day >= first, edition.c.day < after)


async def editions(connection: Connection, community: str, first: str, after: str) -> dict[str, tuple[str, datetime]]:
    """The editions of a span of time: their days, and until when late wins joined them (UTC), by id."""
    query = select(edition.c.id, edition.c.day, edition.c.closes_at).where(*_within(community, first, after))
    return {row.id: (row.day, row.closes_at) for row in await connection.execute(query.order_by(edition.c.day))}


async def cheers(connection: Connection, community: str, first: str, after: str) -> tuple[int, int]:
    """How many reactions and how many answers the editions of a span of time had."""
    answers = func.coalesce(func.sum(case((cheer.c.emoji == "", 1), else_=0)), 0)
    query = select(func.count().label("every"), answers.label("answers")).join(
        edition, edition.c.id == cheer.c.edition_id
    )
    row = (await connection.execute(query.where(*_within(community, first, after)))).one()
    return row.every - row.answers, row.answers


async def facts(
    connection: Connection, community: str, kinds: Sequence[str], since: datetime, until: datetime
) -> int:  # fmt: skip
    """How many facts of these kinds other features announced from an instant on, and before another one."""
    query = select(func.count()).where(
        win.c.community_id == community, win.c.fact.in_(kinds), win.c.told_at >= since, win.c.told_at < until
    )
    found: int = (await connection.execute(query)).scalar_one()
    return found


# --- told -------------------------------------------------------------------------------------------------


def _recap(row: Row[*tuple[Any, ...]]) -> Recap:
    counted = Counted(row.editions, row.reactions, row.answers, row.calls)
    return Recap(row.id, row.community_id, row.period, row.opened_at, counted)


async def begin(
    connection: Connection, community: str, period: str, counted: Counted, now: datetime
) -> Recap | None:  # fmt: skip
    """The recap of this period; None: there is one already."""
    made = Recap(new_id(unix_ms(now)), community, period, now, counted)
    values = {
        "id": made.id, "community_id": community, "period": period, "opened_at": now, "editions": counted.editions,
        "reactions": counted.reactions, "answers": counted.answers, "calls": counted.calls,
    }  # fmt: skip
    row = await insert_or(connection, recap, values=values, on=("community_id", "period"), returning=("id",))
    return None if row.one_or_none() is None else made


async def get(connection: Connection, community: str, recap_id: str) -> Recap | None:
    """One recap."""
    query = select(recap).where(recap.c.id == recap_id, recap.c.community_id == community)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _recap(row)


async def of_periods(connection: Connection, community: str, periods: Sequence[str]) -> list[Recap]:
    """Those of these periods that were told."""
    query = select(recap).where(recap.c.community_id == community, recap.c.period.in_(periods))
    return [_recap(row) for row in await connection.execute(query.order_by(recap.c.id))]


async def latest(connection: Connection, community: str, count: int) -> list[Recap]:
    """The latest recaps, the last one first."""
    query = select(recap).where(recap.c.community_id == community).order_by(recap.c.id.desc()).limit(count)
    return [_recap(row) for row in await connection.execute(query)]


# --- files ------------------------------------------------------------------------------------------------


def _file(row: Row[*tuple[Any, ...]]) -> RecapFile:
    return RecapFile(
        row.id, row.community_id, row.person_id, row.period, row.format, row.language, row.made_at, row.digest,
        row.is_outdated,
    )  # fmt: skip


async def add_file(connection: Connection, made: RecapFile) -> None:
    """Somebody had this file made."""
    values = {
        "id": made.id, "community_id": made.community, "person_id": made.person, "period": made.period,
        "format": made.format, "language": made.language, "made_at": made.made_at, "digest": made.digest,
        "is_outdated": made.is_outdated,
    }  # fmt: skip
    await connection.execute(insert(recap_file).values(**values))


async def get_file(connection: Connection, community: str, file_id: str) -> RecapFile | None:
    """One file."""
    query = select(recap_file).where(recap_file.c.id == file_id, recap_file.c.community_id == community)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _file(row)


async def files_of(connection: Connection, community: str, periods: Sequence[str]) -> list[RecapFile]:
    """The files of these periods that still stand."""
    query = select(recap_file).where(
        recap_file.c.community_id == community, recap_file.c.period.in_(periods), recap_file.c.is_outdated.is_(False)
    )
    return [_file(row) for row in await connection.execute(query.order_by(recap_file.c.id))]


async def files_for(connection: Connection, community: str, person: str) -> list[RecapFile]:
    """The files that this person had made."""
    theirs = (recap_file.c.community_id == community, recap_file.c.person_id == person)
    return [_file(row) for row in await connection.execute(select(recap_file).where(*theirs).order_by(recap_file.c.id))]


async def outdate(connection: Connection, file_id: str) -> None:
    """What this file tells is so no more."""
    await connection.execute(update(recap_file).where(recap_file.c.id == file_id).values(is_outdated=True))


async def drop_file(connection: Connection, file_id: str) -> None:
    """Forget that there was this file."""
    await connection.execute(delete(recap_file).where(recap_file.c.id == file_id))
