"""The rituals in people's own calendars, where we have a public address. It begins on a Wednesday, 10:00 in Paris."""

from datetime import UTC, datetime, timedelta

from tests.features.calendars import PUBLIC, address, dates, events, fetched
from tests.features.ritual_steps import card, hosted, plan
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


async def test_it_shows_what_will_be_and_what_has_been(world: World) -> None:
    await hosted(world, "leo", "ines", when="chaque mercredi à 11h")
    url = address((await world.ana.commands("ritual", do="calendar")).whisper)
    await world.ines.presses("Sauter celui-ci", on=await card(world))
    assert (await dates(world, url))[0] == FIRST + WEEK
    form = await world.ines.presses("Déplacer celui-ci", on=await card(world))
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
