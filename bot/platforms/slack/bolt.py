"""Bolt, which proves who calls: with one middleware, and no token of its own."""

import logging
from collections.abc import Awaitable, Callable

from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

Take = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


def bolt_app(
    me: AuthorizeResult, api_url: str, http: ClientSession, handle: Take, signing_secret: str, *, verifying: bool
) -> AsyncApp:
    """An app that gives all that Slack sends to `handle`; over HTTP it must be `verifying`, sockets are proven."""

    # Bolt gives arguments by their names, and so cannot call methods.
    async def authorize() -> AuthorizeResult:
        return me

    async def take(req: AsyncBoltRequest) -> BoltResponse:
        return await handle(req)

    # Bolt reads SLACK_BOT_TOKEN by itself, and would say at each start that it does not use it.
    logging.getLogger("slack_bolt.AsyncApp").addFilter(lambda record: "will be unused" not in record.getMessage())
    # Without a token of its own, and with our answer of auth.test: Bolt would ask for it at the first event, and
    # acknowledge that event unseen when the answer does not come.
    app = AsyncApp(
        name="mijote",
        client=AsyncWebClient(base_url=api_url, session=http, retry_handlers=[]),
        authorize=authorize,
        signing_secret=signing_secret,
        request_verification_enabled=verifying,
    )
    app.middleware(take)
    return app
