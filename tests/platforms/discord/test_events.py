"""Scheduled events over the fake Discord: what is sent, found again, refused, and made once whatever happens."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.clock import SystemClock, unix_ms
from bot.core.errors import Ambiguous, Bug, Gone, NotAllowed, TryLater, Why
from bot.core.ids import new_id
from bot.core.refs import EVENTS, PlaceRef, Workspace
from bot.platforms.discord.adapter import DiscordPlatform
from bot.ui.happening import Happening
from bot.ui.ports import PutEvent, Remove
from bot.ui.text import PlaceMention, Reader, User, join
from tests.platforms.discord.intake import Hearing
from tests.platforms.discord.test_adapter import adapter
from tests.platforms.discord.test_adapter import fake as fake  # noqa: PLC0414  # a fixture
from tests.wire.discord.client import DiscordClient

HOUR = timedelta(hours=1)


@pytest.fixture
async def platform(fake: DiscordClient) -> AsyncIterator[DiscordPlatform]:
    """Connected."""
    async with adapter(fake, Hearing()) as found:
        yield found


def coffee(fake: DiscordClient, **changes: Any) -> PutEvent:
    """Tomorrow's coffee, with a key born now."""
    now = SystemClock().now().replace(microsecond=0)
    happening = Happening(User("Café"), User("Qui veut."), now + 24 * HOUR, now + 25 * HOUR, User("Salle 3"))
    key = new_id(unix_ms(now))
    return PutEvent(key, Workspace("discord", fake.guild), replace(happening, **changes), Reader())


async def test_an_event_says_what_when_and_where(fake: DiscordClient, platform: DiscordPlatform) -> None:
    put = coffee(fake)
    stands = await platform.deliver(put)
    assert stands is not None
    assert stands.channel == EVENTS
    (event,) = await fake.do("planned")
    assert (event["id"], event["name"], event["entity_metadata"]) == (stands.message, "Café", {"location": "Salle 3"})
    assert event["scheduled_start_time"] == put.happening.starts_at.isoformat()
    assert event["scheduled_end_time"] == put.happening.ends_at.isoformat()
    assert event["description"] == f"Qui veut.\n\nMijote · {put.key[-8:]}"
    later = replace(put.happening, name=User("Thé"), starts_at=put.happening.starts_at + timedelta(minutes=10))
    assert await platform.deliver(replace(put, happening=later, event=stands)) == stands
    (event,) = await fake.do("planned")
    assert (event["name"], event["scheduled_start_time"]) == ("Thé", later.starts_at.isoformat())
    assert await platform.find(put) == stands
    await platform.deliver(Remove(stands))
    assert await fake.do("planned") == []
    assert await platform.find(put) is None
    with pytest.raises(Gone):
        await platform.deliver(Remove(stands))


async def test_a_channel_is_named_and_nobodys_words_get_loose_or_too_long(
    fake: DiscordClient, platform: DiscordPlatform
) -> None:
    channel = await fake.channel("café")

    async def is_known() -> bool:
        return platform._members.channel_name(channel) == "café"

    await fake.until(is_known)
    place = PlaceRef(Workspace("discord", fake.guild), channel)
    words = join(User("@everyone **gras** " * 200), PlaceMention(place, channel))
    await platform.deliver(coffee(fake, name=User("😀" * 80), description=words, where=PlaceMention(place, channel)))
    (event,) = await fake.do("planned")
    assert event["entity_metadata"]["location"] == "#café"
    assert len(event["description"]) <= 1_000
    assert "\\@everyone \\*\\*gras" in event["description"]
    assert event["name"].endswith("…")


async def test_an_answer_that_is_lost_is_looked_for_by_its_mark(fake: DiscordClient, platform: DiscordPlatform) -> None:
    put, twin = coffee(fake), coffee(fake)
    for fault in ({"kind": "reset"}, {"kind": "status"}, {"kind": "status", "status": 500}):
        made = coffee(fake)
        await fake.fault(on="create_guild_scheduled_event", when="after", **fault)
        with pytest.raises(Ambiguous):
            await platform.deliver(made)
        assert await platform.find(twin) is None
        found = await platform.find(made)
        assert found is not None
        await platform.deliver(Remove(found))
    assert await platform.find(put) is None
    assert await fake.do("planned") == []


async def test_what_somebody_else_made_is_not_ours_even_with_our_mark(
    fake: DiscordClient, platform: DiscordPlatform
) -> None:
    put = coffee(fake)
    times = {"start": put.happening.starts_at.isoformat(), "end": put.happening.ends_at.isoformat()}
    await fake.do("add_event", who="ana", name="Café", description=f"\n\nMijote · {put.key[-8:]}", **times)
    assert await platform.find(put) is None


async def test_refusals_have_their_meanings(fake: DiscordClient, platform: DiscordPlatform) -> None:
    put = coffee(fake)
    past = replace(put, happening=replace(put.happening, starts_at=put.happening.starts_at - 48 * HOUR))
    with pytest.raises(Bug):
        await platform.deliver(past)
    await fake.fault("error", "create_guild_scheduled_event", error=30038)
    with pytest.raises(NotAllowed) as full:
        await platform.deliver(put)
    assert full.value.why is Why.FULL
    stands = await platform.deliver(put)
    assert stands is not None
    for fault, meaning in (({"error": 10070}, Gone), ({"error": 180000}, Gone), ({"error": 50013}, NotAllowed)):
        await fake.fault("error", "update_guild_scheduled_event", **fault)
        with pytest.raises(meaning):
            await platform.deliver(replace(put, event=stands))
    for name, delivery in (("update", replace(put, event=stands)), ("delete", Remove(stands))):
        await fake.fault("status", f"{name}_guild_scheduled_event")
        with pytest.raises(TryLater):  # doing it twice is no harm
            await platform.deliver(delivery)
    await fake.do("bot_permissions", revoke=["CREATE_EVENTS"])
    for delivery in (put, replace(put, event=stands), Remove(stands)):
        with pytest.raises(NotAllowed) as refused:
            await platform.deliver(delivery)
        assert refused.value.why is Why.RIGHT_MISSING
