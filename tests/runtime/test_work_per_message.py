"""What carrying one message of a call for help costs: a few statements, as many for the thousandth as for the first."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, event

from bot.core.refs import MessageRef
from bot.wiring import FEATURES
from handlers.sos.flow import CARD
from storage.repos import surfaces
from tests.databases import Databases
from tests.runtime.bench import HERE, Bench, open_bench

VOLUNTEERS, STAFF = ("ana", "tom", "mia"), "leo"
MOST_STATEMENTS = 21
"""From the event to the noted delivery. Whoever needs one more asks first whether it can be had with another."""
CONTROL = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "PRAGMA")
MORE_WORK = 1.2
"""How much more SQLite may do for the same message behind a long history: a page that splits, a deeper index."""


@dataclass
class Work:
    """What the database was asked."""

    statements: list[str] = field(default_factory=list)
    steps: int = 0
    """Of SQLite's machine: a scan shows here, whatever the statement."""


@contextmanager
def watched() -> Iterator[Work]:
    """The work of every database that is opened in here."""
    work = Work()

    def asked(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith(CONTROL):
            work.statements.append(statement)

    def connected(dbapi: Any, _record: object) -> None:
        if hasattr(dbapi, "set_progress_handler"):
            dbapi.set_progress_handler(stepped, 1)

    def stepped() -> int:
        work.steps += 1
        return 0

    event.listen(Engine, "before_cursor_execute", asked)
    event.listen(Engine, "connect", connected)
    yield work
    event.remove(Engine, "before_cursor_execute", asked)
    event.remove(Engine, "connect", connected)


async def card_of(bench: Bench, number: int) -> MessageRef:
    """Where the card of the case that was opened as number `number` stands."""
    async with bench.database.read() as connection:
        cards = [one for one in await surfaces.everything(connection, ("playground",)) if one.kind == CARD]
    message = cards[number].message
    assert message is not None
    return message


async def to_team(bench: Bench) -> None:
    """A volunteer's words, carried to the team."""
    bench.clock.move(timedelta(seconds=10))
    await bench.says("ana", "Et la lumière aussi.")
    await bench.house.pump.drain()


async def to_volunteer(bench: Bench, card: MessageRef, words: str) -> None:
    """The team's words, carried to the volunteer."""
    bench.clock.move(timedelta(seconds=10))
    await bench.says(STAFF, words, direct=False, thread=card, message=MessageRef(HERE, card.channel, words))
    await bench.house.pump.drain()


async def cost(work: Work, message: Any) -> Work:
    """What happens for one message."""
    before, steps = len(work.statements), work.steps
    await message
    return Work(work.statements[before:], work.steps - steps)


async def history(bench: Bench, messages: int) -> None:
    """Much was said before, in this case and in others, and others are over."""
    for number in range(messages):
        bench.clock.move(timedelta(seconds=3))
        await asyncio.gather(*(bench.says(who, f"Encore {number}.") for who in VOLUNTEERS))
        if number % 10 == 0:
            await bench.house.pump.drain()
    await bench.house.pump.drain()


async def test_a_message_takes_a_bounded_number_of_statements(database_url: str) -> None:
    with watched() as work:
        async with open_bench(database_url, *FEATURES) as bench:
            await bench.says("ana", "SOS, le projecteur est mort")
            await bench.house.pump.drain()
            up = await cost(work, to_team(bench))
            await to_volunteer(bench, await card_of(bench, 0), "J’arrive !")  # which takes the case
            down = await cost(work, to_volunteer(bench, await card_of(bench, 0), "Me voilà."))
            assert bench.platform.messages.popitem()[1].target.user == "ana"
    assert len(up.statements) <= MOST_STATEMENTS, "\n".join(up.statements)
    assert len(down.statements) <= MOST_STATEMENTS, "\n".join(down.statements)


async def test_the_work_does_not_grow_with_the_history(databases: Databases) -> None:
    with watched() as work:
        async with open_bench(databases.fresh_url("sqlite"), *FEATURES) as bench:
            for who in VOLUNTEERS:
                await bench.says(who, "SOS, le projecteur est mort")
            await bench.house.pump.drain()
            await to_team(bench)
            first = await cost(work, to_team(bench))
            await history(bench, 700)
            last = await cost(work, to_team(bench))
    assert len(last.statements) == len(first.statements)
    assert 0 < last.steps <= first.steps * MORE_WORK
