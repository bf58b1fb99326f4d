"""Linked accounts: the codes by which people link them, whom both are then, and what goes back when it is undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, exists, func, insert, not_, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.core.refs import PersonRef, Workspace
from storage.repos.surfaces import TO_ONE
from storage.repos.upsert import insert_or
from storage.tables.community import identity, person
from storage.tables.house import surface
from storage.tables.links import link_code, person_link
from storage.unit import Connection

# --- codes ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was shown to somebody. `typed`: the account on which it was typed; `confirmed`: whose owner said yes.

    `handle` and `hash`: see handlers.link.rules. It counts before `expires_at` (UTC).
    """

    id: str
    community: str
    shown: PersonRef
    hash: str
    tries: int
    expires_at: datetime
    typed: PersonRef | None
    confirmed: bool


def _code(row: Row[*tuple[Any, ...]]) -> Code:
    shown = PersonRef(Workspace(row.platform, row.workspace), row.external_id)
    typed = PersonRef(Workspace(row.typed_platform, row.typed_workspace), row.typed_external_id)
    is_typed = row.typed_external_id is not None
    confirmed = row.confirmed_at is not None
    return Code(
        row.id, row.community_id, shown, row.hash, row.tries, row.expires_at, typed if is_typed else None, confirmed
    )


async def offer(
    connection: Connection,
    community: str,
    ref: PersonRef,
    *,
    handle: str,
    hashed: str,
    expires_at: datetime,
    now: datetime,
) -> str | None:
    """A new code of this account, instead of its last one; its id. None: another one has this handle."""
    await connection.execute(delete(link_code).where(_shown_to(ref)))
    code_id = new_id(unix_ms(now))
    values = {
        "id": code_id, "community_id": community, "platform": ref.workspace.platform, "workspace": ref.workspace.id,
        "external_id": ref.user, "handle": handle, "hash": hashed, "expires_at": expires_at,
    }  # fmt: skip
    on = ("community_id", "handle")
    made = (await insert_or(connection, link_code, values=values, on=on, returning=("id",))).first()
    return code_id if made is not None else None


async def code_called(connection: Connection, community: str, handle: str) -> Code | None:
    """The code with this handle; nobody else decides upon it until the unit ends."""
    return await _one_code(connection, community, link_code.c.handle == handle, lock=True)


async def code_of(connection: Connection, community: str, ref: PersonRef) -> Code | None:
    """The code that was shown to this account last; nobody else decides upon it until the unit ends."""
    return await _one_code(connection, community, _shown_to(ref), lock=True)


def _shown_to(ref: PersonRef) -> ColumnElement[bool]:
    here = and_(link_code.c.platform == ref.workspace.platform, link_code.c.workspace == ref.workspace.id)
    return and_(here, link_code.c.external_id == ref.user)


async def code(connection: Connection, community: str, code_id: str, *, lock: bool = False) -> Code | None:
    """One code; `lock` keeps others from deciding upon it until the unit ends."""
    return await _one_code(connection, community, link_code.c.id == code_id, lock=lock)


