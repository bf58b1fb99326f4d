"""Rituals: how long they last, and where people meet."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    bounds = sa.CheckConstraint("minutes between 15 and 1440", name=op.f("ck_ritual_minutes"))
    op.add_column("ritual", sa.Column("minutes", sa.Integer(), bounds, server_default="60", nullable=False))
    op.add_column("ritual", sa.Column("where", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    """Undo."""
    op.drop_column("ritual", "where")
    op.drop_column("ritual", "minutes")
