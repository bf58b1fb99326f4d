"""Rituals: who looks after them, who would after them, and how that changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "ritual_handover",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("ritual_id", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("to_id", sa.String(length=32), nullable=True),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_ritual_handover_by_id"),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name="fk_ritual_handover_community_id"),
        sa.ForeignKeyConstraint(["ritual_id"], ["ritual.id"], name="fk_ritual_handover_ritual_id"),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name="fk_ritual_handover_to_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ritual_handover"),
    )
    op.create_index("ix_ritual_handover_ritual_id_id", "ritual_handover", ["ritual_id", "id"])
    op.create_table(
        "ritual_keeper",
        sa.Column("ritual_id", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=True),
        sa.Column("successor_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name="fk_ritual_keeper_owner_id"),
        sa.ForeignKeyConstraint(["ritual_id"], ["ritual.id"], name="fk_ritual_keeper_ritual_id"),
        sa.ForeignKeyConstraint(["successor_id"], ["person.id"], name="fk_ritual_keeper_successor_id"),
        sa.PrimaryKeyConstraint("ritual_id", name="pk_ritual_keeper"),
    )
    op.create_index("ix_ritual_keeper_owner_id", "ritual_keeper", ["owner_id"])
    op.create_index("ix_ritual_keeper_successor_id", "ritual_keeper", ["successor_id"])
    op.execute("insert into ritual_keeper (ritual_id, owner_id) select id, owner_id from ritual")


def downgrade() -> None:
    """Undo."""
    op.drop_table("ritual_keeper")
    op.drop_table("ritual_handover")
