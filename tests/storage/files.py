"""What the tests of whole databases do behind the program's back."""

from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, insert, inspect, text

from storage import schema
from storage.tables.house import inbox
from tests.storage.rows import NOW
from tests.tools import migrations

KINDS = pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])

NEXT = "9000"
MIGRATION = '''
"""next."""
from alembic import op
revision = "{next}"
down_revision = "{newest}"
def upgrade():
    op.execute("create table half (a integer)")
    op.execute("insert into half values (1)")
    op.execute("{last}")
def downgrade():
    pass
'''


def newest() -> str:
    """The number of the newest migration that schema.MIGRATIONS holds, NEXT left out."""
    found, _ = migrations.read(schema.MIGRATIONS / "versions")
    return max(migration.revision for migration in found if migration.revision != NEXT)


def add_migration(versions: Path, last: str) -> None:
    """Add (or replace) the migration NEXT, which makes the table `half` and runs one last statement."""
    words = MIGRATION.format(next=NEXT, newest=newest(), last=last)
    (versions / f"{NEXT}_next.py").write_text(words, encoding="utf-8")


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
