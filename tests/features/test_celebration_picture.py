"""The picture of the week: shown where the platform can, said in words, and gone once it shows what it may not."""

from tests.drivers.seen import Seen
from tests.features.test_celebration_story import bravo, wednesday
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]

PNG = b"\x89PNG\r\n\x1a\n"


def pictures(world: World, header: Seen) -> list[bytes]:
    """The pictures below an edition, as Tom gets them."""
    below = world.tom.sees("celebrations", below=header)
    return [content for message in below for content in message.files.values()]


async def test_the_week_in_a_picture(world: World) -> None:
    for whom in ("ana", "chidi", "maya"):
        await bravo(world, "leo", whom, f"bravo à {whom}")
        await world.advance(minutes=1)
    header = await wednesday(world)
    (first,) = pictures(world, header)
    assert first.startswith(PNG)
    assert len(world.tom.sees("celebrations", below=header)) == 4

    await bravo(world, "nour", "tom", "arrive en retard")  # the picture stays what it was
    assert pictures(world, header) == [first]

    await world.ana.chooses("avec mon prénom seulement", from_="Me montrer…", on=world.ana.last())
    (second,) = pictures(world, header)
    assert second != first
    await world.ana.chooses("pas du tout", from_="Me montrer…", on=world.ana.last())
    assert pictures(world, header) == []  # two wins are left: their words say it all
