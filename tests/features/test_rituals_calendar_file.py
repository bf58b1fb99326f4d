"""The rituals' calendar where we have no public address: a file in one's own direct message."""

from datetime import UTC, datetime

from handlers.rituals import privacy
from tests.features.calendars import starts
from tests.features.ritual_steps import plan
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]


async def test_a_file_comes_and_takes_the_place_of_the_one_before(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    before = len(world.ana.sees())
    heard = (await world.ana.commands("ritual", do="calendar")).whisper
    assert "dans un fichier, en message privé" in heard
    (file,) = world.ana.last().files.values()
    assert starts(file)[0] == datetime(2026, 11, 18, 10, tzinfo=UTC)
    await world.ines.commands("ritual", do="skip", words="café du mercredi")
    await world.ana.commands("ritual", do="calendar")
    assert len(world.ana.sees()) == before + 1
    (file,) = world.ana.last().files.values()
    assert starts(file)[0] == datetime(2026, 11, 25, 10, tzinfo=UTC)
    ana = (await world.person("ana")).id
    await world.in_unit(lambda ctx: privacy.erase(ctx, ana))
    assert len(world.ana.sees()) == before
