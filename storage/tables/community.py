"""Communities, their workspaces and places, and their people: the nouns that every feature shares."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from storage.tables.base import metadata
from storage.types import Id, Instant

community = Table(
    "community",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
)

workspace = Table(
    "workspace",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("external_id", String(64), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False, index=True),
    # Which history of the workspace our rows go with, where the platform's memory could be swapped for another: the
    # playground's journal. Null: nobody asked.
    Column("history", String(64)),
)

place = Table(
    "place",
    metadata,
    Column("community_id", ForeignKey("community.id"), primary_key=True),
    Column("purpose", String(32), primary_key=True),
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    # The day on which they came, as far as anybody tells; else when Mijote met them. Null: it is not to be remembered.
    Column("came_on", Date),
    # What tact needs: when this person wants to be left alone, in hours of their own day.
    Column("quiet_from_hour", Integer, nullable=False, server_default="21"),
    Column("quiet_to_hour", Integer, nullable=False, server_default="9"),
    Column("weekly_budget", Integer, nullable=False, server_default="2"),
    Column("paused_until", Instant),
    CheckConstraint("quiet_from_hour between 0 and 23 and quiet_to_hour between 0 and 23", name="quiet_hours"),
    CheckConstraint("weekly_budget >= 0", name="weekly_budget"),
    Index("ix_person_community_id_came_on", "community_id", "came_on"),
)

identity = Table(
    "identity",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("external_id", String(64), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    # Linked to somebody's other account: whom it is by itself. `person_id` is then the person whom both are.
    Column("own_id", ForeignKey("person.id"), index=True),
    # What its platform told of it last; null: nothing yet.
    Column("name", Text),
    Column("language", String(8)),
    Column("timezone", String(64)),
    Column("is_admin", Boolean, nullable=False, server_default=false()),
    Column("joined_on", String(10)),
    # Whether it is in the workspace no more.
    Column("has_left", Boolean, nullable=False, server_default=false()),
    # Since when its direct messages are closed to us.
    Column("unreachable_since", Instant),
    # One account may be in several of a platform's workspaces.
    Index("ix_identity_external_id_platform", "external_id", "platform"),
)

role = Table(
    "role",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("role", String(16), primary_key=True),
    # Who says so: a platform of one of their accounts (as long as it does so), or somebody of the community.
    Column("source", String(16), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    CheckConstraint("role in ('staff', 'admin')", name="role"),
    CheckConstraint("source in ('platform', 'granted')", name="source"),
    Index("ix_role_community_id_role", "community_id", "role"),
)

role_grant = Table(
    "role_grant",
    metadata,
    # Whoever is known by this id there holds the role: somebody not met yet, too, and (on Discord) a role's members.
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("external_id", String(64), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False, index=True),
    CheckConstraint("role in ('staff', 'admin')", name="role"),
    comment="What the community grants; the granted rows of `role` follow from it as people are met.",
)

held_role = Table(
    "held_role",
    metadata,
    # Somebody's identity, and a role of the platform that they hold there.
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("external_id", String(64), primary_key=True),
    Column("held", String(64), primary_key=True),
    Index("ix_held_role_held", "platform", "workspace", "held"),
    comment="Of the platform's own roles, those alone to which the community granted something when they were told.",
)

notice = Table(
    "notice",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("subject", String(128), nullable=False),
    Column("sent_at", Instant, nullable=False),
    UniqueConstraint("person_id", "kind", "subject"),
    Index("ix_notice_person_id_sent_at", "person_id", "sent_at"),
    comment="One row per proactive message, so that the weekly budget counts over all features.",
)
