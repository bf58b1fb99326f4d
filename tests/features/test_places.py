"""A channel that refuses the bot: administrators hear of it once, with what to do; and no more once it is mended."""

import pytest

from tests.drivers.slack import SlackDriver
from tests.world import World

WORLDS = ["slack sqlite"]

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"


def slack(world: World) -> SlackDriver:
    assert isinstance(world.driver, SlackDriver)
    return world.driver


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("archive", "Il est archivé"),
        ("leave", "invite-moi"),
        ("revoke", "installe-la de nouveau"),
    ],
)
async def test_an_administrator_hears_once_what_to_do(world: World, act: str, words: str) -> None:
    await slack(world).breaks("sos", act)
    await world.ana.says(CALL)
    told = [seen for seen in world.ines.sees() if "Je ne peux plus écrire" in seen]
    assert len(told) == 1
    assert words in told[0]
    assert not any("Je ne peux plus écrire" in seen for seen in world.leo.sees()), "not the team’s to mend"
    await world.tom.says("help, nobody has the key")
    assert sum("Je ne peux plus écrire" in seen for seen in world.ines.sees()) == 1

    await slack(world).mends("sos", act)
    await world.chidi.says("help me please")
    assert not any("Je ne peux plus écrire" in seen for seen in world.ines.sees())
    assert {"Ana Moreau", "Tom Becker", "Chidi Okafor"} <= {
        name for seen in world.leo.sees("sos") for name in ("Ana Moreau", "Tom Becker", "Chidi Okafor") if name in seen
    }, "what was refused is shown"
