"""A ritual that nobody answers any more: one private proposal, no reproach. It begins on a Wednesday, 10:00."""

from tests.drivers.seen import Seen
from tests.features.ritual_steps import plan
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]


async def test_after_three_quiet_editions_whoever_planned_it_gets_one_proposal(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    before = len(world.ines.sees())
    await world.advance(days=14, hours=2)
    assert len(world.ines.sees()) == before  # the third one has just begun: it may still be answered
    await world.advance(days=7)
    told = world.ines.last()
    assert "aux 3 dernières éditions de « Café du mercredi »" in told
    await world.advance(days=21)
    assert len(world.ines.sees()) == before + 1  # once is enough
    await world.ana.says("J’arrive !", below=world.ana.last("general"))
    assert "Le voilà qui revit" in world.ines.again(told)
    await world.advance(days=28)
    assert len(world.ines.sees()) == before + 2


async def quiet(world: World) -> Seen:
    """Three editions without an answer; what Inès is told."""
    await plan(world, "chaque mercredi à 11h")
    await world.advance(days=21, hours=2)
    told = world.ines.last()
    assert "aux 3 dernières éditions de « Café du mercredi »" in told
    return told


async def test_a_reaction_is_life(world: World) -> None:
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
    assert "aux 3 dernières éditions" in world.ines.last()
    assert len(world.ines.sees()) == before + 1
    await world.ana.reacts("👏", on=world.ana.last("general"))
    assert "Le voilà qui revit" in world.ines.last()


async def test_each_of_the_three_proposals_can_be_followed_at_once(world: World) -> None:
    told = await quiet(world)
    row = (await world.ines.presses("D’autres personnes", on=told)).whisper
    form = await world.ines.presses("Ajouter quelqu’un au tour", on=row)
    row = (await world.ines.submits(form, who=world.ref("nour").user)).whisper
    assert "Nour Haddad" in row
    form = await world.ines.presses("Un autre jour", on=told)
    text, place = "Un café ? Le {date}.", world.channel("general")
    values = {"name": "Café du mercredi", "when": "chaque vendredi à 15h", "place": place, "text": text}
    heard = await world.ines.submits(form, **values)
    assert "vendredi" in (await world.ines.presses("Enregistrer", on=heard.whisper)).whisper
    form = await world.ines.presses("Mettre en pause", on=told)
    assert "C’est en pause" in (await world.ines.submits(form, until="4 janvier")).whisper
    before = len(world.ana.sees("general"))
    await world.advance(days=14)
    assert len(world.ana.sees("general")) == before
