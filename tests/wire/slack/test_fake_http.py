"""The fake's HTTP sender, against bolt's own HTTP server: signatures, retries, forms."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from tests.wire.slack.apps import IMPATIENT, listening, new_app
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json


@asynccontextmanager
async def listening_on(application: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    finally:
        await runner.cleanup()


class Endpoint:
    """An app's request URL that answers as told and writes down what it got."""

    def __init__(self, *answers: web.Response | float) -> None:
        self.answers = list(answers)
        self.got: list[tuple[Json, str]] = []

    async def handle(self, request: web.Request) -> web.Response:
        self.got.append(({name.lower(): value for name, value in request.headers.items()}, await request.text()))
        answer = self.answers.pop(0) if self.answers else web.Response()
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            return web.Response()
        return answer

    @asynccontextmanager
    async def serving(self, slack: SlackClient) -> AsyncIterator[None]:
        application = web.Application()
        application.router.add_post("/slack/events", self.handle)
        async with listening_on(application) as url:
            await slack.do("over_http", url=url)
            yield


async def test_bolt_takes_signed_requests_of_every_kind(slack: SlackClient) -> None:
    app, heard = listening(slack)
    seen: list[Any] = []

    @app.command("/mijote")
    async def _(ack: Any, command: Json) -> None:
        seen.append(command["text"])
        await ack("Bien reçu")

    @app.shortcut("sc")
    async def _(ack: Any, body: Json) -> None:
        await ack()
        seen.append(body["trigger_id"])

    await slack.person("ana")
    async with listening_on(app.web_app(path="/slack/events")) as url:
        await slack.do("over_http", url=url)
        assert await slack.do("verify_url")
        assert await slack.do("ssl_check") == 200
        await slack.say("ana", "SOS")
        assert await slack.idle()
        assert (await slack.slash("ana", "/mijote", "aide"))["payload"] == {"text": "Bien reçu"}
        outcome = await slack.shortcut("ana", "sc")
    assert [outer["event"]["text"] for outer in heard] == ["SOS"]
    assert seen == ["aide", outcome["trigger_id"]]
    assert [message["text"] for message in await slack.ephemerals("ana")] == ["Bien reçu"]


@pytest.mark.parametrize(
    ("timestamp", "spoil", "status"),
    [("", "", 200), ("", "x", 401), ("1000000000", "", 401)],
    ids=["right", "wrong signature", "stale"],
)
async def test_forgeries_can_be_sent(slack: SlackClient, timestamp: str, spoil: str, status: int) -> None:
    body = '{"type":"url_verification","challenge":"c"}'
    headers = await slack.do("sign", body=body, timestamp=timestamp)
    headers["X-Slack-Signature"] += spoil
    async with listening_on(new_app(slack).web_app(path="/slack/events")) as url:
        await slack.do("over_http", url=url)
        sent = await slack.do("send_raw", body=body, headers={**headers, "Content-Type": "application/json"})
    assert sent["status"] == status


async def test_failed_events_are_retried_and_say_why(slack: SlackClient) -> None:
    await slack.person("ana")
    await slack.rules(ack_timeout=IMPATIENT)
    endpoint = Endpoint(web.Response(status=500), 2 * IMPATIENT)
    async with endpoint.serving(slack):
        await slack.say("ana", "SOS")
        assert await slack.idle(3)
    numbers = [
        (headers.get("x-slack-retry-num"), headers.get("x-slack-retry-reason")) for headers, _body in endpoint.got
    ]
    assert numbers == [(None, None), ("1", "http_error"), ("2", "http_timeout")]
    assert len({body for _headers, body in endpoint.got}) == 1
    assert all(headers["x-slack-signature"].startswith("v0=") for headers, _body in endpoint.got)


async def test_an_app_can_ask_for_no_retry(slack: SlackClient) -> None:
    await slack.person("ana")
    endpoint = Endpoint(web.Response(status=500, headers={"X-Slack-No-Retry": "1"}))
    async with endpoint.serving(slack):
        await slack.say("ana", "SOS")
        assert await slack.idle(2)
    assert len(endpoint.got) == 1
    assert len(await slack.do("lost")) == 1


async def test_a_dead_endpoint_is_a_connection_failed(slack: SlackClient) -> None:
    await slack.person("ana")
    await slack.do("over_http", url="http://127.0.0.1:9/slack/events")
    assert (await slack.slash("ana", "/mijote"))["problem"] == "dispatch_failed"
    await slack.say("ana", "SOS")
    assert await slack.idle(3)
    assert (await slack.deliveries())[-1]["attempts"] == 4


async def test_it_speaks_to_this_machine_only(slack: SlackClient) -> None:
    with pytest.raises(LookupError, match="this machine only"):
        await slack.do("over_http", url="http://192.0.2.1:80/slack/events")
