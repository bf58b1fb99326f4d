"""The heart of SOS on simcord's Discord, besides the wire's; all of its stories are run there by `make chaos`."""

from tests.features.test_sos_story import (
    test_edits_and_deletions_follow_on_both_sides,
    test_from_the_call_to_the_thanks,
    test_only_the_claimer_or_an_administrator_releases,
)
from tests.world import World

WORLDS = ["simulated sqlite"]

__all__ = [
    "test_edits_and_deletions_follow_on_both_sides",
    "test_from_the_call_to_the_thanks",
    "test_only_the_claimer_or_an_administrator_releases",
]

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"


async def test_rights_are_checked_at_press_whatever_somebody_could_see(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    wire = card.control("Je m’en occupe").wire
    refused = await world.chidi.forges(wire)
    assert "Only the team" in refused.whisper
    assert "En attente" in world.leo.again(card)
    await world.leo.forges(wire)
    assert "Léo Bernard s’en occupe" in world.leo.again(card)


async def test_only_administrators_settle_things(world: World) -> None:
    offered = {control.label for control in (await world.ines.commands("mijote")).whisper.controls}
    assert "Choisir les lieux" in offered
    told = (await world.ana.commands("mijote")).whisper
    assert "Choisir les lieux" not in {control.label for control in told.controls}
