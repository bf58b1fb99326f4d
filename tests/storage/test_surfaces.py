"""Surfaces: one row per message of ours, found again by what it shows and by where it stands."""

import asyncio
from functools import partial

import pytest

from bot.core.people import Community
from bot.core.refs import MessageRef, PersonRef, Profile, Workspace
from storage.database import Database
from storage.repos import outbox, people, surfaces
from storage.repos.surfaces import Spot, Surface
from storage.tables import house
from storage.unit import Unit
from tests.storage.rows import DISCORD, NOW, PARIS, SLACK, card, dumped

pytestmark = pytest.mark.usefixtures("here")

MESSAGE = MessageRef(SLACK, "C1", "1700000000.000100")


async def add(database: Database, spot: Spot, subject: str = "case-1", kind: str = "sos.card") -> Surface:
    return await database.write(lambda unit: surfaces.add(unit.connection, PARIS.id, kind, subject, spot, NOW))


async def get(database: Database, surface: Surface) -> Surface | None:
    async with database.read() as connection:
        return await surfaces.get(connection, surface.id)


@pytest.mark.parametrize(
    "spot", [Spot(SLACK, channel="C1"), Spot(SLACK, user="U1"), Spot(SLACK, user="U1", home=True)], ids=repr
)
async def test_a_new_surface_stands_nowhere_yet(database: Database, here: Community, spot: Spot) -> None:
    made = await add(database, spot)
    assert made == Surface(made.id, here.id, "sos.card", "case-1", spot, None, None)
    assert await get(database, made) == made


@pytest.mark.parametrize("spot", [Spot(SLACK), Spot(SLACK, channel="C1", user="U1")], ids=["nowhere", "twice"])
async def test_a_surface_belongs_to_a_channel_or_to_a_person(database: Database, spot: Spot) -> None:
    with pytest.raises(Exception, match="ck_surface_target"):
        await add(database, spot)


async def test_the_same_surface_is_made_once(database: Database) -> None:
    spot = Spot(SLACK, channel="C1")
    made = await asyncio.gather(*(add(database, spot) for _ in range(5)))
    assert len({surface.id for surface in made}) == 1
    await database.write(lambda unit: surfaces.shown(unit.connection, made[0].id, MESSAGE, "d1"))
    assert (await add(database, spot)).message == MESSAGE


async def test_a_case_is_shown_in_many_places(database: Database, here: Community) -> None:
    spots = [Spot(SLACK, channel="C1"), Spot(SLACK, user="U1"), Spot(DISCORD, user="U1"), Spot(SLACK, channel="C2")]
    made = [await add(database, spot) for spot in spots]
    await add(database, spots[0], "case-2")
    await add(database, spots[0], kind="sos.answer")
    async with database.read() as connection:
        assert await surfaces.of(connection, here.id, "sos.card", "case-1") == made
        assert await surfaces.of(connection, "c-other", "sos.card", "case-1") == []
        assert len(await surfaces.everything(connection, ("slack",))) == 5
        assert await surfaces.everything(connection, ("discord",)) == [made[2]]


async def test_a_shown_surface_is_found_by_its_message(database: Database) -> None:
    made = await add(database, Spot(SLACK, user="U1"))
    in_direct_message = MessageRef(SLACK, "D7", "1")
    await database.write(lambda unit: surfaces.shown(unit.connection, made.id, in_direct_message, "d1"))
    async with database.read() as connection:
        found = await surfaces.at(connection, in_direct_message)
        assert found is not None
        assert (found.id, found.message, found.digest) == (made.id, in_direct_message, "d1")
        for other in (
            MessageRef(SLACK, "D7", "2"), MessageRef(SLACK, "D8", "1"), MessageRef(DISCORD, "D7", "1"),
            MessageRef(Workspace("slack", "T2"), "D7", "1"),
        ):  # fmt: skip
            assert await surfaces.at(connection, other) is None


async def test_an_edit_changes_what_it_shows_and_not_where(database: Database) -> None:
    made = await add(database, Spot(SLACK, channel="C1"))
    await database.write(lambda unit: surfaces.shown(unit.connection, made.id, MESSAGE, "d1"))
    await database.write(lambda unit: surfaces.shown(unit.connection, made.id, None, "d2"))
    found = await get(database, made)
    assert found is not None
    assert (found.message, found.digest) == (MESSAGE, "d2")


async def test_a_forgotten_surface_takes_its_requests_along_and_leaves_its_children(database: Database) -> None:
    async def work(unit: Unit) -> tuple[Surface, Surface]:
        parent = await card(unit.connection, "case-1")
        below = Spot(SLACK, channel="C1", parent=parent.id)
        child = await surfaces.add(unit.connection, PARIS.id, "sos.line", "line-1", below, NOW)
        for surface in (parent, child):
            await outbox.put(unit.connection, surface, "show", NOW)
        return parent, child

    parent, child = await database.write(work)
    assert (await get(database, child)) == child
    assert child.spot.parent == parent.id
    await database.write(lambda unit: surfaces.forget(unit.connection, parent.id))
    assert await get(database, parent) is None
    orphan = await get(database, child)
    assert orphan is not None
    assert orphan.spot == Spot(SLACK, channel="C1")
    assert [row.surface_id for row in await dumped(database, house.outbox)] == [child.id]


async def test_forgetting_twice_is_harmless(database: Database) -> None:
    made = await add(database, Spot(SLACK, channel="C1"))
    for _ in range(2):
        await database.write(lambda unit: surfaces.forget(unit.connection, made.id))
    assert await get(database, made) is None


async def test_whether_a_platform_is_remembered_at_all(database: Database) -> None:
    await add(database, Spot(SLACK, channel="C1"))
    async with database.read() as connection:
        assert await surfaces.any_in(connection, SLACK)
        assert not await surfaces.any_in(connection, DISCORD)


async def test_the_newest_message_is_the_one_with_the_highest_number(database: Database) -> None:
    async def shown(made: Surface, at: MessageRef | None, unit: Unit) -> None:
        await surfaces.shown(unit.connection, made.id, at, "digest")

    async with database.read() as connection:
        assert await surfaces.newest(connection, SLACK) is None
    for number, message in enumerate(["m999999", "m1000000", "m000007", None]):
        made = await add(database, Spot(SLACK, channel=f"C{number}"))
        ref = MessageRef(SLACK, f"C{number}", message) if message else None
        await database.write(partial(shown, made, ref))
    async with database.read() as connection:
        newest = await surfaces.newest(connection, SLACK)
        assert await surfaces.newest(connection, DISCORD) is None
    assert newest is not None
    assert newest.message == MessageRef(SLACK, "C1", "m1000000")


async def test_all_that_is_shown_to_one_person_alone(database: Database, here: Community) -> None:
    ana = PersonRef(SLACK, "U1")
    met = await database.write(lambda unit: people.add_person(unit.connection, here, ana, Profile("Ana"), NOW))
    hers = [await add(database, Spot(SLACK, user="U1")), await add(database, Spot(SLACK, user="U1", home=True), "h")]
    for other in (Spot(SLACK, channel="U1"), Spot(SLACK, user="U2"), Spot(DISCORD, user="U1")):
        await add(database, other)
    async with database.read() as connection:
        assert await surfaces.shown_to(connection, met.id) == hers
        assert await surfaces.shown_to(connection, "nobody") == []
