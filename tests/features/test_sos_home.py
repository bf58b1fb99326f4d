"""SOS on the home tab, where the platform has one: it is kept true by itself."""

from tests.drivers.seen import Seen
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


async def test_the_team_takes_a_call_from_its_own_page(world: World) -> None:
    await world.ana.says(CALL)
    await world.nour.opens_home()
    await world.leo.presses("Je m’en occupe", on=await world.leo.opens_home())
    assert "Léo est avec toi" in world.ana.last()
    assert "Léo Bernard s’en occupe" in world.leo.last("sos")
    for home in (world.leo.home(), world.nour.home()):
        assert "Léo Bernard s’en occupe" in home
        assert "Je m’en occupe" not in _labels(home)


async def test_a_volunteer_says_from_their_page_that_it_is_sorted(world: World) -> None:
    assert "C’est réglé, merci" not in _labels(await world.ana.opens_home())
    await world.ana.says(CALL)
    await world.ana.presses("C’est réglé, merci", on=world.ana.home())
    assert "Réglé" in world.leo.last("sos")
    assert "C’est réglé, merci" not in _labels(world.ana.home())
    assert "SOS 1" not in world.ana.home()


def _labels(seen: Seen) -> list[str]:
    return [control.label for control in seen.controls]
