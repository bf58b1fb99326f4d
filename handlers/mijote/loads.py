"""Reads what the screens of the settings show."""

from bot.core.people import Community, Person, Purpose, Role
from bot.ui.text import Mention, Span, User
from handlers.mijote import screens
from storage.repos import communities, grants, people
from storage.unit import Connection


async def overview(connection: Connection, community_id: str) -> screens.Overview:
    """How a community is set up."""
    here = await people.get_community(connection, community_id)
    places = await communities.places(connection, community_id)
    granted = await grants.of(connection, community_id)
    unmet = {(grant.ref.user, grant.role) for grant in granted if grant.person is None}
    return screens.Overview(
        here.name,
        here.language,
        here.timezone,
        [
            (purpose, place)
            for purpose in Purpose
            for (_platform, serves), place in places.items()
            if serves == purpose.value
        ],
        [
            screens.Member(await _called(connection, person), person.role)
            for person in await people.with_role(connection, community_id, Role.STAFF)
        ],
        sorted(unmet),
    )


async def _called(connection: Connection, person: Person) -> Span:
    """A name; as long as we know no better than the id, the platform may."""
    for ref in await people.identities(connection, person.id):
        if ref.user == person.name:
            return Mention(ref, person.name)
    return User(person.name)


async def home(connection: Connection, community: Community, person: Person) -> screens.HomeState | None:
    """The home tab's part on the settings; None for those who cannot change them."""
    if not person.role.covers(Role.ADMIN):
        return None
    return screens.HomeState(bool(await people.places(connection, community.id, Purpose.SOS)))
