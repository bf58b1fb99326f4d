"""An emoji on a message that the platform does not show us at first: looked at again, and celebrated once."""

from typing import Any

import pytest

from tests.drivers.discord import DiscordDriver
from tests.drivers.slack import SlackDriver
from tests.features.test_celebration_story import wednesday
from tests.wire.discord.faults import Fault as OnDiscord
from tests.wire.slack.faults import Fault as OnSlack
from tests.world import World

WORLDS = ["slack sqlite", "discord sqlite"]

WORDS = "24 élèves, et que des sourires"


def fails(world: World, **how: Any) -> OnSlack | OnDiscord:
    """The next look at a message fails so; the one after that does not."""
    driver = world.driver
    if isinstance(driver, SlackDriver):
        on_slack = OnSlack(how.get("kind", "error"), "reactions.get", error=how.get("slack", ""))
        driver._server.fake.faults.add(on_slack)  # the platform of this story
        return on_slack
    assert isinstance(driver, DiscordDriver)
    on_discord = OnDiscord(how.get("kind", "error"), "get_message", error=how.get("discord", 0))
    driver._server.fake.faults.add(on_discord)  # the platform of this story
    return on_discord


@pytest.mark.parametrize("kind", ["status", "reset"])
async def test_a_message_that_could_not_be_looked_at_is_looked_at_again(world: World, kind: str) -> None:
    said = await world.ana.says(WORDS, in_="general")
    fault = fails(world, kind=kind)
    await world.tom.reacts("🎉", on=said)
    assert fault.done == 1
    asked = [message for message in world.ana.sees() if WORDS in message]
    assert len(asked) == 1
    await world.ana.chooses("avec mon nom", from_="Me montrer…", on=asked[0])
    header = await wednesday(world)
    (below,) = world.tom.sees("celebrations", below=header)
    assert WORDS in below


async def test_a_message_that_is_gone_by_then_brings_nothing(world: World) -> None:
    said = await world.ana.says(WORDS, in_="general")
    fault = fails(world, slack="message_not_found", discord=10008)
    await world.tom.reacts("🎉", on=said)
    assert fault.done == 1
    assert world.ana.sees() == []
    assert "question" in await wednesday(world)
