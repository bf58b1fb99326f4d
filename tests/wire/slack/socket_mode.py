"""Socket Mode, Slack's side: one-time tickets, up to ten sockets, envelopes to any one of them, acks from any."""

import asyncio
import json
import random
import socket
import struct
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from bot.core.clock import monotonic
from tests.wire.slack.deliveries import Answer
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Workspace

MOST_TICKETS = 1_000
TAKES_AN_ANSWER = ("slash_commands", "view_submission", "block_suggestion")
DISCONNECTS = ("warning", "refresh_requested", "link_disabled", "too_many_websockets")


def reset(request: web.Request) -> None:
    """Cut the connection the hard way: the other side sees a reset, not an end."""
    if request.transport is None:
        return
    raw = request.transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()


@dataclass(eq=False, slots=True)
class Socket:
    """One open connection."""

    request: web.Request
    wire: web.WebSocketResponse
    leaving: bool = False
    """It was told to go: no more envelopes for it."""


@dataclass(slots=True)
class Sockets:
    """Implements tests.wire.slack.deliveries.Carrier."""

    workspace: Workspace
    seed: int = 0
    enabled: bool = True
    tickets: set[str] = field(default_factory=set)
    open: list[Socket] = field(default_factory=list)
    opened: int = 0
    refusals: int = 0
    """How many of the next connections are refused, their tickets used up."""
    _waiting: dict[str, asyncio.Future[Json | None]] = field(default_factory=dict)
    _random: random.Random = field(init=False)
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    # --- connecting -----------------------------------------------------------------------------------

    def ticket(self) -> str:
        """A ticket for one connection."""
        if len(self.tickets) >= MOST_TICKETS:
            self.tickets.clear()
        found = self.workspace.ids.secret(32)
        self.tickets.add(found)
        return found

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """The app connects with its ticket."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets or not self.enabled:
            return web.Response(status=400, text="invalid_ticket")
        self.tickets.discard(ticket)
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=503, text="upstream trouble")
        wire = web.WebSocketResponse(timeout=1, max_msg_size=1_000_000)
        await wire.prepare(request)
        mine = Socket(request, wire)
        if len(self.open) >= self.workspace.rules.most_sockets:
            await self.disconnect(mine, "too_many_websockets")
            return wire
        self.open.append(mine)
        self.opened += 1
        try:
            await self._serve(mine, debug=request.query.get("debug_reconnects") == "true")
        finally:
            self._forget(mine)
        return wire

    async def _serve(self, mine: Socket, *, debug: bool) -> None:
        refresh = self.workspace.rules.refresh_after or (360.0 if debug else 0.0)
        await mine.wire.send_json(
            {
                "type": "hello",
                "num_connections": len(self.open),
                "connection_info": {"app_id": self.workspace.app.id},
                "debug_info": {
                    "host": "applink-fake",
                    "build_number": 1,
                    "approximate_connection_time": int(refresh) or 3600,
                },
            }
        )
        self._arrived.set()
        if refresh:
            self._background(self._refresh_later(mine, refresh))
        async for frame in mine.wire:
            if frame.type is WSMsgType.TEXT:
                self._heard(frame.data)

    def _heard(self, data: str) -> None:
        """An acknowledgement, whichever socket it came by."""
        try:
            frame = json.loads(data)
        except ValueError:
            return
        waiting = self._waiting.get(frame.get("envelope_id", "")) if isinstance(frame, dict) else None
        if waiting is not None and not waiting.done():
            payload = frame.get("payload")
            waiting.set_result(payload if isinstance(payload, dict) else None)

    # --- sending --------------------------------------------------------------------------------------

    async def send(self, kind: str, payload: Json, attempt: int, reason: str) -> Answer:
        """One envelope to one socket, chosen at random; waits for its ack on any socket."""
        end = monotonic() + self.workspace.rules.ack_timeout
        mine = await self._choose(end)
        if mine is None:
            return Answer(problem="connection_failed")
        envelope = self._envelope(kind, payload, attempt, reason)
        waiting: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = waiting
        try:
            async with asyncio.timeout(max(0.0, end - monotonic())):
                await mine.wire.send_json(envelope)
                return Answer(await waiting)
        except TimeoutError:
            return Answer(problem="timeout")
        except ConnectionError:
            return Answer(problem="connection_failed")
        finally:
            del self._waiting[envelope["envelope_id"]]

    def _envelope(self, kind: str, payload: Json, attempt: int, reason: str) -> Json:
        found: Json = {
            "envelope_id": self.workspace.ids.secret(36),
            "type": kind,
            "accepts_response_payload": kind in TAKES_AN_ANSWER or payload.get("type") in TAKES_AN_ANSWER,
            "payload": payload,
        }
        if kind == "events_api":
            found |= {"retry_attempt": attempt, "retry_reason": reason}
        return found

    async def _choose(self, end: float) -> Socket | None:
        """Any open socket; waits for one until `end`."""
        while not (free := [one for one in self.open if not one.leaving and not one.wire.closed]):
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), end - monotonic())
            except TimeoutError:
                return None
        return self._random.choice(free)

    # --- ending ---------------------------------------------------------------------------------------

    async def disconnect(self, mine: Socket, reason: str) -> None:
        """Say goodbye. After any reason but `warning` the socket gets nothing more, and is closed."""
        frame = {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-fake"}}
        try:
            await mine.wire.send_json(frame)
        except ConnectionError:
            return
        if reason != "warning":
            mine.leaving = True
            self._background(self._close_later(mine))

    async def disconnect_all(self, reason: str) -> int:
        """Say goodbye to every socket; the answer is how many there were."""
        if reason not in DISCONNECTS:
            raise ValueError(f"no such reason: {reason}")
        if reason == "link_disabled":
            self.enabled = False
        leaving = list(self.open)
        for one in leaving:
            await self.disconnect(one, reason)
        return len(leaving)

    def drop(self, most: int) -> int:
        """Reset up to `most` connections without a word; the answer is how many."""
        dropped = self.open[:most]
        for one in dropped:
            reset(one.request)
            self._forget(one)
        return len(dropped)

    async def close(self) -> None:
        """End every connection."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for one in list(self.open):
            await one.wire.close()

    async def _refresh_later(self, mine: Socket, after: float) -> None:
        ahead = min(self.workspace.rules.warning_ahead, after)
        await asyncio.sleep(after - ahead)
        await self.disconnect(mine, "warning")
        await asyncio.sleep(ahead)
        await self.disconnect(mine, "refresh_requested")

    async def _close_later(self, mine: Socket) -> None:
        await asyncio.sleep(1)
        await mine.wire.close()

    def _forget(self, mine: Socket) -> None:
        if mine in self.open:
            self.open.remove(mine)

    def _background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
