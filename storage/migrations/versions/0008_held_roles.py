"""Roles of the platform that people hold, as far as the community granted something to them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "held_role",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("held", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "external_id", "held", name=op.f("pk_held_role")),
        comment="Of the platform's own roles, those alone to which the community granted something when they were told.",
    )
    op.create_index("ix_held_role_held", "held_role", ["platform", "workspace", "held"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_held_role_held", "held_role")
    op.drop_table("held_role")
