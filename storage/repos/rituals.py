"""Rituals, their drafts and their editions. Every query is bound to one community, or to a row that one gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.core.refs import PlaceRef, Workspace
from storage.repos.upsert import insert_or
from storage.tables.community import community as community_table
from storage.tables.community import person
from storage.tables.ritual import ritual, ritual_draft, ritual_edition, ritual_keeper
from storage.unit import Connection


@dataclass(frozen=True, slots=True)
class Ritual:
    """Something that comes back in a channel. `schedule` says when; `deleted_at` is None while it lives.

    It lasts `minutes`; people meet `where` (words or a link; "": in its channel). It was edited `revision` times, the
    last time at `changed_at` (UTC; never: when it was made). `is_listed`: its next date is shown among the
    platform's coming events.
    """

    id: str
    community: str
    number: int
    schedule: str
    name: str
    text: str
    place: PlaceRef
    prep_days: int
    checklist: str
    by_team: bool
    agenda: bool
    minutes: int
    where: str
    revision: int
    changed_at: datetime
    is_listed: bool
    told_quiet: str | None
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody is about to save; `ritual` is None for a new one. `said` are plain values, by name."""

    id: str
    person: str
    ritual: str | None
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """One date of a ritual. `held_at` is None until it takes place; the rest is as of then."""

    id: str
    ritual: str
    day: date
    due_at: datetime
    host: str | None
    held_at: datetime | None
    is_late: bool
    name: str
    text: str
    where: str
    number: int
    next_day: date | None
    answers: int


def _ritual(row: Row[*tuple[Any, ...]]) -> Ritual:
    place = PlaceRef(Workspace(row.platform, row.workspace), row.channel)
    return Ritual(
        row.id, row.community_id, row.number, row.schedule_id, row.name, row.text, place, row.prep_days,
        row.checklist, row.by_team, row.agenda, row.minutes, row.where, row.revision,
        row.changed_at or row.created_at, row.is_listed, row.told_quiet, row.deleted_at,
    )  # fmt: skip


def _edition(row: Row[*tuple[Any, ...]]) -> Edition:
    return Edition(
        row.id, row.ritual_id, row.local_date, row.due_at, row.host_id, row.held_at, row.is_late, row.name, row.text,
        row.where, row.number, row.next_day, row.answers,
    )  # fmt: skip


def _where(place: PlaceRef) -> dict[str, str]:
    return {"platform": place.workspace.platform, "workspace": place.workspace.id, "channel": place.channel}


async def add(connection: Connection, community: str, schedule: str, owner: str, now: datetime, **said: Any) -> Ritual:
    """A new ritual, with the community's next number. `said`: name, text, place; also minutes, where and is_listed."""
    here = select(community_table.c.id).where(community_table.c.id == community)
    await connection.execute(here.with_for_update(key_share=True))
    highest = select(func.max(ritual.c.number)).where(ritual.c.community_id == community)
    number = ((await connection.execute(highest)).scalar() or 0) + 1
    where = _where(said.pop("place"))
    values = said | {
        "id": new_id(unix_ms(now)), "community_id": community, "number": number, "schedule_id": schedule,
        "owner_id": owner, "created_at": now, **where,
    }  # fmt: skip
    made = _ritual((await connection.execute(insert(ritual).values(**values).returning(ritual))).one())
    await connection.execute(insert(ritual_keeper).values(ritual_id=made.id, owner_id=owner))
    return made


