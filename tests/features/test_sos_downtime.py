"""SOS after downtime: calls and words that nobody heard are found when we are back, once."""

from datetime import timedelta

from tests.drivers.discord import DiscordDriver
from tests.drivers.slack import SlackDriver
from tests.features.pictures import PNG
from tests.world import World

WORLDS = ["slack sqlite", "discord sqlite"]

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"


async def test_words_of_both_sides_and_a_new_call_are_found_once(world: World) -> None:
    driver = world.driver
    assert isinstance(driver, SlackDriver | DiscordDriver)
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=card)

    await driver.goes_away()
    world.clock.move(timedelta(hours=3))
    await driver.says("ana", "dm", "tu es là ?", None)
    await driver.says("ana", "dm", "", None, [("photo.png", PNG)])
    await driver.says("leo", "sos", "j'arrive", card.id)
    await driver.says("leo", "sos", "🔒 elle a l'air inquiète", card.id)
    await driver.says("tom", "dm", "help, the projector is dead", None)
    await driver.comes_back(world.house)
    await world.settle()

    below = [seen.words for seen in world.nour.sees("sos", below=card)]
    assert below.count("tu es là ?") == 1
    assert [seen.files for seen in world.nour.sees("sos", below=card) if seen.files] == [{"photo.png": PNG}]
    assert [seen.words for seen in world.ana.sees()].count("j'arrive") == 1
    assert not any("inquiète" in seen for seen in world.ana.sees())
    assert "Tom Becker" in world.leo.last("sos")

    await driver.goes_away()
    await driver.comes_back(world.house)
    await world.settle()
    assert [seen.words for seen in world.ana.sees()].count("j'arrive") == 1
    assert sum("Tom Becker" in seen for seen in world.leo.sees("sos")) == 1


async def test_what_was_said_before_can_be_taken_back_after(world: World) -> None:
    driver = world.driver
    assert isinstance(driver, SlackDriver | DiscordDriver)
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    said = await world.ana.says("le code est 4421")
    assert any("4421" in seen for seen in world.nour.sees("sos", below=card))
    await world.leo.presses("Je m’en occupe", on=card)
    await world.advance(hours=5)
    await world.tom.says("bonjour")  # what is older than this by hours is not read again
    await driver.goes_away()
    await driver.comes_back(world.house)
    await world.ana.deletes(said)
    assert not any("4421" in seen for seen in world.nour.sees("sos", below=card))
