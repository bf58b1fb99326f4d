"""A community made what its file says, in one unit; or compared with it; or told as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.clock import unix_ms
from bot.core.errors import CannotStart
from bot.core.ids import new_id
from bot.core.people import GRANTED, Community, Purpose, Role
from bot.core.refs import PersonRef, PlaceRef, Workspace
from bot.runtime import community as settled
from bot.runtime.context import Ctx, Listener, Wakes
from bot.runtime.who import remember
from bot.setup.changes import Change, Granted, Names, compare
from bot.setup.described import KINDS, Described, OnPlatform
from storage.repos import communities, grants, people
from storage.unit import Connection, Unit


@dataclass(frozen=True, slots=True)
class Outcome:
    """What changes, with the names of those whom it concerns, and what the operator ought to know besides."""

    changes: Sequence[Change]
    names: Names
    stray: Sequence[Workspace] = ()
    """Workspaces that stay the community's though the file does not name them."""
    nobody_in_charge: bool = False
    """Nobody is named as an administrator, on no platform."""


async def told(connection: Connection, here: Community) -> Described:
    """A community, as its file would say it."""
    known = await communities.workspaces(connection, here.id)
    places = await communities.places(connection, here.id)
    granted = await grants.of(connection, here.id)
    platforms = [
        _told_on(platform, [each.id for each in known if each.platform == platform], places, granted)
        for platform in KINDS
    ]
    return Described(here.name, here.language, here.timezone, tuple(each for each in platforms if each.workspaces))


def _told_on(
    platform: str,
    workspaces: Sequence[str],
    places: Mapping[tuple[str, str], PlaceRef],
    granted: Sequence[grants.Grant],
) -> OnPlatform:
    here = {purpose: places[platform, purpose.value] for purpose in Purpose if (platform, purpose.value) in places}
    # New places are looked for in the first workspace: the one that has some already.
    with_places = {place.workspace.id for place in here.values()}
    ids = {
        role: {grant.ref.user for grant in granted if grant.ref.workspace.platform == platform and grant.role is role}
        for role in GRANTED
    }
    return OnPlatform(
        platform,
        tuple(sorted(workspaces, key=lambda workspace: (workspace not in with_places, workspace))),
        {purpose: place.channel for purpose, place in here.items()},
        {role: tuple(sorted(found)) for role, found in ids.items()},
    )


async def only(connection: Connection | None, workspace: str | None) -> Described:
    """The community that has this workspace (or the only one that there is). Raises CannotStart when it is not one.

    The playground's has no file: it is set up by itself.
    """
    every = [] if connection is None else [await told(connection, each) for each in await communities.every(connection)]
    found = {named: each for each in every for platform in each.platforms for named in platform.workspaces}
    if workspace is not None and workspace not in found:
        raise CannotStart(f"No community here has the workspace {workspace}.")
    filed = [each for each in every if each.platforms]
    if not filed:
        raise CannotStart("There is no community yet. Write its file, then `setup --from FILE` (docs/setup.md).")
    if workspace is None and len(filed) > 1:
        names = ", ".join(f"{each.name} ({each.platforms[0].workspaces[0]})" for each in filed)
        raise CannotStart(
            f"There are several communities here: {names}."
            f" Say which one: `setup --print --workspace {filed[0].platforms[0].workspaces[0]}`."
        )
    return filed[0] if workspace is None else found[workspace]


def from_nothing(wanted: Described) -> Outcome:
    """What `apply` would do where there is no such community."""
    return Outcome(compare(None, wanted), {}, nobody_in_charge=not _names_administrators(wanted))


async def outcome(connection: Connection, wanted: Described) -> Outcome:
    """What `apply` would do. Raises CannotStart when it would refuse."""
    ours, _others = await _find(connection, wanted)
    if ours is None:
        return from_nothing(wanted)
    before = await told(connection, ours)
    changes = compare(before, wanted)
    stray = [
        Workspace(each.platform, workspace)
        for each in wanted.platforms
        for workspace in before.on(each.platform).workspaces
        if workspace not in each.workspaces
    ]
    in_charge = _names_administrators(wanted) or await _others_in_charge(connection, ours, wanted)
    return Outcome(changes, await _names(connection, wanted, changes), stray, nobody_in_charge=not in_charge)


async def apply(
    unit: Unit, now: datetime, wanted: Described, listeners: Callable[[type], Sequence[Listener]]
) -> Outcome:
    """Make the community what its file says. Again changes nothing. Raises CannotStart, and then nothing is done."""
    connection = unit.connection
    foreseen = await outcome(connection, wanted)
    ours, others = await _find(connection, wanted)
    described = Community(ours.id if ours else new_id(unix_ms(now)), wanted.name, wanted.language, wanted.timezone)
    if ours is None:
        await communities.add(connection, described, now)
    for other in others:
        for workspace in await communities.workspaces(connection, other.id):
            await communities.bind(connection, described.id, workspace)
        await communities.dissolve(connection, other.id, into=described.id)
    # Nobody has to be woken: what must be shown waits in the outbox for the bot's next look, or its next start.
    ctx = Ctx(unit=unit, now=now, community=described, wakes=Wakes(_nobody, _nobody, _nobody), listeners=listeners)
    await settled.describe(ctx, described)
    for each in wanted.platforms:
        for name in each.workspaces:
            await communities.bind(connection, described.id, Workspace(each.platform, name))
        await _settle_places(ctx, each)
        await _settle_roles(ctx, each)
    return foreseen


