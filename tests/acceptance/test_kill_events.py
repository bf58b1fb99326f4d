"""The real process is killed with -9 just after Discord made an event, before it could be noted: there is one event."""

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.discord_process import DiscordTown, a_town
from tests.acceptance.process import until
from tests.acceptance.service import STAFF
from tests.wire.discord.rules import Rules

WHO = STAFF[0]
ANSWER_LATE = {"when": "after", "seconds": 8}


async def _presses(town: DiscordTown, label: str) -> None:
    """A button of the latest whisper."""
    whisper = (await town.service.do("ephemerals", who=WHO))[-1]
    (wire,) = [one["custom_id"] for one in whisper["buttons"] if one["label"] == label]
    await town.service.do("press", who=WHO, name=wire, where=whisper["channel_id"], message=whisper["id"])


async def _plans(town: DiscordTown, place: str) -> None:
    values: dict[str, Any] = {"name": "Café", "when": "chaque jour à 11h", "place": place, "text": "Qui veut ?"}
    await town.service.do("slash", who=WHO, command="ritual", options={"do": "add"})
    await town.service.do("submit", who=WHO, values=values)
    await _presses(town, "Montrer parmi les événements")
    await _presses(town, "Planifier")


@pytest.mark.long
async def test_an_event_that_was_made_and_not_noted_is_found_after_a_kill(tmp_path: Path) -> None:
    async with a_town(tmp_path, Rules(), []) as town:
        process, service = town.process, town.service
        open_to_all = await service.channel("cafe", members=[*STAFF])  # what the team has among itself is never listed
        process.start()
        await process.ready()
        await service.fault("slow", "create_guild_scheduled_event", **ANSWER_LATE)
        await _plans(town, open_to_all)
        await service.until(lambda: _has_one(town), within=20)
        await process.kill()
        assert process.one("SELECT count(*) FROM surface WHERE kind = 'rituals.event' AND message IS NOT NULL") == 0
        await service.do("no_faults")
        process.start()
        await process.ready()
        await until(lambda: process.one("SELECT count(*) FROM outbox") == 0)
        (event,) = await service.do("planned")
        assert process.one("SELECT message FROM surface WHERE kind = 'rituals.event'") == event["id"]
        assert (await process.stop())[0] == 0, process.said()


async def _has_one(town: DiscordTown) -> bool:
    return len(await town.service.do("planned")) == 1
