"""The outbox between processes: leases, fences, doubts, and no request that gets lost."""

import asyncio
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.core.people import Community
from storage.database import Database
from storage.repos import outbox
from storage.repos.outbox import Claimed
from storage.repos.surfaces import Spot
from storage.tables import house
from storage.unit import Unit
from tests.storage.outbox_steps import LEASE, ask, claim, done, doubtful, later, next_due
from tests.storage.rows import MINUTE, NOW, PARIS, SLACK, card, dumped

pytestmark = pytest.mark.usefixtures("here")


async def test_an_expired_lease_is_claimed_again_as_ambiguous(database: Database) -> None:
    await ask(database, "a")
    [first] = await claim(database)
    assert not first.ambiguous
    assert await claim(database, NOW + LEASE - timedelta(microseconds=1)) == []
    assert await next_due(database) == NOW + LEASE
    [second] = await claim(database, NOW + LEASE)
    assert second.ambiguous
    assert second.token == first.token + 1
    assert (first.tries, second.tries) == (0, 1)


@pytest.mark.parametrize("outcome", ["done", "later", "doubtful", "bury"])
async def test_a_worker_that_comes_back_late_changes_nothing(database: Database, outcome: str) -> None:
    await ask(database, "a")
    [late] = await claim(database)
    [current] = await claim(database, NOW + LEASE)
    await ask(database, "a")  # somebody changed the case meanwhile: this request must not get lost
    before = await dumped(database, house.outbox)
    assert len(before) == 2
    match outcome:
        case "done":
            assert not await done(database, late)
        case "later":
            await later(database, late, NOW + MINUTE)
        case "doubtful":
            await doubtful(database, late, NOW + MINUTE)
        case _:
            await database.write(lambda unit: outbox.bury(unit.connection, late, "gone"))
    assert await dumped(database, house.outbox) == before
    assert await done(database, current)


async def test_a_lease_holds_until_somebody_else_has_it(database: Database) -> None:
    async def holds(claimed: Claimed) -> bool:
        return await database.write(lambda unit: outbox.held(unit.connection, claimed))

    await ask(database, "a")
    [first] = await claim(database)
    assert await holds(first)
    [second] = await claim(database, NOW + LEASE)
    assert (await holds(first), await holds(second)) == (False, True)
    await done(database, second)
    assert not await holds(second)


async def test_a_doubtful_row_is_looked_at_again_and_says_so(database: Database) -> None:
    await ask(database, "a")
    [first] = await claim(database)
    await doubtful(database, first, NOW + MINUTE)
    await ask(database, "b")
    assert await claim(database, NOW + MINUTE - timedelta(seconds=1)) == []
    [again] = await claim(database, NOW + MINUTE)
    assert (again.surface, again.ambiguous, again.tries) == (first.surface, True, 1)


async def test_later_waits_is_certain_and_counts_as_no_try(database: Database) -> None:
    await ask(database, "a")
    [first] = await claim(database)
    await later(database, first, NOW + MINUTE)
    assert await claim(database) == []
    assert await next_due(database) == NOW + MINUTE
    [again] = await claim(database, NOW + MINUTE)
    assert (again.id, again.ambiguous, again.tries) == (first.id, False, 0)


async def test_later_takes_a_newer_request_into_account(database: Database) -> None:
    """Two rows may not wait for one surface: the older takes the newer's place, and keeps its own in the stream."""
    await ask(database, "a")
    [first] = await claim(database)
    await ask(database, "b")
    await ask(database, "a")
    await later(database, first, NOW + MINUTE)
    assert await claim(database) == []  # the platform asked us to wait, and that holds for the newer request too
    waiting = [row.surface_id for row in await dumped(database, house.outbox)]
    assert waiting.count(first.surface) == 1
    [again] = await claim(database, NOW + MINUTE)
    assert again.id == first.id


async def test_later_leaves_other_requests_alone(database: Database) -> None:
    surface = await ask(database, "a")
    [first] = await claim(database)
    await database.write(lambda unit: outbox.put(unit.connection, surface, "remove", NOW))
    await ask(database, "b")
    await later(database, first, NOW + MINUTE)
    assert [(row.surface_id == surface.id, row.action) for row in await dumped(database, house.outbox)] == [
        (True, "show"), (True, "remove"), (False, "show"),
    ]  # fmt: skip


