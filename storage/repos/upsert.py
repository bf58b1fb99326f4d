"""`insert … on conflict`, which SQLite and PostgreSQL spell alike but SQLAlchemy keeps in their dialects."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import CursorResult, ScalarSelect, Table, TextClause
from sqlalchemy.dialects import postgresql, sqlite

from storage.unit import Connection


async def insert_or(
    connection: Connection,
    table: Table,
    *,
    values: Mapping[str, Any],
    on: tuple[str, ...],
    where: TextClause | None = None,
    update: tuple[str, ...] = (),
    returning: tuple[str, ...] = (),
) -> CursorResult[*tuple[Any, ...]]:
    """Insert; on a conflict over the columns `on` (of a partial index: `where`) set `update`, or do nothing.

    A value may be a query, always the same one; `values` holds its parameters too. The result holds the columns
    `returning` of the row that was inserted or updated, and no row when nothing was done.
    """
    queries = tuple((name, value) for name, value in values.items() if isinstance(value, ScalarSelect))
    statement = _statement(connection.dialect.name, table, queries, on, where, update, returning)
    plain = {name: value for name, value in values.items() if not isinstance(value, ScalarSelect)}
    return await connection.execute(statement, plain)


@cache  # to build a statement takes longer than to run it
def _statement(
    dialect: str, table: Table, queries: tuple[tuple[str, ScalarSelect[Any]], ...], on: tuple[str, ...],
    where: TextClause | None, update: tuple[str, ...], returning: tuple[str, ...],
) -> Any:  # fmt: skip
    statement = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    if queries:
        statement = statement.values(dict(queries))
    if update:
        changed = {name: statement.excluded[name] for name in update}
        statement = statement.on_conflict_do_update(index_elements=list(on), index_where=where, set_=changed)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=list(on), index_where=where)
    return statement.returning(*(table.c[name] for name in returning)) if returning else statement
