"""What comes back by itself: schedules, and one row for each date that was decided."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from storage.tables.base import metadata
from storage.types import Id, Instant

schedule = Table(
    "schedule",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False, index=True),
    # The kind of the timer that fires it; its subject is the schedule.
    Column("kind", String(64), nullable=False),
    # An RRULE and the date from which it counts; the wall time as HH:MM, and the zone whose walls are meant.
    Column("rule", Text, nullable=False),
    Column("anchor", Date, nullable=False),
    Column("wall", String(5), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("holiday_rule", String(8), nullable=False),
    Column("calendar", String(16), nullable=False, server_default=""),
    Column("late_rule", String(8), nullable=False),
    Column("late_minutes", Integer, nullable=False),
    # All dates up to here are decided. Dates and not instants: whatever clocks and zones do, no date is decided twice,
    # and none is passed over.
    Column("done_through", Date, nullable=False),
    # The first date on which it may happen again; 31 December 9999: when somebody says so.
    Column("paused_until", Date),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("created_at", Instant, nullable=False),
    CheckConstraint("holiday_rule in ('keep', 'skip', 'before', 'after')", name="holiday_rule"),
    CheckConstraint("late_rule in ('post', 'skip', 'latest')", name="late_rule"),
    CheckConstraint("late_minutes >= 0", name="late_minutes"),
)

occurrence = Table(
    "occurrence",
    metadata,
    Column("id", Id(), primary_key=True),
    Column("community_id", ForeignKey("community.id"), nullable=False),
    Column("schedule_id", ForeignKey("schedule.id"), nullable=False),
    # The date by the recurrence, whatever the day on which it took place in the end.
    Column("local_date", Date, nullable=False),
    Column("state", String(8), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("decided_at", Instant, nullable=False),
    # The holiday that it fell on, say.
    Column("reason", Text, nullable=False, server_default=""),
    Column("by_id", ForeignKey("person.id")),
    UniqueConstraint("schedule_id", "local_date"),
    CheckConstraint("state in ('moved', 'held', 'skipped', 'missed')", name="state"),
    comment="Exactly once: whoever inserts the row holds the occasion, whatever the number of processes.",
)
