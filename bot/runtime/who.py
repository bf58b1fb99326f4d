"""Who did it: finds or remembers the person of an inbound, and follows what their platform tells of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.inbound import Inbound
from bot.core.people import Community, Person, PersonChanged, Role
from bot.core.refs import PersonRef, Profile
from bot.runtime.context import ActorCtx, Ctx, Listener, Wakes
from bot.ui.i18n import choose_language
from storage.repos import grants, people
from storage.unit import Connection, Unit


async def recognise(
    unit: Unit, inbound: Inbound, now: datetime, wakes: Wakes, listeners: Callable[[type], Sequence[Listener]]
) -> ActorCtx | None:
    """The unit as the doing of whoever sent this; None: from a workspace that nobody set up."""
    known = await people.recognise(unit.connection, inbound.by)
    if known is None:
        return None
    ctx = Ctx(unit=unit, now=now, community=known.community, wakes=wakes, listeners=listeners)
    person = known.person
    if person is None:
        person = await remember(unit.connection, known.community, inbound.by, inbound.profile, now)
    if inbound.profile is not None:
        person = await follow_rights(unit, person, inbound.profile)
        if known.person is not None:
            person = await follow_profile(unit, person, inbound.profile)
            if person != known.person:
                await ctx.refresh_all_of(person)
                await ctx.announce(PersonChanged(person.id))
    return ctx.acting(person, inbound.by)


async def remember(
    connection: Connection, here: Community, ref: PersonRef, told: Profile | None, now: datetime
) -> Person:
    """Somebody met for the first time; a role that was granted to their id is theirs from now on."""
    told = told or Profile(ref.user)
    profile = Profile(told.name.strip() or ref.user, choose_language(told.language, here.language), told.timezone)
    return await grants.follow(connection, await people.add_person(connection, here, ref, profile, now))


async def follow_rights(unit: Unit, person: Person, profile: Profile) -> Person:
    """Administrators of the platform are administrators here, for as long as it says so. Granted roles stay."""
    is_admin = person.role.covers(Role.ADMIN)
    if profile.is_admin:
        # Noted also for somebody to whom the community granted it: who stays an administrator must be known.
        if not is_admin or not (await grants.by_platform(unit.connection, person.id)).covers(Role.ADMIN):
            await people.set_role(unit.connection, person, Role.ADMIN, "platform")
        return replace(person, role=Role.ADMIN)
    if is_admin and await people.set_role(unit.connection, person, Role.VOLUNTEER, "platform"):
        return await people.get(unit.connection, person.community, person.id) or person
    return person


async def follow_profile(unit: Unit, person: Person, profile: Profile) -> Person:
    """What the platform tells of somebody is so; what it does not tell stays."""
    told = {
        "name": profile.name.strip() or person.name,
        "language": choose_language(profile.language) if profile.language else person.language,
        "timezone": profile.timezone or person.timezone,
    }
    news: Mapping[str, object] = {name: value for name, value in told.items() if value != getattr(person, name)}
    if not news:
        return person
    await people.update_person(unit.connection, person, news)
    return replace(person, **news)  # type: ignore[arg-type]  # column names are field names
