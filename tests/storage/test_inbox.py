"""The inbox: repeats are told apart, and what could not be handled waits without getting lost."""

import asyncio
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.core.refs import PersonRef, Workspace
from storage.database import Database
from storage.repos import inbox, people
from storage.tables import house
from storage.unit import Unit
from tests.storage.rows import DISCORD, MINUTE, NOW, PARIS, SLACK, dumped

PAYLOAD = {"kind": "Said", "text": "SOS, j'ai « oublié » les cartes 🃏", "values": {"a": [1, None, True]}}


async def accept(database: Database, key: str, workspace: Workspace = SLACK) -> bool:
    return await database.write(lambda unit: inbox.accept(unit.connection, workspace, key, NOW))


async def keep(
    database: Database, key: str, *, wait: timedelta = timedelta(), error: str = "", about: str | None = None
) -> bool:
    kept = inbox.Kept(PAYLOAD, NOW + wait, error, about)
    return await database.write(lambda unit: inbox.keep(unit.connection, SLACK, key, NOW, kept))


async def waiting(database: Database, after: timedelta = timedelta(), limit: int = 10) -> list[inbox.Waiting]:
    async with database.read() as connection:
        return await inbox.waiting(connection, NOW + after, limit)


async def count(database: Database, *states: str) -> int:
    async with database.read() as connection:
        return await inbox.count(connection, states)


# --- repeats ------------------------------------------------------------------------------------------


async def test_the_same_key_is_accepted_once(database: Database) -> None:
    assert await accept(database, "Ev1")
    assert not await accept(database, "Ev1")
    assert await accept(database, "Ev2")


@pytest.mark.parametrize("other", [Workspace("slack", "T2"), DISCORD, Workspace("discord", "T1")])
async def test_another_workspaces_key_is_another_key(database: Database, other: Workspace) -> None:
    assert await accept(database, "Ev1")
    assert await accept(database, "Ev1", other)


async def test_a_key_whose_unit_failed_is_still_new(database: Database) -> None:
    async def fails(unit: Unit) -> None:
        assert await inbox.accept(unit.connection, SLACK, "Ev1", NOW)
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(fails)
    assert await accept(database, "Ev1")


async def test_one_of_many_at_once_is_accepted(database: Database) -> None:
    answers = await asyncio.gather(*(accept(database, "Ev1") for _ in range(8)))
    assert sorted(answers) == [False] * 7 + [True]


async def test_a_kept_event_is_not_accepted_again(database: Database) -> None:
    assert await keep(database, "Ev1")
    assert not await accept(database, "Ev1")
    assert not await keep(database, "Ev1")


# --- waiting ------------------------------------------------------------------------------------------


async def test_a_kept_event_comes_back_whole_when_its_time_has_come(database: Database) -> None:
    await keep(database, "Ev1", wait=MINUTE)
    assert await waiting(database) == []
    async with database.read() as connection:
        assert await inbox.next_due(connection) == NOW + MINUTE
    [event] = await waiting(database, MINUTE)
    assert event.payload == PAYLOAD
    assert event.tries == 0


async def test_an_event_kept_after_a_failure_has_been_tried_once(database: Database) -> None:
    await keep(database, "Ev1", error="LookupError()")
    [event] = await waiting(database)
    assert event.tries == 1


async def test_the_oldest_come_first(database: Database) -> None:
    for key, wait in (("a", 2 * MINUTE), ("b", MINUTE), ("c", timedelta())):
        await keep(database, key, wait=wait)
    ids = [event.id for event in await waiting(database, 2 * MINUTE)]
    assert ids == sorted(ids)
    assert [event.id for event in await waiting(database, 2 * MINUTE, limit=2)] == ids[:2]


async def test_a_handled_event_is_finished_once_and_its_words_forgotten(database: Database) -> None:
    await keep(database, "Ev1")
    [event] = await waiting(database)
    assert await database.write(lambda unit: inbox.finish(unit.connection, event.id))
    assert not await database.write(lambda unit: inbox.finish(unit.connection, event.id))
    assert await waiting(database, MINUTE) == []
    [row] = await dumped(database, house.inbox)
    assert (row.state, row.payload) == ("done", None)
    assert not await accept(database, "Ev1")


async def test_two_processes_finish_an_event_once(database: Database) -> None:
    await keep(database, "Ev1")
    [event] = await waiting(database)
    finishing = (database.write(lambda unit: inbox.finish(unit.connection, event.id)) for _ in range(4))
    assert sorted(await asyncio.gather(*finishing)) == [False, False, False, True]


