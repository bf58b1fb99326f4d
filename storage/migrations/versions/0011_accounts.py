"""One account may be in several workspaces of its platform: looked for by its id there."""

from collections.abc import Sequence

from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.create_index("ix_identity_external_id_platform", ["external_id", "platform"], unique=False)


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.drop_index("ix_identity_external_id_platform")
