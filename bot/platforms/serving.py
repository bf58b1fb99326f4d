"""Serving HTTP inside the bot's own process, for the adapters that are talked to from outside."""

import asyncio
import contextlib
import errno
import os
import socket
from collections.abc import Iterator

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.core.errors import CannotStart

STOP_WITHIN = 5
"""Seconds that open requests get to finish."""
WHOLE_WITHIN = 30.0
"""Seconds that a request gets to arrive: connections held open with half of one would use up all that we have."""


class Serving:
    """An application served in the running loop until `stop`."""

    def __init__(self, app: ASGIApp, listening: socket.socket) -> None:
        config = uvicorn.Config(
            app,
            http=_Punctual,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=STOP_WITHIN,
        )
        self._server = _Uvicorn(config)
        self._task = asyncio.create_task(self._server.serve([listening]), name="http")

    async def stop(self) -> None:
        """Take no more requests, let the open ones finish. Twice is fine."""
        self._server.should_exit = True
        await self._task


class _Punctual(H11Protocol):
    """A connection, which ends when no request arrives whole in time. Answers take as long as they take."""

    _deadline: asyncio.TimerHandle

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as Uvicorn has it
        """Somebody knocks."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(WHOLE_WITHIN, self._too_slow)

    def on_response_complete(self) -> None:
        """Perhaps another request comes."""
        self._deadline.cancel()
        self._deadline = self.loop.call_later(WHOLE_WITHIN, self._too_slow)
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """They are gone."""
        self._deadline.cancel()
        super().connection_lost(exc)

    def _too_slow(self) -> None:
        if self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            self.transport.abort()


class _Uvicorn(uvicorn.Server):
    """Uvicorn without its signal handlers: signals belong to whoever owns the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


def listen(host: str, port: int, *, advice: str = "choose another one.") -> socket.socket:
    """A socket that takes connections from now on (`port` 0: any free one).

    Raises CannotStart in one clear line; `advice` is what to do when the port is taken.
    """
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotStart(f"Cannot listen on {host}: {error.strerror}.") from error
    try:
        if os.name == "posix":  # elsewhere this would let two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        # Already here, so that whoever knocks between now and the first turn of the server waits at the door.
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise CannotStart(f"Port {port} is already taken on {host}: {advice}") from error
        raise CannotStart(f"Cannot listen on {host} port {port}: {error.strerror}.") from error
    listening.settimeout(0)
    return listening
