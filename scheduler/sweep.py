"""The sweep: handles the events that wait in the inbox, and forgets old keys."""

from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.runtime.dispatch import Dispatcher
from storage.database import Database
from storage.repos import inbox

BATCH = 50
KEYS_KEPT = timedelta(days=14)
"""Longer than any platform delivers again: Slack may do so for 24 hours."""
PRUNED_AT_ONCE = 500


async def work(dispatcher: Dispatcher, database: Database, clock: Clock) -> datetime | None:
    """Handle all that is due. Returns when the next event is."""
    while True:
        async with database.read() as connection:
            waiting = await inbox.waiting(connection, clock.now(), BATCH)
            next_due = await inbox.next_due(connection)
        if not waiting:
            return next_due
        for event in waiting:
            await dispatcher.handle_waiting(event)


async def forget_old_keys(database: Database, clock: Clock) -> datetime | None:
    """Forget a bounded number of old keys. Returns when to go on: at once while there are more."""
    now = clock.now()
    forgotten = await database.write(lambda unit: inbox.prune(unit.connection, now - KEYS_KEPT, PRUNED_AT_ONCE))
    return now if forgotten == PRUNED_AT_ONCE else None
