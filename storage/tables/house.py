"""The engine room's own tables: inbox, surface, outbox, timer."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.tables.base import metadata
from storage.types import Id, Instant

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("key", String(255), nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("state", String(8), nullable=False),
    # The event itself is kept only until it is handled: handled words live where they belong, or nowhere.
    Column("payload", JSON(none_as_null=True)),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("due_at", Instant),
    Column("error", Text),
    UniqueConstraint("platform", "workspace", "key"),
    CheckConstraint("state in ('new', 'done', 'dead')", name="state"),
    CheckConstraint("state = 'done' or payload is not null", name="payload"),
    Index(
        "ix_inbox_waiting",
        "due_at",
        "id",
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    ),
    Index("ix_inbox_received_at", "received_at"),
    sqlite_autoincrement=True,
)

surface = Table(
    "surface",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("subject", String(128), nullable=False),
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("channel", String(64), nullable=False, server_default=""),
    Column("user", String(64), nullable=False, server_default=""),
    Column("home", Boolean, nullable=False, server_default=false()),
    Column("parent_id", ForeignKey("surface.id"), index=True),
    # Where it stands once shown. A direct message's channel is known only then.
    Column("message_channel", String(64)),
    Column("message", String(64)),
    Column("digest", String(64)),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("kind", "subject", "platform", "workspace", "channel", "user"),
    CheckConstraint("(channel = '') <> (\"user\" = '')", name="target"),
    Index("ix_surface_message", "platform", "workspace", "message_channel", "message"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("surface_id", ForeignKey("surface.id", ondelete="CASCADE"), nullable=False),
    Column("action", String(8), nullable=False),
    # One in flight per stream keeps the order that people see; a stream is one channel or one direct message.
    Column("stream", String(200), nullable=False),
    Column("state", String(8), nullable=False, server_default="due"),
    Column("due_at", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("token", Integer, nullable=False, server_default="0"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    CheckConstraint("action in ('show', 'remove')", name="action"),
    CheckConstraint("state in ('due', 'sending', 'dead')", name="state"),
    CheckConstraint("(state = 'sending') = (lease_until is not null)", name="lease"),
    # Ten changes make one edit: a surface waits at most once for each action.
    Index(
        "uq_outbox_waiting",
        "surface_id",
        "action",
        unique=True,
        sqlite_where=text("state = 'due'"),
        postgresql_where=text("state = 'due'"),
    ),
    Index(
        "ix_outbox_stream",
        "stream",
        "id",
        sqlite_where=text("state <> 'dead'"),
        postgresql_where=text("state <> 'dead'"),
    ),
    sqlite_autoincrement=True,
)

timer = Table(
    "timer",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("subject", String(128), nullable=False),
    Column("fence", String(64), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("state", String(8), nullable=False, server_default="due"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    CheckConstraint("state in ('due', 'dead')", name="state"),
    Index(
        "uq_timer_waiting",
        "community_id",
        "kind",
        "subject",
        unique=True,
        sqlite_where=text("state = 'due'"),
        postgresql_where=text("state = 'due'"),
    ),
    Index("ix_timer_due", "due_at", sqlite_where=text("state = 'due'"), postgresql_where=text("state = 'due'")),
)
