"""Two accounts of one person, on two platforms: the codes by which they are linked, and what linking moved."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.tables.base import metadata
from storage.types import Id, Instant

link_code = Table(
    "link_code",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    # The account to which the code was shown; it has one at a time.
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("external_id", String(64), nullable=False),
    # The first letters of the code tell which one it is; the rest is secret, and kept as a hash.
    Column("handle", String(8), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("expires_at", Instant, nullable=False),
    # The account on which it was typed, and whether its owner said yes: nobody else can use it then.
    Column("typed_platform", String(16)),
    Column("typed_workspace", String(64)),
    Column("typed_external_id", String(64)),
    Column("confirmed_at", Instant),
    UniqueConstraint("platform", "workspace", "external_id"),
    UniqueConstraint("community_id", "handle"),
    CheckConstraint("confirmed_at is null or typed_external_id is not null", name="confirmed"),
)

person_link = Table(
    "person_link",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    # Who both accounts are, and who one of them was before, and is again once the link is undone.
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("own_id", ForeignKey("person.id"), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("ended_at", Instant),
    CheckConstraint("person_id <> own_id", name="two"),
    Index(
        "uq_person_link_own_id",
        "own_id",
        unique=True,
        sqlite_where=text("ended_at is null"),
        postgresql_where=text("ended_at is null"),
    ),
)

link_moved = Table(
    "link_moved",
    metadata,
    Column("link_id", ForeignKey("person_link.id"), primary_key=True),
    # A row that said `own_id` in one of its columns, and says `person_id` while the link lasts.
    Column("of_table", String(64), primary_key=True),
    Column("of_column", String(64), primary_key=True),
    Column("of_row", Text, primary_key=True),
    comment="What goes back where it came from when a link is undone.",
)
