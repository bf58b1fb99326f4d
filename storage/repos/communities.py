"""What a community is: its name, its workspaces, and the places that serve its purposes."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Table, delete, insert, literal, select, update

from bot.core.people import Community
from bot.core.refs import PlaceRef, Workspace
from storage.repos.upsert import insert_or
from storage.tables.all import metadata
from storage.tables.community import community, identity, person, place, role, role_grant, workspace
from storage.tables.house import outbox, surface, timer
from storage.tables.links import link_code
from storage.unit import Connection


async def every(connection: Connection) -> list[Community]:
    """All communities of this database, oldest first."""
    rows = await connection.execute(select(community).order_by(community.c.created_at, community.c.id))
    return [Community(row.id, row.name, row.language, row.timezone) for row in rows]


async def add(connection: Connection, described: Community, now: datetime) -> None:
    """A community, without any workspace yet."""
    await connection.execute(
        insert(community).values(
            id=described.id,
            name=described.name,
            language=described.language,
            timezone=described.timezone,
            created_at=now,
        )
    )


async def lock(connection: Connection, community_id: str) -> Community:
    """The community as it is now; nobody else changes its settings until the unit ends."""
    row = (await connection.execute(select(community).where(community.c.id == community_id).with_for_update())).one()
    return Community(row.id, row.name, row.language, row.timezone)


async def change(connection: Connection, described: Community) -> None:
    """Its name, language and time zone."""
    values = {"name": described.name, "language": described.language, "timezone": described.timezone}
    await connection.execute(update(community).where(community.c.id == described.id).values(**values))


async def workspaces(connection: Connection, community_id: str) -> list[Workspace]:
    """Its workspaces, by platform and id."""
    rows = await connection.execute(
        select(workspace.c.platform, workspace.c.external_id)
        .where(workspace.c.community_id == community_id)
        .order_by(workspace.c.platform, workspace.c.external_id)
    )
    return [Workspace(row.platform, row.external_id) for row in rows]


async def bind(connection: Connection, community_id: str, ref: Workspace) -> None:
    """From now on this workspace is this community's. Nobody may have been met there for another one."""
    values = {"platform": ref.platform, "external_id": ref.id, "community_id": community_id}
    await insert_or(connection, workspace, values=values, on=("platform", "external_id"), update=("community_id",))


MET = (person, identity, role, surface, outbox)
"""What there is of people who were met, and may have opened their page, and to whom nothing else happened yet."""


async def is_lived_in(connection: Connection, community_id: str) -> bool:
    """Whether anything happened there, or somebody was met whose places or roles were chosen."""
    told = (place, role_grant)
    for table in metadata.sorted_tables:
        if table not in (community, workspace, link_code, *told, *MET) and await _any(
            connection, table, community_id, *_PLANNED.get(table, ())
        ):
            return True
    described = [await _any(connection, table, community_id) for table in told]
    return any(described) and await _any(connection, person, community_id)


async def anybody_in(connection: Connection, community_id: str) -> bool:
    """Whether anybody was ever met there."""
    return await _any(connection, person, community_id)


_PLANNED: Mapping[Table, Sequence[ColumnElement[bool]]] = {timer: [timer.c.subject != timer.c.community_id]}
"""What features plan by themselves in every community is about it: nothing happened yet."""


async def _any(connection: Connection, table: Table, community_id: str, *but: ColumnElement[bool]) -> bool:
    if "community_id" not in table.c:
        return False
    found = select(literal(1)).select_from(table).where(table.c.community_id == community_id, *but).limit(1)
    return (await connection.execute(found)).first() is not None


async def dissolve(connection: Connection, community_id: str, into: str) -> None:
    """A community that is not lived in, and has no workspace any more, becomes part of another, with whom it met."""
    for table in (place, role_grant, link_code, timer):
        await connection.execute(delete(table).where(table.c.community_id == community_id))
    for table in MET:
        theirs = update(table).where(table.c.community_id == community_id)
        await connection.execute(theirs.values(community_id=into))
    await connection.execute(delete(community).where(community.c.id == community_id))


async def places(connection: Connection, community_id: str) -> Mapping[tuple[str, str], PlaceRef]:
    """The channel for each platform and purpose that has one."""
    rows = await connection.execute(
        select(place).where(place.c.community_id == community_id).order_by(place.c.platform, place.c.purpose)
    )
    return {(row.platform, row.purpose): PlaceRef(Workspace(row.platform, row.workspace), row.channel) for row in rows}


async def drop_place(connection: Connection, community_id: str, platform: str, purpose: str) -> None:
    """No channel of this platform serves this purpose any more."""
    ours = (place.c.community_id == community_id, place.c.platform == platform, place.c.purpose == purpose)
    await connection.execute(delete(place).where(*ours))
