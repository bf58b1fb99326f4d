"""`insert … on conflict`, which SQLite and PostgreSQL spell alike but SQLAlchemy keeps in their dialects."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, TextClause
from sqlalchemy.dialects import postgresql, sqlite

from storage.unit import Connection


def insert_or(
    connection: Connection,
    table: Table,
    *,
    values: Mapping[str, Any],
    on: Sequence[str],
    where: TextClause | None = None,
    update: Sequence[str] = (),
) -> Any:
    """Insert; on a conflict over the columns `on` (of a partial index: `where`) set `update`, or do nothing."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values)
    if not update:
        return statement.on_conflict_do_nothing(index_elements=list(on), index_where=where)
    changed = {name: statement.excluded[name] for name in update}
    return statement.on_conflict_do_update(index_elements=list(on), index_where=where, set_=changed)
