"""A ritual that nobody answers any more: one private proposal, no reproach. It begins on a Wednesday, 10:00."""

from tests.features.ritual_steps import card, plan
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


async def test_a_proposal_leads_to_a_pause(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    await world.advance(days=21, hours=2)
    form = await world.ines.presses("Mettre en pause", on=world.ines.last())
    assert "jusqu’à ce que quelqu’un le reprenne" in (await world.ines.submits(form, until="")).whisper


async def test_an_answered_one_is_left_alone(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    before = len(world.ines.sees())
    for _week in range(4):
        await world.advance(days=7)
        await world.ana.says("Présente !", below=world.ana.last("general"))
    assert len(world.ines.sees()) == before


async def test_a_thread_for_the_agenda_when_it_is_wanted(world: World) -> None:
    shown = await plan(world, "chaque mercredi à 11h")
    row = (await world.ines.presses("À tour de rôle", on=shown)).whisper
    form = await world.ines.presses("Préparation", on=row)
    await world.ines.submits(form, days="2", checklist="", agenda="yes")
    await world.advance(hours=2)
    edition = world.ana.last("general")
    assert "De quoi aimerais-tu parler" in world.ana.last("general", below=edition)


async def test_a_new_name_is_followed_wherever_it_stands(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    await world.advance(days=21, hours=2)
    told = world.ines.last()
    form = await world.ines.presses("Modifier", on=await card(world))
    values = {"name": "Thé", "text": "Un thé ?", "place": world.channel("general")}
    heard = await world.ines.submits(form, when="chaque mercredi à 11h", **values)
    await world.ines.presses("Enregistrer", on=heard.whisper)
    assert "« Thé »" in world.ines.again(told)
