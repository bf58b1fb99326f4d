"""Slack over HTTP: one address for events, interactions and commands, each proven by its signature."""

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

PATH = "/slack/events"
MOST_BYTES = 1_000_000
"""Slack's own payloads stay far below."""


def receiving(app: AsyncApp) -> Starlette:
    """The application that Slack talks to, at `PATH`."""
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        stamp = request.headers.get("x-slack-request-timestamp", "")
        if not (stamp.isascii() and stamp.isdigit()):
            # The SDK reads it as a number without looking.
            return PlainTextResponse("no timestamp", 401)
        size = request.headers.get("content-length", "")
        if not size.isdigit() or int(size) > MOST_BYTES:
            return PlainTextResponse("too large", 413)
        try:
            (await request.body()).decode()
        except UnicodeDecodeError:
            return PlainTextResponse("not UTF-8", 400)
        return await handler.handle(request)

    return Starlette(routes=[Route(PATH, events, methods=["POST"])])
