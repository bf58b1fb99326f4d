"""Checks the migrations: one line of history, names that sort, and a result that equals the tables.

Run by `make check` as `python -m tests.tools.migrations`. Says what is wrong and exits with 1.
`python -m tests.tools.migrations --new add_kettles` writes the next migration from what the tables say.
"""

import ast
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, NullPool, create_engine, inspect

from bot.core.errors import CannotStart
from storage import schema
from storage.tables.all import metadata

NAME = re.compile(r"(?P<number>\d{4})_[a-z0-9]+(_[a-z0-9]+)*\.py")


@dataclass(frozen=True, slots=True)
class Migration:
    """What a migration's file says of itself. `after` is None for the first."""

    file: str
    revision: str
    after: str | None


def main(arguments: Sequence[str] = ()) -> int:
    """Check this checkout's migrations, or write the next one. Returns the exit status."""
    if arguments[:1] == ["--new"]:
        return write_next(arguments[1:])
    migrations, problems = read(schema.MIGRATIONS / "versions")
    problems += history(migrations)
    if not problems:
        problems += drift()
    for problem in problems:
        print(f"migrations: {problem}", file=sys.stderr)
    if not problems:
        print(f"migrations: {len(migrations)} in one line, and the schema equals the tables")
    return 1 if problems else 0


def write_next(arguments: Sequence[str]) -> int:
    """Write the next migration from what the tables say; it is then read over by whoever asked for it."""
    if len(arguments) != 1 or NAME.fullmatch(f"0000_{arguments[0]}.py") is None:
        print("migrations: say what it does, in small letters: --new add_kettles", file=sys.stderr)
        return 1
    found, _problems = read(schema.MIGRATIONS / "versions")
    revision = f"{len(found) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/migrated.db"
        schema.upgrade(url, datetime(2026, 1, 1, tzinfo=UTC))
        config = schema.alembic_config(url)
        config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
        command.revision(config, message=arguments[0], autogenerate=True, rev_id=revision)
    print(f"migrations: wrote {revision}_{arguments[0]}.py; read it over, then `make format` and `make check`")
    return 0


# --- the files ----------------------------------------------------------------------------------------


def read(folder: Path) -> tuple[list[Migration], list[str]]:
    """Every migration of a folder, and what is wrong with the files themselves."""
    migrations, problems = [], []
    for path in sorted(folder.glob("*.py")):
        said = _assigned(path)
        revision, after = said.get("revision"), said.get("down_revision")
        if not isinstance(revision, str) or not isinstance(after, str | None):
            problems.append(f"{path.name} does not say plainly which revision it is and which one comes before it.")
            continue
        migrations.append(Migration(path.name, revision, after))
        name = NAME.fullmatch(path.name)
        if name is None:
            problems.append(f"{path.name} should be named NNNN_slug.py, in small letters and with underscores.")
        elif name["number"] != revision:
            problems.append(f"{path.name} is revision {revision}; its name should start with {revision}_.")
    return migrations, problems


def _assigned(path: Path) -> Mapping[str, object]:
    """The constants that a file assigns at its top level."""
    said = {}
    for line in ast.parse(path.read_text(encoding="utf-8")).body:
        match line:
            case (
                ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=value))
                | ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value))
            ):
                said[name] = value
            case _:
                pass
    return said


def history(migrations: Sequence[Migration]) -> list[str]:
    """What keeps the migrations from being one line, oldest first."""
    if not migrations:
        return ["There is not a single migration."]
    files: dict[str, list[str]] = {}
    for migration in migrations:
        files.setdefault(migration.revision, []).append(migration.file)
    problems = [
        f"Revision {revision} is there twice: {', '.join(same)}." for revision, same in files.items() if same[1:]
    ]
    followed = Counter(migration.after for migration in migrations)
    heads = sorted({migration.revision for migration in migrations} - followed.keys())
    if len(heads) != 1:
        problems.append(
            f"There must be one newest migration, there are {len(heads)}: {', '.join(heads) or 'a circle'}."
        )
    for migration in migrations:
        if migration.after is not None and migration.after not in files:
            problems.append(f"{migration.file} comes after {migration.after}, which does not exist.")
        elif (migration.after or "") >= migration.revision:
            problems.append(f"{migration.file} comes after {migration.after}: later migrations need higher numbers.")
    return problems


# --- the schema ---------------------------------------------------------------------------------------


def drift() -> list[str]:
    """How a freshly migrated SQLite file differs from the tables."""
    with tempfile.TemporaryDirectory() as folder:
        migrated, made = (f"sqlite:///{folder}/{name}.db" for name in ("migrated", "made"))
        try:
            schema.upgrade(migrated, datetime(2026, 1, 1, tzinfo=UTC))
        except CannotStart as error:
            return [str(error)]
        return differences(migrated, made, metadata)


def differences(migrated: str, made: str, tables: MetaData) -> list[str]:
    """How the database `migrated` differs from `tables`, which are created in the empty database `made`.

    Alembic's own comparison knows nothing of check constraints, defaults and the conditions of indexes: so both
    databases are also described in full, and the descriptions compared.
    """
    with (
        create_engine(migrated, poolclass=NullPool).connect() as connection,
        create_engine(made, poolclass=NullPool).begin() as model,
    ):
        changes = compare_metadata(MigrationContext.configure(connection), tables)
        found = [f"The migrations lack: {change}" for change in changes]
        tables.create_all(model)
        is_there, should_be = describe(connection), describe(model)
    return found + [
        f"{fact} is {is_there.get(fact)}, the tables say {should_be.get(fact)}."
        for fact in sorted(is_there.keys() | should_be.keys())
        if is_there.get(fact) != should_be.get(fact)
    ]


def describe(connection: Connection) -> dict[str, str]:
    """Every column, constraint and index of a database, as the database itself tells it."""
    inspector = inspect(connection)
    facts: dict[str, str] = {}

    def note(table: str, kind: str, things: Sequence[Mapping[str, Any]]) -> None:
        for thing in things:
            facts[f"{table}: {kind} {thing['name']}"] = _words(thing)

    for table in inspector.get_table_names():
        if table == "alembic_version":
            continue
        note(table, "column", inspector.get_columns(table))
        note(table, "primary key", [dict(inspector.get_pk_constraint(table))])
        note(table, "foreign key", inspector.get_foreign_keys(table))
        note(table, "unique", inspector.get_unique_constraints(table))
        note(table, "check", inspector.get_check_constraints(table))
        note(table, "index", inspector.get_indexes(table))
    if connection.dialect.name == "sqlite":  # whose reflection does not tell which tables never use a number again
        for name, sql in connection.exec_driver_sql("select name, sql from sqlite_master where type = 'table'"):
            facts[f"{name}: numbers"] = "new each time" if "AUTOINCREMENT" in sql.upper() else "may come back"
        facts.pop("alembic_version: numbers", None)
    return facts


def _words(fact: object) -> str:
    """A reflected fact in words that can be compared: types and conditions are objects, equal only to themselves."""
    if isinstance(fact, Mapping):
        said = ", ".join(f"{key}={_words(fact[key])}" for key in sorted(fact) if fact[key] not in (None, {}, []))
        return f"({said})"
    return str(fact)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
