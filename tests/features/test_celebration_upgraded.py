"""A database from before editions had a schedule: what waited opens once, and what was opened does not open again."""

from datetime import date, datetime, timedelta
from pathlib import Path

from alembic import command
from sqlalchemy import NullPool, create_engine, text

from storage import schema
from storage.repos import celebrations, wins
from tests.databases import Databases
from tests.features.test_celebration_more import settle
from tests.features.test_celebration_story import bravo
from tests.world import World, open_world

WAITING = (
    "insert into timer (id, community_id, kind, subject, fence, due_at, state)"
    " select :id, id, 'celebration.edition', id, :day, :due_at, :state from community"
)


def before(url: str) -> None:
    """The database as the revision before has it."""
    command.downgrade(schema.alembic_config(url), "0016")


def upgraded(url: str, day: date, due_at: datetime, state: str = "due") -> None:
    """What waits for an edition of this local date, and the upgrade."""
    engine = create_engine(schema.sync_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        row = {"id": "f" * 32, "day": day.isoformat(), "due_at": due_at.replace(tzinfo=None), "state": state}
        connection.execute(text(WAITING), row)
    schema.upgrade(url, due_at)


async def days(world: World) -> list[str]:
    """The days of the editions, the last one first."""
    async with world.house.database.read() as connection:
        found = await celebrations.latest(connection, (await world.person("ana")).community, 100)
    return [edition.day for edition in found]


async def test_an_edition_that_waits_opens_once(databases: Databases, tmp_path: Path) -> None:
    url = databases.fresh_url("sqlite")
    async with open_world(url, tmp_path) as world:
        await bravo(world, "leo", "ana")
        await settle(world, day="4", time="18:30", editor=world.ref("nour").user)
        before(url)
        world.clock.move(timedelta(days=2, hours=11))  # Friday, 21:00
        upgraded(url, date(2026, 11, 20), datetime.fromisoformat("2026-11-20T17:30+00:00"))
        await world.house.dispatcher.begin()
        await world.settle()
        assert await days(world) == []  # not in the night
        await world.advance(hours=22)
        assert await days(world) == ["2026-11-20"]
        (below,) = world.tom.sees("celebrations", below=world.tom.last("celebrations"))
        assert "Bravo Ana Moreau" in below
        await world.house.dispatcher.begin()
        await world.advance(days=6)
        assert await days(world) == ["2026-11-27", "2026-11-20"]
        async with world.house.database.read() as connection:
            ana = await world.person("ana")
            (win,) = await wins.all_of(connection, ana.community, ana.id)
        assert win.week == "2026-11-25"  # as it was told


async def test_today_s_edition_is_not_opened_again(databases: Databases, tmp_path: Path) -> None:
    url = databases.fresh_url("sqlite")
    async with open_world(url, tmp_path) as world:
        await world.advance(days=7, hours=1)
        assert await days(world) == ["2026-11-25"]
        before(url)
        upgraded(url, date(2026, 12, 2), datetime.fromisoformat("2026-12-02T09:00+00:00"))
        await world.house.dispatcher.begin()
        await settle(world, time="16:00")  # which is still to come, today
        await world.advance(hours=8)
        assert await days(world) == ["2026-11-25"]
        await world.advance(days=7)
        assert await days(world) == ["2026-12-02", "2026-11-25"]


async def test_an_edition_that_was_given_up_is_tried_again_and_opens_once(databases: Databases, tmp_path: Path) -> None:
    url = databases.fresh_url("sqlite")
    async with open_world(url, tmp_path) as world:
        before(url)
        world.clock.move(timedelta(days=7, hours=1))
        upgraded(url, date(2026, 11, 25), datetime.fromisoformat("2026-11-25T09:00+00:00"), state="dead")
        await world.house.dispatcher.begin()
        await world.settle()
        assert await days(world) == ["2026-11-25"]
        await world.ines.presses("Réessayer", on=await world.ines.opens_home())
        assert await days(world) == ["2026-11-25"]
        await world.advance(days=7)
        assert await days(world) == ["2026-12-02", "2026-11-25"]
