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


async def test_another_channel_is_chosen_and_nobody_minds_the_old_one_any_more(world: World) -> None:
    await slack(world).breaks("sos", "archive")
    await world.ana.says(CALL)
    assert any("Je ne peux plus écrire" in seen for seen in world.ines.sees())
    form = await world.ines.presses("Choisir les lieux", on=(await world.ines.commands("mijote")).whisper)
    chosen = {"sos": "staff", "celebrations": "celebrations", "staff": "staff", "general": "general"}
    await world.ines.submits(form, **{purpose: world.channel(place) for purpose, place in chosen.items()})
    assert not any("Je ne peux plus écrire" in seen for seen in world.ines.sees())
    card = world.leo.last("staff")
    assert "oublié les cartes" in card
    assert not any("oublié les cartes" in seen for seen in world.nour.sees()), "the new channel has it all"
    await slack(world).mends("sos", "archive")
    await world.leo.presses("Je m’en occupe", on=card)  # what is dead in the old channel is drawn again
