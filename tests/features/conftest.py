"""Stories get a world on each platform: on the playground once per database, elsewhere on SQLite."""

from collections.abc import AsyncIterator, Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from bot.core.clock import MovableClock
from tests.both import Both, open_both
from tests.databases import Databases
from tests.drivers.discord import DiscordDriver
from tests.drivers.playground import PlaygroundDriver
from tests.drivers.seen import Driver
from tests.drivers.simulated import SimulatedDriver
from tests.drivers.slack import SlackDriver
from tests.features.worlds import EVERYWHERE
from tests.world import World, open_world

DRIVERS: Mapping[str, Callable[[Path, MovableClock], Driver]] = {
    "playground": PlaygroundDriver,
    "slack": SlackDriver,
    "discord": DiscordDriver,
    "simulated": SimulatedDriver,
    "forum": partial(DiscordDriver, forums=("c-sos",)),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every story everywhere, unless its file says where (`WORLDS`)."""
    if "world" in metafunc.fixturenames:
        metafunc.parametrize("world", getattr(metafunc.module, "WORLDS", EVERYWHERE), indirect=True)


@pytest.fixture
async def world(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> AsyncIterator[World]:
    """A fresh world; what must hold after every story is checked at its end."""
    platform, kind = request.param.split()
    url = databases.fresh_url(kind)
    public = getattr(request.module, "PUBLIC", "")
    async with open_world(url, tmp_path, make_driver=DRIVERS[platform], public=public) as opened:
        if isinstance(opened.driver, SimulatedDriver):
            await opened.driver.arrive()
        yield opened
    databases.drop(url)


@pytest.fixture
async def both(databases: Databases, tmp_path: Path) -> AsyncIterator[Both]:
    """A fresh community on Slack and Discord at once; the same is checked at its end."""
    url = databases.fresh_url("sqlite")
    async with open_both(url, tmp_path) as opened:
        yield opened
    databases.drop(url)
