"""Files as an attack, or as bad luck: one that cannot be passed on holds up no words, and nobody else's call."""

from collections.abc import MutableMapping
from datetime import timedelta
from typing import cast

from bot.core.errors import TryLater
from bot.core.refs import MessageRef
from bot.runtime.doors import EVENTS
from bot.ui.ports import Delivery, Platform, Post
from tests.features.pictures import PNG
from tests.features.test_sos_refused import Guarded
from tests.world import World

WORLDS = ["playground sqlite"]
CALL = "SOS, le projecteur est mort"
PHOTO = ("projecteur.png", PNG)


class Picky(Guarded):
    """The world's platform, which is never ready to take a file; and what it was asked to post, in order."""

    def __init__(self, real: Platform, *, takes_files: bool) -> None:
        super().__init__(real)
        self.takes_files = takes_files
        self.out = False
        self.asked = 0
        self.posted: list[Post] = []

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        if self.out:
            raise TryLater("it is out")
        if isinstance(delivery, Post) and delivery.content is not None and not self.takes_files:
            self.asked += 1
            raise TryLater("it has not understood the file yet")
        shown = await super().deliver(delivery)
        if isinstance(delivery, Post) and delivery.target.channel:
            self.posted.append(delivery)
        return shown


def picky(world: World, *, takes_files: bool) -> Picky:
    """From now on the world's platform is watched."""
    platforms = cast("MutableMapping[str, Platform]", world.house.deliverer.platforms)
    found = Picky(world.driver.platform, takes_files=takes_files)
    platforms[found.name] = found
    return found


async def test_a_file_that_is_never_taken_holds_up_no_words(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    platform = picky(world, takes_files=False)
    await world.ana.says("voilà la lampe", files=[PHOTO])
    await world.ana.says("je suis à l'entrée")
    await world.advance(minutes=10)
    words, told, more = world.leo.sees("sos", below=card)
    assert [words.words, more.words] == ["voilà la lampe", "je suis à l'entrée"]
    assert "projecteur.png" in told
    assert "pas pu transmettre" in told
    assert platform.asked < 10


async def test_a_platform_that_takes_nothing_at_all_for_a_while_takes_the_file_afterwards(world: World) -> None:
    """An outage is no reason to tell of a photo in words."""
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    platform = picky(world, takes_files=False)
    platform.out = True
    await world.ana.says("regarde", files=[PHOTO])
    await world.advance(minutes=5)
    platform.takes_files, platform.out = True, False
    await world.advance(seconds=30)
    assert list(world.leo.last("sos", below=card).files.values()) == [PNG]


async def test_one_person_s_flood_of_files_keeps_nobody_else_s_call_waiting(world: World) -> None:
    """Each file is a message in the channel of all calls: it takes a place at the door, as words do."""
    await world.ana.says(CALL)
    world.clock.move(timedelta(seconds=1))
    for turn in range(5):
        await world.driver.says("ana", "dm", f"photo {turn}", None, [(f"{turn}-{one}.png", PNG) for one in range(10)])
    await world.driver.settle()
    platform = picky(world, takes_files=True)
    await world.tom.says("SOS, the door is locked")
    (place,) = [place for place, post in enumerate(platform.posted) if "Tom" in str(post.view.summary)]
    assert place < EVENTS.burst
    await world.advance(minutes=2)
    card = next(seen for seen in world.leo.sees("sos") if CALL in seen)
    assert sum(len(seen.files) for seen in world.leo.sees("sos", below=card)) == 50  # and nothing is lost
