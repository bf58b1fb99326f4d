"""Throw-away databases: each kind is migrated once per session, and every test gets a copy."""

import shutil
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Literal, TypeAlias

from sqlalchemy.engine import URL, make_url

from storage import schema
from tests.postgres import PostgresServer, running_server

Kind: TypeAlias = Literal["sqlite", "postgres"]

MIGRATED_AT = datetime(2026, 1, 1, tzinfo=UTC)
TEMPLATE = "mijote_template"


class Databases:
    """Makes databases quickly, as copies. Starts the PostgreSQL server when the first test asks for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._at_end = ExitStack()

    def fresh_url(self, kind: Kind, *, migrated: bool = True) -> str:
        """The URL of a new database with today's schema, or (not `migrated`) with nothing in it.

        Skips the test, or fails it in CI, where `kind` cannot be had.
        """
        name = f"mijote_{next(self._numbers)}"
        if kind == "postgres":
            return self._server.create(name, self._postgres_template) if migrated else self._server.create(name)
        path = self._folder / name / "mijote.db"
        path.parent.mkdir()
        if migrated:
            shutil.copyfile(self._sqlite_template, path)
        return sqlite_url(path)

    def drop(self, url: str) -> None:
        """Forget a database that fresh_url made."""
        if schema.sqlite_path(url) is None:
            self._server.drop(make_url(url).database or "")

    def close(self) -> None:
        """Stop the server, if it was started, and remove all files.

        Not before: when a failing test leaves a file open, and the disk gives its number to the next file, SQLite takes
        the one for the other within one process.
        """
        self._at_end.close()
        shutil.rmtree(self._folder)

    @cached_property
    def _sqlite_template(self) -> Path:
        path = self._folder / f"{TEMPLATE}.db"
        schema.upgrade(sqlite_url(path), MIGRATED_AT)
        return path

    @cached_property
    def _server(self) -> PostgresServer:
        return self._at_end.enter_context(running_server())

    @cached_property
    def _postgres_template(self) -> str:
        self._server.drop(TEMPLATE)  # left behind half made when its migration failed in an earlier test
        schema.upgrade(self._server.create(TEMPLATE), MIGRATED_AT)
        return TEMPLATE


def sqlite_url(path: Path) -> str:
    """The URL of a SQLite file."""
    return URL.create("sqlite+aiosqlite", database=str(path)).render_as_string()
