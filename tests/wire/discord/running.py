"""Starting a fake Discord for a test: in this process, or in its own."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import aiohttp

from bot.core.clock import MovableClock
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.errors import Refused
from tests.wire.discord.fake import Fake
from tests.wire.discord.rules import Json, Rules
from tests.wire.discord.server import Server

ROOT = Path(__file__).parents[3]
START_WITHIN = 20.0
"""Seconds."""


@asynccontextmanager
async def in_process(
    rules: Rules | None = None, *, seed: int = 0, clock: MovableClock | None = None
) -> AsyncIterator[DiscordClient]:
    """A fake on this event loop, by default on a clock that runs along with the machine's."""
    server = Server(Fake(rules, seed=seed, clock=clock))
    await server.start()

    async def transport(name: str, args: Json) -> Any:
        try:
            return await server.control.do(name, args)
        except (ValueError, TypeError, Refused) as error:
            raise LookupError(f"{type(error).__name__}: {error}") from error

    try:
        yield DiscordClient(transport, await transport("info", {}))
    finally:
        await server.stop()


@asynccontextmanager
async def in_own_process(rules: Rules | None = None, *, seed: int = 0, port: int = 0) -> AsyncIterator[DiscordClient]:
    """A fake in a process of its own, which ends with the test whatever happens."""
    options = ["--port", str(port), "--seed", str(seed), "--rules", json.dumps(asdict(rules or Rules()))]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.wire.discord.server",
        "--until-stdin-ends",
        *options,
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        info = json.loads(await asyncio.wait_for(process.stdout.readline(), START_WITHIN))
        async with aiohttp.ClientSession() as http:
            yield DiscordClient(_over_http(http, info["url"]), info)
    finally:
        process.stdin.close()
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), START_WITHIN)


def _over_http(http: aiohttp.ClientSession, url: str) -> Any:
    async def transport(name: str, args: Json) -> Any:
        async with http.post(f"{url}/control/{name}", json=args) as response:
            found = await response.json()
        if response.status != 200:
            raise LookupError(found["error"])
        return found["result"]

    return transport
