"""Granted roles: an id may hold one before anybody is met under it, and nobody keeps what was taken back."""

from alembic import command
from sqlalchemy import create_engine, text

from bot.core.people import Community, Person, Role
from bot.core.refs import PersonRef, PlaceRef, Profile, Workspace
from storage import schema
from storage.database import Database
from storage.repos import communities, grants, people
from storage.repos.grants import Grant
from storage.tables.community import community as community_table
from storage.tables.community import role, role_grant
from storage.unit import Connection
from tests.databases import Databases, Kind
from tests.storage.files import KINDS, run
from tests.storage.rows import DISCORD, LYON, NOW, PARIS, SLACK, dumped

LEO = PersonRef(SLACK, "U1")
PERSON = """
insert into person (id, community_id, name, language, timezone, created_at)
values ('WHO', 'c', 'WHO', 'fr', 'Europe/Paris', '2026-03-02 09:00:00')
"""


async def meet(database: Database, ref: PersonRef = LEO, here: Community = PARIS) -> Person:
    """Somebody is met, as the engine room does it."""

    async def unit(unit: Connection) -> Person:
        return await grants.follow(unit, await people.add_person(unit, here, ref, Profile(ref.user), NOW))

    return await database.write(lambda opened: unit(opened.connection))


async def give(database: Database, granted: Role, ref: PersonRef = LEO, here: str = PARIS.id) -> None:
    await database.write(lambda unit: grants.give(unit.connection, here, ref, granted))


async def take(database: Database, *roles: Role, ref: PersonRef = LEO) -> None:
    await database.write(lambda unit: grants.take(unit.connection, PARIS.id, ref, roles))


async def follow(database: Database, known: Person) -> Person:
    return await database.write(lambda unit: grants.follow(unit.connection, known))


async def test_who_was_granted_a_role_holds_it_at_first_sight(database: Database, here: Community) -> None:
    await give(database, Role.STAFF)
    async with database.read() as connection:
        assert await grants.of(connection, here.id) == [Grant(LEO, Role.STAFF, None)]
    leo = await meet(database)
    assert leo.role is Role.STAFF
    async with database.read() as connection:
        assert await grants.of(connection, here.id) == [Grant(LEO, Role.STAFF, leo.id)]
        assert [found.id for found in await people.with_role(connection, here.id, Role.STAFF)] == [leo.id]


async def test_the_highest_of_several_and_then_the_rest(database: Database, here: Community) -> None:
    leo = await meet(database)
    assert leo.role is Role.VOLUNTEER
    for granted in (Role.ADMIN, Role.STAFF, Role.STAFF):
        await give(database, granted)
    assert (await follow(database, leo)).role is Role.ADMIN
    await take(database, Role.ADMIN)
    assert (await follow(database, leo)).role is Role.STAFF
    await take(database, *Role)
    assert (await follow(database, leo)).role is Role.VOLUNTEER
    assert await dumped(database, role) == await dumped(database, role_grant) == []
    assert here == PARIS


async def test_what_the_platform_says_is_not_touched(database: Database, here: Community) -> None:
    leo = await meet(database)
    await database.write(lambda unit: people.set_role(unit.connection, leo, Role.ADMIN, "platform"))
    await give(database, Role.STAFF)
    await follow(database, leo)
    await take(database, Role.STAFF)
    assert (await follow(database, leo)).role is Role.ADMIN
    async with database.read() as connection:
        assert await grants.platform_administrators(connection, here.id) == 1


async def test_an_id_of_another_workspace_or_community_is_somebody_else(database: Database, here: Community) -> None:
    await database.write(lambda unit: people.bind_workspace(unit.connection, DISCORD, LYON, NOW))
    await give(database, Role.ADMIN, PersonRef(Workspace("slack", "T2"), LEO.user))
    await give(database, Role.ADMIN, PersonRef(DISCORD, LEO.user), LYON.id)
    assert (await meet(database)).role is Role.VOLUNTEER
    assert (await meet(database, PersonRef(DISCORD, LEO.user), LYON)).role is Role.ADMIN
    await take(database, Role.ADMIN, ref=PersonRef(DISCORD, LEO.user))
    async with database.read() as connection:
        assert [grant.role for grant in await grants.of(connection, LYON.id)] == [Role.ADMIN], "theirs to take"
    assert here == PARIS


