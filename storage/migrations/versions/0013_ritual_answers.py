"""Rituals: how many answers an edition has, a thread for the agenda, and whether somebody was told that it is quiet."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("ritual", sa.Column("agenda", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("ritual", sa.Column("told_quiet", sa.String(length=32), nullable=True))
    op.add_column("ritual_edition", sa.Column("answers", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    """Undo."""
    op.drop_column("ritual_edition", "answers")
    op.drop_column("ritual", "told_quiet")
    op.drop_column("ritual", "agenda")
