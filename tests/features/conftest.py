"""Stories get a world, once on SQLite and once on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import World, open_world


@pytest.fixture
async def world(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    """A fresh world; what must hold after every story is checked at its end."""
    async with open_world(database_url, tmp_path) as opened:
        yield opened
