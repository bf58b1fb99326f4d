"""Surfaces: the messages that the bot owns, and where each one stands."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, delete, exists, func, select, text, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.core.people import Community
from bot.core.refs import EVENTS, MessageRef, PlaceRef, Workspace
from storage.repos.upsert import insert_or
from storage.tables.community import community, identity
from storage.tables.house import outbox, surface
from storage.unit import Connection

TO_ONE = text("\"user\" <> ''")
"""The partial index's condition, to the letter: PostgreSQL does not recognise it behind a bound parameter."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a surface belongs: a channel or a person's direct message (exactly one), below a parent when given.

    The channel EVENTS is the workspace's list of coming events, a stream of its own: it holds up no message.
    """

    workspace: Workspace
    channel: str = ""
    user: str = ""
    parent: str | None = None
    home: bool = False

    @property
    def event(self) -> bool:
        """Whether it is no message, but an entry in the list of coming events."""
        return self.channel == EVENTS

    @property
    def stream(self) -> str:
        """Surfaces of one stream are shown one after the other."""
        where = f"home:{self.user}" if self.home else self.channel or f"dm:{self.user}"
        return f"{self.workspace.platform}:{self.workspace.id}:{where}"


@dataclass(frozen=True, slots=True)
class Surface:
    """One message of ours. `message` is where it stands, None until it was shown; `digest` tells what it shows."""

    id: str
    community: str
    kind: str
    subject: str
    spot: Spot
    message: MessageRef | None
    digest: str | None


def _surface(row: Row[*tuple[Any, ...]]) -> Surface:
    workspace = Workspace(row.platform, row.workspace)
    spot = Spot(workspace, row.channel, row.user, row.parent_id, row.home)
    message = MessageRef(workspace, row.message_channel, row.message) if row.message is not None else None
    return Surface(row.id, row.community_id, row.kind, row.subject, spot, message, row.digest)


def read(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Surface]:
    """Rows of the table as what they are."""
    return [_surface(row) for row in rows]


def _all() -> Select[*tuple[Any, ...]]:
    return select(surface)


_PLACED = ("kind", "subject", "platform", "workspace", "channel", "user")
_AT_SPOT = _all().where(*(surface.c[name] == bindparam(name) for name in _PLACED))


async def make(
    connection: Connection, community: str, kind: str, subject: str, spot: Spot, now: datetime
) -> Surface | None:
    """A new surface of this kind and subject at this spot; None: there is one already."""
    values = {
        "id": new_id(unix_ms(now)), "community_id": community, "home": spot.home, "parent_id": spot.parent,
        "created_at": now, **_placed(kind, subject, spot),
    }  # fmt: skip
    row = (await insert_or(connection, surface, values=values, on=_PLACED, returning=("id",))).one_or_none()
    return None if row is None else Surface(row.id, community, kind, subject, spot, message=None, digest=None)


async def at_spot(connection: Connection, kind: str, subject: str, spot: Spot) -> Surface:
    """The surface of this kind and subject at this spot, which is there."""
    return _surface((await connection.execute(_AT_SPOT, _placed(kind, subject, spot))).one())


async def add(connection: Connection, community: str, kind: str, subject: str, spot: Spot, now: datetime) -> Surface:
    """The surface of this kind and subject at this spot; made when it is not there yet."""
    made = await make(connection, community, kind, subject, spot, now)
    return made or await at_spot(connection, kind, subject, spot)


def _placed(kind: str, subject: str, spot: Spot) -> dict[str, str]:
    where = (spot.workspace.platform, spot.workspace.id, spot.channel, spot.user)
    return dict(zip(_PLACED, (kind, subject, *where), strict=True))


async def get(connection: Connection, surface_id: str) -> Surface | None:
    """One surface."""
    row = (await connection.execute(_all().where(surface.c.id == surface_id))).one_or_none()
    return None if row is None else _surface(row)


@dataclass(frozen=True, slots=True)
class Addressed:
    """A surface with what its delivery needs: its community, the message that it stands below, if that is shown.

    `given_up`: whether there are dead letters of it.
    """

    surface: Surface
    community: Community
    thread: MessageRef | None
    given_up: bool


def _addressed() -> Select[*tuple[Any, ...]]:
    above, home = surface.alias(), community.alias()
    dead = select(outbox.c.id).where(
        text("outbox.state = 'dead'"),
        outbox.c.community_id == surface.c.community_id,
        outbox.c.surface_id == surface.c.id,
    )
    return (
        select(
            surface, above.c.message_channel.label("above_channel"), above.c.message.label("above_message"),
            home.c.name, home.c.language, home.c.timezone, dead.exists().label("given_up"),
        )
        .join(home, home.c.id == surface.c.community_id)
        .outerjoin(above, above.c.id == surface.c.parent_id)
        .where(surface.c.id == bindparam("id"))
    )  # fmt: skip


_ADDRESSED = _addressed()


async def addressed(connection: Connection, surface_id: str) -> Addressed | None:
    """A surface that is to be delivered."""
    row = (await connection.execute(_ADDRESSED, {"id": surface_id})).one_or_none()
    if row is None:
        return None
    found, here = _surface(row), Community(row.community_id, row.name, row.language, row.timezone)
    above = row.above_message and MessageRef(found.spot.workspace, row.above_channel, row.above_message)
    return Addressed(found, here, above, row.given_up)


async def of(connection: Connection, community: str, kind: str, subject: str) -> list[Surface]:
    """Every place where this subject is shown as this kind."""
    which = {"kind": kind, "subject": subject, "community": community}
    return [_surface(row) for row in await connection.execute(_OF, which)]


_OF = (
    _all()
    .where(
        surface.c.kind == bindparam("kind"),
        surface.c.subject == bindparam("subject"),
        surface.c.community_id == bindparam("community"),
    )
    .order_by(surface.c.id)
)


async def of_ending(connection: Connection, community: str, kind: str, ending: str) -> list[Surface]:
    """Every place where a subject that ends so is shown as this kind."""
    theirs = (surface.c.kind == kind, surface.c.community_id == community)
    query = _all().where(*theirs, surface.c.subject.endswith(ending, autoescape=True)).order_by(surface.c.id)
    return [_surface(row) for row in await connection.execute(query)]


async def at(connection: Connection, message: MessageRef) -> Surface | None:
    """The surface that stands in this message."""
    where = {"platform": message.workspace.platform, "workspace": message.workspace.id}
    which = {**where, "channel": message.channel, "message": message.message}
    row = (await connection.execute(_AT, which)).one_or_none()
    return None if row is None else _surface(row)


_AT = _all().where(
    surface.c.platform == bindparam("platform"),
    surface.c.workspace == bindparam("workspace"),
    surface.c.message_channel == bindparam("channel"),
    surface.c.message == bindparam("message"),
)


_SHOWN = update(surface).where(surface.c.id == bindparam("it"))


async def shown(connection: Connection, surface_id: str, message: MessageRef | None, digest: str) -> None:
    """Note where a surface stands and what it shows."""
    values: dict[str, Any] = {"it": surface_id, "digest": digest}
    if message is not None:
        values |= {"message_channel": message.channel, "message": message.message}
    await connection.execute(_SHOWN, values)


async def forget(connection: Connection, surface_id: str) -> None:
    """The message is gone: so is its surface, with whatever waits in the outbox for it."""
    await connection.execute(update(surface).where(surface.c.parent_id == surface_id).values(parent_id=None))
    await connection.execute(delete(surface).where(surface.c.id == surface_id))


async def below(connection: Connection, parent: Surface) -> list[Surface]:
    """What belongs below a surface."""
    rows = await connection.execute(_all().where(surface.c.parent_id == parent.id).order_by(surface.c.id))
    return [_surface(row) for row in rows]


async def shown_to(connection: Connection, person_id: str) -> list[Surface]:
    """Everything that is shown to this person alone, on every platform: direct messages and homes."""
    theirs = and_(
        identity.c.platform == surface.c.platform,
        identity.c.workspace == surface.c.workspace,
        identity.c.external_id == surface.c.user,
    )
    query = _all().join(identity, theirs).where(identity.c.person_id == person_id, TO_ONE).order_by(surface.c.id)
    return [_surface(row) for row in await connection.execute(query)]


async def in_channels(connection: Connection, community: str, limit: int) -> list[Surface]:
    """The latest surfaces that stand in channels, where everybody reads the same."""
    theirs = (surface.c.community_id == community, surface.c.channel != "")
    rows = await connection.execute(_all().where(*theirs).order_by(surface.c.id.desc()).limit(limit))
    return [_surface(row) for row in rows]


async def unsettled_in(connection: Connection, place: PlaceRef, kinds: Collection[str]) -> bool:
    """Whether a message of these kinds may stand in a channel without our knowing where: it is on its way there."""
    sent = exists().where(outbox.c.surface_id == surface.c.id, outbox.c.token > 0, text("state <> 'dead'"))
    here = (*_in(place.workspace), surface.c.channel == place.channel)
    query = select(surface.c.id).where(*here, surface.c.kind.in_(kinds), surface.c.message.is_(None), sent).limit(1)
    return (await connection.execute(query)).first() is not None


async def given_up_in(connection: Connection, community: str, place: PlaceRef) -> list[Surface]:
    """What should stand in a channel, and was given up."""
    dead = select(outbox.c.surface_id).where(outbox.c.community_id == community, text("state = 'dead'"))
    here = (*_in(place.workspace), surface.c.channel == place.channel)
    rows = await connection.execute(_all().where(surface.c.id.in_(dead), *here).order_by(surface.c.id))
    return [_surface(row) for row in rows]


async def any_in(connection: Connection, workspace: Workspace) -> bool:
    """Whether we remember any message of ours in this workspace."""
    found = await connection.execute(select(surface.c.id).where(*_in(workspace)).limit(1))
    return found.first() is not None


async def newest(connection: Connection, workspace: Workspace) -> Surface | None:
    """Of the messages that stand in this workspace the one with the highest id: the longest, then the last by name."""
    order = (func.length(surface.c.message).desc(), surface.c.message.desc())
    a_message = (surface.c.message.is_not(None), surface.c.channel != EVENTS)
    query = _all().where(*_in(workspace), *a_message).order_by(*order).limit(1)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _surface(row)


async def latest_of(connection: Connection, workspace: Workspace, kinds: Sequence[str], limit: int) -> list[MessageRef]:
    """Where the latest surfaces of these kinds stand in a workspace, latest first."""
    query = (
        select(surface.c.message_channel, surface.c.message)
        .where(*_in(workspace), surface.c.kind.in_(kinds), surface.c.message.is_not(None))
        .order_by(surface.c.id.desc())
        .limit(limit)
    )
    return [MessageRef(workspace, row.message_channel, row.message) for row in await connection.execute(query)]


async def latest_readers(connection: Connection, workspace: Workspace, limit: int) -> list[str]:
    """The people of a workspace to whom something was shown in private, latest first."""
    query = (
        select(surface.c.user)
        .where(*_in(workspace), TO_ONE, surface.c.home.is_(False))
        .group_by(surface.c.user)
        .order_by(func.max(surface.c.id).desc())
        .limit(limit)
    )
    return list((await connection.execute(query)).scalars())


def _in(workspace: Workspace) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return surface.c.platform == workspace.platform, surface.c.workspace == workspace.id


async def everything(connection: Connection, platforms: Sequence[str]) -> list[Surface]:
    """All surfaces of these platforms: for checks that compare each with a fresh render."""
    rows = await connection.execute(_all().where(surface.c.platform.in_(platforms)).order_by(surface.c.id))
    return [_surface(row) for row in rows]
