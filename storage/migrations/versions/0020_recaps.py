"""Recaps of the celebration: those wanted, those told, and the files made of them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "recap",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("opened_at", Instant(timezone=True), nullable=False),
        sa.Column("editions", sa.Integer(), nullable=False),
        sa.Column("reactions", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_recap_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recap")),
        sa.UniqueConstraint("community_id", "period", name=op.f("uq_recap_community_id_period")),
    )
    op.create_table(
        "recap_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("is_outdated", sa.Boolean(), nullable=False),
        sa.CheckConstraint("format in ('markdown', 'pdf', 'png')", name=op.f("ck_recap_file_format")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_recap_file_community_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_recap_file_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recap_file")),
        comment="Files that somebody of the team had made: what is in them is kept nowhere.",
    )
    with op.batch_alter_table("recap_file", schema=None) as batch_op:
        batch_op.create_index("ix_recap_file_community_id_period", ["community_id", "period"], unique=False)
        batch_op.create_index("ix_recap_file_person_id", ["person_id"], unique=False)

    op.create_table(
        "recap_plan",
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("span", sa.String(length=8), nullable=False),
        sa.Column("schedule_id", sa.String(length=32), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.CheckConstraint("span in ('month', 'year')", name=op.f("ck_recap_plan_span")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_recap_plan_community_id")),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedule.id"], name=op.f("fk_recap_plan_schedule_id")),
        sa.PrimaryKeyConstraint("community_id", "span", name=op.f("pk_recap_plan")),
        sa.UniqueConstraint("schedule_id", name=op.f("uq_recap_plan_schedule_id")),
        comment="When the month before is told, and the year before; the schedule stands still while it is off.",
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("recap_plan")
    with op.batch_alter_table("recap_file", schema=None) as batch_op:
        batch_op.drop_index("ix_recap_file_person_id")
        batch_op.drop_index("ix_recap_file_community_id_period")

    op.drop_table("recap_file")
    op.drop_table("recap")
