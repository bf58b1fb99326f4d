"""Communities, workspaces, places, people, identities and roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, delete, func, insert, select, update

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.core.people import Community, Person, Role
from bot.core.refs import PersonRef, PlaceRef, Profile, Workspace
from storage.repos.upsert import insert_or
from storage.tables.community import community, identity, person, place, role, workspace
from storage.unit import Connection

Source: TypeAlias = Literal["platform", "granted"]
"""Who says that somebody holds a role: a platform, whose word is followed both ways, or the community."""

_ROLES = tuple(Role)
_RANK = case({"admin": 2, "staff": 1}, value=role.c.role, else_=0)


_RANK_OF = func.coalesce(select(func.max(_RANK)).where(role.c.person_id == person.c.id).scalar_subquery(), 0)


_ACCOUNTS = identity.alias("accounts")
ZONE = func.coalesce(
    select(_ACCOUNTS.c.timezone)
    .where(_ACCOUNTS.c.person_id == person.c.id, _ACCOUNTS.c.timezone.is_not(None))
    .order_by(_ACCOUNTS.c.own_id.is_not(None), _ACCOUNTS.c.platform, _ACCOUNTS.c.workspace)
    .limit(1)
    .scalar_subquery(),
    person.c.timezone,
)
"""Somebody's time zone: not every platform tells one, so that of a linked account is better than a guess."""


def _people() -> Select[*tuple[Any, ...]]:
    theirs = _ACCOUNTS.c.person_id == person.c.id
    since = select(func.min(_ACCOUNTS.c.unreachable_since)).where(theirs).scalar_subquery()
    columns = (person.c.id, person.c.community_id, person.c.name, person.c.language, ZONE.label("timezone"))
    return select(*columns, since.label("unreachable_since"), _RANK_OF.label("rank"))


def _person(row: Row[*tuple[Any, ...]]) -> Person:
    return Person(
        id=row.id,
        community=row.community_id,
        name=row.name,
        language=row.language,
        timezone=row.timezone,
        role=_ROLES[row.rank],
        unreachable_since=row.unreachable_since,
    )


def _community(row: Row[*tuple[Any, ...]]) -> Community:
    return Community(row.id, row.name, row.language, row.timezone)


