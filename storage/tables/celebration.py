"""The weekly celebration: what each community chose, its editions, the wins and whom they celebrate."""

from sqlalchemy import (
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
    text,
)

from storage.tables.base import metadata
from storage.types import Id, Instant

CHOICES = "('name', 'first_name', 'anonymous', 'not_now')"

celebration = Table(
    "celebration",
    metadata,
    Column("community_id", ForeignKey("community.id"), primary_key=True),
    Column("is_on", Boolean, nullable=False),
    # When an edition opens; its zone is the community's.
    Column("schedule_id", ForeignKey("schedule.id"), nullable=False),
    Column("emoji", String(64), nullable=False),
    # How people are shown who have not chosen; 'not_now': not before they said yes.
    Column("unless_said", String(16), nullable=False),
    # Who looks at the edition the day before; none: nobody is asked to.
    Column("editor_id", ForeignKey("person.id")),
    UniqueConstraint("schedule_id"),
    CheckConstraint(f"unless_said in {CHOICES}", name="unless_said"),
    comment="A community without a row has what storage.repos.celebrations.DEFAULTS say.",
)

edition = Table(
    "edition",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    # The local date (2026-11-25): once a day at most, whatever crashes.
    Column("day", String(10), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    # Which question of the week was asked, when there was no win to tell.
    Column("question", Integer),
    UniqueConstraint("community_id", "day"),
)

win = Table(
    "win",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("source", String(16), nullable=False),
    # "" for facts, and once withdrawn.
    Column("words", Text, nullable=False),
    # What another feature announced, told in a sentence of ours; its subject, so that it is told once.
    Column("fact", String(32)),
    Column("fact_subject", String(64)),
    # How many it was, where that is told (years); and the wire id of the button that shows where it comes from.
    Column("fact_count", Integer, nullable=False, server_default="1"),
    Column("source_wire", String(96), nullable=False, server_default=""),
    # The local date of the edition for which it was told.
    Column("week", String(10), nullable=False),
    Column("told_at", Instant, nullable=False),
    # Smaller ones come first; an editor may change it.
    Column("rank", Integer, nullable=False),
    # Where it was shown: the messages of an edition are numbered.
    Column("edition_id", ForeignKey("edition.id")),
    Column("part", Integer),
    # The message that it came from, when it came from one.
    Column("platform", String(16)),
    Column("workspace", String(64)),
    Column("channel", String(64)),
    Column("message", String(64)),
    CheckConstraint("state in ('draft', 'ready', 'held', 'left_out', 'withdrawn')", name="state"),
    CheckConstraint("source in ('told', 'quoted', 'fact')", name="source"),
    CheckConstraint("(source = 'fact') = (fact is not null)", name="fact"),
    CheckConstraint("(fact is null) = (fact_subject is null)", name="fact_subject"),
    CheckConstraint("(edition_id is null) = (part is null)", name="part"),
    UniqueConstraint("platform", "workspace", "channel", "message"),
    UniqueConstraint("community_id", "fact", "fact_subject"),
    Index(
        "ix_win_waiting",
        "community_id",
        "rank",
        "id",
        sqlite_where=text("edition_id is null"),
        postgresql_where=text("edition_id is null"),
    ),
    Index("ix_win_edition_id_part", "edition_id", "part"),
)

win_person = Table(
    "win_person",
    metadata,
    Column("win_id", ForeignKey("win.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    # Null: they have not said.
    Column("choice", String(16)),
    CheckConstraint(f"choice in {CHOICES}", name="choice"),
    Index("ix_win_person_person_id", "person_id"),
    comment="Whom a win celebrates, and how they want to be shown.",
)

win_giver = Table(
    "win_giver",
    metadata,
    Column("win_id", ForeignKey("win.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Index("ix_win_giver_person_id", "person_id"),
    comment="Who told a win, or put the emoji on the message; the last one who takes it back withdraws it.",
)

cheer = Table(
    "cheer",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("message", String(64), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    # The emoji; "" for an answer in the thread, whose own message this then is.
    Column("emoji", String(64), primary_key=True),
    Column("edition_id", ForeignKey("edition.id"), nullable=False),
    Index("ix_cheer_edition_id", "edition_id"),
    Index("ix_cheer_person_id", "person_id"),
    comment="Reactions and answers below an edition: only how many there are is ever shown.",
)