async def test_a_failure_waits_longer_and_counts(database: Database) -> None:
    await keep(database, "Ev1")
    [event] = await waiting(database)
    await database.write(lambda unit: inbox.failed(unit.connection, event.id, "KeyError()", NOW + MINUTE))
    assert await waiting(database) == []
    [again] = await waiting(database, MINUTE)
    assert (again.id, again.tries) == (event.id, 1)
    assert (await dumped(database, house.inbox))[0].error == "KeyError()"


async def test_an_event_given_up_stays_with_its_words_for_a_person(database: Database) -> None:
    await keep(database, "Ev1")
    [event] = await waiting(database)
    await database.write(lambda unit: inbox.failed(unit.connection, event.id, "KeyError()", None))
    assert await waiting(database, 1000 * MINUTE) == []
    assert await count(database, "dead") == 1
    assert (await dumped(database, house.inbox))[0].payload == PAYLOAD
    assert not await database.write(lambda unit: inbox.finish(unit.connection, event.id))
    assert not await accept(database, "Ev1")


async def test_a_late_failure_does_not_reopen_what_was_handled(database: Database) -> None:
    await keep(database, "Ev1")
    [event] = await waiting(database)
    await database.write(lambda unit: inbox.finish(unit.connection, event.id))
    await database.write(lambda unit: inbox.failed(unit.connection, event.id, "KeyError()", NOW))
    assert await waiting(database, MINUTE) == []
    assert await count(database, "done") == 1


async def test_counts_by_state(database: Database) -> None:
    await accept(database, "a")
    await keep(database, "b")
    await keep(database, "c")
    assert await count(database, "done") == 1
    assert await count(database, "new") == 2
    assert await count(database, "new", "done") == 3
    assert await count(database) == 0
    async with database.read() as connection:
        assert await inbox.next_due(connection) == NOW


# --- forgetting ---------------------------------------------------------------------------------------


async def test_old_handled_keys_are_forgotten_a_few_at_a_time(database: Database) -> None:
    async def fill(unit: Unit) -> None:
        for minutes in range(5):
            await inbox.accept(unit.connection, SLACK, f"k{minutes}", NOW + minutes * MINUTE)

    async def prune(limit: int) -> int:
        return await database.write(lambda unit: inbox.prune(unit.connection, NOW + 3 * MINUTE, limit))

    await database.write(fill)
    assert [await prune(2), await prune(2), await prune(2)] == [2, 1, 0]
    assert [row.key for row in await dumped(database, house.inbox)] == ["k3", "k4"]


async def test_the_latest_key_of_a_workspace_is_never_forgotten(database: Database) -> None:
    """Nobody wrote for a month: what is said while we are away must be looked for all the same."""

    async def fill(unit: Unit) -> None:
        await people.bind_workspace(unit.connection, SLACK, PARIS, NOW)
        for minutes in range(2):
            await inbox.accept(unit.connection, SLACK, f"k{minutes}", NOW + minutes * MINUTE)

    await database.write(fill)
    assert await database.write(lambda unit: inbox.prune(unit.connection, NOW + 50_000 * MINUTE, 10)) == 1
    async with database.read() as connection:
        assert await inbox.latest_at(connection, SLACK) == NOW + MINUTE


async def test_what_waits_or_was_given_up_is_never_forgotten(database: Database) -> None:
    await keep(database, "new")
    await keep(database, "dead")
    dead = (await waiting(database))[1]
    await database.write(lambda unit: inbox.failed(unit.connection, dead.id, "KeyError()", None))
    assert await database.write(lambda unit: inbox.prune(unit.connection, NOW + 1000 * MINUTE, 10)) == 0
    assert await count(database, "new", "dead") == 2


# --- in turn ------------------------------------------------------------------------------------------


