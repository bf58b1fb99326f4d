"""What the tests of whole databases do behind the program's back."""

from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, insert, inspect, text

from storage import schema
from storage.tables.house import inbox
from tests.storage.rows import NOW

KINDS = pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])

SECOND = '''
"""second."""
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    op.execute("create table half (a integer)")
    op.execute("insert into half values (1)")
    op.execute("{last}")
def downgrade():
    pass
'''
"""A second migration, which runs one more statement at its end."""


def path_of(url: str) -> Path:
    path = schema.sqlite_path(url)
    assert path is not None
    return path


def run(url: str, statement: str) -> None:
    """One statement, behind the program's back."""
    with create_engine(schema.sync_url(url), poolclass=NullPool).begin() as connection:
        connection.execute(text(statement))


def tables(url: str) -> set[str]:
    with create_engine(schema.sync_url(url), poolclass=NullPool).connect() as connection:
        return set(inspect(connection).get_table_names())


def fill(url: str, rows: int = 400) -> None:
    """Enough rows for a file of many pages."""
    values = [
        {"platform": "slack", "workspace": "T1", "key": f"{number:0100}", "received_at": NOW, "state": "done"}
        for number in range(rows)
    ]
    with create_engine(schema.sync_url(url), poolclass=NullPool).begin() as connection:
        connection.execute(insert(inbox), values)
