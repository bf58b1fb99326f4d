"""The celebration after downtime: applause that nobody heard is counted, once."""

from tests.drivers.discord import DiscordDriver
from tests.drivers.slack import SlackDriver
from tests.features.test_celebration_story import bravo, wednesday
from tests.world import World

WORLDS = ["slack sqlite", "discord sqlite"]


async def test_applause_while_the_bot_was_away_is_counted_once(world: World) -> None:
    driver = world.driver
    assert isinstance(driver, DiscordDriver | SlackDriver)
    await bravo(world, "leo", "ana")
    header = await wednesday(world)
    (below,) = world.tom.sees("celebrations", below=header)
    await world.tom.reacts("👏", on=below)
    assert "1 réaction" in world.ana.again(header)

    for time in range(2):
        await driver.goes_away()
        if not time:
            await driver.reacts("nour", header.id, "🎉", added=True)
            await driver.reacts("leo", below.id, "👏", added=True)
        await driver.comes_back(world.house)
        await world.settle()
        assert "3 réactions" in world.ana.again(header)
