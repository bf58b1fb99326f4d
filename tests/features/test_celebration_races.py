"""An edition opens once, whatever crashes and however many processes see its hour come."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from bot.core.inbound import Due
from bot.runtime.context import Ctx
from storage.repos import celebrations, timers
from storage.tables.celebration import edition
from tests.features.test_celebration_story import bravo
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND


async def editions(world: World) -> int:
    """How many there are."""
    async with world.house.database.read() as connection:
        found: int = (await connection.execute(select(func.count()).select_from(edition))).scalar_one()
    return found


async def test_several_processes_see_its_hour_come(world: World) -> None:
    await bravo(world, "leo", "ana")
    before = len(world.tom.sees("celebrations"))
    world.clock.move(timedelta(days=7))
    async with world.house.database.read() as connection:
        due = await timers.due(connection, world.clock.now(), 10)
    assert [waiting.due.kind for waiting in due] == ["celebration.edition"]
    await asyncio.gather(*(world.house.dispatcher.fire(due[0]) for _process in range(5)))
    await world.settle()
    assert await editions(world) == 1
    assert len(world.tom.sees("celebrations")) == before + 1


async def test_a_process_that_dies_in_between_leaves_nothing_half_done(world: World) -> None:
    await bravo(world, "leo", "ana")
    before = len(world.tom.sees("celebrations"))
    world.clock.move(timedelta(days=7))
    async with world.house.database.read() as connection:
        (waiting,) = await timers.due(connection, world.clock.now(), 10)

    table = dict(world.house.dispatcher.registry.timers)

    async def halfway(ctx: Ctx, due: Due) -> None:
        await table["celebration.edition"](ctx, due)
        raise ConnectionError("just before the commit")

    world.house.dispatcher.registry.timers = table | {"celebration.edition": halfway}
    await world.house.dispatcher.fire(waiting)
    assert await editions(world) == 0
    world.house.dispatcher.registry.timers = table
    await world.advance(minutes=5)
    assert await editions(world) == 1
    assert len(world.tom.sees("celebrations")) == before + 1
    await world.house.dispatcher.begin()  # the next start
    await world.advance(days=6)
    assert await editions(world) == 1


async def test_every_start_finds_what_was_planned(world: World) -> None:
    """A second start plans nothing twice, and moves nothing."""
    async with world.house.database.read() as connection:
        community = (await world.person("ana")).community
        schedule = (await celebrations.settings(connection, community)).schedule
        assert schedule is not None
        before = await timers.waiting(connection, community, "celebration.edition", schedule)
    await world.advance(days=1)
    await world.house.dispatcher.begin()
    async with world.house.database.read() as connection:
        assert await timers.waiting(connection, community, "celebration.edition", schedule) == before
