"""Who did it: finds or remembers the person of an inbound, and follows what their platform tells of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.core.inbound import Inbound
from bot.core.people import Community, Person, PersonChanged
from bot.core.refs import PersonRef, Profile
from bot.runtime.context import ActorCtx, Ctx, Listener, Wakes
from bot.ui.i18n import choose_language
from storage.repos import arrivals, grants, people
from storage.repos.people import Account, Known
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
        person = await follow(unit.connection, replace(known, person=person), inbound.by, inbound.profile)
        if known.person is not None and person != known.person:
            await ctx.refresh_all_of(person)
            await ctx.announce(PersonChanged(person.id))
    return ctx.acting(person, inbound.by)


async def follow(connection: Connection, known: Known, ref: PersonRef, profile: Profile) -> Person:
    """What the platform tells of one account of somebody who is known is so; as they are now, on that account."""
    assert known.person is not None  # noqa: S101  # somebody is known
    await _follow_presence(connection, known.person, known.account, ref, profile)
    person = await _follow_rights(connection, known.person, known.account, ref, profile)
    return await _follow_profile(connection, person, known.account, ref, profile)


async def remember(
    connection: Connection, here: Community, ref: PersonRef, told: Profile | None, now: datetime
) -> Person:
    """Somebody met here for the first time; a role that was granted to their id is theirs from now on.

    Whoever is known under the same id in another of the platform's workspaces is no stranger.
    """
    known = await people.add_workspace_of(connection, here, ref)
    if known is not None:
        return await grants.follow(connection, known)
    told = told or Profile(ref.user)
    profile = Profile(told.name.strip() or ref.user, choose_language(told.language, here.language), told.timezone)
    return await grants.follow(connection, await people.add_person(connection, here, ref, profile, now))


async def _follow_rights(
    connection: Connection, person: Person, account: Account, ref: PersonRef, profile: Profile
) -> Person:
    """Administrators of a platform are administrators here, for as long as it says so. Granted roles stay.

    Whoever holds a role of the platform to which the community granted one holds that, for as long as they do.
    """
    role = person.role
    if profile.roles is not None and await grants.hold(connection, ref, profile.roles):
        role = (await grants.follow(connection, person)).role
    if profile.is_admin != account.is_admin:
        await people.follow_account(connection, ref, is_admin=profile.is_admin)
        role = (await grants.follow_platform(connection, person)).role
    return replace(person, role=role)


async def _follow_presence(
    connection: Connection, person: Person, account: Account, ref: PersonRef, profile: Profile
) -> None:
    """Since when they are there, and whether they still are. Who comes back did not come for the first time."""
    joined_on = profile.joined_on or account.joined_on
    if (joined_on, profile.is_member) == (account.joined_on, not account.has_left):
        return
    await people.follow_account(connection, ref, joined_on=joined_on, has_left=not profile.is_member)
    if joined_on is not None:
        await arrivals.came(connection, person.id, date.fromisoformat(joined_on))


async def _follow_profile(
    connection: Connection, person: Person, account: Account, ref: PersonRef, profile: Profile
) -> Person:
    """What is not told stays. A linked account has its own language and zone; its name is that of the other."""
    told: Mapping[str, object] = {
        "name": profile.name.strip() or account.name,
        "language": choose_language(profile.language) if profile.language else account.language,
        "timezone": profile.timezone or account.timezone,
    }
    news = {name: value for name, value in told.items() if value != getattr(account, name)}
    if not news:
        return person
    await people.follow_account(connection, ref, **news)
    if account.linked:
        news.pop("name", None)
    else:
        await people.update_person(connection, person, news)
    return replace(person, **news)  # type: ignore[arg-type]  # column names are field names
