"""The shortcut on a message, where platforms have one: its words and its author stand in the form already."""

from tests.drivers.discord import DiscordDriver
from tests.drivers.slack import SlackDriver
from tests.features.test_celebration_story import wednesday
from tests.world import World

WORLDS = ["slack sqlite", "discord sqlite"]

WORDS = "31 élèves, et le maire est resté jusqu'au bout"


async def test_a_message_is_celebrated_from_its_menu(world: World) -> None:
    said = await world.ana.says(WORDS, in_="general")
    assert isinstance(world.driver, SlackDriver | DiscordDriver)
    form = await world.driver.uses("leo", "celebration.quote", said.id)
    await world.leo.submits(form)  # as it stands: her words, and her
    asked = world.ana.last()
    assert WORDS in asked
    assert "sans ton accord" in asked
    await world.ana.chooses("avec mon nom", from_="Me montrer…", on=asked)
    header = await wednesday(world)
    (below,) = world.tom.sees("celebrations", below=header)
    assert "Bravo Ana Moreau" in below
    assert WORDS in below
