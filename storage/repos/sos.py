"""Calls for help: cases and their history. Every query is bound to one community."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, insert, literal_column, or_, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.core.refs import PersonRef, Workspace
from storage.tables.community import community as community_table
from storage.tables.community import person
from storage.tables.sos import sos_case, sos_event
from storage.unit import Connection

LIVE = ("asking", "open", "claimed")


@dataclass(frozen=True, slots=True)
class Case:
    """One call for help. `ref` is where the volunteer wrote from; `number` is None while we only asked."""

    id: str
    community: str
    number: int | None
    person: str
    ref: PersonRef
    state: str
    version: int
    created_at: datetime
    opened_at: datetime | None
    waiting_since: datetime | None
    claimer: str | None
    resolved_at: datetime | None
    summary: str
    rating: int | None


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of a case's history, with names."""

    id: str
    case: str
    kind: str
    at: datetime
    by: str | None
    by_name: str | None
    to: str | None
    to_name: str | None


def _case(row: Row[*tuple[Any, ...]]) -> Case:
    return Case(
        id=row.id,
        community=row.community_id,
        number=row.number,
        person=row.person_id,
        ref=PersonRef(Workspace(row.platform, row.workspace), row.user),
        state=row.state,
        version=row.version,
        created_at=row.created_at,
        opened_at=row.opened_at,
        waiting_since=row.waiting_since,
        claimer=row.claimer_id,
        resolved_at=row.resolved_at,
        summary=row.summary,
        rating=row.rating,
    )


async def get(connection: Connection, community: str, case_id: str, *, lock: bool = False) -> Case | None:
    """One case; `lock` keeps others from deciding upon it until the unit ends."""
    which = {"case": case_id, "community": community}
    row = (await connection.execute(_GET_LOCKED if lock else _GET, which)).one_or_none()
    return None if row is None else _case(row)


_GET = select(sos_case).where(sos_case.c.id == bindparam("case"), sos_case.c.community_id == bindparam("community"))
_GET_LOCKED = _GET.with_for_update()


_LIVE_OF = select(sos_case).where(
    sos_case.c.community_id == bindparam("community"),
    sos_case.c.person_id == bindparam("person"),
    sos_case.c.state.in_([literal_column(f"'{state}'") for state in LIVE]),  # to the letter, for the partial index
)
_LIVE_OF_LOCKED = _LIVE_OF.with_for_update()


async def live_of(connection: Connection, community: str, person_id: str, *, lock: bool = False) -> Case | None:
    """The case of this person that is not over, if any; there is at most one."""
    whose = {"community": community, "person": person_id}
    row = (await connection.execute(_LIVE_OF_LOCKED if lock else _LIVE_OF, whose)).one_or_none()
    return None if row is None else _case(row)


async def resolved_of(connection: Connection, community: str, person_id: str, since: datetime) -> Case | None:
    """The latest case of this person that was resolved at or after `since`."""
    row = (
        await connection.execute(
            select(sos_case)
            .where(
                sos_case.c.community_id == community,
                sos_case.c.person_id == person_id,
                sos_case.c.state == "resolved",
                sos_case.c.resolved_at >= since,
            )
            .order_by(sos_case.c.resolved_at.desc())
            .limit(1)
            .with_for_update()
        )
    ).one_or_none()
    return None if row is None else _case(row)


async def waiting(connection: Connection, community: str, limit: int) -> list[tuple[Case, str]]:
    """The open and claimed cases, longest waiting first, each with its volunteer's name."""
    rows = await connection.execute(
        select(sos_case, person.c.name.label("person_name"))
        .join(person, person.c.id == sos_case.c.person_id)
        .where(sos_case.c.community_id == community, sos_case.c.state.in_(("open", "claimed")))
        .order_by(sos_case.c.waiting_since, sos_case.c.id)
        .limit(limit)
    )
    return [(_case(row), row.person_name) for row in rows]


async def add(connection: Connection, community: str, person_id: str, ref: PersonRef, now: datetime) -> Case:
    """A new case, in which we have only asked whether help is needed."""
    row = await connection.execute(
        insert(sos_case)
        .values(
            id=new_id(unix_ms(now)),
            community_id=community,
            person_id=person_id,
            platform=ref.workspace.platform,
            workspace=ref.workspace.id,
            user=ref.user,
            state="asking",
            created_at=now,
        )
        .returning(sos_case)
    )
    return _case(row.one())


async def next_number(connection: Connection, community: str) -> int:
    """The number that the community's next case gets; whoever else wants one waits until this unit ends."""
    here = select(community_table.c.id).where(community_table.c.id == community)
    await connection.execute(here.with_for_update(key_share=True))
    highest: int | None = (
        await connection.execute(select(func.max(sos_case.c.number)).where(sos_case.c.community_id == community))
    ).scalar()
    return (highest or 0) + 1


