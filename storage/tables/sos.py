"""Calls for help: the case, its lines and its history."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables.base import metadata
from storage.types import Id, Instant

sos_case = Table(
    "sos_case",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    # Given when help is really asked for: a question left unanswered takes no number.
    Column("number", Integer),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    # Where the volunteer wrote from: answers go there.
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("user", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("created_at", Instant, nullable=False),
    Column("opened_at", Instant),
    # Since when somebody is waiting: the last time it was opened, opened again, or released.
    Column("waiting_since", Instant),
    Column("claimer_id", ForeignKey("person.id")),
    Column("resolved_at", Instant),
    Column("summary", Text, nullable=False, server_default=""),
    Column("rating", Integer),
    UniqueConstraint("community_id", "number"),
    CheckConstraint("state in ('asking', 'open', 'claimed', 'resolved', 'dropped', 'merged')", name="state"),
    CheckConstraint("(state in ('asking', 'dropped', 'merged')) = (number is null)", name="number"),
    CheckConstraint("(number is null) = (opened_at is null)", name="opened"),
    CheckConstraint("(number is null) = (waiting_since is null)", name="waiting"),
    CheckConstraint("(state = 'claimed') = (claimer_id is not null)", name="claimer"),
    CheckConstraint("(state = 'resolved') = (resolved_at is not null)", name="resolved"),
    CheckConstraint("rating between 1 and 3", name="rating"),
    Index(
        "uq_sos_case_live",
        "community_id",
        "person_id",
        unique=True,
        sqlite_where=text("state in ('asking', 'open', 'claimed')"),
        postgresql_where=text("state in ('asking', 'open', 'claimed')"),
    ),
    Index("ix_sos_case_person_id_created_at", "person_id", "created_at"),
    Index(
        "ix_sos_case_waiting",
        "community_id",
        "waiting_since",
        sqlite_where=text("state in ('open', 'claimed')"),
        postgresql_where=text("state in ('open', 'claimed')"),
    ),
)

sos_line = Table(
    "sos_line",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("case_id", ForeignKey("sos_case.id"), nullable=False),
    Column("side", String(16), nullable=False),
    Column("author_id", ForeignKey("person.id"), nullable=False),
    # The whole text, whatever its length; "" once deleted.
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("edited_at", Instant),
    Column("deleted_at", Instant),
    # The message that it came from; none for words typed into a form or a command.
    Column("platform", String(16)),
    Column("workspace", String(64)),
    Column("channel", String(64)),
    Column("message", String(64)),
    CheckConstraint("side in ('volunteer', 'staff', 'note')", name="side"),
    CheckConstraint("deleted_at is null or text = ''", name="deleted"),
    UniqueConstraint("platform", "workspace", "channel", "message"),
    Index("ix_sos_line_case_id_id", "case_id", "id"),
    Index("ix_sos_line_author_id", "author_id"),
)

sos_file = Table(
    "sos_file",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    # The line that it came with; what is taken back leaves no row.
    Column("line_id", ForeignKey("sos_line.id"), nullable=False),
    # Where its bytes are: none of them are here.
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("ref", String(200), nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size", Integer, nullable=False),
    CheckConstraint("size >= 0", name="size"),
    UniqueConstraint("line_id", "ref"),
)

sos_event = Table(
    "sos_event",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("case_id", ForeignKey("sos_case.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", Instant, nullable=False),
    Column("by_id", ForeignKey("person.id")),
    Column("to_id", ForeignKey("person.id")),
    CheckConstraint(
        "kind in ('asked', 'opened', 'claimed', 'released', 'handed_over', 'resolved', 'reopened', 'rated', 'reminded',"
        " 'followed_up')",
        name="kind",
    ),
    Index("ix_sos_event_case_id_id", "case_id", "id"),
    # Who ever answered a call: whether it was their first one is asked whenever one is sorted.
    Index(
        "ix_sos_event_claimed_by",
        "by_id",
        sqlite_where=text("kind = 'claimed'"),
        postgresql_where=text("kind = 'claimed'"),
    ),
    Index(
        "ix_sos_event_handed_to",
        "to_id",
        sqlite_where=text("kind = 'handed_over'"),
        postgresql_where=text("kind = 'handed_over'"),
    ),
)
