"""Alembic's entry point: runs the migrations on the URL that storage.schema hands over."""

from typing import Any

from alembic import context
from sqlalchemy import Engine, NullPool, create_engine, event, text

from storage.schema import UPGRADE_LOCK
from storage.tables.all import metadata


def run() -> None:
    """Run the migrations in one transaction: a half-made schema would be refused for ever."""
    engine = create_engine(context.config.attributes["url"], poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        _begin_ourselves(engine)
    with engine.connect() as connection:
        # render_as_batch: SQLite cannot alter most things in place, so alembic rebuilds the table.
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            transactional_ddl=True,
            user_module_prefix="",  # a new migration says `Instant`, which its template imports
        )
        with context.begin_transaction():
            if engine.dialect.name == "postgresql":
                # Two processes that start together: the second waits here, then finds nothing left to do.
                connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
            context.run_migrations()


def _begin_ourselves(engine: Engine) -> None:
    """Python's SQLite driver opens no transaction for DDL: without this, each statement would stay on its own."""

    @event.listens_for(engine, "connect")
    def connected(dbapi: Any, _record: object) -> None:
        dbapi.isolation_level = None

    @event.listens_for(engine, "begin")
    def began(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


run()
