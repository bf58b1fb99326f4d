"""Granted roles: which ids hold one, whoever they turn out to be. What people hold by it follows when they are met."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import and_, delete, select

from bot.core.people import Person, Role
from bot.core.refs import PersonRef, Workspace
from storage.repos import people
from storage.repos.upsert import insert_or
from storage.tables.community import identity, role, role_grant
from storage.unit import Connection

_OF_IDENTITY = and_(
    role_grant.c.platform == identity.c.platform,
    role_grant.c.workspace == identity.c.workspace,
    role_grant.c.external_id == identity.c.external_id,
    role_grant.c.community_id == identity.c.community_id,
)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held by an id. `person` is None as long as nobody was met under it."""

    ref: PersonRef
    role: Role
    person: str | None


async def of(connection: Connection, community_id: str) -> list[Grant]:
    """Every grant of a community."""
    rows = await connection.execute(
        select(role_grant, identity.c.person_id)
        .outerjoin(identity, _OF_IDENTITY)
        .where(role_grant.c.community_id == community_id)
        .order_by(role_grant.c.platform, role_grant.c.workspace, role_grant.c.external_id, role_grant.c.role)
    )
    return [
        Grant(PersonRef(Workspace(row.platform, row.workspace), row.external_id), Role(row.role), row.person_id)
        for row in rows
    ]


async def give(connection: Connection, community_id: str, ref: PersonRef, granted: Role) -> None:
    """Let an id hold a role; again changes nothing. Whoever it is follows with `follow`."""
    values = {
        "platform": ref.workspace.platform, "workspace": ref.workspace.id, "external_id": ref.user,
        "role": granted.value, "community_id": community_id,
    }  # fmt: skip
    key = ("platform", "workspace", "external_id", "role")
    await insert_or(connection, role_grant, values=values, on=key)


async def take(connection: Connection, community_id: str, ref: PersonRef, roles: Sequence[Role]) -> None:
    """Let an id no longer hold these roles. Whoever it is follows with `follow`."""
    await connection.execute(
        delete(role_grant).where(
            role_grant.c.community_id == community_id,
            role_grant.c.platform == ref.workspace.platform,
            role_grant.c.workspace == ref.workspace.id,
            role_grant.c.external_id == ref.user,
            role_grant.c.role.in_([granted.value for granted in roles]),
        )
    )


async def follow(connection: Connection, known: Person) -> Person:
    """Let somebody hold what is granted to the ids under which they are known, and no more; as they are now."""
    rows = await connection.execute(
        select(role_grant.c.role).join(identity, _OF_IDENTITY).where(identity.c.person_id == known.id)
    )
    order = list(Role)
    granted = max((Role(row.role) for row in rows), key=order.index, default=Role.VOLUNTEER)
    if not await people.set_role(connection, known, granted) and granted is Role.VOLUNTEER:
        return known
    return await people.get(connection, known.community, known.id) or replace(known, role=granted)


async def follow_platform(connection: Connection, known: Person) -> Person:
    """Let somebody be an administrator for as long as a platform says so of one of their accounts; as they are now."""
    said = select(identity.c.external_id).where(identity.c.person_id == known.id, identity.c.is_admin).limit(1)
    wanted = Role.VOLUNTEER if (await connection.execute(said)).first() is None else Role.ADMIN
    await people.set_role(connection, known, wanted, "platform")
    return await people.get(connection, known.community, known.id) or known


async def by_platform(connection: Connection, person_id: str) -> Role:
    """The role that somebody holds because their platform says so."""
    rows = await connection.execute(
        select(role.c.role).where(role.c.person_id == person_id, role.c.source == "platform")
    )
    return max((Role(row.role) for row in rows), key=list(Role).index, default=Role.VOLUNTEER)


async def platform_administrators(connection: Connection, community_id: str) -> int:
    """How many people are administrators because their platform says so."""
    rows = await connection.execute(
        select(role.c.person_id).where(
            role.c.community_id == community_id, role.c.source == "platform", role.c.role == Role.ADMIN.value
        )
    )
    return len(rows.all())
