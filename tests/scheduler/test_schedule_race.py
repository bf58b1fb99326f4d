"""Three processes on one PostgreSQL fire the same schedules, and one is killed: each occurrence exactly once."""

import asyncio
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from bot.runtime.context import Ctx
from scheduler import schedules
from scheduler.agenda import LateRule
from scheduler.recurrence import Days
from storage import schema
from tests.databases import Databases
from tests.runtime.bench import open_bench
from tests.scheduler.racer import DAYS, FEATURE, PLANNED_AT
from tests.scheduler.tea import daily

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[2]
RACERS = 3


@contextmanager
def racers(url: str) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Three processes, at the start line."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.scheduler.racer", url],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(RACERS)
    ]  # fmt: skip
    try:
        for one in started:
            assert one.stdout is not None
            assert one.stdout.readline() == b"off\n"
        yield started
    finally:
        for one in started:
            one.kill()
            one.communicate()


async def test_each_of_a_hundred_and_fifty_occurrences_exactly_once(databases: Databases) -> None:
    await race(databases, 30)


@pytest.mark.long
async def test_each_of_a_thousand_occurrences_exactly_once(databases: Databases) -> None:
    await race(databases, 200)


async def race(databases: Databases, number: int) -> None:
    """`number` schedules, of which each has five dates to make up for."""
    url = databases.fresh_url("postgres")
    async with open_bench(url, FEATURE) as bench:

        async def plan(ctx: Ctx) -> None:
            for _ in range(number):
                await schedules.create(ctx, "test.tea", daily(Days(1, PLANNED_AT.date()), LateRule.POST))

        assert bench.clock.now() == PLANNED_AT
        await bench.in_unit(plan)
    wanted = number * DAYS
    engine = create_engine(schema.sync_url(url), isolation_level="AUTOCOMMIT")
    with racers(url) as started, engine.connect() as connection:
        await run(started, connection, wanted)
        states = connection.execute(text("select state, count(*) from occurrence group by state")).all()
        served = connection.execute(text("select subject from surface where kind = 'test.page'")).scalars().all()
    engine.dispose()
    assert [tuple(row) for row in states] == [("held", wanted)]
    times = Counter(subject.split(":")[0] for subject in served)
    assert len(times) == wanted
    assert set(times.values()) == {1}
    databases.drop(url)


async def run(started: list["subprocess.Popen[bytes]"], connection: Connection, wanted: int) -> None:
    """Off they go; one is killed after a quarter of the way, the others do the rest."""
    for one in started:
        assert one.stdin is not None
        one.stdin.write(b"\n")
        one.stdin.flush()
    until = time.monotonic() + 60
    while (held := connection.execute(text("select count(*) from occurrence")).scalar_one()) < wanted // 4:
        assert time.monotonic() < until
        await asyncio.sleep(0.01)
    assert held < wanted, "the race was over before anybody was killed"
    started[0].kill()
    for one in started[1:]:
        _out, said = await asyncio.to_thread(one.communicate, timeout=100)
        assert one.returncode == 0, said
