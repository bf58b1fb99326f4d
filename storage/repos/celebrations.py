"""The weekly celebration of a community: what it chose, its editions, and how they were cheered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, delete, exists, func, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.core.refs import MessageRef, Workspace
from storage.repos.upsert import insert_or
from storage.tables.celebration import celebration, cheer, edition
from storage.tables.community import workspace as workspace_table
from storage.tables.house import surface
from storage.unit import Connection


@dataclass(frozen=True, slots=True)
class Settings:
    """What a community chose. `editor`: a person's id; `schedule`: when editions open, None until one is planned."""

    is_on: bool
    emoji: str
    unless_said: str
    editor: str | None
    schedule: str | None


DEFAULTS = Settings(is_on=True, emoji="🎉", unless_said="name", editor=None, schedule=None)


@dataclass(frozen=True, slots=True)
class Edition:
    """One thread. `day` is its local date; `question`: what was asked when there was nothing to tell."""

    id: str
    community: str
    day: str
    opened_at: datetime
    closes_at: datetime
    question: int | None


async def settings(connection: Connection, community: str) -> Settings:
    """What this community chose, or the usual."""
    row = (await connection.execute(select(celebration).where(celebration.c.community_id == community))).one_or_none()
    if row is None:
        return DEFAULTS
    return Settings(row.is_on, row.emoji, row.unless_said, row.editor_id, row.schedule_id)


async def choose(connection: Connection, community: str, chosen: Settings) -> None:
    """From now on this holds. Its schedule is made first."""
    values = {
        "community_id": community, "is_on": chosen.is_on, "emoji": chosen.emoji, "unless_said": chosen.unless_said,
        "editor_id": chosen.editor, "schedule_id": chosen.schedule,
    }  # fmt: skip
    changed = tuple(name for name in values if name != "community_id")
    await insert_or(connection, celebration, values=values, on=("community_id",), update=changed)


async def settings_in(connection: Connection, ref: Workspace) -> Settings | None:
    """The same, of the community of a workspace; None: nobody set it up."""
    ours = (workspace_table.c.platform == ref.platform, workspace_table.c.external_id == ref.id)
    found = (await connection.execute(select(workspace_table.c.community_id).where(*ours))).scalar()
    return None if found is None else await settings(connection, found)


async def dismiss(connection: Connection, community: str, person: str) -> None:
    """This person looks at the edition no more."""
    theirs = (celebration.c.community_id == community, celebration.c.editor_id == person)
    await connection.execute(update(celebration).where(*theirs).values(editor_id=None))


# --- editions ---------------------------------------------------------------------------------------------


def _edition(row: Row[*tuple[Any, ...]]) -> Edition:
    return Edition(row.id, row.community_id, row.day, row.opened_at, row.closes_at, row.question)


async def begin(
    connection: Connection, community: str, day: str, *, now: datetime, closes_at: datetime, question: int | None
) -> Edition | None:
    """The edition of this day; None: there is one already."""
    made = Edition(new_id(unix_ms(now)), community, day, now, closes_at, question)
    values = {
        "id": made.id, "community_id": community, "day": day, "opened_at": now, "closes_at": closes_at,
        "question": question,
    }  # fmt: skip
    row = await insert_or(connection, edition, values=values, on=("community_id", "day"), returning=("id",))
    return None if row.one_or_none() is None else made


async def get(connection: Connection, community: str, edition_id: str) -> Edition | None:
    """One edition."""
    query = select(edition).where(edition.c.id == edition_id, edition.c.community_id == community)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _edition(row)


async def latest(connection: Connection, community: str, count: int = 1) -> list[Edition]:
    """The latest editions, the last one first."""
    query = select(edition).where(edition.c.community_id == community).order_by(edition.c.id.desc()).limit(count)
    return [_edition(row) for row in await connection.execute(query)]


async def asked(connection: Connection, community: str, since: str) -> Mapping[str, int]:
    """Which questions were asked from a local date on, by their days."""
    query = select(edition.c.day, edition.c.question).where(
        edition.c.community_id == community, edition.c.question.is_not(None), edition.c.day >= since
    )
    return {row.day: row.question for row in await connection.execute(query.order_by(edition.c.day))}


# --- cheers -----------------------------------------------------------------------------------------------


async def stands_in(connection: Connection, message: MessageRef, kinds: tuple[str, ...]) -> bool:
    """Whether a message is one of ours of these kinds."""
    here = (
        surface.c.platform == message.workspace.platform,
        surface.c.workspace == message.workspace.id,
        surface.c.message_channel == message.channel,
        surface.c.message == message.message,
    )
    found: bool = (await connection.execute(select(exists().where(*here, surface.c.kind.in_(kinds))))).scalar_one()
    return found


async def cheered(connection: Connection, edition_id: str, message: MessageRef, person: str, emoji: str) -> None:
    """Somebody put an emoji below an edition; with "" they wrote the message."""
    values = {"edition_id": edition_id, "person_id": person, "emoji": emoji, **_where(message)}
    await insert_or(connection, cheer, values=values, on=(*_where(message), "person_id", "emoji"))


async def uncheered(connection: Connection, message: MessageRef, person: str, emoji: str) -> str | None:
    """They took it back; the edition, if they had cheered it."""
    theirs = [cheer.c[name] == value for name, value in _where(message).items()]
    theirs += [cheer.c.person_id == person, cheer.c.emoji == emoji]
    found: str | None = (await connection.execute(delete(cheer).where(*theirs).returning(cheer.c.edition_id))).scalar()
    return found


async def cheers(connection: Connection, edition_id: str) -> tuple[int, int]:
    """How many reactions and how many answers an edition had."""
    answers = func.coalesce(func.sum(case((cheer.c.emoji == "", 1), else_=0)), 0)
    query = select(func.count().label("every"), answers.label("answers")).where(cheer.c.edition_id == edition_id)
    row = (await connection.execute(query)).one()
    return row.every - row.answers, row.answers


async def cheered_since(connection: Connection, community: str, since: datetime) -> dict[str, int]:
    """How often each person cheered the editions that were opened since an instant."""
    query = (
        select(cheer.c.person_id, func.count().label("times"))
        .join(edition, edition.c.id == cheer.c.edition_id)
        .where(edition.c.community_id == community, edition.c.opened_at >= since)
        .group_by(cheer.c.person_id)
    )
    return {row.person_id: row.times for row in await connection.execute(query)}


async def cheers_of(connection: Connection, community: str, person: str) -> list[tuple[str, str]]:
    """The days of the editions that this person cheered, each with the emoji ("" for an answer)."""
    query = (
        select(edition.c.day, cheer.c.emoji)
        .join(edition, edition.c.id == cheer.c.edition_id)
        .where(cheer.c.person_id == person, edition.c.community_id == community)
        .order_by(edition.c.day, cheer.c.message, cheer.c.emoji)
    )
    return [(row.day, row.emoji) for row in await connection.execute(query)]


async def forget_cheers(connection: Connection, person: str) -> list[str]:
    """Forget that this person cheered; the editions that had counted them."""
    gone = await connection.execute(delete(cheer).where(cheer.c.person_id == person).returning(cheer.c.edition_id))
    return sorted(set(gone.scalars()))


def _where(message: MessageRef) -> dict[str, str]:
    here = message.workspace
    return {
        "platform": here.platform, "workspace": here.id, "channel": message.channel, "message": message.message,
    }  # fmt: skip
