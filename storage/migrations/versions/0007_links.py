"""Two accounts of one person can be linked; what a platform tells of an account is kept with the account."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "link_code",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("handle", sa.String(length=8), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("expires_at", Instant(timezone=True), nullable=False),
        sa.Column("typed_platform", sa.String(length=16), nullable=True),
        sa.Column("typed_workspace", sa.String(length=64), nullable=True),
        sa.Column("typed_external_id", sa.String(length=64), nullable=True),
        sa.Column("confirmed_at", Instant(timezone=True), nullable=True),
        sa.CheckConstraint(
            "confirmed_at is null or typed_external_id is not null", name=op.f("ck_link_code_confirmed")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_link_code_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
        sa.UniqueConstraint("community_id", "handle", name=op.f("uq_link_code_community_id_handle")),
        sa.UniqueConstraint(
            "platform", "workspace", "external_id", name=op.f("uq_link_code_platform_workspace_external_id")
        ),
    )
    op.create_table(
        "person_link",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("own_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.CheckConstraint("person_id <> own_id", name=op.f("ck_person_link_two")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_person_link_community_id")),
        sa.ForeignKeyConstraint(["own_id"], ["person.id"], name=op.f("fk_person_link_own_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_link_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_link")),
    )
    with op.batch_alter_table("person_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_link_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_person_link_own_id",
            ["own_id"],
            unique=True,
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )

    op.create_table(
        "link_moved",
        sa.Column("link_id", sa.String(length=32), nullable=False),
        sa.Column("of_table", sa.String(length=64), nullable=False),
        sa.Column("of_column", sa.String(length=64), nullable=False),
        sa.Column("of_row", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["person_link.id"], name=op.f("fk_link_moved_link_id")),
        sa.PrimaryKeyConstraint("link_id", "of_table", "of_column", "of_row", name=op.f("pk_link_moved")),
        comment="What goes back where it came from when a link is undone.",
    )
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.add_column(sa.Column("own_id", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("name", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("language", sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column("timezone", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("is_admin", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("unreachable_since", Instant(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_identity_own_id"), ["own_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_identity_own_id"), "person", ["own_id"], ["id"])

    # Until now everybody had one account: whatever was known of them was known of it.
    op.execute(
        "update identity set unreachable_since ="
        " (select person.unreachable_since from person where person.id = identity.person_id)"
    )
    op.execute(
        "update identity set is_admin = true where exists (select 1 from role"
        " where role.person_id = identity.person_id and role.source = 'platform' and role.role = 'admin')"
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("unreachable_since")


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unreachable_since", Instant(timezone=True), nullable=True))

    op.execute(
        "update person set unreachable_since = (select min(identity.unreachable_since) from identity"
        " where identity.person_id = person.id)"
    )
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_identity_own_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_identity_own_id"))
        batch_op.drop_column("unreachable_since")
        batch_op.drop_column("is_admin")
        batch_op.drop_column("timezone")
        batch_op.drop_column("language")
        batch_op.drop_column("name")
        batch_op.drop_column("own_id")

    op.drop_table("link_moved")
    with op.batch_alter_table("person_link", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_person_link_own_id",
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )
        batch_op.drop_index(batch_op.f("ix_person_link_person_id"))

    op.drop_table("person_link")
    op.drop_table("link_code")
