"""What goes wrong over REST as scripted, and what the real discord.py makes of it."""

import asyncio
from typing import Any

import aiohttp
import discord
import pytest

from tests.wire.discord.bots import Bot, logged_in
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Json, Rules
from tests.wire.discord.running import in_process


async def channel_of(fake: DiscordClient, caller: Bot) -> discord.TextChannel:
    found = await caller.fetch_channel(int(await fake.channel("sos")))
    assert isinstance(found, discord.TextChannel)
    return found


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """discord.py's waits between two tries are written down and not waited for."""
    waited: list[float] = []
    real = asyncio.sleep

    async def sleep(seconds: float, result: Any = None) -> Any:
        waited.append(seconds)
        return await real(0, result)

    monkeypatch.setattr("discord.http.asyncio.sleep", sleep)
    return waited


@pytest.mark.parametrize("scope", ["user", "global", "shared"])
async def test_a_429_is_waited_for(fake: DiscordClient, caller: Bot, scope: str, patience: list[float]) -> None:
    channel = await channel_of(fake, caller)
    await fake.fault("ratelimited", "create_message", after=7.5, scope=scope)
    await channel.send("Bonjour")
    assert 7.5 in patience
    assert await fake.calls("create_message") == {"create_message": {"429": 1, "ok": 1}}
    assert len(await fake.posts()) == 1


async def test_a_429_without_via_is_a_ban_and_raised_at_once(fake: DiscordClient, caller: Bot) -> None:
    channel = await channel_of(fake, caller)
    await fake.fault("ratelimited", "create_message", via=False)
    with pytest.raises(discord.HTTPException) as heard:
        await channel.send("Bonjour")
    assert (heard.value.status, heard.value.code) == (429, 0)
    assert await fake.posts() == []
    assert (await fake.gateway())["invalid_requests"] == 1


@pytest.mark.parametrize("status", [500, 502, 504, 524])
async def test_a_5xx_after_storing_does_not_double(
    fake: DiscordClient, caller: Bot, status: int, patience: list[float]
) -> None:
    channel = await channel_of(fake, caller)
    await fake.fault("status", "create_message", status=status, when="after", times=2)
    message = await channel.send("une fois")
    assert [wait for wait in patience if wait] == [1, 3]
    assert [post["id"] for post in await fake.posts()] == [str(message.id)]
    assert await fake.calls("create_message") == {"create_message": {f"http {status} after ok": 2, "ok": 1}}


@pytest.mark.usefixtures("patience")
async def test_five_times_is_enough_and_503_is_not_retried(fake: DiscordClient, caller: Bot) -> None:
    channel = await channel_of(fake, caller)
    await fake.fault("status", "create_message", status=500, times=5)
    with pytest.raises(discord.DiscordServerError):
        await channel.send("?")
    await fake.fault("status", "create_message", status=503)
    with pytest.raises(discord.DiscordServerError):
        await channel.send("?")
    assert await fake.posts() == []
    assert await fake.calls("create_message") == {"create_message": {"http 500": 5, "http 503": 1}}


@pytest.mark.parametrize(("when", "stored"), [("before", 0), ("after", 1)])
async def test_a_lost_answer_reaches_the_code_and_the_nonce_finds_the_message(
    fake: DiscordClient, caller: Bot, when: str, stored: int
) -> None:
    channel = await channel_of(fake, caller)
    await fake.fault("reset", "create_message", when=when)
    with pytest.raises(aiohttp.ClientError):  # not one of the errors that discord.py retries on Linux
        await channel.send("SOS 1", nonce="boîte-1")
    assert len(await fake.posts()) == stored
    again = await channel.send("SOS 1", nonce="boîte-1")
    assert [post["id"] for post in await fake.posts()] == [str(again.id)]


@pytest.mark.parametrize(("when", "stored"), [("before", 0), ("after", 1)])
async def test_a_slow_answer(fake: DiscordClient, caller: Bot, when: str, stored: int) -> None:
    channel = await channel_of(fake, caller)
    await fake.fault("slow", "create_message", when=when, seconds=0.3)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await channel.send("lent")
    assert len(await fake.posts()) == stored


