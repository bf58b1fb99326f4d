"""The celebration moves to another channel while its edition is open."""

from tests.features.test_celebration_story import bravo, wednesday
from tests.features.test_mijote_story import choose
from tests.world import World

WORLDS = ["playground sqlite"]


async def test_an_open_edition_is_whole_in_its_new_place_too(world: World) -> None:
    for number in range(3):
        await bravo(world, "leo", "ana", f"réussite numéro {number}")
    first = await wednesday(world)
    await choose(world, celebrations="general")
    second = world.tom.last("general")
    assert "On applaudit Ana Moreau" in second
    for place, header in (("celebrations", first), ("general", second)):
        below = world.tom.sees(place, below=header)
        assert sum(bool(message.files) for message in below) == 1, place
        assert [sum(f"réussite numéro {number}" in one for one in below) for number in range(3)] == [1, 1, 1]
