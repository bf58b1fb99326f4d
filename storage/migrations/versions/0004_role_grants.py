"""What the community grants gets a table of its own; the roles granted so far are carried over."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "role_grant",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("role in ('staff', 'admin')", name=op.f("ck_role_grant_role")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_role_grant_community_id")),
        sa.PrimaryKeyConstraint("platform", "workspace", "external_id", "role", name=op.f("pk_role_grant")),
        comment="What the community grants; the granted rows of `role` follow from it as people are met.",
    )
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_grant_community_id"), ["community_id"], unique=False)
    op.execute(
        "insert into role_grant (platform, workspace, external_id, role, community_id)"
        " select identity.platform, identity.workspace, identity.external_id, role.role, identity.community_id"
        " from role join identity on identity.person_id = role.person_id"
        " where role.source = 'granted' and role.community_id = identity.community_id"
    )


def downgrade() -> None:
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_grant_community_id"))
    op.drop_table("role_grant")
