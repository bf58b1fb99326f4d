"""Socket Mode that stays open: where the SDK's client gives up, or tries one dead address for ever, it begins anew.

Slack keeps what it cannot deliver for some minutes; what a longer silence cost is for `Silence` to find.
"""

import asyncio
from contextlib import suppress
from datetime import timedelta
from logging import Logger
from typing import Protocol

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.clock import monotonic
from bot.core.errors import DeliveryFailed, PressAgain, TryLater
from bot.platforms.slack.errors import meanings

log = structlog.get_logger(__name__)

LOOK_EVERY = 1.0
"""Seconds between two looks whether there is a connection: whoever presses a button meanwhile sees it fail."""
CONNECT_WITHIN = 5.0
"""Seconds for one address, which is good for one connection and not for long."""
AGAIN = timedelta(seconds=1)
SLOWLY = timedelta(seconds=5)
"""How long to wait after a refusal: Socket Mode may have been switched off."""
START_TRIES = 3
LONG = 60.0
"""Seconds of silence after which Slack may have given up an event."""


class Silence(Protocol):
    """What is to be done about a long silence."""

    async def lasts(self) -> None:
        """Nothing has been heard for long; called once, before the next try to connect."""
        ...

    def ends(self) -> None:
        """There is a connection again."""
        ...


class Client(SocketModeClient):
    """The SDK's client, watched. `silence` hears of what Slack may not have delivered."""

    def __init__(self, app_token: str, web: AsyncWebClient, logger: Logger, silence: Silence) -> None:
        super().__init__(app_token, logger, web, ping_interval=10)
        self._silence = silence
        self._silent = False
        self._connected_at = monotonic()
        self._watching: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Connect for the first time. Raises DeliveryFailed's meanings."""
        for left in reversed(range(START_TRIES)):
            try:
                await self._connect_once()
                break
            except TryLater as error:
                if not left:
                    raise
                await asyncio.sleep(error.after.total_seconds())
        self._watching = asyncio.create_task(self._watch(), name="slack-socket")

    async def close(self) -> None:
        """End it for good."""
        if self._watching is not None:
            self._watching.cancel()
        await super().close()  # type: ignore[no-untyped-call]  # the SDK's

    async def connect_to_new_endpoint(self, force: bool = False) -> None:  # noqa: FBT001, FBT002  # the SDK's
        """Connect until there is a connection; `force`: even while the old one still stands."""
        if self.connect_operation_lock.locked():
            return  # somebody is at it
        async with self.connect_operation_lock:
            while not self.closed and (force or not await self.is_connected()):
                await self._note_silence()
                try:
                    await self._connect_once()
                except DeliveryFailed as error:
                    after = error.after if isinstance(error, TryLater) else SLOWLY
                    log.warning("no connection", action="not_connected", error=str(error), again_in=str(after))
                    await asyncio.sleep(after.total_seconds())
                else:
                    force = False
                    self._heard_again()

    async def _connect_once(self) -> None:
        """One fresh address, one try. Raises DeliveryFailed's meanings."""
        with meanings(repeatable=True, again=AGAIN):
            opened = await self.web_client.apps_connections_open(app_token=self.app_token)
        self.wss_uri = str(opened["url"])
        self.last_ping_pong_time = None
        try:
            async with asyncio.timeout(CONNECT_WITHIN):
                await self.connect()  # type: ignore[no-untyped-call]  # the SDK's: it would go on with this address
        except TimeoutError as error:
            if self.current_session is not None:
                with suppress(Exception):
                    await self.current_session.close()
            raise TryLater("Slack gave an address that does not answer", AGAIN) from error

    async def _watch(self) -> None:
        """The SDK notices some ends after ten seconds, and some never."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                if await self.is_connected():
                    self._connected_at = monotonic()
                else:
                    await self.connect_to_new_endpoint()
            except Exception:
                log.exception("no connection", action="not_connected")

    async def _note_silence(self) -> None:
        if not self._silent and monotonic() - self._connected_at > LONG:
            with suppress(PressAgain):
                await self._silence.lasts()
                self._silent = True

    def _heard_again(self) -> None:
        self._connected_at = monotonic()
        if self._silent:
            self._silent = False
            self._silence.ends()


class Handler(AsyncSocketModeHandler):
    """Hands what comes in by a client to Bolt."""

    def __init__(self, app: AsyncApp, client: Client) -> None:  # without the client that the SDK's would make
        self.app = app
        self.client = client
        client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type]  # its own