async def change(connection: Connection, case: Case, **values: Any) -> Case:
    """Change a case that this unit has locked; its version goes up, so that older buttons are recognised."""
    row = await connection.execute(
        update(sos_case)
        .where(sos_case.c.id == case.id)
        .values(version=sos_case.c.version + 1, **values)
        .returning(sos_case)
    )
    return _case(row.one())


async def rate(connection: Connection, case: Case, rating: int) -> None:
    """Note how the help was; buttons stay valid."""
    await connection.execute(update(sos_case).where(sos_case.c.id == case.id).values(rating=rating))


async def answer_at(connection: Connection, case: Case, ref: PersonRef) -> Case:
    """From now on answers go to this account of theirs; buttons stay valid."""
    values = {"platform": ref.workspace.platform, "workspace": ref.workspace.id, "user": ref.user}
    row = await connection.execute(
        update(sos_case).where(sos_case.c.id == case.id).values(**values).returning(sos_case)
    )
    return _case(row.one())


async def hand_to(connection: Connection, case: Case, person_id: str) -> None:
    """Whoever has it in hand is this person; buttons stay valid."""
    await connection.execute(update(sos_case).where(sos_case.c.id == case.id).values(claimer_id=person_id))


async def give(connection: Connection, case: Case, person_id: str) -> None:
    """It is this person's call: whose words called, and who did what the caller did."""
    await connection.execute(update(sos_case).where(sos_case.c.id == case.id).values(person_id=person_id))
    theirs = (sos_event.c.case_id == case.id, sos_event.c.by_id == case.person)
    await connection.execute(update(sos_event).where(*theirs).values(by_id=person_id))


async def cases_of(connection: Connection, community: str, person_id: str) -> list[Case]:
    """All cases that this person opened, oldest first."""
    query = select(sos_case).where(sos_case.c.person_id == person_id, sos_case.c.community_id == community)
    return [_case(row) for row in await connection.execute(query.order_by(sos_case.c.created_at))]


async def forget_summaries(connection: Connection, community: str, person_id: str) -> None:
    """Empty the summaries of the cases that this person opened; their state, and so their version, stay."""
    await connection.execute(
        update(sos_case)
        .where(sos_case.c.person_id == person_id, sos_case.c.community_id == community)
        .values(summary="")
    )


# --- history ----------------------------------------------------------------------------------------------


async def note(
    connection: Connection, case: Case, kind: str, now: datetime, *, by: str | None = None, to: str | None = None
) -> str:
    """Add to the history; the id of the entry."""
    event_id = new_id(unix_ms(now))
    await connection.execute(
        insert(sos_event).values(
            id=event_id, community_id=case.community, case_id=case.id, kind=kind, at=now, by_id=by, to_id=to
        )
    )
    return event_id


async def history(connection: Connection, case_id: str, latest: int, kinds: Sequence[str] = ()) -> list[Happening]:
    """The latest entries of a case's history, oldest first (only these kinds, when given)."""
    query = _history().where(sos_event.c.case_id == case_id).order_by(sos_event.c.id.desc()).limit(latest)
    if kinds:
        query = query.where(sos_event.c.kind.in_(kinds))
    return [_happening(row) for row in await connection.execute(query)][::-1]


async def answered_another(connection: Connection, case: Case, person_id: str) -> bool:
    """Whether this person ever answered another call than this one."""
    took = exists().where(sos_event.c.kind == "claimed", sos_event.c.by_id == person_id, sos_event.c.case_id != case.id)
    got = exists().where(
        sos_event.c.kind == "handed_over", sos_event.c.to_id == person_id, sos_event.c.case_id != case.id
    )
    found: bool = (await connection.execute(select(or_(took, got)))).scalar_one()
    return found


async def happening(connection: Connection, community: str, event_id: str) -> Happening | None:
    """One entry of a case's history."""
    query = _history().where(sos_event.c.id == event_id, sos_event.c.community_id == community)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _happening(row)


async def count_history(connection: Connection, case_id: str) -> int:
    """How many entries a case's history has."""
    found: int = (
        await connection.execute(select(func.count()).select_from(sos_event).where(sos_event.c.case_id == case_id))
    ).scalar_one()
    return found


def _history() -> Any:
    by, to = person.alias("by"), person.alias("to")
    return (
        select(sos_event, by.c.name.label("by_name"), to.c.name.label("to_name"))
        .outerjoin(by, by.c.id == sos_event.c.by_id)
        .outerjoin(to, to.c.id == sos_event.c.to_id)
    )


def _happening(row: Row[*tuple[Any, ...]]) -> Happening:
    return Happening(row.id, row.case_id, row.kind, row.at, row.by_id, row.by_name, row.to_id, row.to_name)
