"""What comes back by itself: schedules, and one row for each date that was decided."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "schedule",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Date(), nullable=False),
        sa.Column("wall", sa.String(length=5), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("holiday_rule", sa.String(length=8), nullable=False),
        sa.Column("calendar", sa.String(length=16), server_default="", nullable=False),
        sa.Column("late_rule", sa.String(length=8), nullable=False),
        sa.Column("late_minutes", sa.Integer(), nullable=False),
        sa.Column("done_through", sa.Date(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", Instant(timezone=True), nullable=False),
        sa.CheckConstraint(
            "holiday_rule in ('keep', 'skip', 'before', 'after')", name=op.f("ck_schedule_holiday_rule")
        ),
        sa.CheckConstraint("late_rule in ('post', 'skip', 'latest')", name=op.f("ck_schedule_late_rule")),
        sa.CheckConstraint("late_minutes >= 0", name=op.f("ck_schedule_late_minutes")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_schedule_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule")),
    )
    op.create_index(op.f("ix_schedule_community_id"), "schedule", ["community_id"])
    op.create_table(
        "occurrence",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("schedule_id", sa.String(length=32), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("due_at", Instant(timezone=True), nullable=False),
        sa.Column("decided_at", Instant(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.CheckConstraint("state in ('moved', 'held', 'skipped', 'missed')", name=op.f("ck_occurrence_state")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_occurrence_by_id")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_occurrence_community_id")),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedule.id"], name=op.f("fk_occurrence_schedule_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrence")),
        sa.UniqueConstraint("schedule_id", "local_date", name=op.f("uq_occurrence_schedule_id_local_date")),
        comment="Exactly once: whoever inserts the row holds the occasion, whatever the number of processes.",
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("occurrence")
    op.drop_index(op.f("ix_schedule_community_id"), "schedule")
    op.drop_table("schedule")
