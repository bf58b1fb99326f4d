"""A workspace finds its community at start: made by itself when nobody set it up, otherwise left as it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bot.core.clock import Clock, unix_ms
from bot.core.ids import new_id
from bot.core.people import Community, Role
from bot.core.refs import PersonRef, PlaceRef, Profile, Workspace
from storage.database import Database
from storage.repos import communities, grants, people
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Settlement:
    """A community to be found at start: its workspace, people with their roles, and places by purpose."""

    workspace: Workspace
    name: str
    language: str
    timezone: str
    people: Mapping[str, Profile] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    history: str | None = None
    """Which history of the workspace this is, for a platform whose memory could be swapped for another."""


async def settle_in(database: Database, clock: Clock, settlement: Settlement) -> None:
    """Bind a workspace to its community, made when it has none. Again changes nothing, whatever changed since."""

    async def bind(unit: Unit) -> None:
        now = clock.now()
        described = Community(new_id(unix_ms(now)), settlement.name, settlement.language, settlement.timezone)
        community = await people.bind_workspace(unit.connection, settlement.workspace, described, now)
        if settlement.history is not None:
            await people.note_history(unit.connection, settlement.workspace, settlement.history)
        if community == described:  # else people may have chosen others since
            for purpose, channel in settlement.places.items():
                await people.bind_place(unit.connection, community.id, purpose, PlaceRef(settlement.workspace, channel))
        for user, profile in settlement.people.items():
            ref = PersonRef(settlement.workspace, user)
            known = await people.recognise(unit.connection, ref)
            if known is not None and known.person is None:
                person = await people.add_person(unit.connection, community, ref, profile, now)
                granted = settlement.roles.get(user, Role.VOLUNTEER)
                if granted is not Role.VOLUNTEER:
                    await grants.give(unit.connection, community.id, ref, granted)
                await grants.follow(unit.connection, person)

    await database.write(bind)


async def live_apart(database: Database, platforms: Collection[str]) -> bool:
    """Whether no community here lives on more than one of these platforms, though each is somebody's."""
    async with database.read() as connection:
        homes = [
            {workspace.platform for workspace in await communities.workspaces(connection, each.id)}
            for each in await communities.every(connection)
        ]
    here = [home.intersection(platforms) for home in homes]
    return len(set().union(*here)) > 1 and all(len(each) <= 1 for each in here)
