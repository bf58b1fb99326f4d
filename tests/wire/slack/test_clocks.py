"""Our clock is wrong by hours, in either direction: people notice nothing, but for the hours that are told."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.drivers.slack import SlackDriver
from tests.world import open_world


@pytest.mark.parametrize("hours", [-48, -2, 2])
async def test_a_call_its_answers_and_a_downtime_while_the_clocks_disagree(
    databases: Databases, tmp_path: Path, hours: int
) -> None:
    url = databases.fresh_url("sqlite")
    wrong = partial(SlackDriver, ahead=timedelta(hours=hours))
    async with open_world(url, tmp_path, make_driver=wrong) as world:
        driver = world.driver
        assert isinstance(driver, SlackDriver)
        await driver._do("fault", kind="status", on="chat.postMessage", when="after", times=2)
        await world.ana.says("SOS ! un")
        await world.advance(minutes=1)
        (card,) = world.leo.sees("sos")
        form = await world.leo.presses("C’est réglé", on=card)
        await world.leo.submits(form, summary="")
        await world.advance(minutes=30)

        await driver.goes_away()
        await world.tom.says("SOS ! deux")
        await world.advance(minutes=30)
        await driver.comes_back(world.house)
        await world.settle()
        assert [card.words.partition("\n")[0] for card in world.leo.sees("sos")] == [
            "✅ SOS 1 · Ana Moreau",
            "🚨 SOS 2 · Tom Becker",
        ]
    databases.drop(url)
