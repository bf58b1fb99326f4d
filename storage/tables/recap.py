"""Recaps of the celebration: which are wanted, those that were told, and the files that were made of them."""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from storage.tables.base import metadata
from storage.types import Id, Instant

recap_plan = Table(
    "recap_plan",
    metadata,
    Column("community_id", ForeignKey("community.id"), primary_key=True),
    Column("span", String(8), primary_key=True),
    Column("schedule_id", ForeignKey("schedule.id"), nullable=False, unique=True),
    Column("is_on", Boolean, nullable=False),
    CheckConstraint("span in ('month', 'year')", name="span"),
    comment="When the month before is told, and the year before; the schedule stands still while it is off.",
)

recap = Table(
    "recap",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    # 2026-11 or 2026: told once, whatever crashes.
    Column("period", String(7), nullable=False),
    Column("opened_at", Instant, nullable=False),
    # As they were when it was told: who applauds an old edition later does not rewrite it.
    Column("editions", Integer, nullable=False),
    Column("reactions", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    UniqueConstraint("community_id", "period"),
)

recap_file = Table(
    "recap_file",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("period", String(7), nullable=False),
    Column("format", String(8), nullable=False),
    Column("language", String(8), nullable=False),
    Column("made_at", Instant, nullable=False),
    # Of what it tells of people: when that is so no more, the file goes away.
    Column("digest", String(16), nullable=False),
    Column("is_outdated", Boolean, nullable=False),
    CheckConstraint("format in ('markdown', 'pdf', 'png')", name="format"),
    Index("ix_recap_file_community_id_period", "community_id", "period"),
    Index("ix_recap_file_person_id", "person_id"),
    comment="Files that somebody of the team had made: what is in them is kept nowhere.",
)
