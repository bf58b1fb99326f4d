"""A bench with a diary on it, once on SQLite and once on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from tests.runtime.bench import Bench, open_bench
from tests.runtime.diary import Diary


@pytest.fixture
def diary() -> Diary:
    """The feature of the bench."""
    return Diary()


@pytest.fixture
async def bench(database_url: str, diary: Diary) -> AsyncIterator[Bench]:
    """The engine room."""
    async with open_bench(database_url, diary.feature(), pages=diary.pages) as opened:
        yield opened
