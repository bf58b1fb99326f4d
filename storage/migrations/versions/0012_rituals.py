"""Rituals: what comes back in a channel, who hosts it, each edition; who is away."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "absence",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_absence_order")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_absence_person_id")),
        sa.PrimaryKeyConstraint("person_id", "first_day", name=op.f("pk_absence")),
    )
    op.create_table(
        "ritual",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.Column("prep_days", sa.Integer(), server_default="2", nullable=False),
        sa.Column("checklist", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Instant(timezone=True), nullable=False),
        sa.Column("deleted_at", Instant(timezone=True), nullable=True),
        sa.CheckConstraint("prep_days between 0 and 14", name=op.f("ck_ritual_prep_days")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_ritual_community_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_ritual_owner_id")),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedule.id"], name=op.f("fk_ritual_schedule_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ritual")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_ritual_community_id_number")),
        sa.UniqueConstraint("schedule_id", name=op.f("uq_ritual_schedule_id")),
    )
    op.create_table(
        "ritual_draft",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("ritual_id", sa.String(length=32), nullable=True),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_ritual_draft_community_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ritual_draft_person_id")),
        sa.ForeignKeyConstraint(["ritual_id"], ["ritual.id"], name=op.f("fk_ritual_draft_ritual_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ritual_draft")),
        sa.UniqueConstraint("person_id", name=op.f("uq_ritual_draft_person_id")),
    )
    op.create_table(
        "ritual_edition",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("ritual_id", sa.String(length=32), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("due_at", Instant(timezone=True), nullable=False),
        sa.Column("host_id", sa.String(length=32), nullable=True),
        sa.Column("held_at", Instant(timezone=True), nullable=True),
        sa.Column("is_late", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_ritual_edition_community_id")),
        sa.ForeignKeyConstraint(["host_id"], ["person.id"], name=op.f("fk_ritual_edition_host_id")),
        sa.ForeignKeyConstraint(["ritual_id"], ["ritual.id"], name=op.f("fk_ritual_edition_ritual_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ritual_edition")),
        sa.UniqueConstraint("ritual_id", "local_date", name=op.f("uq_ritual_edition_ritual_id_local_date")),
    )
    op.create_table(
        "ritual_host",
        sa.Column("ritual_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ritual_host_person_id")),
        sa.ForeignKeyConstraint(["ritual_id"], ["ritual.id"], name=op.f("fk_ritual_host_ritual_id")),
        sa.PrimaryKeyConstraint("ritual_id", "person_id", name=op.f("pk_ritual_host")),
    )
    op.create_table(
        "ritual_decline",
        sa.Column("edition_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["ritual_edition.id"], name=op.f("fk_ritual_decline_edition_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ritual_decline_person_id")),
        sa.PrimaryKeyConstraint("edition_id", "person_id", name=op.f("pk_ritual_decline")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("ritual_decline")
    op.drop_table("ritual_host")
    op.drop_table("ritual_edition")
    op.drop_table("ritual_draft")
    op.drop_table("ritual")
    op.drop_table("absence")
