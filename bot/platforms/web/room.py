"""Listens for our public address where no platform listens over HTTP already."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.platforms.serving import Serving, listen


@asynccontextmanager
async def served(host: str, port: int, routes: Sequence[BaseRoute]) -> AsyncIterator[int]:
    """Serve these routes in the running loop (`port` 0: any free one). Yields the port. Raises CannotStart."""
    listening = listen(host, port)
    serving = Serving(Starlette(routes=routes), listening)
    try:
        yield int(listening.getsockname()[1])
    finally:
        await serving.stop()
