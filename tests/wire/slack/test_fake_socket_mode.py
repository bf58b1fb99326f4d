"""Socket Mode in the fake, with the real clients: tickets, acks, redelivery, goodbyes, drops."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.apps import IMPATIENT, connected, listening, refusal
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json


async def address(slack: SlackClient, web: AsyncWebClient) -> str:
    return str((await web.apps_connections_open(app_token=slack.app_token))["url"])


@asynccontextmanager
async def raw_socket(slack: SlackClient, web: AsyncWebClient) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A bare socket, past its hello: for what the SDK would hide."""
    async with aiohttp.ClientSession() as http, http.ws_connect(await address(slack, web)) as wire:
        assert (await wire.receive_json(timeout=2))["type"] == "hello"
        yield wire


async def frame(wire: aiohttp.ClientWebSocketResponse) -> Json:
    found: Json = await wire.receive_json(timeout=2)
    return found


async def test_a_ticket_opens_one_socket_and_hello_counts(slack: SlackClient, web: AsyncWebClient) -> None:
    url = await address(slack, web)
    async with aiohttp.ClientSession() as http, http.ws_connect(url) as wire:
        hello = await frame(wire)
        assert hello["num_connections"] == 1
        assert hello["connection_info"]["app_id"] == slack.info["app_id"]
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(url)


async def test_the_eleventh_socket_is_sent_away(slack: SlackClient, web: AsyncWebClient) -> None:
    async with aiohttp.ClientSession() as http:
        wires = [await http.ws_connect(await address(slack, web)) for _ in range(11)]
        last = await frame(wires[-1])
        assert (last["type"], last["reason"]) == ("disconnect", "too_many_websockets")
        assert (await slack.sockets())["open"] == 10
        for wire in wires:
            await wire.close()


