"""One of several processes that fire the same schedules: `python -m tests.scheduler.racer URL`."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from bot.core.clock import MovableClock
from bot.core.ids import new_id
from bot.core.inbound import Due
from bot.core.refs import PlaceRef, Workspace
from bot.runtime.context import Ctx, Wakes
from bot.runtime.dispatch import Dispatcher
from bot.runtime.feature import Feature, NothingPersonal
from bot.runtime.registry import Registry
from scheduler import schedules, timers
from storage.database import open_database

PLANNED_AT = datetime(2026, 11, 18, 9, tzinfo=UTC)
DAYS = 5
FIRED_AT = PLANNED_AT + timedelta(days=DAYS)


async def due(ctx: Ctx, due: Due) -> None:
    """Each time leaves something that nothing keeps from being there twice."""
    held = await schedules.fire(ctx, due)
    if held is not None:
        subject = f"{held.occurrence.id}:{new_id(0)}"
        await ctx.show_at("test.page", subject, PlaceRef(Workspace("playground", "playground"), "c-sos"))


FEATURE = Feature(name="test", personal_data=NothingPersonal(), timers={"test.tea": due})


def _nobody() -> None:
    """Nobody is woken: each looks again by itself."""


async def race(url: str) -> None:
    """Fire all that is due, beside the others; then end."""
    clock = MovableClock(frozen_at=FIRED_AT)
    database = await open_database(url)
    dispatcher = Dispatcher.build(database, clock, Registry([FEATURE]), Wakes(_nobody, _nobody, _nobody))
    print("off", flush=True)  # noqa: T201  # read by the test
    sys.stdin.readline()
    while (next_due := await timers.work(dispatcher, database, clock)) is not None and next_due <= clock.now():
        pass
    await database.close()


if __name__ == "__main__":
    asyncio.run(race(sys.argv[1]))
