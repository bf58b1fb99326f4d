"""SOS, the whole story: a volunteer calls, somebody takes it, they talk, it is resolved."""

from tests.world import World


async def test_from_the_call_to_the_thanks(world: World) -> None:
    await world.ana.says("SOS j'ai oublié les cartes chez moi, je fais comment ?")
    assert "Ana" in world.ana.last()
    card = world.leo.last("sos")
    assert "oublié les cartes" in card
    print([m for m in world.leo.sees("sos")], world.ana.sees())
    assert 0
