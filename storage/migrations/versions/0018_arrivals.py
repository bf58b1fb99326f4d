"""People: when they came, and which of their accounts have left."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("identity", sa.Column("joined_on", sa.String(length=10), nullable=True))
    op.add_column("identity", sa.Column("has_left", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("person", sa.Column("came_on", sa.Date(), nullable=True))
    # Nobody told when they came: the day (UTC) on which they were met.
    op.execute("update person set came_on = date(created_at)")
    op.create_index("ix_person_community_id_came_on", "person", ["community_id", "came_on"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_person_community_id_came_on", "person")
    op.drop_column("person", "came_on")
    op.drop_column("identity", "has_left")
    op.drop_column("identity", "joined_on")
