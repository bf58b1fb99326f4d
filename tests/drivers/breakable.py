"""A database that can be taken away, or broken, for as long as a test wants."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from storage.database import Database
from storage.unit import Connection, Unit

T = TypeVar("T")


class BreakableDatabase:
    """Implements storage.database.Database. While there is `trouble`, every unit and every look raises it."""

    def __init__(self, real: Database) -> None:
        self._real = real
        self.trouble: Exception | None = None
        self.writes = 0

    @property
    def dialect(self) -> str:
        return self._real.dialect

    async def write(self, work: Callable[[Unit], Awaitable[T]]) -> T:
        self.writes += 1
        if self.trouble is not None:
            raise self.trouble
        return await self._real.write(work)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        if self.trouble is not None:
            raise self.trouble
        async with self._real.read() as connection:
            yield connection

    def check(self) -> None:
        self._real.check()

    async def close(self) -> None:
        await self._real.close()
