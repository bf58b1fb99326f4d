"""The HTTP front of the REST API: bodies, the token, rates, answers, and faults on the way."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from tests.wire.discord.answers import VIA, answered, reset
from tests.wire.discord.calls import INVALID
from tests.wire.discord.compose import Upload
from tests.wire.discord.errors import NotFound, RateLimited, Refused
from tests.wire.discord.fake import Fake
from tests.wire.discord.faults import API_KINDS, Fault
from tests.wire.discord.limits import limited_headers
from tests.wire.discord.rest.call import Call, Route
from tests.wire.discord.rest.table import ROUTES
from tests.wire.discord.rules import Json

BASE = "/api/v10"
FILE = re.compile(r"files\[(\d+)\]")
PLACES = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_id")
"""What a bucket is counted by, besides the route."""
TOO_MANY = 429
Answer = tuple[web.Response, str]


async def read_body(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    """The JSON and the files of a request. Raises Refused."""
    if request.content_type != "multipart/form-data":
        text = await request.text()
        try:
            return (json.loads(text) if text.strip() else {}), {}
        except ValueError:
            raise Refused(50109) from None
    body: Any = {}
    uploads: dict[int, Upload] = {}
    for name, part in (await request.post()).items():
        if name == "payload_json":
            body = json.loads(part.file.read() if isinstance(part, web.FileField) else part)
        elif (found := FILE.fullmatch(name)) and isinstance(part, web.FileField):
            uploads[int(found[1])] = Upload(part.filename, part.file.read())
    return body, uploads


class RestApi:
    """Everything under /api/v10, and the files."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    def routes(self) -> list[web.RouteDef]:
        """What the server shall answer to."""
        found = [
            web.route(route.method, BASE + route.path, self._handler(name, route)) for name, route in ROUTES.items()
        ]
        download = web.get("/attachments/{channel_id}/{attachment_id}/{name}", self.download)
        return [*found, download, web.route("*", "/api/{rest:.*}", self._nowhere)]

    def _handler(self, name: str, route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            try:
                body, uploads = await read_body(request)
            except Refused as refusal:
                self._note(name, {}, str(refusal.code))
                return answered(refusal.body(), refusal.status)
            call = Call(self._fake, name, request.match_info, request.query, body, uploads)
            args = dict(request.match_info) | (body if isinstance(body, dict) else {"items": body})
            token = request.headers.get("Authorization", "").removeprefix("Bot ").strip()
            with self._fake.calls.under_way():
                return await self._guarded(request, name, args, lambda: self._run(call, route, token))

        return handle

    async def _nowhere(self, request: web.Request) -> web.StreamResponse:
        self._note(f"{request.method} {request.path}", {}, "404")
        return answered(NotFound().body(), 404)

    def _run(self, call: Call, route: Route, token: str) -> Answer:
        headers: Mapping[str, str] = {}
        try:
            self._authorise(route, token)
            place = " ".join(call.params[name] for name in PLACES if name in call.params)
            room = self._fake.rates.spend(call.name, place, message=route.message, free=route.token)
            headers = room.headers()
            body = route.run(call)
        except RateLimited as refusal:
            return answered(refusal.body(), refusal.status, limited_headers(refusal)), "429"
        except Refused as refusal:
            outcome = str(refusal.code or refusal.status)
            return answered(refusal.body(), refusal.status, headers), outcome
        if body is None:
            return web.Response(status=204, headers={**VIA, **headers}), "ok"
        return answered(body, headers=headers), "ok"

    def _authorise(self, route: Route, token: str) -> None:
        app = self._fake.world.app
        if not route.token and (token != app.token or app.revoked):
            raise Refused(0)

    # --- faults ---------------------------------------------------------------------------------------

    async def _guarded(
        self, request: web.Request, name: str, args: Json, run: Callable[[], Answer]
    ) -> web.StreamResponse:
        """Run it, unless something goes wrong before, and let something go wrong after."""
        fault = self._fake.faults.take(name, args, API_KINDS)
        if fault is None:
            response, outcome = run()
            self._note(name, args, outcome, response.status)
            return response
        if fault.kind == "slow":
            return await self._slow(fault, name, args, run)
        if fault.when == "before" or fault.kind == "ratelimited":
            spoilt, outcome = self._spoil(fault, request)
            self._note(name, args, outcome, spoilt.status)
            return spoilt
        _response, outcome = run()
        spoilt, problem = self._spoil(fault, request)
        self._note(name, args, f"{problem} after {outcome}", spoilt.status)
        return spoilt

    async def _slow(self, fault: Fault, name: str, args: Json, run: Callable[[], Answer]) -> web.StreamResponse:
        if fault.when == "before":
            await asyncio.sleep(fault.seconds)
        response, outcome = run()
        self._note(name, args, f"slow {outcome}", response.status)
        if fault.when == "after":
            await asyncio.sleep(fault.seconds)
        return response

    def _spoil(self, fault: Fault, request: web.Request) -> Answer:
        match fault.kind:
            case "ratelimited":
                return self._limited(fault), "429"
            case "status":
                return web.Response(status=fault.status, text="upstream trouble", headers=VIA), f"http {fault.status}"
            case "reset":
                reset(request)
                return web.Response(status=500), "reset"
        refusal = Refused(fault.error)
        body = refusal.body()
        if refusal.status == TOO_MANY:
            body |= {"retry_after": fault.after, "global": False}
        return answered(body, refusal.status), str(fault.error)

    def _limited(self, fault: Fault) -> web.Response:
        refusal = RateLimited(fault.after, fault.scope)
        if fault.via:
            return answered(refusal.body(), TOO_MANY, limited_headers(refusal))
        words = "error code: 1015"
        return web.Response(
            status=TOO_MANY, text=words, headers={"Retry-After": limited_headers(refusal)["Retry-After"]}
        )

    def _note(self, name: str, args: Json, outcome: str, status: int = 400) -> None:
        self._fake.calls.note(name, args, outcome)
        if str(status) in INVALID:
            self._fake.calls.invalid += 1

    # --- files ----------------------------------------------------------------------------------------

    async def download(self, request: web.Request) -> web.StreamResponse:
        """An attachment: whoever has the address may have it, until it expires."""
        content = self._file(request)
        if content is None:
            return web.Response(status=404, text="This content is no longer available.")
        found = web.Response(body=content, content_type="application/octet-stream")
        return await self._guarded(request, "download", dict(request.match_info), lambda: (found, "ok"))

    def _file(self, request: web.Request) -> bytes | None:
        expires = int(request.query.get("ex", "0"), 16)
        if expires < self._fake.clock.now().timestamp():
            return None
        return self._fake.world.files.get(request.match_info["attachment_id"])
