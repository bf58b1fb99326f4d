"""Serving HTTP inside the bot's own process, for the adapters that are talked to from outside."""

import asyncio
import contextlib
import errno
import os
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.core.errors import CannotStart

STOP_WITHIN = 5
"""Seconds that open requests get to finish."""


class Serving:
    """An application served in the running loop until `stop`."""

    def __init__(self, app: ASGIApp, listening: socket.socket) -> None:
        config = uvicorn.Config(
            app,
            http="h11",
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
