"""Notices: which proactive messages each person was sent, so that nobody is nagged."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from storage.repos.people import ZONE
from storage.repos.upsert import insert_or
from storage.tables.community import identity, notice, person
from storage.unit import Connection


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants to be written to. Hours are of their own day; `sent` counts the last seven days."""

    quiet_from_hour: int
    quiet_to_hour: int
    weekly_budget: int
    paused_until: datetime | None
    sent: int
    timezone: str


async def wishes(connection: Connection, person_id: str, since: datetime) -> Wishes:
    """A person's wishes, and how many proactive messages they were sent after `since`."""
    sent = (
        select(func.count())
        .select_from(notice)
        .where(notice.c.person_id == person.c.id, notice.c.sent_at > since)
        .scalar_subquery()
    )
    # Whom their linked account is by itself may want to be left alone, too: the stricter wish holds.
    parts = person.alias("parts")
    linked = select(identity.c.own_id).where(identity.c.person_id == person_id, identity.c.own_id.is_not(None))
    both = or_(parts.c.id == person_id, parts.c.id.in_(linked))
    row = (
        await connection.execute(
            select(
                person.c.quiet_from_hour,
                person.c.quiet_to_hour,
                select(func.min(parts.c.weekly_budget)).where(both).scalar_subquery(),
                select(func.max(parts.c.paused_until)).where(both).scalar_subquery(),
                sent.label("sent"),
                ZONE,
            ).where(person.c.id == person_id)
        )
    ).one()
    return Wishes(*row)


async def note(
    connection: Connection, *, community: str, person_id: str, kind: str, subject: str, now: datetime
) -> bool:
    """Note that a proactive message is being sent; False when this very one already was."""
    values = {
        "id": new_id(unix_ms(now)), "community_id": community, "person_id": person_id, "kind": kind,
        "subject": subject, "sent_at": now,
    }  # fmt: skip
    key = ("person_id", "kind", "subject")
    return (await insert_or(connection, notice, values=values, on=key, returning=("id",))).scalar() is not None
