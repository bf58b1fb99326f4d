"""The world in which Discord's fault matrix is reckoned (see tests/wire/matrix.py)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.databases import Databases
from tests.drivers.discord import DiscordDriver
from tests.wire.discord.passage import DiscordPassage
from tests.wire.discord.rules import Json
from tests.world import open_world

PATIENCE = 0.25
"""Seconds that our client waits for an answer (in real life 20)."""
HURRY = 50
"""How much shorter the waits between two tries are than in real life."""
HEARTBEAT, SILENCE = 0.1, 0.8
"""Seconds between two heartbeats, and until a gateway that says nothing counts as dead (in real life 41 and 60)."""
FILE = "discord-fault-matrix.txt"


class _Hurried:
    """asyncio, for those who wait between two tries."""

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / HURRY)


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let discord.py, and what asks it again, wait less."""
    for module in ("discord.http", "discord.client", "bot.platforms.patience"):
        monkeypatch.setattr(f"{module}.asyncio", _Hurried())


def worlds(
    databases: Databases, folder: Path
) -> Callable[[Json], AbstractAsyncContextManager[Callable[[int], DiscordPassage]]]:
    """The whole house over the fake, on a SQLite file; its invariants are checked when all went well."""

    @asynccontextmanager
    async def a_world(setup: Json) -> AsyncIterator[Callable[[int], DiscordPassage]]:
        url = databases.fresh_url("sqlite")
        make = partial(DiscordDriver, call_within=PATIENCE, silence=SILENCE, heartbeat=HEARTBEAT, **setup)
        async with open_world(url, folder, make_driver=make) as world:
            assert isinstance(world.driver, DiscordDriver)
            yield partial(DiscordPassage, world, world.driver)
        databases.drop(url)

    return a_world
