"""Whoever opens the playground finds a week in it: a desk to look at, and on Wednesday a lively thread."""

from bot.core.refs import Workspace
from bot.setup.demo import enliven
from tests.features.test_celebration_more import card, desk
from tests.features.test_celebration_story import bravo, wednesday
from tests.world import World

WORLDS = ["playground sqlite"]


async def lived_in(world: World) -> None:
    """As `play` starts, twice."""
    for _start in range(2):
        await enliven(world.house.database, world.clock, world.house.dispatcher, Workspace("playground", "playground"))
        await world.settle()


async def test_the_week_that_is_there_from_the_start(world: World) -> None:
    await lived_in(world)
    assert all(world.__getattr__(who).sees() == [] for who in ("ana", "leo", "yanis", "marieange", "tom"))
    assert "4 réussites attendent" in await world.leo.opens_home()
    seen = await desk(world)
    for words in (
        "Bravo Nour Haddad et Yanis !",
        "Bravo Chidi Okafor et Maya Collins !",
        "Bravo à nous toutes et tous !",
    ):
        assert words in seen
    assert "over one weekend" in seen
    assert "Pour avoir terminé la formation" in seen
    assert "27 élèves" not in seen  # Marie-Ange has not said yes
    assert seen.words.count("attend l’accord de la personne célébrée") == 1
    await world.leo.presses("Ajouter", on=await card(world, "6. 👏 Bravo Yanis Benali\u00a0!"))

    home = await world.marieange.opens_home()
    page = (await world.marieange.presses("Les bravos qui parlent de moi", on=home)).whisper
    assert "27 élèves" in page
    liked = next(message for message in world.leo.sees("celebrations") if "27 élèves" in message)
    await world.leo.reacts("🎉", on=liked)  # one success, whoever else celebrates it

    header = await wednesday(world)
    assert "on m’a raconté 5 réussites" in header
    picture, *told = world.tom.sees("celebrations", below=header)
    assert "notre-semaine-2026-11-25.png" in picture.files
    assert len(told) == 5
    await world.marieange.chooses("avec mon nom", from_="Me montrer…", on=page)
    below = world.tom.sees("celebrations", below=header)
    assert "27 élèves" in "\n".join(message.words for message in below)
    assert len(below) == 7


async def test_where_there_was_a_success_nothing_is_invented(world: World) -> None:
    told = await bravo(world, "leo", "ana")
    await world.leo.presses("Retirer", on=told)
    await lived_in(world)
    assert "Rien n’attend" in await desk(world)
