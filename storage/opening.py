"""Opening the database, the whole way: locked and upgraded to be lived in, or just looked at."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import timedelta

import structlog

from bot.core.clock import Clock
from bot.core.errors import CannotStart, PressAgain
from storage import failures, schema
from storage.database import Database, open_database
from storage.lock import STOP_IT, FileLock
from storage.repos import outbox
from storage.unit import Connection

log = structlog.get_logger(__name__)


ON_ITS_WAY = timedelta(seconds=5)
"""For how long what a process sent may still arrive after its end: until then, what is not found is not missing."""


@asynccontextmanager
async def open_storage(
    url: str, clock: Clock, *, if_busy: str = STOP_IT, on_its_way: timedelta = ON_ITS_WAY
) -> AsyncIterator[Database]:
    """Lock, upgrade and open the database; close it at the end. Raises CannotStart.

    `if_busy` tells what to do when another process has it.
    """
    path = schema.sqlite_path(url)
    async with AsyncExitStack() as stack:
        if path is not None:
            await asyncio.to_thread(schema.revisions, url)  # what is not ours gets no lock file beside it
            stack.enter_context(FileLock(path, if_busy))
        await asyncio.to_thread(schema.upgrade, url, clock.now())
        await asyncio.to_thread(schema.refuse_gaps, url)
        with starting(url):
            database = await open_database(url)
        stack.push_async_callback(database.close)
        if path is not None:
            # We hold the lock: whoever was sending died with an earlier process, and nobody must wait for its leases.
            until = clock.now() + on_its_way
            with starting(url):
                left = await database.write(lambda unit: outbox.end_leases(unit.connection, until))
            if left:
                log.warning("deliveries were cut off", action="leases_ended", count=left)
        yield database


@contextmanager
def starting(url: str) -> Iterator[None]:
    """While nothing runs yet, an outage of the database is a reason not to start: somebody is there to mend it."""
    try:
        yield
    except PressAgain as error:
        why = error.__cause__ if isinstance(error.__cause__, Exception) else error
        raise CannotStart(failures.advice(schema.sqlite_path(url), why)) from error


@asynccontextmanager
async def looking_at(url: str) -> AsyncIterator[Connection | None]:
    """A connection that can only read, also while a bot uses the database; None: there is nothing in it yet.

    Raises CannotStart when it is no database of this version.
    """
    current, newest = schema.revisions(url)
    if current is None:
        yield None
        return
    if current != newest:
        raise CannotStart(
            "This database is of an earlier version. Bring it to this one first: `python -m bot db upgrade`."
        )
    await asyncio.to_thread(schema.refuse_gaps, url)
    database = await open_database(url)
    try:
        async with database.read() as connection:
            yield connection
    finally:
        await database.close()
