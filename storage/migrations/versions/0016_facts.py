"""The celebration: how many a fact is about, and where it comes from; who ever answered a call for help."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

CLAIMED = sa.text("kind = 'claimed'")
HANDED = sa.text("kind = 'handed_over'")


def upgrade() -> None:
    """Apply."""
    op.add_column("win", sa.Column("fact_count", sa.Integer(), server_default="1", nullable=False))
    op.add_column("win", sa.Column("source_wire", sa.String(length=96), server_default="", nullable=False))
    op.create_index("ix_sos_event_claimed_by", "sos_event", ["by_id"], sqlite_where=CLAIMED, postgresql_where=CLAIMED)
    op.create_index("ix_sos_event_handed_to", "sos_event", ["to_id"], sqlite_where=HANDED, postgresql_where=HANDED)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_sos_event_handed_to", "sos_event")
    op.drop_index("ix_sos_event_claimed_by", "sos_event")
    op.drop_column("win", "source_wire")
    op.drop_column("win", "fact_count")
