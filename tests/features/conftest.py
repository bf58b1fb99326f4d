"""Stories get a world on each platform: on the playground once per database, elsewhere on SQLite."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.drivers.playground import PlaygroundDriver
from tests.drivers.slack import SlackDriver
from tests.features.worlds import EVERYWHERE
from tests.world import World, open_world

DRIVERS = {"playground": PlaygroundDriver, "slack": SlackDriver}


@pytest.fixture(params=EVERYWHERE)
async def world(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> AsyncIterator[World]:
    """A fresh world; what must hold after every story is checked at its end."""
    platform, kind = request.param.split()
    url = databases.fresh_url(kind)
    async with open_world(url, tmp_path, make_driver=DRIVERS[platform]) as opened:
        yield opened
    databases.drop(url)
