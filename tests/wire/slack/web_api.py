"""The HTTP front of the Web API, response_url and files: arguments, tokens, scopes, rates, and faults on the way."""

import asyncio
import json
from collections.abc import Callable
from email.utils import format_datetime

from aiohttp import web

from tests.wire.slack.errors import RateLimited, Refused
from tests.wire.slack.fake import Fake
from tests.wire.slack.faults import API_KINDS, Fault
from tests.wire.slack.methods.call import Call, Method
from tests.wire.slack.methods.table import METHODS
from tests.wire.slack.rules import Json
from tests.wire.slack.socket_mode import reset

JSON = "application/json"


async def arguments(request: web.Request) -> Json:
    """The arguments of a call, whichever way they came. Raises invalid_json."""
    args: Json = dict(request.query)
    if request.method == "POST":
        if request.content_type == JSON:
            body = await request.text()
            try:
                found = json.loads(body) if body.strip() else {}
            except ValueError:
                raise Refused("invalid_json") from None
            if not isinstance(found, dict):
                raise Refused("json_not_object")
            args |= found
        elif request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
            args |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return {name: value for name, value in args.items() if value is not None}


def answered(body: Json, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON answer."""
    return web.Response(text=json.dumps(body), status=status, headers=headers, content_type=JSON, charset="utf-8")


class WebApi:
    """Everything under /api, /actions, /commands, /upload and /files-pri."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    # --- /api/<method> --------------------------------------------------------------------------------

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One Web API call."""
        name = request.match_info["method"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        try:
            args = await arguments(request)
        except Refused as refusal:
            self._fake.calls.note(name, {}, refusal.code)
            return answered(refusal.body())
        token = token or str(args.get("token", ""))
        args.pop("token", None)
        with self._fake.calls.arrived():
            return await self._guarded(request, name, args, lambda: self._run(name, args, token))

    def _run(self, name: str, args: Json, token: str) -> tuple[web.Response, str]:
        method = METHODS.get(name)
        if method is None:
            return answered(Refused("unknown_method", req_method=name).body()), "unknown_method"
        headers = {
            "Date": format_datetime(self._fake.clock.now(), usegmt=True),
            "x-oauth-scopes": ",".join(self._fake.workspace.app.scopes),
        }
        if method.scope:
            headers["x-accepted-oauth-scopes"] = method.scope
        call = Call(self._fake, name, args)
        try:
            self._authorise(call, method, token)
            self._fake.rates.call(name, method.tier)
            body = method.run(call)
        except RateLimited as refusal:
            return answered(refusal.body(), 429, headers | {"Retry-After": str(refusal.after)}), refusal.code
        except Refused as refusal:
            return answered(refusal.body(), headers=headers), refusal.code
        return answered(body, headers=headers), "ok"

    def _authorise(self, call: Call, method: Method, token: str) -> None:
        app = self._fake.workspace.app
        if not method.token:
            return
        if not token:
            raise Refused("not_authed")
        kind = {app.bot_token: "bot", app.app_token: "app"}.get(token)
        if kind is None:
            raise Refused("invalid_auth")
        if app.revoked:
            raise Refused(app.revoked)
        if kind != method.token:
            raise Refused("not_allowed_token_type")
        if kind == "app" and "connections:write" not in app.app_scopes:
            raise Refused("missing_scope", needed="connections:write", provided=",".join(app.app_scopes))
        if method.scope:
            call.need(method.scope)

    # --- faults ---------------------------------------------------------------------------------------

    async def _guarded(
        self, request: web.Request, name: str, args: Json, run: Callable[[], tuple[web.Response, str]]
    ) -> web.StreamResponse:
        """Run it, unless something goes wrong before, and let something go wrong after."""
        fault = self._fake.faults.take(name, args, API_KINDS)
        if fault is None:
            response, outcome = run()
            self._fake.calls.note(name, args, outcome)
            return response
        if fault.kind == "slow":
            return await self._slow(fault, name, args, run)
        if fault.when == "before" or fault.kind == "ratelimited":
            spoilt, outcome = self._spoil(fault, request)
            self._fake.calls.note(name, args, outcome)
            return spoilt
        _response, outcome = run()
        spoilt, problem = self._spoil(fault, request)
        self._fake.calls.note(name, args, f"{problem} after {outcome}")
        return spoilt

    async def _slow(
        self, fault: Fault, name: str, args: Json, run: Callable[[], tuple[web.Response, str]]
    ) -> web.StreamResponse:
        if fault.when == "before":
            await asyncio.sleep(fault.seconds)
        response, outcome = run()
        self._fake.calls.note(name, args, f"slow {outcome}")
        if fault.when == "after":
            await asyncio.sleep(fault.seconds)
        return response

    def _spoil(self, fault: Fault, request: web.Request) -> tuple[web.Response, str]:
        match fault.kind:
            case "ratelimited":
                body = {"ok": False, "error": "ratelimited"}
                return answered(body, 429, {"Retry-After": str(fault.after)}), "ratelimited"
            case "status":
                return web.Response(status=fault.status, text="upstream trouble"), f"http {fault.status}"
            case "reset":
                reset(request)
                return web.Response(status=500), "reset"
        return answered({"ok": False, "error": fault.error}), fault.error

    # --- response_url ---------------------------------------------------------------------------------

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """An answer through a response_url."""
        try:
            args = await arguments(request)
        except Refused:
            return web.Response(status=400, text="invalid_payload")
        return await self._guarded(request, "response_url", args, lambda: self._respond(request.path, args))

    def _respond(self, path: str, args: Json) -> tuple[web.Response, str]:
        try:
            self._fake.links.answer(path, args)
        except RateLimited as refusal:
            headers = {"Retry-After": str(refusal.after)}
            return web.Response(status=429, text=refusal.code, headers=headers), refusal.code
        except Refused as refusal:
            if refusal.code in ("used_url", "expired_url", "no_service"):
                return answered(refusal.body(), 404), refusal.code
            return web.Response(status=400, text=refusal.code), refusal.code
        return web.Response(text="ok"), "ok"

    # --- files ----------------------------------------------------------------------------------------

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """The second step of an upload: the bytes, raw or as a form's file."""
        content = await _content(request)
        ticket = request.match_info["ticket"]
        return await self._guarded(request, "upload", {}, lambda: self._upload(ticket, content))

    def _upload(self, ticket: str, content: bytes) -> tuple[web.Response, str]:
        try:
            file = self._fake.files.take(ticket, content)
        except (LookupError, ValueError) as error:
            return web.Response(status=400, text=str(error)), "bad upload"
        return web.Response(text=f"OK - {file.length}"), "ok"

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A private file: without the bot's token and scope Slack shows its login page, with status 200."""
        app = self._fake.workspace.app
        file = self._fake.files.all.get(request.match_info["place"].partition("-")[2])
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        if token != app.bot_token or app.revoked or "files:read" not in app.scopes:
            return web.Response(text="<!DOCTYPE html><html><body>Sign in</body></html>", content_type="text/html")
        if file is None or file.content is None:
            return web.Response(status=404)
        content = file.content
        found = web.Response(body=content, content_type="application/octet-stream")
        return await self._guarded(request, "download", {}, lambda: (found, "ok"))


async def _content(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    form = await request.post()
    for part in form.values():
        if isinstance(part, web.FileField):
            return part.file.read()
        if isinstance(part, str):
            return part.encode()
    return b""
