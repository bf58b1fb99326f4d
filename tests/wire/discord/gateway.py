"""The gateway: hello, heartbeats, identify, resume with replay, and every way in which a connection ends."""

import asyncio
import json
import zlib
from collections import Counter
from typing import Any

from aiohttp import WSMsgType, web

from bot.core.clock import monotonic
from tests.wire.discord.answers import reset
from tests.wire.discord.faults import API_KINDS, GATEWAY_KINDS, Fault, Faults
from tests.wire.discord.greetings import chunks, guild_created, ready
from tests.wire.discord.rules import Json
from tests.wire.discord.sessions import GUILDS, Session, Sessions
from tests.wire.discord.sockets import Socket
from tests.wire.discord.state import INTENTS, World

HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = 1, 2, 3, 4, 6, 7, 8, 9, 10, 11
NAMES = {IDENTIFY: "identify", RESUME: "resume", HEARTBEAT: "heartbeat", MEMBERS: "request_members"}
COUNTED = {IDENTIFY: "identifies", RESUME: "resumes", HEARTBEAT: "heartbeats"}
KNOWN_INTENTS = (1 << 26) - 1
LONGEST_FRAME = 4_096
COMPRESSIONS = ("", "zlib-stream")
GOODBYES = (1000, 1001)
"""A bot that closes with these will not resume."""
FORGETS = (4007, 4009)
"""After these the bot must identify anew."""