@KINDS
def test_roles_granted_before_are_carried_over(databases: Databases, kind: Kind) -> None:
    url = databases.fresh_url(kind, migrated=False)
    command.upgrade(schema.alembic_config(url), "0003")
    for statement in (
        "insert into community values ('c', 'Paris', 'fr', 'Europe/Paris', '2026-03-02 09:00:00')",
        PERSON.replace("WHO", "leo"),
        PERSON.replace("WHO", "ines"),
        "insert into identity values ('slack', 'T1', 'U1', 'c', 'leo'), ('discord', 'G1', '42', 'c', 'leo')",
        "insert into identity values ('slack', 'T1', 'U2', 'c', 'ines')",
        "insert into role values ('leo', 'staff', 'granted', 'c'), ('ines', 'admin', 'platform', 'c')",
    ):
        run(url, statement)
    assert schema.upgrade(url, NOW)
    engine = create_engine(schema.sync_url(url))
    with engine.connect() as connection:
        carried = connection.execute(text("select * from role_grant order by platform")).all()
    engine.dispose()
    assert [tuple(row) for row in carried] == [
        ("discord", "G1", "42", "staff", "c"),
        ("slack", "T1", "U1", "staff", "c"),
    ]
    assert schema.check(url) == []


# --- the community itself -----------------------------------------------------------------------------


async def test_a_community_is_changed_and_found_by_its_workspaces(database: Database, here: Community) -> None:
    changed = Community(here.id, "Atelier", "en", "Europe/London")

    async def unit(connection: Connection) -> None:
        assert await communities.lock(connection, here.id) == here
        await communities.change(connection, changed)
        await communities.bind(connection, here.id, DISCORD)
        await communities.bind(connection, here.id, DISCORD)

    await database.write(lambda opened: unit(opened.connection))
    async with database.read() as connection:
        assert await communities.every(connection) == [changed]
        assert await communities.workspaces(connection, here.id) == [DISCORD, SLACK]
        assert await people.community_of(connection, DISCORD) == changed
        assert await people.community_of(connection, Workspace("slack", "T9")) is None


async def test_a_place_is_bound_and_dropped(database: Database, here: Community) -> None:
    there = PlaceRef(SLACK, "C1")
    await database.write(lambda unit: people.bind_place(unit.connection, here.id, "sos", there))
    async with database.read() as connection:
        assert await communities.places(connection, here.id) == {("slack", "sos"): there}
        assert await communities.places(connection, LYON.id) == {}

    async def drop(connection: Connection) -> None:
        for platform in ("discord", "slack", "slack"):
            await communities.drop_place(connection, here.id, platform, "sos")

    await database.write(lambda unit: drop(unit.connection))
    async with database.read() as connection:
        assert await communities.places(connection, here.id) == {}


async def test_a_community_where_nobody_was_met_gives_way(database: Database, here: Community) -> None:
    await database.write(lambda unit: people.bind_workspace(unit.connection, DISCORD, LYON, NOW))
    await give(database, Role.STAFF, PersonRef(DISCORD, "42"), LYON.id)
    await meet(database)
    async with database.read() as connection:
        assert await communities.anybody_in(connection, here.id)
        assert not await communities.is_lived_in(connection, LYON.id)

    async def unite(connection: Connection) -> None:
        await communities.bind(connection, here.id, DISCORD)
        await communities.dissolve(connection, LYON.id, into=here.id)

    await database.write(lambda unit: unite(unit.connection))
    assert [row.id for row in await dumped(database, community_table)] == [here.id]
    assert await dumped(database, role_grant) == []


async def test_what_is_granted_to_a_role_of_the_platform_is_for_its_holders(
    database: Database, here: Community
) -> None:
    leo, team = PersonRef(DISCORD, "7"), PersonRef(DISCORD, "900")
    await give(database, Role.STAFF, team)
    known = await meet(database, leo)
    assert known.role is Role.VOLUNTEER

    async def held(*roles: str) -> bool:
        return await database.write(lambda unit: grants.hold(unit.connection, leo, roles))

    assert await held("900", "901")
    assert not await held("900"), "the other one means nothing here, and was never noted"
    assert (await follow(database, known)).role is Role.STAFF
    async with database.read() as connection:
        assert await grants.held(connection, DISCORD) == {"7": frozenset({"900"})}
        assert await grants.holders(connection, team) == [leo]
        assert await grants.granted_ids(connection, DISCORD) == {"900"}
        assert await grants.held(connection, SLACK) == {}
    await give(database, Role.ADMIN, leo)
    assert (await follow(database, known)).role is Role.ADMIN, "the highest of both"
    assert await held()
    await database.write(lambda unit: grants.take(unit.connection, here.id, leo, [Role.ADMIN]))
    assert (await follow(database, known)).role is Role.VOLUNTEER
    assert not await held()