async def test_a_buried_row_is_kept_for_people_and_blocks_nobody(database: Database) -> None:
    await ask(database, "a")
    second = await ask(database, "b")
    [first] = await claim(database)
    await database.write(lambda unit: outbox.bury(unit.connection, first, "Bug: too long"))
    async with database.read() as connection:
        assert await outbox.count(connection, "dead") == 1
        assert await outbox.count(connection, "dead", PARIS.id) == 1
        assert await outbox.count(connection, "dead", "c-other") == 0
        assert await outbox.count(connection) == 2
    assert (await dumped(database, house.outbox))[0].error == "Bug: too long"
    [claimed] = await claim(database, NOW + 100 * LEASE)
    assert claimed.surface == second.id


async def test_a_surface_whose_letter_is_dead_can_be_shown_again(database: Database) -> None:
    await ask(database, "a")
    [first] = await claim(database)
    await database.write(lambda unit: outbox.bury(unit.connection, first, "Bug"))
    surface = await ask(database, "a")
    assert [row.surface for row in await claim(database)] == [surface.id]


async def test_an_empty_outbox_is_never_due(database: Database) -> None:
    assert await next_due(database) is None
    assert await claim(database) == []


# --- several processes --------------------------------------------------------------------------------


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_four_claimers_take_each_row_exactly_once(database: Database, here: Community) -> None:
    async def fill(unit: Unit) -> None:
        for number in range(200):
            surface = await card(unit.connection, f"s{number}", f"C{number % 50}")
            await outbox.put(unit.connection, surface, "show", NOW)

    await database.write(fill)
    taken: list[Claimed] = []
    in_flight: set[str] = set()

    async def worker() -> None:
        while True:
            mine = await claim(database, limit=3)
            if not mine and not await dumped(database, house.outbox):
                return
            for row in mine:
                assert row.stream not in in_flight
                in_flight.add(row.stream)
                taken.append(row)
            await asyncio.sleep(0)
            for row in mine:
                in_flight.remove(row.stream)  # before the unit that lets somebody else take the next one
                assert await done(database, row)

    async with asyncio.timeout(30):
        await asyncio.gather(*(worker() for _ in range(4)))
    assert here.id == PARIS.id
    assert len(taken) == len({row.id for row in taken}) == 200
    assert all(row.tries == 0 and not row.ambiguous and row.token == 1 for row in taken)
    for number in range(50):
        ids = [row.id for row in taken if row.stream == Spot(SLACK, f"C{number}").stream]
        assert ids == sorted(ids)


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_later_waits_for_a_request_that_is_being_written(database: Database) -> None:
    """Both units want the one waiting row of the surface; neither may fail."""
    surface = await ask(database, "a")
    [first] = await claim(database)
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def asks_slowly(unit: Unit) -> None:
        await outbox.put(unit.connection, surface, "show", NOW)
        asked.set()
        await go_on.wait()

    asking = asyncio.create_task(database.write(asks_slowly))
    await asked.wait()
    backing_off = asyncio.create_task(later(database, first, NOW + MINUTE))
    await asyncio.sleep(0.05)
    go_on.set()
    async with asyncio.timeout(5):
        await asyncio.gather(asking, backing_off)
    [row] = await dumped(database, house.outbox)
    assert (row.id, row.due_at) == (first.id, NOW + MINUTE)


async def _end_leases(until: datetime, unit: Unit) -> int:
    return await outbox.end_leases(unit.connection, until)


async def test_what_a_dead_process_left_is_looked_at_soon_and_never_later_than_its_lease_says(
    database: Database,
) -> None:
    soon = NOW + timedelta(seconds=5)
    for _ in range(2):  # a process that dies again and again puts nothing off for ever
        await ask(database, "a")
    await claim(database)
    for until in (soon, soon + MINUTE):
        assert await database.write(partial(_end_leases, until)) == 1
        assert await next_due(database) == soon
    [again] = await claim(database, soon)
    assert again.ambiguous
