"""Over HTTP, whoever is not Slack gets a no: forged, malformed and monstrous requests, and never an error of ours."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlencode

import aiohttp
import pytest
from pydantic import SecretStr
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.platforms.slack.adapter import Access, SlackPlatform
from bot.platforms.slack.http import MOST_BYTES
from tests.acceptance.process import free_port
from tests.platforms.slack.test_adapter import Heard
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Rules
from tests.wire.slack.running import in_process

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass
class Door:
    """The adapter's address, and who hears behind it."""

    slack: SlackClient
    url: str
    heard: Heard
    http: aiohttp.ClientSession

    async def knock(self, body: bytes, headers: dict[str, str]) -> int:
        """The status of the answer."""
        async with self.http.post(self.url, data=body, headers=headers) as response:
            return response.status

    async def signed(self, body: str, timestamp: str = "") -> dict[str, str]:
        """The headers with which Slack itself would send this."""
        found: dict[str, str] = await self.slack.do("sign", body=body, timestamp=timestamp)
        return found


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    port = free_port()
    async with in_process(Rules(enforce_rates=False)) as slack, aiohttp.ClientSession() as http:
        await slack.person("ana")
        access = Access(
            SecretStr(slack.bot_token), None, SecretStr(slack.signing_secret), slack.api_url, http_port=port
        )
        beside = [Route("/calendar/{file}", lambda _request: PlainTextResponse("a calendar"))]
        intake, platform = Heard(), SlackPlatform(access, seconds_per_message=0, beside=beside)
        await platform.introduce()
        await platform.start(intake)
        yield Door(slack, f"http://127.0.0.1:{port}/slack/events", intake, http)
        await platform.stop()


async def test_what_stands_at_our_public_address_is_served_beside_slack(door: Door) -> None:
    async with door.http.get(door.url.replace("/slack/events", "/calendar/ana.ics")) as answer:
        assert (answer.status, await answer.text()) == (200, "a calendar")
    assert await door.knock(b"{}", {"Content-Type": JSON}) == 401


PRESS = urlencode({"payload": json.dumps({"type": "block_actions", "actions": [{"action_id": "toy.press"}]})})


SIGNATURE, TIMESTAMP = "X-Slack-Signature", "X-Slack-Request-Timestamp"
FORGED = {
    "none": (SIGNATURE, ""),
    "wrong": (SIGNATURE, "v0=" + "0" * 64),
    "not ASCII": (SIGNATURE, "v0=é"),
    "of another version": (SIGNATURE, "v1=" + "0" * 64),
    "long": (SIGNATURE, "x" * 8000),
    "the beginning of time": (TIMESTAMP, "0"),
    "before it": (TIMESTAMP, "-1"),
    "no number": (TIMESTAMP, "nan"),
    "a float": (TIMESTAMP, "1e9"),
    "far away": (TIMESTAMP, "9" * 30),
    "beyond every float": (TIMESTAMP, "9" * 400),
    "beyond every int": (TIMESTAMP, "9" * 5000),
    "a superscript": (TIMESTAMP, "²"),
    "Arabic digits": (TIMESTAMP, "١٧٦٣"),
}


@pytest.mark.parametrize("forged", FORGED)
async def test_a_forged_request_gets_401(door: Door, forged: str) -> None:
    name, value = FORGED[forged]
    assert await raw(door, PRESS.encode(), {**await door.signed(PRESS), name: value}) == 401
    assert door.heard.inbounds == []


async def raw(door: Door, body: bytes, headers: dict[str, str]) -> int:
    """Sent byte by byte, as no library would."""
    port = int(door.url.split(":")[2].partition("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = [f"{name}: {value}" for name, value in {"Content-Type": FORM, **headers}.items()]
    head = "\r\n".join(["POST /slack/events HTTP/1.1", "Host: x", f"Content-Length: {len(body)}", *lines, "", ""])
    writer.write(head.encode() + body)
    status = (await reader.readline()).split()[1]
    writer.close()
    return int(status)


async def test_nothing_goes_in_by_the_side_door_of_ssl_check(door: Door) -> None:
    body = urlencode({"ssl_check": "1", "payload": json.dumps({"type": "block_actions"}), "command": "/sos"})
    assert await door.knock(body.encode(), {"Content-Type": FORM, "X-Slack-Request-Timestamp": "1"}) in (200, 401)
    assert door.heard.inbounds == []


async def test_an_old_request_sent_again_gets_401(door: Door) -> None:
    now = int((await door.signed(PRESS))["X-Slack-Request-Timestamp"])
    for stamp in (now - 301, now - 3600, now + 301):
        assert await door.knock(PRESS.encode(), {"Content-Type": FORM, **await door.signed(PRESS, str(stamp))}) == 401
    assert await door.knock(PRESS.encode(), {"Content-Type": FORM, **await door.signed(PRESS)}) == 200


async def test_a_signature_is_for_one_body(door: Door) -> None:
    headers = await door.signed(PRESS)
    for other in (PRESS + "&x=1", PRESS[:-1], "", PRESS.replace("toy", "sos")):
        assert await door.knock(other.encode(), {"Content-Type": FORM, **headers}) == 401


ODD = (
    "", "{", "[]", "null", "1", '"x"', "{}", '{"type": []}', '{"type": "event_callback"}',
    '{"type": "event_callback", "event": {"type": "message", "text": {"a": 1}, "user": []}}',
    '{"type": "url_verification"}', '{"command": ["/sos"]}', '{"a": ' * 5000,
)  # fmt: skip


@pytest.mark.parametrize("kind", [FORM, JSON, "text/plain", "multipart/form-data", ""])
async def test_odd_bodies_that_are_signed_break_nothing(door: Door, kind: str) -> None:
    for body in ODD:
        sent = urlencode({"payload": body}) if kind == FORM else body
        headers = {"Content-Type": kind} if kind else {}
        assert await door.knock(sent.encode(), {**headers, **await door.signed(sent)}) < 500, body[:50]
    assert door.heard.inbounds == []


async def test_what_is_monstrous_is_not_read(door: Door) -> None:
    body = b"x" * (MOST_BYTES + 1)
    assert await door.knock(body, {"Content-Type": FORM, "X-Slack-Request-Timestamp": "1"}) == 413
    for method in ("GET", "PUT", "DELETE"):
        async with door.http.request(method, door.url) as response:
            assert response.status == 405
    async with door.http.post(door.url.replace("/slack/events", "/")) as response:
        assert response.status == 404
