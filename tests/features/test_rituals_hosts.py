"""Who hosts, on every platform: asked ahead, passed on with one tap. It begins on a Wednesday, 10:00."""

from tests.features.ritual_steps import card, hosted
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]


async def test_the_host_is_told_ahead_and_takes_their_turn(world: World) -> None:
    row = await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    form = await world.ines.presses("Préparation", on=row)
    row = (
        await world.ines.submits(form, days="2", checklist="Réserver la salle\nAcheter du café", agenda="no")
    ).whisper
    assert "Réserver la salle" in row
    before = len(world.leo.sees())
    await world.advance(days=6, hours=2)  # Tuesday 24, 12:00
    told = world.leo.last()
    assert len(world.leo.sees()) == before + 1
    assert "C’est toi qui animes « Café du mercredi »" in told
    assert "Acheter du café" in told
    await world.advance(days=2)
    assert "C’est Léo Bernard qui anime" in world.ana.last("general").words.replace("@", "")
    assert "a commencé" in world.leo.again(told)
    await world.advance(days=7)
    assert "C’est Nour Haddad qui anime" in world.ana.last("general").words.replace("@", "")
    assert "Léo Bernard, Nour Haddad" in await card(world)


async def test_one_tap_passes_it_on_and_keeps_the_turn(world: World) -> None:
    await hosted(world, "leo", "nour", "maya", when="chaque jeudi à 11h à partir du 26 novembre")
    await world.advance(days=6, hours=2)
    told = world.leo.last()
    await world.leo.presses("Pas cette fois", on=told)
    assert "Nour Haddad prend cette fois-ci. Ton tour reste le tien." in world.leo.again(told)
    assert "C’est toi qui animes" in world.nour.last()
    await world.advance(days=2)
    assert "C’est Nour Haddad qui anime" in world.ana.last("general").words.replace("@", "")
    await world.advance(days=5)  # Tuesday 1 December: Léo's turn is still his
    assert "C’est toi qui animes" in world.leo.last()
    await world.advance(days=2)
    assert "C’est Léo Bernard qui anime" in world.ana.last("general").words.replace("@", "")
