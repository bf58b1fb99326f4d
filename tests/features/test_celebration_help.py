"""Help that was given becomes a draft of the celebration, with its case as the source, for the team alone."""

from tests.features.test_celebration_more import card, desk
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]


async def help_given(world: World, caller: str = "ana") -> None:
    """Somebody calls, Léo answers, and it did them good."""
    actor = world.__getattr__(caller)
    await actor.says("SOS j'ai oublié les cartes")
    await world.leo.presses("Je m’en occupe", on=world.leo.last("sos"))
    await actor.presses("C’est réglé, merci", on=actor.last())
    await actor.presses("😊 Très bien", on=actor.last())


async def test_a_first_call_that_was_answered_and_did_good_is_two_drafts_with_their_source(world: World) -> None:
    await help_given(world)
    seen = await desk(world, "nour")
    assert "pour la toute première fois" in seen
    assert "ça a fait du bien à quelqu’un" in seen
    assert "Ana" not in seen
    assert "cartes" not in seen
    assert len(world.leo.sees()) == 0  # a draft is nobody's business
    first = await card(world, "1. 👏 Bravo Léo Bernard\u00a0!")
    source = first.control("D’où ça vient")
    assert "cartes" in (await world.leo.presses("D’où ça vient", on=first)).whisper
    assert "cartes" not in (await world.tom.forges(source.wire)).whisper  # the team alone reads it

    await help_given(world, "marieange")
    assert (await desk(world, "nour")).words.count("pour la toute première fois") == 1
    assert (await desk(world, "nour")).words.count("ça a fait du bien à quelqu’un") == 2
