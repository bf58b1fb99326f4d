"""Granted roles: which ids hold one, whoever they turn out to be. What people hold by it follows when they are met."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Table, and_, delete, exists, insert, or_, select

from bot.core.people import Person, Role
from bot.core.refs import PersonRef, Workspace
from storage.repos import people
from storage.repos.upsert import insert_or
from storage.tables.community import held_role, identity, role, role_grant
from storage.unit import Connection

_OF_IDENTITY = and_(
    role_grant.c.platform == identity.c.platform,
    role_grant.c.workspace == identity.c.workspace,
    role_grant.c.external_id == identity.c.external_id,
    role_grant.c.community_id == identity.c.community_id,
)

_HELD = and_(
    held_role.c.platform == identity.c.platform,
    held_role.c.workspace == identity.c.workspace,
    held_role.c.external_id == identity.c.external_id,
)
_OF_ROLE_HELD = and_(
    role_grant.c.platform == identity.c.platform,
    role_grant.c.workspace == identity.c.workspace,
    role_grant.c.community_id == identity.c.community_id,
    exists().where(_HELD, held_role.c.held == role_grant.c.external_id),
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
    """Let somebody hold what is granted to the ids under which they are known, and no more; as they are now.

    An id of theirs is also that of a role of the platform that they hold.
    """
    either = or_(_OF_IDENTITY, _OF_ROLE_HELD)
    rows = await connection.execute(
        select(role_grant.c.role).select_from(role_grant).join(identity, either).where(identity.c.person_id == known.id)
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


async def hold(connection: Connection, ref: PersonRef, held: Collection[str]) -> bool:
    """Note which roles of the platform somebody holds, of those that mean something here. False: the same as before.

    What they may do follows with `follow`.
    """
    here = _in(held_role, ref.workspace)
    theirs = (*here, held_role.c.external_id == ref.user)
    before = set((await connection.execute(select(held_role.c.held).where(*theirs))).scalars())
    granted = select(role_grant.c.external_id).where(
        *_in(role_grant, ref.workspace), role_grant.c.external_id.in_(held)
    )
    after = set((await connection.execute(granted)).scalars()) if held else set()
    if after == before:
        return False
    await connection.execute(delete(held_role).where(*theirs))
    if after:
        who = {"platform": ref.workspace.platform, "workspace": ref.workspace.id, "external_id": ref.user}
        await connection.execute(insert(held_role), [{**who, "held": one} for one in sorted(after)])
    return True


async def held(connection: Connection, workspace: Workspace) -> Mapping[str, frozenset[str]]:
    """The roles of the platform that people are known to hold, by their ids there, as far as these mean something."""
    granted = exists().where(*_in(role_grant, workspace), role_grant.c.external_id == held_role.c.held)
    rows = await connection.execute(
        select(held_role.c.external_id, held_role.c.held).where(*_in(held_role, workspace), granted)
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.external_id, set()).add(row.held)
    return {user: frozenset(roles) for user, roles in found.items()}


async def holders(connection: Connection, ref: PersonRef) -> list[PersonRef]:
    """Who is known to hold the platform's role that has this id."""
    query = select(held_role.c.external_id).where(*_in(held_role, ref.workspace), held_role.c.held == ref.user)
    return [PersonRef(ref.workspace, user) for user in (await connection.execute(query)).scalars()]


async def granted_ids(connection: Connection, workspace: Workspace) -> frozenset[str]:
    """Every id of a workspace to which something is granted."""
    query = select(role_grant.c.external_id).where(*_in(role_grant, workspace))
    return frozenset((await connection.execute(query)).scalars())


def _in(table: Table, workspace: Workspace) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.platform == workspace.platform, table.c.workspace == workspace.id


async def administrators_of(connection: Connection, workspace: Workspace) -> set[str]:
    """Who of a workspace is an administrator because that platform says so, by their ids there."""
    query = select(identity.c.external_id).where(*_in(identity, workspace), identity.c.is_admin)
    return set((await connection.execute(query)).scalars())


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
