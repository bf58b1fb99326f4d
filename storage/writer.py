"""The one task that writes to a SQLite file: units queue, run one by one in savepoints, and commit together."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import OperationalError

from bot.core.errors import CannotStart, PressAgain
from storage.failures import BUSY, sqlite_code
from storage.inline import InlineConnection, Savepoint
from storage.unit import Unit

T = TypeVar("T")

log = structlog.get_logger(__name__)

MAX_BATCH = 64
"""Units per commit: enough to share the disk's wait, few enough that nobody waits long for the others."""

TURNS_BETWEEN = 4
"""Turns of the loop between two batches: whoever was just answered acknowledges before the next unit takes the loop."""
PATIENCE_MS = 15_000
"""How long a batch waits for another program that holds the file: a backup, or somebody's shell."""

_inside_unit: ContextVar[bool] = ContextVar("inside_unit", default=False)


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[Unit], Awaitable[Any]]
    answer: "asyncio.Future[Any]"


class SqliteWriter:
    """Serialises all units of one file. `run` answers only after the commit.

    `after_commit` is asked between the two: when it raises, nobody is told that anything was kept.
    """

    def __init__(self, engine: Engine, after_commit: Callable[[], None] = lambda: None) -> None:
        self._engine = engine
        self._thread = ThreadPoolExecutor(1, "sqlite-writer")
        self._after_commit = after_commit
        self._queue: asyncio.Queue[_Job | None] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to take jobs."""
        self._task = asyncio.create_task(self._loop(), name="sqlite-writer")

    async def stop(self) -> None:
        """Run what is queued, then end. Whoever comes later is refused."""
        task, self._task = self._task, None  # first of all: nobody may queue behind the end
        if task is not None and not task.done():
            self._queue.put_nowait(None)
            await task
        self._thread.shutdown()

    async def run(self, work: Callable[[Unit], Awaitable[T]]) -> T:
        """Run `work` as one unit. Raises whatever `work` raises; then nothing of it is kept."""
        if self._task is None or self._task.done():
            raise PressAgain("the database is closed")
        if _inside_unit.get():
            # It would wait for itself for ever: the writer is busy with the very unit that asks.
            raise RuntimeError("a unit cannot start another unit")
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait(_Job(work, answer))
        return await answer

    async def _loop(self) -> None:
        stopping = False
        while not stopping:
            batch = [await self._queue.get()]
            for _turn in range(TURNS_BETWEEN):
                await asyncio.sleep(0)
            while len(batch) < MAX_BATCH and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            stopping = None in batch
            await self._commit([job for job in batch if job is not None and not job.answer.done()])

    async def _commit(self, jobs: list[_Job]) -> None:
        if not jobs:
            return
        outcomes: list[tuple[_Job, Unit, Any]] = []
        try:
            await self._run_all(jobs, outcomes)
            self._after_commit()
        except Exception as error:  # noqa: BLE001  # whatever it was, it must not end the writer
            # The whole batch is rolled back: nobody may believe that something was kept.
            failure = PressAgain(str(error))
            failure.__cause__ = error
            for job in jobs:
                if not job.answer.done():
                    job.answer.set_exception(failure)
            if not isinstance(error, CannotStart):  # which is told as the process's last line
                _log_failure("commit failed", error, units=len(jobs))
            return
        for job, unit, result in outcomes:
            try:
                unit.committed()
            except Exception as error:  # noqa: BLE001  # the rows are kept, whatever the bell does
                _log_failure("after commit failed", error)
            if not job.answer.done():
                job.answer.set_result(result)

    async def _run_all(self, jobs: list[_Job], outcomes: list[tuple[_Job, Unit, Any]]) -> None:
        transaction = await self._begin()
        try:
            for number, job in enumerate(jobs):
                if number:
                    await asyncio.sleep(0)  # statements run in the loop: it is held for one unit at most
                await self._run_one(transaction.connection, job, outcomes)
            await self._in_thread(transaction.commit)
        except BaseException:
            if transaction.connection.get_transaction() is not None:  # it is None after a commit that nobody waits for
                transaction.rollback()
            raise
        finally:
            transaction.connection.close()

    async def _begin(self) -> RootTransaction:
        try:
            return self._begin_within(0)
        except OperationalError as error:
            if sqlite_code(error) != BUSY:
                raise
        return await self._in_thread(partial(self._begin_within, PATIENCE_MS))

    def _begin_within(self, milliseconds: int) -> RootTransaction:
        connection = self._engine.connect()
        try:
            transaction = connection.begin()
            connection.exec_driver_sql(f"PRAGMA busy_timeout={milliseconds}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except BaseException:
            connection.close()
            raise
        return transaction

    async def _in_thread(self, call: Callable[[], T]) -> T:
        """Wait for the disk, or for whoever holds the file, while the loop goes on."""
        waiting = asyncio.get_running_loop().run_in_executor(self._thread, call)
        try:
            return await asyncio.shield(waiting)
        except asyncio.CancelledError:
            await asyncio.wait([waiting])  # the connection is in the thread's hands until then
            raise

    async def _run_one(self, connection: Connection, job: _Job, outcomes: list[tuple[_Job, Unit, Any]]) -> None:
        unit = Unit(InlineConnection(connection))
        savepoint = Savepoint(connection)
        token = _inside_unit.set(True)
        try:
            result = await job.work(unit)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise  # it is the writer itself that must end
            savepoint.rollback()
            job.answer.cancel()
        except Exception as error:  # noqa: BLE001  # whatever a handler raises undoes its own savepoint, nobody else's
            savepoint.rollback()
            if not job.answer.done():
                job.answer.set_exception(error)
        else:
            savepoint.release()
            outcomes.append((job, unit, result))
        finally:
            _inside_unit.reset(token)


def _log_failure(event: str, error: Exception, **facts: object) -> None:
    with suppress(OSError):  # the disk that is full may be the one that the log is written to
        log.error(event, action=event.replace(" ", "_"), exc_info=error, **facts)