async def _one_code(connection: Connection, community: str, which: ColumnElement[bool], *, lock: bool) -> Code | None:
    query = select(link_code).where(which, link_code.c.community_id == community)
    row = (await connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return None if row is None else _code(row)


async def missed(connection: Connection, code_id: str) -> None:
    """Somebody typed it wrong."""
    await connection.execute(
        update(link_code).where(link_code.c.id == code_id).values(tries=link_code.c.tries + 1)
    )  # fmt: skip


async def typed_on(connection: Connection, code_id: str, ref: PersonRef) -> None:
    """It was typed right, on this account: on no other can it be used any more."""
    values = {
        "typed_platform": ref.workspace.platform, "typed_workspace": ref.workspace.id, "typed_external_id": ref.user,
    }  # fmt: skip
    await connection.execute(update(link_code).where(link_code.c.id == code_id).values(**values))


async def confirmed(connection: Connection, code_id: str, now: datetime) -> None:
    """Whoever typed it said yes."""
    await connection.execute(update(link_code).where(link_code.c.id == code_id).values(confirmed_at=now))


async def drop(connection: Connection, code_id: str) -> None:
    """It was used, or will not be."""
    await connection.execute(delete(link_code).where(link_code.c.id == code_id))


async def drop_codes_of(connection: Connection, refs: Sequence[PersonRef]) -> None:
    """Forget the codes shown to these accounts."""
    for ref in refs:
        await connection.execute(delete(link_code).where(_shown_to(ref)))


# --- links ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """`own` is a part of `person` until it ends: somebody by themselves before, and again then."""

    id: str
    community: str
    person: str
    own: str
    made_at: datetime
    ended_at: datetime | None


def _link(row: Row[*tuple[Any, ...]]) -> Link:
    return Link(row.id, row.community_id, row.person_id, row.own_id, row.made_at, row.ended_at)


async def get(connection: Connection, community: str, link_id: str, *, lock: bool = False) -> Link | None:
    """One link, standing or ended; `lock` keeps others from deciding upon it until the unit ends."""
    query = select(person_link).where(person_link.c.id == link_id, person_link.c.community_id == community)
    row = (await connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return None if row is None else _link(row)


async def standing(connection: Connection, person_id: str) -> Link | None:
    """The link that makes this person of two accounts, if there is one."""
    query = select(person_link).where(person_link.c.person_id == person_id, person_link.c.ended_at.is_(None))
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _link(row)


async def of_person(connection: Connection, person_id: str) -> list[Link]:
    """All links in which this person had a part, oldest first."""
    theirs = (person_link.c.person_id == person_id) | (person_link.c.own_id == person_id)
    return [
        _link(row) for row in await connection.execute(select(person_link).where(theirs).order_by(person_link.c.id))
    ]


async def lock_people(connection: Connection, ids: Sequence[str]) -> None:
    """Nobody else links or parts these people until the unit ends."""
    query = select(person.c.id).where(person.c.id.in_(ids)).order_by(person.c.id).with_for_update()
    await connection.execute(query)


async def begin(connection: Connection, community: str, person_id: str, own_id: str, now: datetime) -> Link:
    """From now on the accounts of `own_id` are those of `person_id`. Both are locked; none is linked yet."""
    values = {
        "id": new_id(unix_ms(now)), "community_id": community, "person_id": person_id, "own_id": own_id, "made_at": now,
    }  # fmt: skip
    made = _link((await connection.execute(insert(person_link).values(**values).returning(person_link))).one())
    theirs = update(identity).where(identity.c.person_id == own_id).values(person_id=person_id, own_id=own_id)
    for row in (await connection.execute(theirs.returning(*identity.c))).all():
        await _address(connection, _ref(row), own_id, person_id)
    return made


async def end(connection: Connection, link: Link, now: datetime) -> list[PersonRef]:
    """From now on they are two again; the accounts that go back. The link is locked."""
    theirs = (identity.c.person_id == link.person, identity.c.own_id == link.own)
    changed = update(identity).where(*theirs).values(person_id=link.own, own_id=None).returning(*identity.c)
    refs = [_ref(row) for row in (await connection.execute(changed)).all()]
    for ref in refs:
        await _address(connection, ref, link.person, link.own)
    await connection.execute(update(person_link).where(person_link.c.id == link.id).values(ended_at=now))
    return refs


async def _address(connection: Connection, ref: PersonRef, was: str, becomes: str) -> None:
    """What is shown to this account and is about its owner (their home, say) is about whoever that is now."""
    other = surface.alias()
    subject = renamed(surface.c.subject, was, becomes)
    spot = ("kind", "platform", "workspace", "channel", "user")
    there = exists().where(other.c.subject == subject, *(other.c[name] == surface.c[name] for name in spot))
    here = (surface.c.platform == ref.workspace.platform, surface.c.workspace == ref.workspace.id)
    theirs = (TO_ONE, surface.c.user == ref.user, about(surface.c.subject, was), not_(there))
    await connection.execute(update(surface).where(*here, *theirs).values(subject=subject))


def about(subject: ColumnElement[str], who: str) -> ColumnElement[bool]:
    """Whether a subject is somebody, or something of theirs: their id stands in it, and is no part of another one."""
    return subject.contains(who)


def renamed(subject: ColumnElement[str], was: str, becomes: str) -> ColumnElement[str]:
    """The same subject, of somebody else."""
    return func.replace(subject, was, becomes)


def _ref(row: Row[*tuple[Any, ...]]) -> PersonRef:
    return PersonRef(Workspace(row.platform, row.workspace), row.external_id)
