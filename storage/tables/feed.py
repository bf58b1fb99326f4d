"""Feeds: which of a person's secret addresses is good. The addresses themselves are kept nowhere."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from storage.tables.base import metadata

feed = Table(
    "feed",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    # As the feature that feeds it calls it.
    Column("name", String(32), primary_key=True),
    # How often its address was made anew; those before are good no longer. Rows stay when somebody is forgotten: a
    # number that came back would open an old door.
    Column("generation", Integer, nullable=False),
    comment="No row: the first address is good (see bot.runtime.addresses).",
)
