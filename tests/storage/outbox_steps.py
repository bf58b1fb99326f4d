"""What the outbox tests do, each step in a unit of its own."""

from datetime import datetime, timedelta

from storage.database import Database
from storage.repos import outbox
from storage.repos.outbox import Claimed
from storage.repos.surfaces import Surface
from storage.unit import Unit
from tests.storage.rows import NOW, card

LEASE = timedelta(seconds=60)


async def ask(database: Database, subject: str, channel: str = "C1", due_at: datetime = NOW) -> Surface:
    """Ask for the card of `subject` to be shown."""

    async def work(unit: Unit) -> Surface:
        surface = await card(unit.connection, subject, channel)
        await outbox.put(unit.connection, surface, "show", due_at)
        return surface

    return await database.write(work)


async def claim(database: Database, at: datetime = NOW, limit: int = 10, stream: str | None = None) -> list[Claimed]:
    return await database.write(lambda unit: outbox.claim(unit.connection, at, LEASE, limit, ("slack",), stream))


async def done(database: Database, claimed: Claimed) -> bool:
    return await database.write(lambda unit: outbox.done(unit.connection, claimed))


async def later(database: Database, claimed: Claimed, due_at: datetime) -> None:
    await database.write(lambda unit: outbox.later(unit.connection, claimed, due_at, "busy"))


async def doubtful(database: Database, claimed: Claimed, look_again_at: datetime) -> None:
    await database.write(lambda unit: outbox.doubtful(unit.connection, claimed, look_again_at, "timeout"))


async def next_due(database: Database) -> datetime | None:
    async with database.read() as connection:
        return await outbox.next_due(connection)
