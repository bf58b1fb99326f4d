"""Slack over HTTP: one address for events, interactions and commands, each proven by its signature, then read."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

PATH = "/slack/events"
MOST_BYTES = 1_000_000
"""Slack's own payloads stay far below."""
_SECONDS = re.compile(r"[0-9]{1,12}")
_SIZE = re.compile(r"[0-9]{1,9}")


def receiving(app: AsyncApp, signing_secret: str, beside: Sequence[BaseRoute] = ()) -> Starlette:
    """The application that Slack talks to, at `PATH`. `beside`: what else is served at the same port."""
    verifier = SignatureVerifier(signing_secret)

    async def events(request: Request) -> Response:
        size = request.headers.get("content-length", "")
        if not _SIZE.fullmatch(size) or int(size) > MOST_BYTES:
            return PlainTextResponse("too large", 413)
        raw = await request.body()
        try:
            body = raw.decode()
        except UnicodeDecodeError:
            return PlainTextResponse("not UTF-8", 400)
        if not proven(verifier, request.headers, body):
            # Slack looks at our certificate with a form of its own, and nobody is harmed by an empty answer.
            return PlainTextResponse("", 200) if _is_probe(body) else PlainTextResponse("not from Slack", 401)
        try:
            asked = to_async_bolt_request(request, raw)
        except Exception:  # noqa: BLE001  # in whatever way Bolt cannot read it
            return PlainTextResponse("not understood", 400)
        if not isinstance(asked.body, dict):  # whatever Bolt says of its type
            return PlainTextResponse("not understood", 400)  # type: ignore[unreachable]
        return to_starlette_response(await app.async_dispatch(asked))

    return Starlette(routes=[Route(PATH, events, methods=["POST"]), *beside])


def proven(verifier: SignatureVerifier, headers: Mapping[str, str], body: str) -> bool:
    """Whether Slack signed this body, within five minutes. What the SDK would choke on is looked at first."""
    signature, stamp = headers.get("x-slack-signature", ""), headers.get("x-slack-request-timestamp", "")
    if not _SECONDS.fullmatch(stamp) or not signature.isascii():
        return False
    return verifier.is_valid(body, stamp, signature)


def _is_probe(body: str) -> bool:
    try:
        return parse_qs(body, max_num_fields=50).get("ssl_check") == ["1"]
    except ValueError:
        return False
