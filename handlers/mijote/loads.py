"""Reads what the screens of the settings show."""

from collections.abc import Sequence

from bot.core.people import Community, Person, Purpose, Role
from bot.ui.command import Command
from bot.ui.text import Mention, Span, User
from bot.ui.view import Button
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


def help_of(offered: Sequence[tuple[Command, Role]], person: Person, buttons: Sequence[Button] = ()) -> screens.Help:
    """What Mijote can do for this person."""
    allowed = [command for command, needed in offered if person.role.covers(needed)]
    return screens.Help(person.name, allowed, person.language, buttons)


async def help_for(
    offered: Sequence[tuple[Command, Role]],
    buttons: Sequence[Button],
    connection: Connection,
    community: Community,
    subject: str,
) -> screens.Help | None:
    """The same, for whoever asked: their id is the first part of the subject."""
    person = await people.get(connection, community.id, subject.partition(":")[0])
    return help_of(offered, person, buttons) if person else None


async def kept(
    buttons: Sequence[Button], connection: Connection, community: Community, subject: str
) -> screens.Kept | None:
    """What is kept of whoever asked, in words that are true of everybody."""
    person = await people.get(connection, community.id, subject.partition(":")[0])
    return screens.Kept(person.name, buttons) if person else None
