"""Rituals: what comes back in a channel, who hosts it, and each edition."""

from sqlalchemy import (
    JSON,
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

ritual = Table(
    "ritual",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("schedule_id", ForeignKey("schedule.id"), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    # Who planned it; who looks after it says ritual_keeper.
    Column("owner_id", ForeignKey("person.id"), nullable=False),
    # The host is asked so many days before, and reminded of this list, one item a line.
    Column("prep_days", Integer, nullable=False, server_default="2"),
    Column("checklist", Text, nullable=False, server_default=""),
    # Whether the whole team hosts in turns, whoever that is at the time; else those who were named.
    Column("by_team", Boolean, nullable=False, server_default=false()),
    # Whether a thread below each edition is opened for what people would like to talk about.
    Column("agenda", Boolean, nullable=False, server_default=false()),
    # How long it lasts, and where people meet (words or a link); empty: in its channel.
    Column("minutes", Integer, nullable=False, server_default="60"),
    Column("where", Text, nullable=False, server_default=""),
    # Whether its next date is shown among the platform's coming events.
    Column("is_listed", Boolean, nullable=False, server_default=false()),
    # The edition after which somebody was told that it has become quiet; null again as soon as somebody answers.
    Column("told_quiet", String(32)),
    Column("created_at", Instant, nullable=False),
    # How often it was edited, and when last (null: never): calendars that follow it ask for both.
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("changed_at", Instant),
    Column("deleted_at", Instant),
    UniqueConstraint("community_id", "number"),
    CheckConstraint("prep_days between 0 and 14", name="prep_days"),
    CheckConstraint("minutes between 15 and 1440", name="minutes"),
)

ritual_keeper = Table(
    "ritual_keeper",
    metadata,
    Column("ritual_id", ForeignKey("ritual.id"), primary_key=True),
    # Null: it is the whole team's.
    Column("owner_id", ForeignKey("person.id"), index=True),
    # Who looks after it if the owner goes.
    Column("successor_id", ForeignKey("person.id"), index=True),
)

ritual_handover = Table(
    "ritual_handover",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("ritual_id", ForeignKey("ritual.id"), nullable=False),
    Column("at", Instant, nullable=False),
    # Null: to the whole team; by itself, since whoever looked after it went.
    Column("to_id", ForeignKey("person.id")),
    Column("by_id", ForeignKey("person.id")),
    Index("ix_ritual_handover_ritual_id_id", "ritual_id", "id"),
)

ritual_draft = Table(
    "ritual_draft",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    # One per person: whoever begins another one has given the first up.
    Column("person_id", ForeignKey("person.id"), nullable=False, unique=True),
    Column("ritual_id", ForeignKey("ritual.id")),
    Column("said", JSON, nullable=False),
)

ritual_host = Table(
    "ritual_host",
    metadata,
    Column("ritual_id", ForeignKey("ritual.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    # Whoever has the lowest one is next; who hosted gets the highest.
    Column("turn", Integer, nullable=False),
)

ritual_edition = Table(
    "ritual_edition",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("ritual_id", ForeignKey("ritual.id"), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("host_id", ForeignKey("person.id")),
    # What was shown when it took place; later changes of the ritual are for later editions.
    Column("held_at", Instant),
    Column("is_late", Boolean, nullable=False, server_default=false()),
    Column("name", Text, nullable=False, server_default=""),
    Column("text", Text, nullable=False, server_default=""),
    Column("where", Text, nullable=False, server_default=""),
    Column("number", Integer, nullable=False, server_default="0"),
    Column("next_day", Date),
    # How many answers and reactions: how many only, neither whose nor which.
    Column("answers", Integer, nullable=False, server_default="0"),
    UniqueConstraint("ritual_id", "local_date"),
)

ritual_decline = Table(
    "ritual_decline",
    metadata,
    Column("edition_id", ForeignKey("ritual_edition.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
)

absence = Table(
    "absence",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("first_day", Date, primary_key=True),
    Column("last_day", Date, nullable=False),
    CheckConstraint("first_day <= last_day", name="order"),
)
