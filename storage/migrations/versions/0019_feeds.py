"""Feeds at secret addresses: which are good, and how often a ritual was edited."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "feed",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_feed_person_id")),
        sa.PrimaryKeyConstraint("person_id", "name", name=op.f("pk_feed")),
        comment="No row: the first address is good (see bot.runtime.addresses).",
    )
    op.add_column("ritual", sa.Column("revision", sa.Integer(), server_default="0", nullable=False))
    op.add_column("ritual", sa.Column("changed_at", Instant(timezone=True), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("ritual", "changed_at")
    op.drop_column("ritual", "revision")
    op.drop_table("feed")
