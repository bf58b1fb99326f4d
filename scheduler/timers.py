"""Timers: fires each row whose time has come."""

from datetime import datetime

from bot.core.clock import Clock
from bot.runtime.dispatch import Dispatcher
from storage.database import Database
from storage.repos import timers

BATCH = 50


async def work(dispatcher: Dispatcher, database: Database, clock: Clock) -> datetime | None:
    """Fire all that is due. Returns when the next one is."""
    while True:
        async with database.read() as connection:
            due = await timers.due(connection, clock.now(), BATCH)
            next_due = await timers.next_due(connection)
        if not due:
            return next_due
        for waiting in due:
            await dispatcher.fire(waiting)
