"""An index of what is on its way: which row of a stream comes first costs the same however many wait behind it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SENDING = sa.text("state = 'sending'")


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_outbox_sending", "outbox", ["stream", "id"], sqlite_where=SENDING, postgresql_where=SENDING)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_outbox_sending", "outbox")