async def test_an_error_of_ones_choice_aimed_and_skipped(fake: DiscordClient, caller: Bot) -> None:
    channel = await channel_of(fake, caller)
    other = await fake.channel("autre")
    where = {"channel_id": str(channel.id)}
    await fake.fault("error", "*_message", error=50083, when="after", skip=1, where=where)
    message = await channel.send("un")
    await caller.http.send_message(int(other), params=discord.http.handle_message_parameters("deux"))
    with pytest.raises(discord.HTTPException) as heard:
        await message.delete()
    assert (heard.value.status, heard.value.code) == (400, 50083)
    assert [post["content"] for post in await fake.posts()] == ["deux"]
    assert await fake.do("faults_left") == 0


async def test_too_many_edits_are_waited_for_in_vain(fake: DiscordClient, caller: Bot, patience: list[float]) -> None:
    message = await (await channel_of(fake, caller)).send("vieux")
    await fake.fault("error", "update_message", error=30046, after=30, times=5)
    with pytest.raises(discord.HTTPException) as heard:
        await message.edit(content="neuf")
    assert (heard.value.status, heard.value.code) == (429, 30046)
    assert patience.count(30) == 5


async def test_a_script_that_makes_no_sense_is_refused(fake: DiscordClient) -> None:
    cases: list[tuple[str, Json]] = [
        ("explode", {}),
        ("slow", {"seconds": 3_600}),
        ("reset", {"when": "sometimes"}),
        ("ratelimited", {"scope": "nobody"}),
    ]
    for kind, how in cases:
        with pytest.raises(LookupError):
            await fake.fault(kind, **how)
    await fake.fault("reset", times=3)
    await fake.do("no_faults")
    assert await fake.do("faults_left") == 0


# --- rates ----------------------------------------------------------------------------------------------


async def test_the_buckets_are_told_and_enforced() -> None:
    async with in_process(Rules(message_limit=3, message_window=0.3)) as fake, logged_in(fake) as caller:
        channel = await channel_of(fake, caller)
        for number in range(5):  # discord.py reads the headers and waits by itself
            await channel.send(str(number))
        assert await fake.calls("create_message") == {"create_message": {"ok": 5}}
        headers = await _raw(fake, f"/channels/{channel.id}/messages", 4)
        assert headers[0]["X-RateLimit-Limit"] == "3"
        assert (headers[-1]["Retry-After"], headers[-1]["X-RateLimit-Scope"]) == ("1", "user")
        await fake.rules(global_limit=0)
        (last,) = await _raw(fake, f"/channels/{channel.id}/messages", 1)
        assert (last["X-RateLimit-Scope"], last["X-RateLimit-Global"]) == ("global", "true")


async def _raw(fake: DiscordClient, path: str, times: int) -> list[Json]:
    """The headers of bare calls, past the SDK's own waiting."""
    found: list[Json] = []
    headers = {"Authorization": f"Bot {fake.token}"}
    async with aiohttp.ClientSession(headers=headers) as http:
        for _ in range(times):
            async with http.post(fake.api_url + path, json={"content": "?"}) as answer:
                found.append(dict(answer.headers))
    return found


async def test_answers_have_the_shape_that_the_sdk_wants(fake: DiscordClient) -> None:
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{fake.api_url}/users/@me") as answer:
            assert (answer.status, answer.headers["Content-Type"]) == (401, "application/json")
            assert await answer.json() == {"message": "401: Unauthorized", "code": 0}
        async with http.get(f"{fake.api_url}/nowhere") as answer:
            assert (answer.status, (await answer.json())["message"]) == (404, "404: Not Found")
        headers = {"Authorization": f"Bot {fake.token}", "Content-Type": "application/json"}
        async with http.post(f"{fake.api_url}/users/@me/channels", data="{", headers=headers) as answer:
            assert (await answer.json())["code"] == 50109
