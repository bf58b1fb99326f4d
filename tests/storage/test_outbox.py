"""The outbox: order within a stream, one in flight, and ten requests that make one message."""

import pytest
from sqlalchemy import insert, update

from storage.database import Database
from storage.repos import outbox, surfaces
from storage.repos.surfaces import Spot, Surface
from storage.tables import house
from storage.unit import Unit
from tests.storage.outbox_steps import LEASE, ask, claim, done, next_due
from tests.storage.rows import DISCORD, MINUTE, NOW, PARIS, dumped

pytestmark = pytest.mark.usefixtures("here")


# --- streams ------------------------------------------------------------------------------------------


async def test_a_stream_goes_out_in_the_order_it_was_asked(database: Database) -> None:
    asked = [(await ask(database, subject)).id for subject in ("b", "a", "c")]
    shown = []
    while claimed := await claim(database):
        assert len(claimed) == 1
        shown.append(claimed[0].surface)
        assert await done(database, claimed[0])
    assert shown == asked


async def test_one_message_of_a_stream_is_in_flight_and_other_streams_do_not_wait(database: Database) -> None:
    first = await ask(database, "a", "C1")
    await ask(database, "b", "C1")
    elsewhere = await ask(database, "c", "C2")
    assert [row.surface for row in await claim(database)] == [first.id, elsewhere.id]
    assert await claim(database) == []


async def test_a_stream_can_be_followed_by_name(database: Database) -> None:
    await ask(database, "a", "C1")
    elsewhere = await ask(database, "b", "C2")
    assert [row.surface for row in await claim(database, stream=elsewhere.spot.stream)] == [elsewhere.id]


async def test_a_limit_takes_the_oldest_streams(database: Database) -> None:
    asked = [(await ask(database, subject, f"C{subject}")).id for subject in "abc"]
    assert [row.surface for row in await claim(database, limit=2)] == asked[:2]


async def test_the_head_of_a_stream_blocks_it_while_it_backs_off(database: Database) -> None:
    await ask(database, "a", due_at=NOW + MINUTE)
    await ask(database, "b", due_at=NOW)
    assert await claim(database) == []
    assert await next_due(database) == NOW + MINUTE
    assert len(await claim(database, NOW + MINUTE)) == 1


async def test_a_row_in_flight_keeps_its_stream_even_when_an_older_number_appears(database: Database) -> None:
    """On PostgreSQL a unit that took its number first may commit last."""
    surface, other = await ask(database, "a"), await ask(database, "b")
    async with database.read() as connection:
        assert await outbox.count(connection) == 2
    [first] = await claim(database)
    await database.write(
        lambda unit: unit.connection.execute(
            update(house.outbox).where(house.outbox.c.surface_id == other.id).values(id=first.id - 1)
        )
    )
    assert first.surface == surface.id
    assert await claim(database) == []
    assert await done(database, first)
    assert [row.surface for row in await claim(database)] == [other.id]


async def test_other_platforms_rows_are_left_alone(database: Database) -> None:
    await ask(database, "a")

    async def on_discord(unit: Unit) -> Surface:
        surface = await surfaces.add(unit.connection, PARIS.id, "sos.card", "a", Spot(DISCORD, "C9"), NOW)
        await outbox.put(unit.connection, surface, "show", NOW)
        return surface

    theirs = await database.write(on_discord)
    assert theirs.id not in {row.surface for row in await claim(database)}
    assert await database.write(lambda unit: outbox.claim(unit.connection, NOW, LEASE, 10, ())) == []
    async with database.read() as connection:
        assert await outbox.next_due(connection, ("slack",)) == NOW + LEASE
        assert await outbox.next_due(connection, ("slack", "discord")) == NOW
        assert await outbox.next_due(connection, ()) is None
    [row] = await database.write(lambda unit: outbox.claim(unit.connection, NOW, LEASE, 10, ("discord", "slack")))
    assert row.surface == theirs.id


# --- many requests, one message -----------------------------------------------------------------------


async def test_ten_refreshes_make_one_row(database: Database) -> None:
    surface = await ask(database, "a")
    for _ in range(9):
        await ask(database, "a")
    [claimed] = await claim(database)
    assert (claimed.surface, claimed.action) == (surface.id, "show")
    assert await done(database, claimed)
    assert await claim(database) == []


async def test_a_refresh_asked_while_one_is_in_flight_makes_another(database: Database) -> None:
    await ask(database, "a")
    [first] = await claim(database)
    await ask(database, "a")
    assert await done(database, first)
    [second] = await claim(database)
    assert second.id != first.id
    assert not second.ambiguous


async def test_showing_and_removing_wait_side_by_side_in_order(database: Database) -> None:
    surface = await ask(database, "a")
    await database.write(lambda unit: outbox.put(unit.connection, surface, "remove", NOW))
    actions = []
    while claimed := await claim(database):
        actions.append(claimed[0].action)
        await done(database, claimed[0])
    assert actions == ["show", "remove"]


async def test_a_request_that_nobody_wants_any_more_is_dropped(database: Database) -> None:
    surface = await ask(database, "a")
    [flying] = await claim(database)
    await ask(database, "a")
    await database.write(lambda unit: outbox.put(unit.connection, surface, "remove", NOW))
    await database.write(lambda unit: outbox.drop(unit.connection, surface, "show"))
    assert [(row.id, row.action) for row in await dumped(database, house.outbox)] == [
        (flying.id, "show"), (flying.id + 2, "remove"),
    ]  # fmt: skip
    assert await done(database, flying)


async def test_the_table_refuses_a_second_waiting_row(database: Database) -> None:
    await ask(database, "a")
    [row] = await dumped(database, house.outbox)
    twin = {**row._mapping, "id": row.id + 1}
    with pytest.raises(Exception, match=r"(?i)unique"):
        await database.write(lambda unit: unit.connection.execute(insert(house.outbox).values(**twin)))
