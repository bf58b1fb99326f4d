"""Rituals: who asked that one be shown among the platform's coming events."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("ritual", sa.Column("listed_by", sa.String(length=32), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("ritual", "listed_by")
