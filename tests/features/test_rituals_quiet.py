"""A ritual that nobody answers any more: one private proposal, no reproach. It begins on a Wednesday, 10:00."""

import pytest

from tests.features.ritual_steps import plan
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]


async def test_after_three_quiet_editions_whoever_looks_after_it_gets_one_proposal(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    before = len(world.ines.sees())
    await world.advance(days=14, hours=2)
    assert len(world.ines.sees()) == before  # the third one has just begun: it may still be answered
    await world.advance(days=7)
    told = world.ines.last()
    assert "aux 3 dernières éditions de « Café du mercredi »" in told
    row = (await world.ines.presses("D’autres personnes", on=told)).whisper
    form = await world.ines.presses("Ajouter quelqu’un au tour", on=row)
    assert "Nour Haddad" in (await world.ines.submits(form, who=world.ref("nour").user)).whisper
    form = await world.ines.presses("Un autre jour", on=told)
    text, place = "Un café ? Le {date}.", world.channel("general")
    values = {"name": "Café du mercredi", "when": "chaque vendredi à 15h", "place": place, "text": text}
    heard = await world.ines.submits(form, **values)
    assert "vendredi" in (await world.ines.presses("Enregistrer", on=heard.whisper)).whisper
    form = await world.ines.presses("Mettre en pause", on=told)
    assert "C’est en pause" in (await world.ines.submits(form, until="4 janvier")).whisper
    await world.ana.reacts("👏", on=world.ana.last("general"))  # a reaction is life
    assert "Le voilà qui revit" in world.ines.again(told)


@pytest.mark.long
async def test_it_is_proposed_once_until_it_comes_to_life_in_between(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    before = len(world.ines.sees())
    await world.advance(days=14, hours=2)
    await world.ana.reacts("👏", on=world.ana.last("general"))
    await world.advance(days=14)
    assert len(world.ines.sees()) == before
    edition = world.ana.last("general")
    await world.ana.reacts("👏", on=edition)
    await world.ana.reacts("👏", on=edition, added=False)  # taken back: as if there had been none
    await world.advance(days=14)
    told = world.ines.last()
    assert "aux 3 dernières éditions" in told
    await world.advance(days=21)
    assert len(world.ines.sees()) == before + 1  # once is enough
    await world.ana.says("J’arrive !", below=world.ana.last("general"))
    assert "Le voilà qui revit" in world.ines.again(told)
    await world.advance(days=28)
    assert len(world.ines.sees()) == before + 2
