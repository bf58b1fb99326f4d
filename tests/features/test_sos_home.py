"""SOS on the home tab, where the platform has one: it is kept true by itself."""

from tests.features.worlds import WITH_A_HOME_TAB
from tests.world import World

WORLDS = WITH_A_HOME_TAB

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"


async def test_the_home_tab_tells_each_their_own(world: World) -> None:
    assert "Personne n’attend" in await world.leo.opens_home()
    assert "Appels à l’aide" not in await world.ana.opens_home()
    await world.ana.says(CALL)
    assert "SOS 1 · Ana Moreau attend quelqu’un depuis 18 nov., 10:00" in world.leo.home()
    assert "L’équipe est appelée pour ton SOS 1" in world.ana.home()
    await world.nour.presses("Je m’en occupe", on=world.nour.last("sos"))
    assert "SOS 1 · Ana Moreau : Nour Haddad s’en occupe (appel du 18 nov., 10:00)" in world.leo.home()
    assert "Nour est avec toi" in world.ana.home()