@dataclass(frozen=True, slots=True)
class Account:
    """What a platform told last of one account; None: nothing. `linked`: it counts as its owner's other account."""

    name: str | None = None
    language: str | None = None
    timezone: str | None = None
    is_admin: bool = False
    linked: bool = False
    joined_on: str | None = None
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Who wrote, and in which community; `person` is None for somebody never seen before.

    The person's language and zone, and since when they cannot be reached, are those of this `account`.
    """

    community: Community
    person: Person | None
    account: Account = Account()


def _recognise() -> Select[*tuple[Any, ...]]:
    known = (
        select(
            person.c.id, person.c.community_id, person.c.name, identity.c.unreachable_since, _RANK_OF.label("rank"),
            func.coalesce(identity.c.language, person.c.language).label("language"),
            func.coalesce(identity.c.timezone, ZONE).label("timezone"),
            identity.c.name.label("told_name"), identity.c.language.label("told_language"),
            identity.c.timezone.label("told_timezone"), identity.c.is_admin, identity.c.own_id,
            identity.c.joined_on, identity.c.has_left,
        )
        .join(identity, identity.c.person_id == person.c.id)
        .where(
            identity.c.platform == bindparam("platform"),
            identity.c.workspace == bindparam("workspace"),
            identity.c.external_id == bindparam("user"),
        )
        .subquery()
    )  # fmt: skip
    home = community.alias("home")
    columns = (home.c.id, home.c.name, home.c.language, home.c.timezone)
    return (
        select(*(column.label(f"home_{column.name}") for column in columns), known)
        .select_from(workspace)
        .join(home, home.c.id == workspace.c.community_id)
        .outerjoin(known, known.c.community_id == home.c.id)
        .where(workspace.c.platform == bindparam("platform"), workspace.c.external_id == bindparam("workspace"))
    )


_RECOGNISE = _recognise()


async def recognise(connection: Connection, ref: PersonRef) -> Known | None:
    """The community of a workspace and the person behind an identity, in one statement; None: not our workspace."""
    who = {"platform": ref.workspace.platform, "workspace": ref.workspace.id, "user": ref.user}
    row = (await connection.execute(_RECOGNISE, who)).one_or_none()
    if row is None:
        return None
    here = Community(row.home_id, row.home_name, row.home_language, row.home_timezone)
    if row.id is None:
        return Known(here, None)
    account = Account(
        row.told_name, row.told_language, row.told_timezone, row.is_admin, row.own_id is not None, row.joined_on,
        row.has_left,
    )  # fmt: skip
    return Known(here, _person(row), account)


async def follow_account(connection: Connection, ref: PersonRef, **told: Any) -> None:
    """Note what a platform tells of one account, or that its direct messages are closed (`unreachable_since`)."""
    await connection.execute(update(identity).where(*_known_by(ref)).values(**told))


def _known_by(ref: PersonRef) -> tuple[ColumnElement[bool], ...]:
    where = (identity.c.platform == ref.workspace.platform, identity.c.workspace == ref.workspace.id)
    return (*where, identity.c.external_id == ref.user)


async def add_person(
    connection: Connection, here: Community, ref: PersonRef, profile: Profile, now: datetime
) -> Person:
    """Remember somebody new under this identity."""
    made = Person(
        id=new_id(unix_ms(now)),
        community=here.id,
        name=profile.name,
        language=profile.language or here.language,
        timezone=profile.timezone or here.timezone,
    )
    await connection.execute(
        insert(person).values(
            id=made.id,
            community_id=here.id,
            name=made.name,
            language=made.language,
            timezone=made.timezone,
            created_at=now,
            came_on=now.astimezone(ZoneInfo(here.timezone)).date(),
        )
    )
    await connection.execute(insert(identity).values(**_identity(here, ref), person_id=made.id))
    return made


async def add_workspace_of(connection: Connection, here: Community, ref: PersonRef) -> Person | None:
    """Remember that somebody known on this platform is in this workspace, too; None: nobody has this id there.

    An id is one account of the platform: in several servers of a community it is one person.
    """
    theirs = (identity.c.platform == ref.workspace.platform, identity.c.external_id == ref.user)
    query = select(identity.c.person_id, identity.c.own_id).where(*theirs, identity.c.community_id == here.id).limit(1)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        return None
    same = {"person_id": row.person_id, "own_id": row.own_id}
    await connection.execute(insert(identity).values(**_identity(here, ref), **same))
    return await get(connection, here.id, row.person_id)


def _identity(here: Community, ref: PersonRef) -> dict[str, str]:
    return {
        "platform": ref.workspace.platform, "workspace": ref.workspace.id, "external_id": ref.user,
        "community_id": here.id,
    }  # fmt: skip


async def update_person(connection: Connection, known: Person, values: Mapping[str, Any]) -> None:
    """Change columns of one person."""
    await connection.execute(update(person).where(person.c.id == known.id).values(**values))


async def get(connection: Connection, community_id: str, person_id: str) -> Person | None:
    """Somebody of this community."""
    row = (
        await connection.execute(_people().where(person.c.id == person_id, person.c.community_id == community_id))
    ).one_or_none()
    return None if row is None else _person(row)


async def get_many(connection: Connection, community_id: str, ids: Sequence[str]) -> dict[str, Person]:
    """Several people of this community by id; unknown ids are left out."""
    if not ids:
        return {}
    rows = await connection.execute(_people().where(person.c.id.in_(ids), person.c.community_id == community_id))
    return {row.id: _person(row) for row in rows}


async def with_role(connection: Connection, community_id: str, needed: Role) -> list[Person]:
    """Everybody who holds at least this role, by name."""
    query = _people().where(person.c.community_id == community_id).order_by(person.c.name, person.c.id)
    if needed is Role.VOLUNTEER:  # which everybody is, without a row; whoever is a part of somebody else is nobody now
        query = query.where(person.c.id.in_(select(identity.c.person_id)))
    else:
        query = query.where(person.c.id.in_(select(role.c.person_id).where(role.c.community_id == community_id)))
    rows = await connection.execute(query)
    return [found for found in map(_person, rows) if found.role.covers(needed)]


async def identities(connection: Connection, person_id: str) -> list[PersonRef]:
    """How this person is known on each platform."""
    rows = await connection.execute(
        select(identity.c.platform, identity.c.workspace, identity.c.external_id)
        .where(identity.c.person_id == person_id)
        .order_by(identity.c.platform, identity.c.workspace)
    )
    return [PersonRef(Workspace(row.platform, row.workspace), row.external_id) for row in rows]


async def places(connection: Connection, community_id: str, purpose: str) -> list[PlaceRef]:
    """The channels that serve this purpose, at most one per platform."""
    rows = await connection.execute(
        select(place.c.platform, place.c.workspace, place.c.channel)
        .where(place.c.community_id == community_id, place.c.purpose == purpose)
        .order_by(place.c.platform)
    )
    return [PlaceRef(Workspace(row.platform, row.workspace), row.channel) for row in rows]


async def purpose_of(connection: Connection, community_id: str, ref: PlaceRef) -> str | None:
    """What a channel is for, if it serves a purpose."""
    here = (place.c.platform == ref.workspace.platform, place.c.workspace == ref.workspace.id)
    query = select(place.c.purpose).where(place.c.community_id == community_id, *here, place.c.channel == ref.channel)
    found: str | None = (await connection.execute(query.order_by(place.c.purpose).limit(1))).scalar()
    return found


async def users_of(connection: Connection, ref: Workspace) -> set[str]:
    """Everybody known of a workspace, as the platform names them."""
    ours = (identity.c.platform == ref.platform, identity.c.workspace == ref.id)
    return set((await connection.execute(select(identity.c.external_id).where(*ours))).scalars())


async def nameless_of(connection: Connection, ref: Workspace) -> set[str]:
    """The ids of those of a workspace whom we know by these only, as when they were named in a file."""
    query = select(identity.c.external_id).join(person, identity.c.person_id == person.c.id)
    theirs = (identity.c.platform == ref.platform, identity.c.workspace == ref.id)
    return set((await connection.execute(query.where(*theirs, person.c.name == identity.c.external_id))).scalars())


async def community_of(connection: Connection, ref: Workspace) -> Community | None:
    """The community of a workspace; None: nobody set it up."""
    query = select(community).join(workspace, workspace.c.community_id == community.c.id).where(*_is(ref))
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _community(row)


async def get_community(connection: Connection, community_id: str) -> Community:
    """A community that exists."""
    return _community((await connection.execute(select(community).where(community.c.id == community_id))).one())


@dataclass(frozen=True, slots=True)
class Bound:
    """A workspace that is bound to a community. `history`: which history of it we know, where that counts."""

    community: str
    history: str | None


async def bound(connection: Connection, ref: Workspace) -> Bound | None:
    """Whether this workspace is bound, and to what."""
    query = select(workspace.c.community_id, workspace.c.history).where(*_is(ref))
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else Bound(row.community_id, row.history)


async def note_history(connection: Connection, ref: Workspace, history: str) -> None:
    """From now on, what we know of this workspace goes with this history of it."""
    await connection.execute(update(workspace).where(*_is(ref)).values(history=history))


def _is(ref: Workspace) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return workspace.c.platform == ref.platform, workspace.c.external_id == ref.id


async def bind_workspace(connection: Connection, ref: Workspace, described: Community, now: datetime) -> Community:
    """The community of a workspace, made from `described` when the workspace is new."""
    known = await community_of(connection, ref)
    if known is not None:
        return known
    await connection.execute(
        insert(community).values(
            id=described.id,
            name=described.name,
            language=described.language,
            timezone=described.timezone,
            created_at=now,
        )
    )
    await connection.execute(
        insert(workspace).values(platform=ref.platform, external_id=ref.id, community_id=described.id)
    )
    return described


async def bind_place(connection: Connection, community_id: str, purpose: str, ref: PlaceRef) -> None:
    """Say which channel of a platform serves a purpose."""
    await insert_or(
        connection,
        place,
        update=("workspace", "channel"),
        on=("community_id", "purpose", "platform"),
        values={
            "community_id": community_id,
            "purpose": purpose,
            "platform": ref.workspace.platform,
            "workspace": ref.workspace.id,
            "channel": ref.channel,
        },
    )


async def set_role(connection: Connection, known: Person, wanted: Role, source: Source = "granted") -> bool:
    """Let this source give exactly this role (a volunteer: none). False when it gave none and gives none.

    What the other source gives stays: people hold the highest.
    """
    theirs = (role.c.person_id == known.id, role.c.source == source)
    had = (await connection.execute(delete(role).where(*theirs))).rowcount > 0
    if wanted is Role.VOLUNTEER:
        return had
    await connection.execute(
        insert(role).values(person_id=known.id, role=wanted.value, source=source, community_id=known.community)
    )
    return True
