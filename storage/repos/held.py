"""Held messages: direct messages that did not get through, kept for the one person whom they are for.

Such a surface stands nowhere; instead of telling what it shows, its digest tells whether its person has opened it.
"""

from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select, update

from bot.core.refs import PersonRef, Workspace
from storage.repos import surfaces
from storage.repos.surfaces import Surface
from storage.tables.house import surface
from storage.unit import Connection


class Held(StrEnum):
    """What became of it."""

    WAITING = "held"
    OPENED = "opened"


def state_of(found: Surface) -> Held | None:
    """Whether a surface is held; None: it stands somewhere, or is on its way."""
    return Held(found.digest) if found.message is None and found.digest in tuple(Held) else None


async def mark(connection: Connection, ids: Sequence[str], state: Held | None) -> None:
    """Hold these surfaces, or note that they were opened; None: they are on their way again."""
    await connection.execute(update(surface).where(surface.c.id.in_(ids)).values(digest=state))


async def of(connection: Connection, ref: PersonRef) -> list[Surface]:
    """All that is held for somebody, in the order in which it was said."""
    query = select(surface).where(
        *_to(ref), surfaces.TO_ONE, surface.c.message.is_(None), surface.c.digest.in_(tuple(Held))
    )
    return surfaces.read(await connection.execute(query.order_by(surface.c.id)))


async def shown_to(connection: Connection, ref: PersonRef, kind: str) -> list[Surface]:
    """The surfaces of this kind that are for somebody, oldest first."""
    query = select(surface).where(*_to(ref), surfaces.TO_ONE, surface.c.kind == kind)
    return surfaces.read(await connection.execute(query.order_by(surface.c.id)))


async def directs(connection: Connection, workspace: Workspace, *, but: str) -> dict[str, str]:
    """The channel of each person's direct messages, from what stands there. The kind `but` stands elsewhere."""
    theirs = (surface.c.platform == workspace.platform, surface.c.workspace == workspace.id, surface.c.kind != but)
    stands = (surfaces.TO_ONE, surface.c.home.is_(False), surface.c.message_channel.is_not(None))
    query = select(surface.c.user, func.max(surface.c.message_channel).label("channel")).where(*theirs, *stands)
    return {row.user: row.channel for row in await connection.execute(query.group_by(surface.c.user))}


def _to(ref: PersonRef) -> list[ColumnElement[bool]]:
    return [
        surface.c.platform == ref.workspace.platform,
        surface.c.workspace == ref.workspace.id,
        surface.c.user == ref.user,
        surface.c.home.is_(False),
    ]
