"""Instants: the same in Python, on SQLite and on PostgreSQL."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select
from sqlalchemy.exc import StatementError

from storage.database import Database
from storage.tables.community import community
from storage.unit import Unit
from tests.storage.rows import NOW

# Away from both ends of the calendar, where a change of zone leaves it.
INSTANTS = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=st.timezones())  # noqa: DTZ001  # zones follow


async def stored(unit: Unit, instants: Sequence[datetime]) -> list[datetime]:
    """These instants as the database gives them back, in its own order."""
    await unit.connection.execute(delete(community))
    rows = [
        {"id": f"{number:032}", "name": "", "language": "fr", "timezone": "UTC", "created_at": instant}
        for number, instant in enumerate(instants)
    ]
    await unit.connection.execute(insert(community), rows)
    read = await unit.connection.execute(select(community.c.created_at).order_by(community.c.created_at))
    return list(read.scalars())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(INSTANTS, min_size=1, max_size=6))
async def test_instants_come_back_in_utc_and_sort_as_in_time(database: Database, instants: list[datetime]) -> None:
    read = await database.write(lambda unit: stored(unit, instants))
    # Compared in UTC: Python calls a local time that came twice unequal to everything outside its own zone.
    assert read == sorted(instant.astimezone(UTC) for instant in instants)
    assert all(instant.tzinfo is UTC for instant in read)


async def test_whole_seconds_sort_before_their_fractions(database: Database) -> None:
    instants = [NOW, NOW + timedelta(microseconds=1), NOW - timedelta(microseconds=1)]
    assert await database.write(lambda unit: stored(unit, instants)) == sorted(instants)


async def test_both_ends_of_a_repeated_hour_stay_apart(database: Database) -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Paris"))
    second = first.replace(fold=1)
    read = await database.write(lambda unit: stored(unit, [second, first]))
    assert read[1] - read[0] == timedelta(hours=1)


async def test_comparisons_in_the_database_compare_instants(database: Database) -> None:
    in_paris = NOW.astimezone(ZoneInfo("Europe/Paris"))

    async def work(unit: Unit) -> tuple[list[str], datetime | None]:
        await stored(unit, [NOW - timedelta(seconds=1), NOW, NOW + timedelta(seconds=1)])
        due = await unit.connection.execute(select(community.c.id).where(community.c.created_at <= in_paris))
        first = await unit.connection.execute(select(func.min(community.c.created_at)))
        return sorted(due.scalars()), first.scalar()

    due, first = await database.write(work)
    assert due == [f"{0:032}", f"{1:032}"]
    assert first == NOW - timedelta(seconds=1)


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="an instant needs a zone") as refused:
        await database.write(lambda unit: stored(unit, [NOW.replace(tzinfo=None)]))
    assert isinstance(refused.value.orig, ValueError)


async def test_no_time_stays_no_time(database: Database) -> None:
    async with database.read() as connection:
        assert (await connection.execute(select(func.min(community.c.created_at)))).scalar() is None
