"""Rows that the storage tests start from."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Table, select

from bot.core.people import Community
from bot.core.refs import Workspace
from storage.database import Database
from storage.repos import surfaces
from storage.repos.surfaces import Spot, Surface
from storage.unit import Connection

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SLACK = Workspace("slack", "T1")
DISCORD = Workspace("discord", "G1")
PARIS = Community("c-paris", "Atelier Paris", "fr", "Europe/Paris")
LYON = Community("c-lyon", "Atelier Lyon", "fr", "Europe/Paris")


async def card(connection: Connection, subject: str, channel: str = "C1", kind: str = "sos.card") -> Surface:
    """A surface of PARIS in a channel of SLACK."""
    return await surfaces.add(connection, PARIS.id, kind, subject, Spot(SLACK, channel), NOW)


async def dump(connection: Connection, table: Table) -> Sequence[Row[tuple[Any, ...]]]:
    """Every row of a table, in the order of its key."""
    return (await connection.execute(select(table).order_by(*table.primary_key.columns))).all()


async def dumped(database: Database, table: Table) -> Sequence[Row[tuple[Any, ...]]]:
    """What others see of a table now."""
    async with database.read() as connection:
        return await dump(connection, table)
