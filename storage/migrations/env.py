"""Alembic's entry point: runs the migrations on the URL that storage.schema hands over."""

from alembic import context
from sqlalchemy import create_engine

from storage.tables.all import metadata


def run() -> None:
    """Run the migrations in one transaction."""
    engine = create_engine(context.config.attributes["url"])
    with engine.connect() as connection:
        # render_as_batch: SQLite cannot alter most things in place, so alembic rebuilds the table.
        context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
