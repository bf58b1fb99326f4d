"""The rights that the invite link asks for are enough; where one is missing, administrators read which and where."""

import pytest

from bot.platforms.discord.rights import RIGHTS
from tests.drivers.discord import DiscordDriver
from tests.wire.discord.permissions import BITS
from tests.world import World

WORLDS = ["discord sqlite"]

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"
REFUSED = "Je ne peux plus écrire"


def discord(world: World) -> DiscordDriver:
    assert isinstance(world.driver, DiscordDriver)
    return world.driver


async def test_what_the_link_asks_for_is_enough(world: World) -> None:
    asked = [one.flag.upper() for one in RIGHTS.values()]
    await discord(world).allows("sos", {name: name in asked for name in BITS})
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=card)
    await world.leo.says("J'arrive", below=card)
    assert "J'arrive" in world.ana.last()
    await world.ana.says("merci")
    assert "merci" in world.leo.last(below=card)
    assert not any(REFUSED in seen for seen in world.ines.sees())


@pytest.mark.parametrize(
    ("permission", "named"),
    [
        ("SEND_MESSAGES", "Envoyer des messages"),
        ("VIEW_CHANNEL", "Voir les salons"),
    ],
)
async def test_an_administrator_reads_once_which_right_is_missing_and_where(
    world: World, permission: str, named: str
) -> None:
    await discord(world).allows("sos", {permission: False})
    await world.ana.says(CALL)
    told = [seen for seen in world.ines.sees() if REFUSED in seen]
    assert len(told) == 1
    assert named in told[0]
    assert "#sos-anim" in told[0] or "sos-anim" in told[0]
    assert sum("Ana Moreau" in seen for seen in world.leo.sees()), "the team has the call all the same"
    assert not any(REFUSED in seen for seen in world.leo.sees())
    await world.tom.says("help, nobody has the key")
    assert sum(REFUSED in seen for seen in world.ines.sees()) == 1

    await discord(world).allows("sos", {permission: True})
    await world.chidi.says("help me please")
    assert not any(REFUSED in seen for seen in world.ines.sees())


@pytest.mark.long
async def test_when_another_right_is_missing_the_message_is_another_one(world: World) -> None:
    await discord(world).allows("sos", {"SEND_MESSAGES": False})
    await world.ana.says(CALL)
    await discord(world).allows("sos", {"READ_MESSAGE_HISTORY": False})
    await world.tom.says("help, nobody has the key")
    (told,) = [seen for seen in world.ines.sees() if REFUSED in seen]
    assert "Voir les anciens messages" in told
    await discord(world).allows("sos", {"SEND_MESSAGES": True, "READ_MESSAGE_HISTORY": True})
    await world.chidi.says("help me please")