async def test_until_when_earlier_events_about_a_message_wait(database: Database) -> None:
    for key, wait, about in (("a", 2, "C1:1"), ("b", 5, "C1:1"), ("c", 9, "C1:2"), ("d", 7, "C1:1"), ("e", 8, None)):
        await keep(database, key, wait=wait * MINUTE, about=about)
    rows = {row.key: row.id for row in await dumped(database, house.inbox)}

    async def earlier(about: str, before: int | None = None, there: Workspace = SLACK) -> datetime | None:
        async with database.read() as connection:
            return await inbox.earlier(connection, there, about, before)

    assert await earlier("C1:1") == NOW + 7 * MINUTE
    assert await earlier("C1:1", rows["d"]) == NOW + 5 * MINUTE
    assert await earlier("C1:1", rows["a"]) is None
    assert await earlier("C1:1", there=Workspace("slack", "T2")) is None
    await database.write(lambda unit: inbox.finish(unit.connection, rows["b"]))
    await database.write(lambda unit: inbox.failed(unit.connection, rows["d"], "KeyError()", None))
    assert await earlier("C1:1") == NOW + 2 * MINUTE, "what was handled or given up waits no more"


async def test_an_event_that_is_postponed_has_not_been_tried(database: Database) -> None:
    await keep(database, "Ev1")
    [event] = await waiting(database)
    await database.write(lambda unit: inbox.postpone(unit.connection, event.id, NOW + MINUTE))
    assert await waiting(database) == []
    assert await waiting(database, MINUTE) == [event]
    assert await database.write(lambda unit: inbox.finish(unit.connection, event.id))
    await database.write(lambda unit: inbox.postpone(unit.connection, event.id, NOW))
    assert await waiting(database, MINUTE) == [], "what was handled meanwhile is not taken up again"


async def test_the_end_of_a_queue_is_its_last_event_s_turn(database: Database) -> None:
    ana, tom = PersonRef(SLACK, "ana"), PersonRef(SLACK, "tom")

    async def queued(key: str, minutes: int, author: PersonRef, queue: str | None, error: str = "") -> None:
        kept = inbox.Kept(PAYLOAD, NOW + minutes * MINUTE, error, None, author.user, queue)
        await database.write(lambda unit: inbox.keep(unit.connection, author.workspace, key, NOW, kept))

    async def end(author: PersonRef, queue: str) -> datetime | None:
        async with database.read() as connection:
            return await inbox.end_of_queue(connection, author, queue)

    assert await end(ana, "D1") is None
    for key, minutes, author, queue in (
        ("a", 3, ana, "D1"),
        ("b", 5, ana, "D1"),
        ("c", 9, ana, "C1"),
        ("d", 7, tom, "D1"),
    ):
        await queued(key, minutes, author, queue)
    await queued("failed", 60, ana, None, "KeyError()")
    await queued("elsewhere", 60, PersonRef(DISCORD, "ana"), "D1")
    assert await end(ana, "D1") == NOW + 5 * MINUTE
    assert await end(ana, "C1") == NOW + 9 * MINUTE
    rows = {row.key: row.id for row in await dumped(database, house.inbox)}
    await database.write(lambda unit: inbox.failed(unit.connection, rows["b"], "KeyError()", NOW + 60 * MINUTE))
    assert await end(ana, "D1") == NOW + 3 * MINUTE, "what failed stands in no queue"
    await database.write(lambda unit: inbox.finish(unit.connection, rows["a"]))
    assert await end(ana, "D1") is None
    await database.write(lambda unit: inbox.postpone(unit.connection, rows["c"], NOW + 60 * MINUTE))
    assert await end(ana, "C1") is None, "nor what waits behind something else"
    assert {row.author for row in await dumped(database, house.inbox)} == {None, "ana", "tom"}


@pytest.mark.usefixtures("here")
async def test_whose_event_was_given_up(database: Database) -> None:
    await keep(database, "Ev1")
    [event] = await waiting(database)
    for due_at, whose in ((NOW, None), (None, PARIS.id)):
        assert await database.write(partial(_fail, event.id, due_at)) == whose


async def _fail(inbox_id: int, due_at: datetime | None, unit: Unit) -> str | None:
    return await inbox.failed(unit.connection, inbox_id, "KeyError()", due_at)


async def test_the_latest_key_is_the_one_that_came_last_but_for_those_of_a_kind(database: Database) -> None:
    async def accept(key: str, unit: Unit) -> None:
        await inbox.accept(unit.connection, SLACK, key, NOW)

    async def latest(workspace: Workspace, but: str = "i:") -> str | None:
        async with database.read() as connection:
            return await inbox.latest_key(connection, workspace, but=but)

    assert await latest(SLACK) is None
    for key in ("m:2", "m:1", "i:press"):
        await database.write(partial(accept, key))
    assert await latest(SLACK) == "m:1"
    assert await latest(SLACK, but="m:") == "i:press"
    assert await latest(DISCORD) is None
