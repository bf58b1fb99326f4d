"""Slack has no list of coming events: none is offered there."""

from tests.both import Both
from tests.features.ritual_steps import plan, say
from tests.features.test_rituals_events import THURSDAY, listed, only
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


async def test_a_ritual_that_moves_to_slack_leaves_the_events_of_discord(both: Both) -> None:
    await listed(both.discord)
    assert only(both.discord).starts_at == THURSDAY
    shown = (await both.slack.ines.commands("ritual", do="show", words="café du mercredi")).whisper
    form = await both.slack.ines.presses("Modifier", on=shown)
    values = {"name": "Café", "when": "chaque jeudi à 11h", "text": "Un café ?", "place": both.slack.channel("general")}
    preview = (await both.slack.ines.submits(form, **values)).whisper
    assert "événements" not in preview
    await both.slack.ines.presses("Enregistrer", on=preview)
    assert both.discord.events() == []
    before = len(both.slack.ana.sees("general"))
    await both.slack.advance(days=2)
    assert len(both.slack.ana.sees("general")) == before + 1
