"""The weekly celebration: settings, editions, wins, whom they celebrate, who told them, how they were cheered."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "edition",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("opened_at", Instant(timezone=True), nullable=False),
        sa.Column("closes_at", Instant(timezone=True), nullable=False),
        sa.Column("question", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_edition_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("community_id", "day", name=op.f("uq_edition_community_id_day")),
    )
    op.create_table(
        "celebration",
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("emoji", sa.String(length=64), nullable=False),
        sa.Column("unless_said", sa.String(length=16), nullable=False),
        sa.Column("editor_id", sa.String(length=32), nullable=True),
        sa.CheckConstraint(
            "unless_said in ('name', 'first_name', 'anonymous', 'not_now')", name=op.f("ck_celebration_unless_said")
        ),
        sa.CheckConstraint("minute between 0 and 1439", name=op.f("ck_celebration_minute")),
        sa.CheckConstraint("weekday between 0 and 6", name=op.f("ck_celebration_weekday")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_celebration_community_id")),
        sa.ForeignKeyConstraint(["editor_id"], ["person.id"], name=op.f("fk_celebration_editor_id")),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_celebration")),
        comment="A community without a row has what storage.repos.celebrations.DEFAULTS say.",
    )
    op.create_table(
        "cheer",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("emoji", sa.String(length=64), nullable=False),
        sa.Column("edition_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_cheer_edition_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_cheer_person_id")),
        sa.PrimaryKeyConstraint(
            "platform", "workspace", "channel", "message", "person_id", "emoji", name=op.f("pk_cheer")
        ),
        comment="Reactions and answers below an edition: only how many there are is ever shown.",
    )
    with op.batch_alter_table("cheer", schema=None) as batch_op:
        batch_op.create_index("ix_cheer_edition_id", ["edition_id"], unique=False)
        batch_op.create_index("ix_cheer_person_id", ["person_id"], unique=False)

    op.create_table(
        "win",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("fact", sa.String(length=32), nullable=True),
        sa.Column("fact_subject", sa.String(length=64), nullable=True),
        sa.Column("week", sa.String(length=10), nullable=False),
        sa.Column("told_at", Instant(timezone=True), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(length=32), nullable=True),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("platform", sa.String(length=16), nullable=True),
        sa.Column("workspace", sa.String(length=64), nullable=True),
        sa.Column("channel", sa.String(length=64), nullable=True),
        sa.Column("message", sa.String(length=64), nullable=True),
        sa.CheckConstraint("(source = 'fact') = (fact is not null)", name=op.f("ck_win_fact")),
        sa.CheckConstraint("source in ('told', 'quoted', 'fact')", name=op.f("ck_win_source")),
        sa.CheckConstraint("state in ('draft', 'ready', 'held', 'left_out', 'withdrawn')", name=op.f("ck_win_state")),
        sa.CheckConstraint("(edition_id is null) = (part is null)", name=op.f("ck_win_part")),
        sa.CheckConstraint("(fact is null) = (fact_subject is null)", name=op.f("ck_win_fact_subject")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_win_community_id")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_win_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_win")),
        sa.UniqueConstraint("community_id", "fact", "fact_subject", name=op.f("uq_win_community_id_fact_fact_subject")),
        sa.UniqueConstraint(
            "platform", "workspace", "channel", "message", name=op.f("uq_win_platform_workspace_channel_message")
        ),
    )
    with op.batch_alter_table("win", schema=None) as batch_op:
        batch_op.create_index("ix_win_edition_id_part", ["edition_id", "part"], unique=False)
        batch_op.create_index(
            "ix_win_waiting",
            ["community_id", "rank", "id"],
            unique=False,
            sqlite_where=sa.text("edition_id is null"),
            postgresql_where=sa.text("edition_id is null"),
        )

    op.create_table(
        "win_giver",
        sa.Column("win_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_win_giver_person_id")),
        sa.ForeignKeyConstraint(["win_id"], ["win.id"], name=op.f("fk_win_giver_win_id")),
        sa.PrimaryKeyConstraint("win_id", "person_id", name=op.f("pk_win_giver")),
        comment="Who told a win, or put the emoji on the message; the last one who takes it back withdraws it.",
    )
    with op.batch_alter_table("win_giver", schema=None) as batch_op:
        batch_op.create_index("ix_win_giver_person_id", ["person_id"], unique=False)

    op.create_table(
        "win_person",
        sa.Column("win_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("choice", sa.String(length=16), nullable=True),
        sa.CheckConstraint(
            "choice in ('name', 'first_name', 'anonymous', 'not_now')", name=op.f("ck_win_person_choice")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_win_person_person_id")),
        sa.ForeignKeyConstraint(["win_id"], ["win.id"], name=op.f("fk_win_person_win_id")),
        sa.PrimaryKeyConstraint("win_id", "person_id", name=op.f("pk_win_person")),
        comment="Whom a win celebrates, and how they want to be shown.",
    )
    with op.batch_alter_table("win_person", schema=None) as batch_op:
        batch_op.create_index("ix_win_person_person_id", ["person_id"], unique=False)


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("win_person", schema=None) as batch_op:
        batch_op.drop_index("ix_win_person_person_id")

    op.drop_table("win_person")
    with op.batch_alter_table("win_giver", schema=None) as batch_op:
        batch_op.drop_index("ix_win_giver_person_id")

    op.drop_table("win_giver")
    with op.batch_alter_table("win", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_win_waiting", sqlite_where=sa.text("edition_id is null"), postgresql_where=sa.text("edition_id is null")
        )
        batch_op.drop_index("ix_win_edition_id_part")

    op.drop_table("win")
    with op.batch_alter_table("cheer", schema=None) as batch_op:
        batch_op.drop_index("ix_cheer_person_id")
        batch_op.drop_index("ix_cheer_edition_id")

    op.drop_table("cheer")
    op.drop_table("celebration")
    op.drop_table("edition")
