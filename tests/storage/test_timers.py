"""Timers: one row per kind and subject, moved by setting it again, taken by one process only."""

import asyncio
from datetime import datetime
from functools import partial

import pytest

from bot.core.inbound import Due
from storage.database import Database
from storage.repos import dead, people, timers
from storage.tables import house
from storage.unit import Unit
from tests.storage.rows import DISCORD, LYON, MINUTE, NOW, PARIS, dumped

pytestmark = pytest.mark.usefixtures("here")


async def put(
    database: Database, subject: str = "case-1", *, kind: str = "sos.escalate", due_at: datetime = NOW,
    fence: str = "1", community: str = PARIS.id,
) -> None:  # fmt: skip
    await database.write(
        lambda unit: timers.put(
            unit.connection, community=community, kind=kind, subject=subject, due_at=due_at, fence=fence, now=NOW
        )
    )


async def due(database: Database, at: datetime = NOW, limit: int = 10) -> list[timers.Waiting]:
    async with database.read() as connection:
        return await timers.due(connection, at, limit)


async def next_due(database: Database) -> datetime | None:
    async with database.read() as connection:
        return await timers.next_due(connection)


async def test_a_timer_comes_due_with_all_it_was_given(database: Database) -> None:
    await put(database, fence="7", due_at=NOW + MINUTE)
    assert await due(database) == []
    assert await next_due(database) == NOW + MINUTE
    [waiting] = await due(database, NOW + MINUTE)
    found = waiting.due
    assert (found.kind, found.community, found.subject, found.fence) == ("sos.escalate", PARIS.id, "case-1", "7")
    assert found.due_at == NOW + MINUTE
    assert waiting.tries == 0


async def test_the_earliest_comes_first(database: Database) -> None:
    for minutes in (2, 0, 1):
        await put(database, f"case-{minutes}", due_at=NOW + minutes * MINUTE)
    assert [waiting.due.subject for waiting in await due(database, NOW + 2 * MINUTE)] == ["case-0", "case-1", "case-2"]
    assert [waiting.due.subject for waiting in await due(database, NOW + 2 * MINUTE, 1)] == ["case-0"]


async def test_setting_a_timer_again_moves_it(database: Database) -> None:
    await put(database, fence="1", due_at=NOW)
    [before] = await due(database)
    await put(database, fence="2", due_at=NOW + MINUTE)
    assert await due(database) == []
    [after] = await due(database, NOW + MINUTE)
    assert after.due.fence == "2"
    # Whoever read the old one cannot take the new one in its stead.
    assert not await database.write(lambda unit: timers.take(unit.connection, before.due.timer))
    assert await database.write(lambda unit: timers.take(unit.connection, after.due.timer))


async def test_a_timer_that_is_set_again_starts_afresh(database: Database) -> None:
    await put(database)
    [waiting] = await due(database)
    await database.write(lambda unit: timers.failed(unit.connection, waiting.due.timer, "KeyError()", NOW))
    assert [waiting.tries for waiting in await due(database)] == [1]
    await put(database)
    [again] = await due(database)
    assert again.tries == 0
    assert (await dumped(database, house.timer))[0].error is None


async def test_kinds_and_subjects_have_timers_of_their_own(database: Database) -> None:
    await put(database, "case-1", kind="sos.escalate")
    await put(database, "case-1", kind="sos.follow_up")
    await put(database, "case-2", kind="sos.escalate")
    assert len(await due(database)) == 3


async def test_another_communitys_timer_is_neither_moved_nor_cancelled(database: Database) -> None:
    await database.write(lambda unit: people.bind_workspace(unit.connection, DISCORD, LYON, NOW))
    await put(database, "weekly", fence="paris")
    await put(database, "weekly", fence="lyon", community=LYON.id, due_at=NOW + MINUTE)
    assert {(found.due.community, found.due.fence) for found in await due(database, NOW + MINUTE)} == {
        (PARIS.id, "paris"), (LYON.id, "lyon"),
    }  # fmt: skip
    await database.write(lambda unit: timers.cancel(unit.connection, LYON.id, "sos.escalate", "weekly"))
    assert [found.due.community for found in await due(database, NOW + MINUTE)] == [PARIS.id]


async def test_a_cancelled_timer_never_comes_due(database: Database) -> None:
    await put(database)
    await put(database, "case-2")
    await database.write(lambda unit: timers.cancel(unit.connection, PARIS.id, "sos.escalate", "case-1"))
    assert [waiting.due.subject for waiting in await due(database)] == ["case-2"]
    await database.write(lambda unit: timers.cancel(unit.connection, PARIS.id, "sos.escalate", "never-set"))


async def test_one_of_several_processes_takes_it(database: Database) -> None:
    await put(database)
    [waiting] = await due(database)
    taking = (database.write(lambda unit: timers.take(unit.connection, waiting.due.timer)) for _ in range(4))
    assert sorted(await asyncio.gather(*taking)) == [False, False, False, True]
    assert await due(database) == []


async def test_a_timer_whose_unit_failed_is_still_there(database: Database) -> None:
    await put(database)
    [waiting] = await due(database)

    async def fails(unit: Unit) -> None:
        assert await timers.take(unit.connection, waiting.due.timer)
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(fails)
    assert await due(database) == [waiting]


async def test_a_failed_timer_waits_longer_and_counts(database: Database) -> None:
    await put(database)
    [waiting] = await due(database)
    await database.write(lambda unit: timers.failed(unit.connection, waiting.due.timer, "KeyError()", NOW + MINUTE))
    assert await due(database) == []
    [again] = await due(database, NOW + MINUTE)
    assert (again.due.timer, again.due.fence, again.tries) == (waiting.due.timer, "1", 1)


async def test_a_timer_given_up_stays_for_a_person_and_makes_room(database: Database) -> None:
    await put(database)
    [waiting] = await due(database)
    await database.write(lambda unit: timers.failed(unit.connection, waiting.due.timer, "KeyError()", None))
    assert await due(database, NOW + 1000 * MINUTE) == []
    assert await next_due(database) is None
    assert not await database.write(lambda unit: timers.take(unit.connection, waiting.due.timer))
    await put(database, fence="2")
    assert [found.due.fence for found in await due(database)] == ["2"]
    states = {row.state: row.error for row in await dumped(database, house.timer)}
    assert states == {"dead": "KeyError()", "due": None}


async def test_what_was_given_up_is_told_to_its_own_community_latest_first(database: Database) -> None:
    for subject in ("case-1", "case-2", "case-3"):
        await put(database, subject)
    for waiting in (await due(database))[:2]:
        await database.write(partial(_give_up, waiting.due))
    async with database.read() as connection:
        assert [one.reason for one in await dead.timers(connection, PARIS.id)] == ["no case-2", "no case-1"]
        assert await dead.timers(connection, LYON.id) == []


async def _give_up(due: Due, unit: Unit) -> None:
    await timers.failed(unit.connection, due.timer, f"no {due.subject}", None)
