"""The world in which Slack's fault matrix is reckoned (see tests/wire/matrix.py)."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path

from tests.databases import Databases
from tests.drivers.slack import SlackDriver
from tests.wire.slack.passage import SlackPassage
from tests.wire.slack.rules import Json
from tests.world import open_world

PATIENCE = 0.25
"""Seconds that our client waits for an answer (in real life 20)."""
FILE = "slack-fault-matrix.txt"


def worlds(
    databases: Databases, folder: Path
) -> Callable[[Json], AbstractAsyncContextManager[Callable[[int], SlackPassage]]]:
    """The whole house over the fake, on a SQLite file; its invariants are checked when all went well."""

    @asynccontextmanager
    async def a_world(setup: Json) -> AsyncIterator[Callable[[int], SlackPassage]]:
        url = databases.fresh_url("sqlite")
        make = partial(SlackDriver, call_within=PATIENCE, **setup)
        async with open_world(url, folder, make_driver=make) as world:
            assert isinstance(world.driver, SlackDriver)
            yield partial(SlackPassage, world, world.driver)
        databases.drop(url)

    return a_world
