"""Opening direct messages: slowly, so many a day; never a delay for who turned to us. Over the wire."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.core.errors import TryLater
from bot.platforms.discord import directs
from bot.platforms.discord.directs import A_DAY, JUST_NOW, Directs, Pace
from tests.wire.discord.bots import Bot, logged_in
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Rules
from tests.wire.discord.running import in_process

PEOPLE = 6


class Hand:
    """Seconds, moved by hand."""

    def __init__(self) -> None:
        self.at = 1_000.0


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    moved = Hand()
    monkeypatch.setattr(directs, "monotonic", lambda: moved.at)
    return moved


@pytest.fixture
async def fake() -> AsyncIterator[DiscordClient]:
    async with in_process(Rules(enforce_rates=False)) as running:
        yield running


@pytest.fixture
async def caller(fake: DiscordClient) -> AsyncIterator[Bot]:
    async with logged_in(fake) as found:
        yield found


@pytest.fixture
async def people(fake: DiscordClient) -> list[str]:
    return [await fake.do("person", handle=f"somebody{number}") for number in range(PEOPLE)]


async def waits(opening: Directs, user: str) -> timedelta:
    with pytest.raises(TryLater) as told:
        await opening.channel(user)
    return told.value.after


async def test_a_few_at_once_then_one_after_the_other(hand: Hand, caller: Bot, people: list[str]) -> None:
    opening = Directs(caller.http, Pace(burst=2, every=10))
    first, second, third, *_others = people
    assert await opening.channel(first) != await opening.channel(second)
    assert await waits(opening, third) == timedelta(seconds=10)
    assert await waits(opening, third) == timedelta(seconds=10), "asking takes no place"
    hand.at += 10
    assert await opening.channel(third)
    assert await opening.channel(first), "one that is open is nobody's turn"


async def test_so_many_in_a_day(hand: Hand, caller: Bot, people: list[str]) -> None:
    opening = Directs(caller.http, Pace(burst=10, every=10, per_day=3))
    for user in people[:3]:
        await opening.channel(user)
    hand.at += 3_600
    assert await waits(opening, people[3]) == timedelta(seconds=A_DAY - 3_600)
    hand.at += A_DAY - 3_600
    assert await opening.channel(people[3])


async def test_who_turned_to_us_is_answered_at_once_and_counts_for_nothing(
    hand: Hand, fake: DiscordClient, caller: Bot, people: list[str]
) -> None:
    opening = Directs(caller.http, Pace(burst=1, every=10, per_day=1))
    await opening.channel(people[0])
    wrote, pressed, commanded, late, never = people[1:]
    opening.hear({"author": {"id": wrote}, "channel_id": "77", "content": "SOS"})
    assert await opening.channel(wrote) == "77", "where they wrote"
    assert (await fake.calls("create_dm"))["create_dm"] == {"ok": 1}, "nothing had to be opened"
    opening.hear({"token": "x", "guild_id": "1", "channel_id": "5", "member": {"user": {"id": pressed}}})
    assert await opening.channel(pressed) != "5"
    opening.hear({"token": "x", "channel_id": "6", "user": {"id": commanded}})
    assert await opening.channel(commanded) == "6"
    opening.hear({"token": "x", "guild_id": "1", "channel_id": "5", "member": {"user": {"id": late}}})
    hand.at += JUST_NOW
    assert await waits(opening, late)
    assert await waits(opening, never)


@pytest.mark.usefixtures("hand")
async def test_words_in_a_channel_and_those_of_bots_open_nothing(caller: Bot, people: list[str]) -> None:
    opening = Directs(caller.http, Pace(burst=1, every=10))
    await opening.channel(people[0])
    opening.hear({"author": {"id": people[1]}, "channel_id": "5", "guild_id": "1"})
    opening.hear({"author": {"id": people[2], "bot": True}, "channel_id": "7"})
    assert await waits(opening, people[1])
    assert await waits(opening, people[2])


@pytest.mark.usefixtures("hand")
async def test_what_stands_somewhere_tells_where_it_stands(caller: Bot, people: list[str]) -> None:
    opening = Directs(caller.http, Pace(burst=0, every=10))
    opening.know({people[0]: "99"})
    assert await opening.channel(people[0]) == "99"
    assert await waits(opening, people[1])
