"""Where a community lives on one platform alone, there is nothing to link, and Mijote says so."""

from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND[:1]


async def test_a_single_workspace_has_nothing_to_link(world: World) -> None:
    assert "ne vit que sur Playground" in (await world.ana.commands("link")).whisper
    assert "Je ne connais pas ce code" in (await world.ana.commands("link", code="K7QM-4F2P-8RTX")).whisper
