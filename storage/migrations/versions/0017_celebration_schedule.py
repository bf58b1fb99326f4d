"""The celebration comes back by a schedule: weekday and hour move there, and the timers that wait name it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KIND = "celebration.edition"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEDNESDAY, TEN, MINUTES = 2, 600, 60
THREE_DAYS = 3 * 24 * 60
ANCHOR = date(2026, 1, 5)
CHOICES = "unless_said in ('name', 'first_name', 'anonymous', 'not_now')"

community = sa.table("community", sa.column("id"), sa.column("timezone"), sa.column("created_at", Instant()))
edition = sa.table(
    "edition", sa.column("id"), sa.column("community_id"), sa.column("day"), sa.column("opened_at", Instant())
)
timer = sa.table(
    "timer", sa.column("community_id"), sa.column("kind"), sa.column("subject"), sa.column("fence"), sa.column("state")
)
schedule = sa.table(
    "schedule",
    *(sa.column(name) for name in ("id", "community_id", "kind", "rule", "wall", "zone", "calendar")),
    *(sa.column(name) for name in ("holiday_rule", "late_rule", "late_minutes", "version")),
    sa.column("anchor", sa.Date()),
    sa.column("done_through", sa.Date()),
    sa.column("created_at", Instant()),
)
occurrence = sa.table(
    "occurrence",
    *(sa.column(name) for name in ("id", "community_id", "schedule_id", "state", "reason")),
    sa.column("local_date", sa.Date()),
    sa.column("due_at", Instant()),
    sa.column("decided_at", Instant()),
)
KEPT = ("community_id", "emoji", "unless_said", "editor_id")


def _celebration(*others: str) -> sa.TableClause:
    return sa.table("celebration", sa.column("is_on", sa.Boolean()), *(sa.column(name) for name in (*KEPT, *others)))


def upgrade() -> None:
    """Apply."""
    here = op.get_bind()
    old = _celebration("weekday", "minute")
    rows = {row.community_id: row._asdict() for row in here.execute(sa.select(old))}
    op.drop_table("celebration")
    _create(
        sa.Column("schedule_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedule.id"], name=op.f("fk_celebration_schedule_id")),
        sa.UniqueConstraint("schedule_id", name=op.f("uq_celebration_schedule_id")),
    )
    waiting = {row.community_id: row.fence for row in here.execute(sa.select(timer).where(timer.c.kind == KIND))
               if row.state == "due"}  # fmt: skip
    editions = defaultdict(list)
    for row in here.execute(sa.select(edition).order_by(edition.c.day)):
        editions[row.community_id].append(row)
    for row in here.execute(sa.select(community)):
        if row.id in rows or row.id in waiting:
            _plan(row, rows.get(row.id), waiting.get(row.id), editions[row.id])
    # The first version of the schedule, whose id is the community's: so is the subject already.
    here.execute(sa.update(timer).where(timer.c.kind == KIND).values(fence="1"))


def _plan(row: Any, chosen: Mapping[str, Any] | None, waiting: str | None, editions: Sequence[Any]) -> None:
    """The schedule of one community: what was opened is held, and the edition that waits is still to come."""
    here, made = op.get_bind(), row.id
    weekday, minute = (chosen["weekday"], chosen["minute"]) if chosen else (WEDNESDAY, TEN)
    done = [date.fromisoformat(one.day) for one in editions[-1:]]
    if waiting is not None:
        done.append(date.fromisoformat(waiting) - timedelta(days=1))
    values = {
        "id": made, "community_id": row.id, "kind": KIND, "rule": f"FREQ=WEEKLY;INTERVAL=1;BYDAY={DAYS[weekday]}",
        "anchor": ANCHOR, "wall": f"{minute // MINUTES:02}:{minute % MINUTES:02}", "zone": row.timezone,
        "holiday_rule": "keep", "calendar": "FR", "late_rule": "skip", "late_minutes": THREE_DAYS,
        "done_through": max(done, default=row.created_at.date()), "version": 1, "created_at": row.created_at,
    }  # fmt: skip
    here.execute(sa.insert(schedule).values(**values))
    usual = {"is_on": True, "emoji": "🎉", "unless_said": "name", "editor_id": None}
    settled = {name: chosen[name] for name in usual} if chosen else usual
    new = _celebration("schedule_id")
    here.execute(sa.insert(new).values(community_id=row.id, schedule_id=made, **settled))
    for one in editions:
        _held(one.id, row.id, date.fromisoformat(one.day), one.opened_at)


def _held(made: str, community_id: str, day: date, at: datetime) -> None:
    values = {
        "id": made, "community_id": community_id, "schedule_id": community_id, "local_date": day, "state": "held",
        "due_at": at, "decided_at": at, "reason": "",
    }  # fmt: skip
    op.get_bind().execute(sa.insert(occurrence).values(**values))


def downgrade() -> None:
    """Undo. Pauses, holidays and what was left out are forgotten; the next edition is planned anew at the start."""
    here = op.get_bind()
    new = _celebration("schedule_id")
    query = sa.select(*new.c, schedule.c.rule, schedule.c.wall).join(schedule, schedule.c.id == new.c.schedule_id)
    rows = [row._asdict() for row in here.execute(query)]
    op.drop_table("celebration")
    _create(
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.CheckConstraint("minute between 0 and 1439", name=op.f("ck_celebration_minute")),
        sa.CheckConstraint("weekday between 0 and 6", name=op.f("ck_celebration_weekday")),
    )
    old = _celebration("weekday", "minute")
    for row in rows:
        hour, minute = row["wall"].split(":")
        values = {name: row[name] for name in ("is_on", *KEPT)}
        values |= {"weekday": DAYS.index(row["rule"][-2:]), "minute": int(hour) * MINUTES + int(minute)}
        here.execute(sa.insert(old).values(**values))
    ours = [row["schedule_id"] for row in rows]
    here.execute(sa.delete(timer).where(timer.c.kind == KIND))
    here.execute(sa.delete(occurrence).where(occurrence.c.schedule_id.in_(ours)))
    here.execute(sa.delete(schedule).where(schedule.c.id.in_(ours)))


def _create(*others: sa.schema.SchemaItem) -> None:
    """The table anew, with what both have: SQLite changes no table in place, and nobody points to its rows."""
    op.create_table(
        "celebration",
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("emoji", sa.String(length=64), nullable=False),
        sa.Column("unless_said", sa.String(length=16), nullable=False),
        sa.Column("editor_id", sa.String(length=32), nullable=True),
        *others,
        sa.CheckConstraint(CHOICES, name=op.f("ck_celebration_unless_said")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_celebration_community_id")),
        sa.ForeignKeyConstraint(["editor_id"], ["person.id"], name=op.f("fk_celebration_editor_id")),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_celebration")),
        comment="A community without a row has what storage.repos.celebrations.DEFAULTS say.",
    )
