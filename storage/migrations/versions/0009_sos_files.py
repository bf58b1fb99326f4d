"""Files of a case's lines: where they are, never what is in them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "sos_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("line_id", sa.String(length=32), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("ref", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.CheckConstraint("size >= 0", name=op.f("ck_sos_file_size")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_sos_file_community_id")),
        sa.ForeignKeyConstraint(["line_id"], ["sos_line.id"], name=op.f("fk_sos_file_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sos_file")),
        sa.UniqueConstraint("line_id", "ref", name=op.f("uq_sos_file_line_id_ref")),
    )


def downgrade() -> None:
    op.drop_table("sos_file")