async def test_any_socket_may_acknowledge(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.person("ana")
    async with raw_socket(slack, web) as one, raw_socket(slack, web) as two:
        await slack.say("ana", "SOS")
        first = {asyncio.ensure_future(frame(wire)): wire for wire in (one, two)}
        done, waiting = await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
        receiver = done.pop()
        envelope = receiver.result()
        assert envelope["type"] == "events_api"
        assert not envelope["accepts_response_payload"]
        other = two if first[receiver] is one else one
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await other.send_json({"envelope_id": envelope["envelope_id"]})
        assert await slack.idle(1)
    assert (await slack.deliveries())[-1]["attempts"] == 1


async def test_what_nobody_acknowledges_comes_again(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.person("ana")
    await slack.rules(ack_timeout=IMPATIENT)
    async with raw_socket(slack, web) as wire:
        await slack.say("ana", "SOS")
        frames = [await frame(wire) for _ in range(4)]
    assert len({found["payload"]["event_id"] for found in frames}) == 1
    assert len({found["envelope_id"] for found in frames}) == 4
    assert [found["retry_attempt"] for found in frames] == [0, 1, 2, 3]
    assert [found["retry_reason"] for found in frames] == ["", "timeout", "timeout", "timeout"]
    await slack.idle(2)
    assert (await slack.deliveries())[-1]["lost"]
    assert len(await slack.do("lost")) == 1


async def test_events_wait_for_a_socket_and_lost_ones_can_be_sent_again(slack: SlackClient) -> None:
    app, heard = listening(slack)
    await slack.person("ana")
    await slack.rules(ack_timeout=0.01, retry_delays=[0.01])
    await slack.say("ana", "Trop tôt")
    assert await slack.idle(2)
    await slack.rules(ack_timeout=2)
    await slack.say("ana", "Juste avant")
    async with connected(app, slack):
        assert await slack.idle(2)
        assert [outer["event"]["text"] for outer in heard] == ["Juste avant"]
        assert await slack.do("redeliver") == 1
        assert await slack.idle(2)
    assert [outer["event"]["text"] for outer in heard] == ["Juste avant", "Trop tôt"]


async def test_the_real_client_is_pinged_back(slack: SlackClient) -> None:
    app, _heard = listening(slack)
    async with connected(app, slack, ping_interval=0.1) as handler:
        await asyncio.sleep(0.6)
        assert await handler.client.is_connected()
        assert handler.client.last_ping_pong_time is not None
    assert (await slack.sockets())["opened"] == 1


@pytest.mark.parametrize("reason", ["refresh_requested", "warning", "too_many_websockets"])
async def test_the_real_client_comes_back_and_loses_nothing(slack: SlackClient, reason: str) -> None:
    app, heard = listening(slack)
    await slack.person("ana")
    await slack.rules(ack_timeout=IMPATIENT, retry_delays=[0.1] * 20)
    async with connected(app, slack):
        await slack.say("ana", "avant")
        await slack.disconnect(reason)
        for number in range(20):
            await slack.say("ana", f"{number}")
        assert await slack.idle(5)
        await slack.until(lambda: _opened(slack, 2))
    assert {outer["event"]["text"] for outer in heard} == {"avant", *(f"{number}" for number in range(20))}


async def _opened(slack: SlackClient, times: int) -> bool:
    return bool((await slack.sockets())["opened"] == times)


async def test_a_dropped_connection_is_only_a_gap(slack: SlackClient) -> None:
    app, heard = listening(slack)
    await slack.person("ana")
    await slack.rules(ack_timeout=IMPATIENT, retry_delays=[0.2] * 20)
    async with connected(app, slack, ping_interval=0.2):
        assert await slack.drop_sockets() == 1
        await slack.say("ana", "SOS")
        assert await slack.idle(10)
    assert {outer["event"]["text"] for outer in heard} == {"SOS"}


async def test_link_disabled_turns_socket_mode_off(slack: SlackClient, web: AsyncWebClient) -> None:
    async with raw_socket(slack, web) as wire:
        await slack.disconnect("link_disabled")
        assert (await frame(wire))["reason"] == "link_disabled"
        opening = web.apps_connections_open(app_token=slack.app_token)
        assert (await refusal(opening))["error"] == "forbidden_team"
        await slack.do("enable")
        async with raw_socket(slack, web):
            assert (await slack.sockets())["enabled"]


async def test_sockets_are_refreshed_after_a_warning(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.rules(refresh_after=0.1, warning_ahead=0.05)
    async with raw_socket(slack, web) as wire:
        assert [(await frame(wire))["reason"] for _ in range(2)] == ["warning", "refresh_requested"]


async def test_nonsense_on_a_socket_harms_nobody(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.person("ana")
    async with raw_socket(slack, web) as wire:
        for data in ("", "{", "[]", '{"envelope_id": "strange"}'):
            await wire.send_str(data)
        await slack.say("ana", "SOS")
        await wire.send_str(json.dumps({"envelope_id": (await frame(wire))["envelope_id"]}))
        assert await slack.idle(1)


EVENT_FAULTS: list[tuple[str, Json, list[str]]] = [
    ("duplicate", {}, ["a", "a", "b", "c"]),
    ("lose_ack", {}, ["a", "a", "b", "c"]),
    ("drop", {}, ["b", "c"]),
    ("delay", {"seconds": 0.2}, ["b", "c", "a"]),
    ("reorder", {"hold": 3, "times": 3}, ["c", "b", "a"]),
]


@pytest.mark.parametrize(("kind", "how", "expected"), EVENT_FAULTS, ids=[case[0] for case in EVENT_FAULTS])
async def test_events_go_wrong_as_scripted(slack: SlackClient, kind: str, how: Json, expected: list[str]) -> None:
    app, heard = listening(slack)
    await slack.person("ana")
    await slack.fault(kind, "message", **how)
    async with connected(app, slack):
        for text in "abc":
            await slack.say("ana", text)
        assert await slack.idle(3)
    texts = [outer["event"]["text"] for outer in heard]
    assert texts == expected if kind in ("delay", "reorder") else sorted(texts) == expected
    assert len({outer["event_id"] for outer in heard}) == len(set(expected))


async def test_a_person_is_told_when_nobody_answers(slack: SlackClient) -> None:
    app, _heard = listening(slack)
    await slack.person("ana")
    await slack.rules(ack_timeout=IMPATIENT)
    assert (await slack.slash("ana", "/mijote"))["problem"] == "dispatch_failed"
    app.command("/mijote")(_silent)
    async with connected(app, slack):
        assert (await slack.slash("ana", "/mijote"))["problem"] == "operation_timeout"
    assert await slack.troubles("ana") == ["dispatch_failed", "operation_timeout"]


async def _silent() -> None:
    await asyncio.sleep(0)


async def test_a_middleware_that_raises_gets_the_event_again(slack: SlackClient) -> None:
    app, heard = listening(slack)
    failures = [1, 2]

    @app.use  # a global middleware runs before the ack
    async def _(next_: Any) -> None:
        if failures:
            failures.pop()
            raise RuntimeError("the database is away")
        await next_()

    await slack.person("ana")
    await slack.rules(ack_timeout=IMPATIENT)
    async with connected(app, slack):
        await slack.say("ana", "SOS")
        assert await slack.idle(3)
    assert [outer["retry"] for outer in heard] == ["2"]
