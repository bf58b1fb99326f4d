"""The fake's scheduled events, through discord.py's own models and calls."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.core.clock import SystemClock
from tests.wire.discord.bots import Bot
from tests.wire.discord.client import DiscordClient

HOUR = timedelta(hours=1)


def _event(hours: float = 24, **changes: Any) -> dict[str, Any]:
    start = SystemClock().now().replace(microsecond=0) + hours * HOUR
    return {
        "name": "Café",
        "description": "Qui veut.",
        "start_time": start,
        "end_time": start + HOUR,
        "entity_type": discord.EntityType.external,
        "privacy_level": discord.PrivacyLevel.guild_only,
        "location": "Salle 3",
        **changes,
    }


async def _refused(bot: Bot, fake: DiscordClient, **changes: Any) -> tuple[int, str]:
    with pytest.raises(discord.HTTPException) as refused:
        await bot.get_guild(int(fake.guild)).create_scheduled_event(**_event(**changes))  # type: ignore[union-attr]
    return refused.value.code, refused.value.text


async def test_an_event_is_made_listed_changed_and_taken_away(bot: Bot, fake: DiscordClient) -> None:
    guild = bot.get_guild(int(fake.guild))
    assert guild is not None
    made = await guild.create_scheduled_event(**_event())
    assert (made.name, made.location, made.status) == ("Café", "Salle 3", discord.EventStatus.scheduled)
    assert made.creator_id == int(fake.bot)
    await made.edit(name="Thé")
    (listed,) = await guild.fetch_scheduled_events()
    assert (listed.name, listed.description, listed.start_time) == ("Thé", "Qui veut.", made.start_time)
    assert [event["name"] for event in await fake.do("planned")] == ["Thé"]
    await listed.delete()
    assert await guild.fetch_scheduled_events() == []
    with pytest.raises(discord.NotFound) as gone:
        await made.edit(name="Tisane")
    assert gone.value.code == 10070


async def test_events_begin_and_end_by_themselves(bot: Bot, fake: DiscordClient) -> None:
    guild = bot.get_guild(int(fake.guild))
    assert guild is not None
    made = await guild.create_scheduled_event(**_event(1))
    await fake.do("move", seconds=3_700)
    (running,) = await guild.fetch_scheduled_events()
    assert running.status is discord.EventStatus.active
    await fake.do("move", seconds=3_600)
    assert await guild.fetch_scheduled_events() == []
    with pytest.raises(discord.HTTPException) as over:
        await made.edit(name="Thé")
    assert over.value.code == 180000


async def test_what_discord_refuses_is_refused(bot: Bot, fake: DiscordClient) -> None:
    code, said = await _refused(bot, fake, hours=-0.5)
    assert code == 50035
    assert "in the past" in said
    for changes in ({"name": ""}, {"name": "x" * 101}, {"description": "x" * 1_001}, {"location": "x" * 101}):
        assert (await _refused(bot, fake, **changes))[0] == 50035, changes
    start = _event()["start_time"]
    assert (await _refused(bot, fake, start_time=start, end_time=start))[0] == 50035
    await fake.do("bot_permissions", revoke=["CREATE_EVENTS"])
    assert (await _refused(bot, fake))[0] == 50013


async def test_a_bot_changes_its_own_events_only_and_a_hundred_are_enough(bot: Bot, fake: DiscordClient) -> None:
    guild = bot.get_guild(int(fake.guild))
    assert guild is not None
    await fake.person("ana")
    start = _event()["start_time"]
    times = {"start": start.isoformat(), "end": (start + HOUR).isoformat()}
    for number in range(100):
        await fake.do("add_event", who="ana", name=f"Atelier {number}", **times)
    assert (await _refused(bot, fake))[0] == 30038
    (theirs, *_others) = await guild.fetch_scheduled_events()
    with pytest.raises(discord.Forbidden):
        await theirs.delete()
    await fake.do("bot_permissions", grant=["MANAGE_EVENTS"])
    await theirs.delete()
    await guild.create_scheduled_event(**_event())
