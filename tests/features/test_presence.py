"""Who is there: since when, and who left. Told by the platforms without anybody's doing, also after a downtime."""

from datetime import date

from bot.core.people import PersonLeft
from storage.repos import arrivals
from tests.drivers.discord import DiscordDriver
from tests.drivers.slack import SlackDriver
from tests.world import World

WORLDS = ["slack sqlite", "discord sqlite"]


async def is_here(world: World, who: str) -> bool:
    async with world.house.database.read() as connection:
        return await arrivals.is_here(connection, (await world.person(who)).id)


async def leaves(world: World, who: str) -> None:
    """They leave the workspace, or are taken out of it."""
    driver = world.driver
    if isinstance(driver, DiscordDriver):
        await driver.behind("leave", who=who)
    else:
        assert isinstance(driver, SlackDriver)
        await driver.behind("change", who=who, deleted=True)
    await world.settle()


async def comes_back(world: World, who: str) -> None:
    """They are there again."""
    driver = world.driver
    if isinstance(driver, DiscordDriver):
        await driver.behind("join", who=who)
    else:
        assert isinstance(driver, SlackDriver)
        await driver.behind("change", who=who, deleted=False)
    await world.settle()


async def test_whoever_leaves_is_known_to_have_left_until_they_come_back(world: World) -> None:
    assert await is_here(world, "tom")
    await leaves(world, "tom")
    assert not await is_here(world, "tom")
    await comes_back(world, "tom")
    assert await is_here(world, "tom")


async def test_whoever_left_while_nobody_listened_is_known_to_have_left(world: World) -> None:
    driver = world.driver
    assert isinstance(driver, DiscordDriver | SlackDriver)
    await driver.goes_away()
    await leaves(world, "tom")
    await driver.comes_back(world.house)
    await world.settle()
    assert not await is_here(world, "tom")
    assert await is_here(world, "ana")


async def test_features_are_told_once_that_somebody_left(world: World) -> None:
    heard: list[str] = []

    async def listen(_ctx: object, fact: PersonLeft) -> None:
        heard.append(fact.person)

    feature = world.house.deliverer.registry.features[0]
    feature.listens[PersonLeft] = listen  # type: ignore[index]  # a plain dict
    try:
        await leaves(world, "tom")
        await world.tom.world.settle()
    finally:
        del feature.listens[PersonLeft]  # type: ignore[attr-defined]  # a plain dict
    assert heard == [(await world.person("tom")).id]


async def test_discord_tells_since_when_somebody_is_there(world: World) -> None:
    driver = world.driver
    if not isinstance(driver, DiscordDriver):
        return  # Slack tells of none: the day on which Mijote met them counts
    await driver.goes_away()
    for guild in driver._server.fake.world.guilds.values():
        for member in guild.members.values():
            if member.person.handle == "ana":
                member.joined = "2021-03-09T12:00:00+00:00"
    await driver.comes_back(world.house)
    person = await world.person("ana")
    async with world.house.database.read() as connection:
        day = date(2021, 3, 9)
        assert await arrivals.came_between(connection, person.community, [(day, day)], 10) == [(person.id, day)]