async def get(connection: Connection, community: str, ritual_id: str, *, lock: bool = False) -> Ritual | None:
    """A ritual, also a deleted one; with `lock`, nobody else changes it until the unit ends."""
    query = select(ritual).where(ritual.c.id == ritual_id, ritual.c.community_id == community)
    row = (await connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return None if row is None else _ritual(row)


async def of_schedule(connection: Connection, community: str, schedule: str) -> Ritual | None:
    """The ritual that a schedule belongs to; whoever asks holds it until the unit ends."""
    query = select(ritual).where(ritual.c.schedule_id == schedule, ritual.c.community_id == community)
    row = (await connection.execute(query.with_for_update())).one_or_none()
    return None if row is None else _ritual(row)


async def alive(connection: Connection, community: str) -> list[Ritual]:
    """All rituals that were not deleted, by number."""
    query = select(ritual).where(ritual.c.community_id == community, ritual.c.deleted_at.is_(None))
    return [_ritual(row) for row in await connection.execute(query.order_by(ritual.c.number))]


async def ever(connection: Connection, community: str) -> bool:
    """Whether there ever was a ritual, deleted ones included."""
    found = await connection.execute(select(ritual.c.id).where(ritual.c.community_id == community).limit(1))
    return found.first() is not None


async def change(connection: Connection, found: Ritual, **values: Any) -> Ritual:
    """Change a ritual; a `place` is a PlaceRef."""
    if place := values.pop("place", None):
        values |= _where(place)
    changed = update(ritual).where(ritual.c.id == found.id).values(**values).returning(ritual)
    return _ritual((await connection.execute(changed)).one())


# --- drafts -----------------------------------------------------------------------------------------------


async def draft(
    connection: Connection, community: str, person: str, ritual_id: str | None, said: Mapping[str, str], now: datetime
) -> Draft:
    """Keep what somebody is about to save; an earlier draft of theirs is given up."""
    values = {
        "id": new_id(unix_ms(now)), "community_id": community, "person_id": person, "ritual_id": ritual_id,
        "said": dict(said),
    }  # fmt: skip
    await insert_or(
        connection, ritual_draft, values=values, on=("person_id",), update=("id", "community_id", "ritual_id", "said")
    )
    return Draft(str(values["id"]), person, ritual_id, said)


async def get_draft(connection: Connection, person: str, draft_id: str) -> Draft | None:
    """This draft of this person, if it is still theirs to save."""
    query = select(ritual_draft).where(ritual_draft.c.id == draft_id, ritual_draft.c.person_id == person)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else Draft(row.id, row.person_id, row.ritual_id, row.said)


async def drop_draft(connection: Connection, person: str) -> None:
    """It is saved, or not wanted any more."""
    await connection.execute(delete(ritual_draft).where(ritual_draft.c.person_id == person))


# --- editions ---------------------------------------------------------------------------------------------


async def edition_on(connection: Connection, found: Ritual, day: date, due_at: datetime, now: datetime) -> Edition:
    """The edition of a local date, made when it is not there yet. `due_at` is when it takes place."""
    values = {
        "id": new_id(unix_ms(now)), "community_id": found.community, "ritual_id": found.id, "local_date": day,
        "due_at": due_at,
    }  # fmt: skip
    row = await insert_or(
        connection, ritual_edition, values=values, on=("ritual_id", "local_date"), update=("due_at",),
        returning=tuple(ritual_edition.c.keys()),
    )  # fmt: skip
    return _edition(row.one())


async def get_edition(connection: Connection, community: str, edition_id: str) -> Edition | None:
    """An edition."""
    query = select(ritual_edition).where(ritual_edition.c.id == edition_id, ritual_edition.c.community_id == community)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _edition(row)


async def change_edition(connection: Connection, found: Edition, **values: Any) -> Edition:
    """Change an edition."""
    changed = update(ritual_edition).where(ritual_edition.c.id == found.id).values(**values).returning(ritual_edition)
    return _edition((await connection.execute(changed)).one())


async def answered(connection: Connection, found: Edition, more: int) -> None:
    """Somebody answered it, or (-1) took a reaction back; it is quiet no longer."""
    here = ritual_edition.c.id == found.id
    answers = ritual_edition.c.answers + more
    await connection.execute(update(ritual_edition).where(here, answers >= 0).values(answers=answers))
    if more > 0:
        await connection.execute(update(ritual).where(ritual.c.id == found.ritual).values(told_quiet=None))


async def asked(connection: Connection, found: Ritual) -> list[Edition]:
    """The editions still to come that have a host."""
    mine = (ritual_edition.c.ritual_id == found.id, ritual_edition.c.held_at.is_(None))
    query = select(ritual_edition).where(*mine, ritual_edition.c.host_id.is_not(None))
    return [_edition(row) for row in await connection.execute(query)]


async def editions_of(connection: Connection, community: str, host: str, latest: int) -> list[Edition]:
    """The latest editions that somebody hosts or hosted, the newest first."""
    query = select(ritual_edition).where(ritual_edition.c.host_id == host, ritual_edition.c.community_id == community)
    rows = await connection.execute(query.order_by(ritual_edition.c.due_at.desc()).limit(latest))
    return [_edition(row) for row in rows]


async def hosts_since(connection: Connection, community: str, since: datetime) -> Mapping[str, Mapping[date, str]]:
    """The names of those who hosted what took place at `since` (UTC) or later: by ritual and local date."""
    names = select(ritual_edition.c.ritual_id, ritual_edition.c.local_date, person.c.name).join(
        person, person.c.id == ritual_edition.c.host_id
    )
    held = (ritual_edition.c.community_id == community, ritual_edition.c.held_at >= since)
    found: dict[str, dict[date, str]] = {}
    for row in await connection.execute(names.where(*held)):
        found.setdefault(row.ritual_id, {})[row.local_date] = row.name
    return found


async def held(connection: Connection, found: Ritual, latest: int) -> list[Edition]:
    """The latest editions that took place, the newest first."""
    query = select(ritual_edition).where(ritual_edition.c.ritual_id == found.id, ritual_edition.c.held_at.is_not(None))
    rows = await connection.execute(query.order_by(ritual_edition.c.held_at.desc()).limit(latest))
    return [_edition(row) for row in rows]


async def count_held(connection: Connection, found: Ritual) -> int:
    """How many editions took place."""
    query = select(func.count()).select_from(ritual_edition)
    number: int = (
        await connection.execute(
            query.where(ritual_edition.c.ritual_id == found.id, ritual_edition.c.held_at.is_not(None))
        )
    ).scalar_one()
    return number