class Gateway:
    """Every connection of the app."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self.sessions = Sessions(world, faults)
        self.open: list[Socket] = []
        self.counts: Counter[str] = Counter()
        """connects, identifies, resumes, heartbeats, others."""
        self.closes: list[int] = []
        """The codes with which the gateway ended connections, in order."""

    # --- connecting -----------------------------------------------------------------------------------

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """The bot connects."""
        fault = self._faults.take("connect", {}, API_KINDS)
        if fault is not None and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        elif fault is not None:
            if fault.kind == "reset":
                reset(request)
            return web.Response(status=fault.status)
        asked = request.query
        compress = asked.get("compress", "")
        if asked.get("v") != "10" or asked.get("encoding", "json") != "json" or compress not in COMPRESSIONS:
            return web.Response(status=400, text="this fake speaks version 10, JSON, plain or zlib-stream")
        wire = web.WebSocketResponse(timeout=1, max_msg_size=1_000_000, compress=False)
        await wire.prepare(request)
        socket = Socket(request, wire, zlib.compressobj() if compress else None, beat=monotonic())
        self.open.append(socket)
        self.counts["connects"] += 1
        try:
            await self._serve(socket)
        finally:
            self._forget(socket)
        return wire

    async def _serve(self, socket: Socket) -> None:
        rules = self._world.rules
        await socket.say(HELLO, {"heartbeat_interval": int(rules.heartbeat_seconds * 1000)})
        while True:
            patience = rules.heartbeat_seconds * rules.heartbeat_patience
            try:
                frame = await socket.wire.receive(timeout=max(0.01, socket.beat + patience - monotonic()))
            except TimeoutError:
                if not socket.zombie:
                    await self.close(socket, 4009)
                socket.beat = monotonic()
                continue
            if frame.type is not WSMsgType.TEXT:
                socket.goodbye = frame.type is WSMsgType.CLOSE and frame.data in GOODBYES
                return
            if not socket.zombie:
                await self._heard(socket, frame.data)

    def _forget(self, socket: Socket) -> None:
        self.open.remove(socket)
        if socket.writer is not None:
            socket.writer.cancel()
        if socket.session is None:
            return
        self.sessions.leave(socket.session)
        if socket.goodbye and not socket.closed_by_us:
            self.sessions.end(socket.session)

    async def _heard(self, socket: Socket, text: str) -> None:
        try:
            frame = json.loads(text)
            op, data = int(frame["op"]), frame.get("d")
        except (ValueError, KeyError, TypeError):
            return await self.close(socket, 4002)
        if len(text) > LONGEST_FRAME:
            return await self.close(socket, 4002)
        if self._too_many(socket):
            return await self.close(socket, 4008)
        self.counts[COUNTED.get(op, "others")] += 1
        fault = self._faults.take(NAMES.get(op, "other"), data if isinstance(data, dict) else {}, GATEWAY_KINDS)
        if fault is not None:
            return await self._misbehave(socket, fault)
        return await self._answer(socket, op, data)

    async def _answer(self, socket: Socket, op: int, data: Any) -> None:
        if op == HEARTBEAT:
            await self._heartbeat(socket, data)
        elif op == IDENTIFY:
            await self._identify(socket, data or {})
        elif op == RESUME:
            await self._resume(socket, data or {})
        elif socket.session is None:
            await self.close(socket, 4003)
        elif op == MEMBERS:
            for chunk in chunks(self._world, socket.session, data or {}):
                socket.session.put("GUILD_MEMBERS_CHUNK", chunk)
        elif op not in (PRESENCE, VOICE):
            await self.close(socket, 4001)

    def _too_many(self, socket: Socket) -> bool:
        now = monotonic()
        socket.frames = [at for at in socket.frames if at > now - 60] + [now]
        return len(socket.frames) > self._world.rules.sends_per_minute

    async def _misbehave(self, socket: Socket, fault: Fault) -> None:
        if fault.kind == "close":
            await self.close(socket, fault.code)
        elif fault.kind == "invalidate":
            await self._invalidate(socket, resumable=fault.resumable)

    # --- what the bot sends ---------------------------------------------------------------------------

    async def _heartbeat(self, socket: Socket, seq: Any) -> None:
        socket.beat = monotonic()
        if socket.session is not None and isinstance(seq, int):
            socket.session.heard = max(socket.session.heard, seq)
        await socket.say(ACK)

    async def _identify(self, socket: Socket, data: Json) -> None:
        if refusal := self._refusal(socket, data):
            return await self.close(socket, refusal)
        session = self.sessions.begin(data["intents"])
        session.put("READY", ready(self._world, session))
        for guild in self._world.guilds.values():
            if not guild.left and session.intents & GUILDS:
                session.put("GUILD_CREATE", guild_created(self._world, guild))
        return self._attach(socket, session, 0)

    def _refusal(self, socket: Socket, data: Json) -> int:
        """The code that an identify is refused with, or 0."""
        app = self._world.app
        intents = data.get("intents")
        if socket.session is not None:
            return 4005
        if data.get("token") != app.token or app.revoked:
            return 4004
        if (data.get("shard") or [0, 1]) != [0, 1]:
            return 4010
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            return 4013
        return 4014 if any(intents & bit and name not in app.intents for name, bit in INTENTS.items()) else 0

    async def _resume(self, socket: Socket, data: Json) -> None:
        if data.get("token") != self._world.app.token or self._world.app.revoked:
            return await self.close(socket, 4004)
        session = self.sessions.find(str(data.get("session_id", "")))
        seq = data.get("seq")
        if session is None or not isinstance(seq, int):
            return await self._invalidate(socket, resumable=False)
        if seq > session.seq:
            return await self.close(socket, 4007)
        if not session.knows(seq):
            return await self._invalidate(socket, resumable=False)
        for other in self.open:
            if other.session is session:  # a connection that the bot gave up without our noticing
                other.session, other.zombie = None, True
                reset(other.request)
        session.put("RESUMED", {"_trace": []})
        return self._attach(socket, session, seq)

    def _attach(self, socket: Socket, session: Session, sent: int) -> None:
        session.connected, session.left = True, None
        socket.session, socket.sent = session, sent
        socket.writer = asyncio.get_running_loop().create_task(self._write(socket, session))

    async def _write(self, socket: Socket, session: Session) -> None:
        """Send what the session has to hear, in order, for as long as the connection lasts."""
        while True:
            session.news.clear()
            for text in session.after(socket.sent):
                if not await socket.send(text):
                    return
                socket.sent += 1
            if session.seq == socket.sent:
                await session.news.wait()

    def waiting(self) -> int:
        """How many events are not yet written to connections that take them."""
        return sum(one.session.seq - one.sent for one in self.open if one.session is not None and not one.zombie)

    # --- ending ---------------------------------------------------------------------------------------

    async def reconnect(self) -> int:
        """Op 7: every bot shall come back and resume."""
        sockets = list(self.open)
        for socket in sockets:
            await socket.say(RECONNECT)
        return len(sockets)

    async def invalidate(self, *, resumable: bool) -> int:
        """Op 9 for everybody."""
        sockets = list(self.open)
        for socket in sockets:
            await self._invalidate(socket, resumable=resumable)
        return len(sockets)

    async def _invalidate(self, socket: Socket, *, resumable: bool) -> None:
        if socket.session is not None and not resumable:
            self.sessions.end(socket.session)
        await socket.say(INVALID, resumable)

    async def close(self, socket: Socket, code: int) -> None:
        """End one connection with a code."""
        self.closes.append(code)
        socket.closed_by_us = True
        if socket.session is not None and code in FORGETS:
            self.sessions.end(socket.session)
        await socket.wire.close(code=code)

    async def close_all(self, code: int) -> int:
        """End every connection with a code."""
        sockets = list(self.open)
        for socket in sockets:
            await self.close(socket, code)
        return len(sockets)

    def drop(self) -> int:
        """Reset every connection without a word."""
        for socket in self.open:
            reset(socket.request)
        return len(self.open)

    def haunt(self) -> int:
        """Turn every connection into a zombie: open, but deaf and dumb."""
        for socket in self.open:
            socket.zombie = True
        return len(self.open)

    async def stop(self) -> None:
        """Let go of everything."""
        self.sessions.close()
        writers = [socket.writer for socket in self.open if socket.writer is not None]
        for writer in writers:
            writer.cancel()
        await asyncio.gather(*writers, return_exceptions=True)
        for socket in list(self.open):
            await socket.wire.close()
