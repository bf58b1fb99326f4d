"""What the rituals' calendar shows of what was decided. It begins on a Wednesday, 10:00 in Paris."""

from datetime import UTC, datetime, timedelta

from tests.features.calendars import PUBLIC, address, dates, events, fetched
from tests.features.ritual_steps import card, hosted
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND
__all__ = ["PUBLIC"]
FIRST = datetime(2026, 11, 18, 10, tzinfo=UTC)
WEEK = timedelta(days=7)


async def test_it_shows_what_will_be_and_what_has_been(world: World) -> None:
    await hosted(world, "leo", "ines", when="chaque mercredi à 11h")
    url = address((await world.ana.commands("ritual", do="calendar")).whisper)
    await world.ines.presses("Sauter le prochain", on=await card(world))
    assert (await dates(world, url))[0] == FIRST + WEEK
    form = await world.ines.presses("Déplacer le prochain", on=await card(world))
    await world.ines.submits(form, to="jeudi 26 novembre à 18h30")
    moved = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)
    assert (await dates(world, url))[:2] == [moved, FIRST + 2 * WEEK]
    await world.advance(days=10)
    await world.ines.commands("ritual", do="pause", words="café du mercredi jusqu’au 12 janvier")
    assert (await dates(world, url))[:2] == [moved, datetime(2027, 1, 13, 10, tzinfo=UTC)]
    held = events(await fetched(world, url))[0]
    assert str(held["summary"]) == "Café du mercredi"
    assert held["description"] == "Avec Léo Bernard aux commandes."
    assert held["uid"].startswith("20261125-")  # its own date, wherever it went
    await world.ines.presses("Supprimer", on=await card(world))
    assert await dates(world, url) == []
