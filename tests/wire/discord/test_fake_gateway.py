"""The gateway in the fake: resume with replay, op 7, op 9, codes, resets, zombies, compression."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from tests.wire.discord.bots import Bot, all_intents, connected
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Json

Shake = Callable[[DiscordClient], Awaitable[object]]
SHAKES: dict[str, Shake] = {
    "op 7": lambda fake: fake.do("reconnect"),
    "op 9, resumable": lambda fake: fake.do("invalidate", resumable=True),
    "1000": lambda fake: fake.do("close_gateway", code=1000),
    "1001": lambda fake: fake.do("close_gateway", code=1001),
    "4000": lambda fake: fake.do("close_gateway", code=4000),
    "4008": lambda fake: fake.do("close_gateway", code=4008),
    "reset": lambda fake: fake.do("drop_gateway"),
}


@pytest.mark.parametrize("shake", list(SHAKES))
async def test_a_session_is_resumed_and_nothing_is_lost(fake: DiscordClient, bot: Bot, shake: str) -> None:
    await fake.person("ana")
    await fake.say("ana", "avant")
    await bot.until("message")
    await fake.fault("slow", "connect", seconds=0.05)
    await SHAKES[shake](fake)
    for number in range(5):
        await fake.say("ana", str(number))
    await bot.until("resumed")
    heard = await bot.until("message", 6)
    assert [message.content for message in heard] == ["avant", "0", "1", "2", "3", "4"]
    gateway = await fake.gateway()
    assert (gateway["identifies"], gateway["resumes"], gateway["open"]) == (1, 1, 1)


@pytest.mark.parametrize("shake", ["op 9", "4009", "4007", "forgotten", "too late"])
async def test_a_session_that_is_gone_is_begun_anew(fake: DiscordClient, bot: Bot, shake: str) -> None:
    await fake.person("ana")
    match shake:
        case "op 9":
            await fake.do("invalidate")
        case "4007" | "4009":
            await fake.do("close_gateway", code=int(shake))
        case "forgotten":
            await fake.do("forget_sessions")
            await fake.do("reconnect")
        case _:
            await fake.fault("slow", "connect", seconds=0.05)
            await fake.do("drop_gateway")
            await fake.until(lambda: _left(fake))
            await fake.move(181)
    await fake.say("ana", "pendant ce temps")
    await bot.until("ready", 2)
    await fake.say("ana", "après")
    await bot.until("message")
    assert [message.content for message in bot.about("message")] == ["après"]  # what came between is lost
    gateway = await fake.gateway()
    assert gateway["identifies"] == 2


async def _left(fake: DiscordClient) -> bool:
    return not any(session["connected"] for session in (await fake.gateway())["sessions"])


async def test_a_zombie_is_noticed_and_left(fake: DiscordClient) -> None:
    await fake.person("ana")
    await fake.rules(heartbeat_seconds=0.1)
    async with connected(fake, Bot(heartbeat_timeout=0.4)) as bot:
        await fake.do("haunt")
        await fake.say("ana", "SOS")
        await bot.until("resumed")
        assert [message.content for message in await bot.until("message")] == ["SOS"]


async def test_heartbeats_tell_how_far_the_bot_has_read(fake: DiscordClient) -> None:
    await fake.person("ana")
    await fake.rules(heartbeat_seconds=0.05)
    async with connected(fake) as bot:
        await fake.say("ana", "SOS")
        await bot.until("message")
        await fake.until(lambda: _read(fake))


async def _read(fake: DiscordClient) -> bool:
    return any(session["heard"] == session["seq"] > 3 for session in (await fake.gateway())["sessions"])


async def test_a_gateway_that_is_down_comes_back(fake: DiscordClient) -> None:
    await fake.fault("invalidate", "identify", times=2)
    await fake.fault("status", "connect", skip=2, status=502)
    async with connected(fake):
        assert (await fake.gateway())["identifies"] == 3


async def test_events_go_wrong_as_scripted(fake: DiscordClient, bot: Bot) -> None:
    await fake.person("ana")
    await fake.fault("delay", "MESSAGE_CREATE", seconds=0.1)
    await fake.fault("drop", "MESSAGE_CREATE")
    await fake.fault("duplicate", "MESSAGE_CREATE")
    for text in "abcd":
        await fake.say("ana", text)
    heard = await bot.until("message", 4)
    assert [message.content for message in heard] == ["c", "c", "d", "a"]
    assert await fake.idle()
    assert [event["name"] for event in await fake.events("MESSAGE_*")] == ["MESSAGE_CREATE"] * 4


# --- bare sockets, for what the SDK would hide ----------------------------------------------------------


async def frame(wire: aiohttp.ClientWebSocketResponse) -> Json:
    found: Json = await wire.receive_json(timeout=2)
    return found


async def identify(fake: DiscordClient, wire: aiohttp.ClientWebSocketResponse) -> Json:
    """Past the hello; the answer is READY."""
    assert (await frame(wire))["op"] == 10
    await wire.send_json({"op": 2, "d": {"token": fake.token, "intents": all_intents().value, "properties": {}}})
    return await frame(wire)


async def closed_with(fake: DiscordClient, *frames: Json | str) -> int | None:
    """The code with which the gateway answers these frames."""
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{fake.gateway_url}?v=10&encoding=json") as wire:
        for one in frames:
            await wire.send_str(one if isinstance(one, str) else json.dumps(one))
        while not wire.closed:
            await wire.receive(timeout=2)
        return wire.close_code


async def test_the_codes_of_the_gateway(fake: DiscordClient) -> None:
    good = {"op": 2, "d": {"token": fake.token, "intents": 1}}
    assert await closed_with(fake, "{") == 4002
    assert await closed_with(fake, "x" * 5_000) == 4002
    assert await closed_with(fake, {"op": 8, "d": {}}) == 4003
    assert await closed_with(fake, {"op": 2, "d": {"token": "?", "intents": 1}}) == 4004
    assert await closed_with(fake, good, good) == 4005
    assert await closed_with(fake, good, {"op": 99}) == 4001
    assert await closed_with(fake, {"op": 2, "d": {"token": fake.token, "intents": 1, "shard": [1, 2]}}) == 4010
    assert await closed_with(fake, {"op": 2, "d": {"token": fake.token, "intents": 1 << 40}}) == 4013
    assert await closed_with(fake, {"op": 2, "d": {"token": fake.token, "intents": 1 << 8}}) == 4014
    await fake.rules(sends_per_minute=3)
    assert await closed_with(fake, *[{"op": 1, "d": None}] * 4) == 4008
    await fake.rules(heartbeat_seconds=0.05)
    assert await closed_with(fake) == 4009


async def test_plain_frames_for_whoever_does_not_compress(fake: DiscordClient) -> None:
    await fake.person("ana")
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{fake.gateway_url}?v=10&encoding=json") as wire:
        ready = await identify(fake, wire)
        assert (ready["t"], ready["s"]) == ("READY", 1)
        assert ready["d"]["resume_gateway_url"].startswith(fake.gateway_url)
        assert (await frame(wire))["t"] == "GUILD_CREATE"
        await wire.send_json({"op": 1, "d": 2})
        assert (await frame(wire))["op"] == 11
        await fake.say("ana", "SOS")
        assert (await frame(wire))["d"]["content"] == "SOS"
        await wire.close(code=1000)
    await fake.until(lambda: _no_session(fake))
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(f"{fake.gateway_url}?v=9&encoding=etf")


async def _no_session(fake: DiscordClient) -> bool:
    return not (await fake.gateway())["sessions"]


async def test_a_session_can_be_resumed_by_another_process(fake: DiscordClient) -> None:
    await fake.person("ana")
    async with aiohttp.ClientSession() as http:
        async with http.ws_connect(f"{fake.gateway_url}?v=10&encoding=json") as wire:
            session = (await identify(fake, wire))["d"]["session_id"]
            await fake.do("drop_gateway")
        await fake.say("ana", "pendant ce temps")
        resume = {"op": 6, "d": {"token": fake.token, "session_id": session, "seq": 1}}
        async with http.ws_connect(f"{fake.gateway_url}resume?v=10&encoding=json") as wire:
            await frame(wire)
            await wire.send_json(resume)
            assert [(await frame(wire))["t"] for _ in range(3)] == ["GUILD_CREATE", "MESSAGE_CREATE", "RESUMED"]
            await wire.close(code=4000)
        async with http.ws_connect(f"{fake.gateway_url}resume?v=10&encoding=json") as wire:
            await frame(wire)
            await wire.send_json({"op": 6, "d": {"token": fake.token, "session_id": session, "seq": 99}})
            assert (await wire.receive(timeout=2)).data == 4007


async def test_a_connection_that_lingers_gives_way_to_the_one_that_resumes(fake: DiscordClient) -> None:
    async with aiohttp.ClientSession() as http:
        old = await http.ws_connect(f"{fake.gateway_url}?v=10&encoding=json")
        session = (await identify(fake, old))["d"]["session_id"]
        await fake.do("haunt")
        async with http.ws_connect(f"{fake.gateway_url}resume?v=10&encoding=json") as wire:
            await frame(wire)
            await wire.send_json({"op": 6, "d": {"token": fake.token, "session_id": session, "seq": 2}})
            assert (await frame(wire))["t"] == "RESUMED"
            async with asyncio.timeout(2):
                while not old.closed:
                    await old.receive()
        assert (await fake.gateway())["resumes"] == 1
