"""Slack has no list of coming events: none is offered there."""

from tests.features.ritual_steps import plan, say
from tests.world import World

WORLDS = ["slack sqlite"]


async def test_none_is_offered_and_a_forged_press_changes_nothing(world: World) -> None:
    preview = (await say(world.ines, world, "chaque jeudi à 11h")).whisper
    assert "événements" not in preview
    assert "Montrer parmi les événements" not in {control.label for control in preview.controls}
    shown = await plan(world, "chaque jeudi à 11h")
    assert "événements" not in shown
    ritual = shown.control("Modifier").wire.partition(":")[2]
    heard = await world.ines.forges(f"rituals.list_it:{ritual}:yes")
    assert "ne figure plus parmi les événements" in heard.whisper
