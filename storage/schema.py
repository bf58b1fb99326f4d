"""The schema's life: upgrade, check, back up. Refuses what it does not understand, with the command to run."""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from bot.core.errors import CannotStart
from storage import failures
from storage.tables.all import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_LOCK = 7_304_515_236_701
"""What processes that upgrade one PostgreSQL database at the same time wait for; no other program uses this number."""


def sqlite_path(url: str) -> Path | None:
    """The file behind a SQLite URL; None for a server."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def sync_url(url: str) -> str:
    """The same database for blocking code: migrations run before the event loop has anything to serve."""
    return url.replace("sqlite+aiosqlite", "sqlite")


def upgrade(url: str, now: datetime) -> bool:
    """Bring the schema to this version; whether anything changed. A SQLite file with data is backed up first.

    Raises CannotStart for a database that cannot be used: damaged, locked, on a full disk, newer than this program, or
    not ours.
    """
    current, newest = revisions(url)
    path = sqlite_path(url)
    if path is not None and path.exists():
        _refuse_damage(path)
    if current == newest:
        return False
    if current is not None and path is not None:
        backup(url, path.with_name(f"{path.stem}-before-{newest}-{now:%Y%m%dT%H%M%S}{path.suffix}"))
    try:
        command.upgrade(alembic_config(url), "head")
    except SQLAlchemyError as error:
        if path is not None and failures.is_outage(error):
            raise CannotStart(failures.advice(path, error)) from error
        raise CannotStart(f"The database could not be upgraded: {failures.first_line(error)}") from error
    return True


def revisions(url: str) -> tuple[str | None, str | None]:
    """The database's revision (None: empty) and the newest that we know."""
    script = ScriptDirectory.from_config(alembic_config(url))
    newest = script.get_current_head()
    path = sqlite_path(url)
    if path is not None and not path.exists():
        return None, newest  # to look must not make the file
    engine = create_engine(sync_url(url))
    try:
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
            if current is None and inspect(connection).get_table_names():
                raise CannotStart(
                    "This database holds tables that are not Mijote's. Choose another MIJOTE_DATABASE_URL."
                )
    except DatabaseError as error:
        raise CannotStart(failures.advice(path, error)) from error
    finally:
        engine.dispose()
    if current is not None:
        try:
            script.get_revision(current)
        except CommandError as error:
            raise CannotStart(
                f"This database was written by a newer Mijote (schema {current}). Update Mijote (git pull, then"
                " `python -m bot db upgrade`), or restore an earlier backup."
            ) from error
    return current, newest


def refuse_gaps(url: str) -> None:
    """Raises CannotStart when the upgraded database lacks a table or a column that the program speaks of."""
    gaps = _gaps(url)
    if gaps:
        raise CannotStart(
            f"The database lacks what this program needs: {', '.join(gaps)}. Restore a backup from before it was"
            " changed by hand, then run `python -m bot db check`."
        )


def _gaps(url: str) -> list[str]:
    """Tables, and columns of tables that are there, which the database lacks."""
    engine = create_engine(sync_url(url))
    try:
        found = inspect(engine).get_multi_columns()
    except DatabaseError as error:
        raise CannotStart(failures.advice(sqlite_path(url), error)) from error
    finally:
        engine.dispose()
    there = {table: {column["name"] for column in columns} for (_schema, table), columns in found.items()}
    gaps = []
    for table in metadata.sorted_tables:
        if table.name not in there:
            gaps.append(table.name)
        else:
            gaps += [f"{table.name}.{column.name}" for column in table.columns if column.name not in there[table.name]]
    return sorted(gaps)


def check(url: str) -> list[str]:
    """What is wrong with this database, in words; empty when all is well. Raises CannotStart when it cannot be read."""
    current, newest = revisions(url)
    problems = []
    if current is None:
        return ["The database is empty. Run `python -m bot db upgrade`."]
    if current != newest:
        problems.append(f"The schema is {current}, this program wants {newest}. Run `python -m bot db upgrade`.")
    elif gaps := _gaps(url):
        problems.append(f"The tables lack what this program needs: {', '.join(gaps)}.")
    path = sqlite_path(url)
    if path is not None:
        problems += _check_file(path)
    return problems


def _refuse_damage(path: Path) -> None:
    """Every page is read (0.3 s for 170 MB here): better now than when somebody's call for help stands on it."""
    try:
        with closing(_looking(path)) as connection:
            found: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise CannotStart(failures.advice(path, error)) from error
    if found != "ok":
        raise CannotStart(failures.damaged(path, found.splitlines()[-1]))


def _looking(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _check_file(path: Path) -> list[str]:
    try:
        with closing(_looking(path)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA quick_check")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return [f"Damaged: {error}"]  # so badly that the check itself cannot go on
    problems = [f"Damaged: {line}" for line in found if line != "ok"]
    return problems + ([f"{len(orphans)} rows point to rows that do not exist."] if orphans else [])


def backup(url: str, target: Path) -> Path:
    """A copy of a SQLite file, consistent while the bot runs. Raises CannotStart for a server (use pg_dump)."""
    path = sqlite_path(url)
    if path is None:
        raise CannotStart("This database is a PostgreSQL server: back it up with pg_dump.")
    if not path.exists():
        raise CannotStart(f"There is no database at {path} yet.")
    if target.exists():
        raise CannotStart(f"{target} already exists; choose another name.")
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.DatabaseError as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)  # half a copy would look like a backup
        raise CannotStart(f"The backup could not be written to {target}: {error}") from error
    return target


def alembic_config(url: str) -> Config:
    """How alembic is told of our migrations and of this database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = sync_url(url)
    return config
