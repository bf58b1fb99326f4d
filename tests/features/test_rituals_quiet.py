"""A ritual that nobody answers any more: one private proposal, no reproach. It begins on a Wednesday, 10:00."""

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
