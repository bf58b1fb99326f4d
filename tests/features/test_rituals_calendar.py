"""The rituals in people's own calendars, where we have a public address. It begins on a Wednesday, 10:00 in Paris."""

from datetime import UTC, datetime, timedelta

from tests.features.calendars import PUBLIC, address, dates, fetched
from tests.features.ritual_steps import plan
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]
__all__ = ["PUBLIC"]
FIRST = datetime(2026, 11, 18, 10, tzinfo=UTC)
WEEK = timedelta(days=7)


async def test_everybody_gets_an_address_of_their_own_and_a_new_one_when_they_like(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    heard = (await world.ana.presses("Les rituels dans mon agenda", on=await world.ana.opens_home())).whisper
    assert "webcal://mijote.example/calendar/" in heard
    hers, his = address(heard), address((await world.leo.commands("ritual", do="calendar")).whisper)
    assert hers != his
    begin = await dates(world, hers)
    assert begin[:3] == [FIRST, FIRST + WEEK, FIRST + 2 * WEEK]
    assert len(begin) == 53
    again = (await world.ana.presses("En faire une nouvelle", on=heard)).whisper
    assert "l’ancienne ne marche plus" in again
    assert await fetched(world, hers) is None
    assert await dates(world, address(again)) == begin == await dates(world, his)
    assert address((await world.ana.commands("ritual", do="calendar")).whisper) == address(again)