def _nobody() -> None:
    pass


# --- which community ----------------------------------------------------------------------------------


async def _find(connection: Connection, wanted: Described) -> tuple[Community | None, list[Community]]:
    """The community that has one of these workspaces, and others that give way since nothing ever happened there.

    Mijote makes a community for each workspace that it meets: two that are one are put together here, in time.
    """
    found: dict[str, tuple[Community, Workspace]] = {}
    for each in wanted.platforms:
        for name in each.workspaces:
            workspace = Workspace(each.platform, name)
            owner = await people.community_of(connection, workspace)
            if owner is not None:
                found.setdefault(owner.id, (owner, workspace))
    lived_in = [owner for owner in found if await communities.is_lived_in(connection, owner)]
    if len(lived_in) > 1:
        (first, _its), (other, workspace) = (found[owner] for owner in lived_in[:2])
        raise CannotStart(
            f"{_called(workspace)} already belongs to another community here ({other.name}), and both are in use:"
            f" it cannot become part of {first.name}. Leave it out of the file, or give that community a"
            " database of its own."
        )
    met = [owner for owner in found if await communities.anybody_in(connection, owner)]
    chosen = next(iter([*lived_in, *met, *found]), None)
    if chosen is None:
        return None, []
    ours, others = found[chosen][0], [owner for owner, _its in found.values() if owner.id != chosen]
    await _check_single(connection, wanted, [ours, *others])
    return ours, others


async def _check_single(connection: Connection, wanted: Described, united: Sequence[Community]) -> None:
    """Where a community has one workspace, it cannot get a second."""
    for each in wanted.platforms:
        if KINDS[each.platform].several:
            continue
        for owner in united:
            for workspace in await communities.workspaces(connection, owner.id):
                if workspace.platform == each.platform and workspace.id not in each.workspaces:
                    raise CannotStart(
                        f"{owner.name} already has the workspace {workspace.id} on {each.platform.capitalize()}, and a"
                        f" community has one there. Write that id in the file, or give {each.workspaces[0]} a database"
                        " of its own."
                    )


def _called(workspace: Workspace) -> str:
    return f"The {workspace.platform.capitalize()} workspace {workspace.id}"


# --- who is in charge ---------------------------------------------------------------------------------


def _names_administrators(wanted: Described) -> bool:
    return any(each.roles[Role.ADMIN] for each in wanted.platforms)


async def _others_in_charge(connection: Connection, ours: Community, wanted: Described) -> bool:
    """Whether somebody is an administrator by their platform's word, or on a platform that the file does not name."""
    named = {each.platform for each in wanted.platforms}
    granted = await grants.of(connection, ours.id)
    elsewhere = [each for each in granted if each.role is Role.ADMIN and each.ref.workspace.platform not in named]
    return bool(elsewhere) or await grants.platform_administrators(connection, ours.id) > 0


async def _names(connection: Connection, wanted: Described, changes: Sequence[Change]) -> Names:
    names: dict[tuple[str, str], str] = {}
    for change in changes:
        if isinstance(change, Granted):
            for workspace in wanted.on(change.platform).workspaces:
                known = await people.recognise(connection, PersonRef(Workspace(change.platform, workspace), change.who))
                if known is not None and known.person is not None and known.person.name != change.who:
                    names[change.platform, change.who] = known.person.name
    return names


# --- places and roles ---------------------------------------------------------------------------------


async def _settle_places(ctx: Ctx, each: OnPlatform) -> None:
    before = await communities.places(ctx.connection, ctx.community.id)
    for purpose in Purpose:
        channel, stands = each.places.get(purpose), before.get((each.platform, purpose.value))
        if channel is None:
            await settled.choose_place(ctx, purpose, each.platform, None)
        elif stands is None or stands.channel != channel:
            there = PlaceRef(Workspace(each.platform, each.workspaces[0]), channel)
            await settled.choose_place(ctx, purpose, each.platform, there)


async def _settle_roles(ctx: Ctx, each: OnPlatform) -> None:
    """Exactly the ids of the file, in every workspace of the platform."""
    granted = await grants.of(ctx.connection, ctx.community.id)
    had = {grant.ref.user for grant in granted if grant.ref.workspace.platform == each.platform}
    wanted = {
        who: [role for role in GRANTED if who in each.roles[role]] for role in GRANTED for who in each.roles[role]
    }
    for workspace in await communities.workspaces(ctx.connection, ctx.community.id):
        if workspace.platform != each.platform:
            continue
        for who in sorted(had | wanted.keys()):
            ref = PersonRef(workspace, who)
            if who in wanted:
                await _meet(ctx, ref)
            await settled.grant(ctx, ref, wanted.get(who, []))


async def _meet(ctx: Ctx, ref: PersonRef) -> None:
    """Remember somebody by their id until the platform tells their name, so that the team can be written to at once."""
    if KINDS[ref.workspace.platform].roles_have_ids:
        return  # this may be the id of a role: nobody is met by that
    known = await people.recognise(ctx.connection, ref)
    if known is not None and known.person is None:
        await remember(ctx.connection, ctx.community, ref, None, ctx.now)
