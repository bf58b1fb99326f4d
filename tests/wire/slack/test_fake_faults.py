"""Faults on the Web API, as the real client meets them: what it hears, and what was stored all the same."""

import asyncio
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.apps import post_json
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json

CASES: list[tuple[str, Json, type[Exception], int]] = [
    ("ratelimited", {"after": 7}, SlackApiError, 0),
    ("status", {"when": "before", "status": 502}, SlackApiError, 0),
    ("status", {"when": "after", "status": 500}, SlackApiError, 1),
    ("reset", {"when": "before"}, aiohttp.ClientError, 0),
    ("reset", {"when": "after"}, aiohttp.ClientError, 1),
    ("error", {"when": "before", "error": "is_archived"}, SlackApiError, 0),
    ("error", {"when": "after", "error": "internal_error"}, SlackApiError, 1),
    ("slow", {"when": "after", "seconds": 1.0}, asyncio.TimeoutError, 1),
    ("slow", {"when": "before", "seconds": 1.0}, asyncio.TimeoutError, 0),
]
METHODS = ("post", "update", "publish", "react")
MATRIX = [(method, *case) for case in CASES for method in METHODS if case[0] != "slow" or method == "post"]
"""Every fault on every kind of write; the slow ones, which cost real seconds, on one."""


@pytest.mark.parametrize(
    ("method", "kind", "how", "error", "stored"),
    MATRIX,
    ids=[f"{row[0]}-{row[1]}-{row[2].get('when', 'before')}" for row in MATRIX],
)
async def test_what_is_heard_and_what_is_stored(
    slack: SlackClient, web: AsyncWebClient, method: str, kind: str, how: Json, error: type[Exception], stored: int
) -> None:
    await slack.person("ana")
    sos = await slack.channel("sos", members=["ana"])
    ts = str((await web.chat_postMessage(channel=sos, text="avant"))["ts"])
    await slack.fault(kind, **how)
    patience = aiohttp.ClientTimeout(0.2 if kind == "slow" else 5)
    async with aiohttp.ClientSession(timeout=patience) as session:
        hasty = AsyncWebClient(slack.bot_token, slack.api_url, session=session, retry_handlers=[])
        with pytest.raises(error) as heard:
            await _call(hasty, method, slack, sos, ts)
    assert await _stored(slack, method, sos) == stored
    assert await slack.do("faults_left") == 0
    if isinstance(heard.value, SlackApiError) and kind == "ratelimited":
        assert heard.value.response.headers["Retry-After"] == "7"
    if kind == "slow":  # a request on its way is stored after its client gave up
        await slack.until(lambda: _is_stored(slack, method, sos))


async def _call(web: AsyncWebClient, method: str, slack: SlackClient, sos: str, ts: str) -> None:
    match method:
        case "post":
            await web.chat_postMessage(channel=sos, text="après")
        case "update":
            await web.chat_update(channel=sos, ts=ts, text="après")
        case "publish":
            ana = await slack.do("person_id", who="ana")
            await web.views_publish(user_id=ana, view={"type": "home", "blocks": []})
        case _:
            await web.reactions_add(channel=sos, timestamp=ts, name="eyes")


async def _stored(slack: SlackClient, method: str, sos: str) -> int:
    messages = await slack.messages("ana", sos)
    match method:
        case "publish":
            return int(await slack.home("ana") is not None)
        case "react":
            return sum(1 for message in messages if message.get("reactions"))
    return sum(1 for message in messages if message["text"] == "après")


async def _is_stored(slack: SlackClient, method: str, sos: str) -> bool:
    return await _stored(slack, method, sos) == 1


async def test_the_sdks_own_retry_doubles_a_message(slack: SlackClient) -> None:
    sos = await slack.channel("sos")
    await slack.fault("reset", "chat.postMessage", when="after")
    await AsyncWebClient(slack.bot_token, slack.api_url).chat_postMessage(channel=sos, text="Salut")
    assert [message["text"] for message in await slack.posts()] == ["Salut", "Salut"]


async def test_faults_are_counted_skipped_and_aimed(slack: SlackClient, web: AsyncWebClient) -> None:
    sos, staff = await slack.channel("sos"), await slack.channel("staff")
    await slack.fault("error", "chat.*", error="restricted_action", times=2, skip=1, where={"channel": sos})
    turns = (sos, staff, sos, staff, sos, sos)
    outcomes = [await _outcome(web.chat_postMessage(channel=channel, text="x")) for channel in turns]
    assert outcomes == ["ok", "ok", "restricted_action", "ok", "restricted_action", "ok"]
    calls = await slack.latest_calls("chat.postMessage")
    assert [call["outcome"] for call in calls] == outcomes
    assert calls[0]["args"]["channel"] == sos


async def _outcome(call: Any) -> str:
    try:
        return "ok" if (await call)["ok"] else "?"
    except SlackApiError as error:
        return str(error.response["error"])


async def test_a_script_that_makes_no_sense_is_refused(slack: SlackClient) -> None:
    for kind, how in (("explode", {}), ("slow", {"seconds": 3_600}), ("reset", {"when": "sometimes"})):
        with pytest.raises(LookupError):
            await slack.fault(kind, **how)
    await slack.fault("reset", times=3)
    await slack.do("no_faults")
    assert await slack.do("faults_left") == 0


async def test_a_response_url_fails_like_the_rest(slack: SlackClient) -> None:
    await slack.fault("status", "response_url", status=503)
    assert (await post_json(f"{slack.url}/actions/T1/2/x", {"text": "x"}))[0] == 503
    assert (await post_json(f"{slack.url}/actions/T1/2/x", {"text": "x"}))[0] == 404
