"""The life of an edition: a host is asked ahead, it takes place, the next one is looked at."""

from datetime import datetime, timedelta

from bot.core.people import PersonChanged, PersonUnreachable, Role
from bot.core.refs import PersonRef
from bot.runtime import tact
from bot.runtime.context import HOME, Ctx
from handlers.rituals import events, plans, rules
from scheduler import schedules
from scheduler.agenda import Coming
from storage.repos import people, ritual_hosts, ritual_keepers, rituals, surfaces
from storage.repos import schedules as schedule_rows
from storage.repos.rituals import Edition, Ritual
from storage.repos.schedules import Occurrence, Schedule
from storage.unit import Connection

DUE = "rituals.due"
PREP_DUE = "rituals.prep_due"
EDITION = "rituals.edition"
PREP = "rituals.prep"
NOBODY = "rituals.nobody"
AGENDA = "rituals.agenda"
QUIET = "rituals.quiet"
KEPT = "rituals.kept"
REFRESHED = 20
"""Editions that follow a host's new name, the latest."""


def prep_of(edition: Edition, person: str) -> str:
    """The subject of what somebody is told about an edition ahead."""
    return f"{edition.id}:{person}:{edition.ritual}"


def nobody_of(edition: Edition) -> str:
    """The subject of what is told when nobody can host an edition."""
    return f"{edition.id}:{edition.ritual}"


def quiet_of(ritual: Ritual) -> str:
    """The subject of what is told when a ritual has become quiet."""
    return f"{ritual.told_quiet}:{ritual.id}"


def kept_of(ritual: Ritual, person: str) -> str:
    """The subject of what somebody is told who looks after a ritual, or would."""
    return f"{ritual.id}:{person}"


async def keepers(ctx: Ctx, ritual: Ritual) -> list[str]:
    """To whom goes what is for whoever looks after it: its owner; of the whole team, each administrator."""
    found = (await ritual_keepers.of(ctx.connection, ritual)).owner
    owner = await people.get(ctx.connection, ctx.community.id, found) if found else None
    if owner is not None and owner.role.covers(Role.STAFF):
        return [owner.id]
    for role in (Role.ADMIN, Role.STAFF):
        team = [person.id for person in await people.with_role(ctx.connection, ctx.community.id, role)]
        if team:
            return team
    return []


async def renamed(ctx: Ctx, ritual: Ritual) -> None:
    """A ritual has another name: whatever tells of it in direct messages follows."""
    for kind in (PREP, NOBODY, QUIET, events.UNLISTED):
        for surface in await surfaces.of_ending(ctx.connection, ctx.community.id, kind, f":{ritual.id}"):
            await ctx.show_again(surface)
    keeping = await ritual_keepers.of(ctx.connection, ritual)
    for person in (keeping.owner, keeping.successor):
        if person is not None:
            await ctx.refresh(KEPT, kept_of(ritual, person))


async def hold(ctx: Ctx, ritual: Ritual, occurrence: Occurrence, *, is_late: bool = False) -> Edition:
    """It takes place, now: the message in its channel."""
    edition = await rituals.edition_on(ctx.connection, ritual, occurrence.day, occurrence.due_at, ctx.now)
    host = edition.host
    if host is None and ritual.prep_days == 0:
        host = rules.host(await _turns(ctx, ritual, edition))
    schedule = await schedule_rows.get(ctx.connection, ctx.community.id, ritual.schedule)
    following = await schedules.coming(ctx, schedule) if schedule else None
    edition = await rituals.change_edition(
        ctx.connection, edition, host_id=host, held_at=ctx.now, is_late=is_late, name=ritual.name, text=ritual.text,
        where=ritual.where, number=await rituals.count_held(ctx.connection, ritual) + 1,
        next_day=_day_of(following, schedule),
    )  # fmt: skip
    if host is not None:
        for person in await hosts_of(ctx.connection, ritual) if ritual.by_team else ():
            await ritual_hosts.add(ctx.connection, ritual, person)  # their order is kept from now on
        await ritual_hosts.to_the_end(ctx.connection, ritual, host)
        await ctx.refresh(PREP, prep_of(edition, host))
        await ctx.refresh(HOME, host)
    shown = await ctx.show_at(EDITION, edition.id, ritual.place)
    if ritual.agenda:
        await ctx.show_below(AGENDA, edition.id, shown)
    await ctx.refresh(NOBODY, nobody_of(edition))
    await follow(ctx, ritual)
    return edition


def _day_of(following: Coming | None, schedule: Schedule | None) -> object:
    if following is None or following.due_at is None or schedule is None:
        return None
    return plans.today(following.due_at, schedule)


async def follow(ctx: Ctx, ritual: Ritual) -> None:
    """When it comes back may be another day now: hosts who were asked learn it, and the next one is asked in time."""
    schedule = await schedule_rows.get(ctx.connection, ctx.community.id, ritual.schedule)
    coming = None if schedule is None or ritual.deleted_at else await schedules.coming(ctx, schedule)
    await events.follow(ctx, ritual, coming)
    is_asked = False
    for edition in await rituals.asked(ctx.connection, ritual):
        host = edition.host or ""
        if coming is not None and coming.due_at is not None and edition.day == coming.day:
            await rituals.change_edition(ctx.connection, edition, due_at=coming.due_at)
            is_asked = True
        else:
            await rituals.change_edition(ctx.connection, edition, host_id=None)  # the turn stays theirs
        await ctx.refresh(PREP, prep_of(edition, host))
        await ctx.refresh(HOME, host)
    if coming is None or coming.due_at is None or is_asked or not ritual.prep_days:
        await ctx.cancel_timer(PREP_DUE, ritual.id)
        return
    at = max(ctx.now, coming.due_at - timedelta(days=ritual.prep_days))
    await ctx.set_timer(PREP_DUE, ritual.id, at, coming.day.isoformat())


async def ask(ctx: Ctx, ritual: Ritual, coming: Coming, due_at: datetime) -> None:
    """Tell whoever's turn it is, if they may be written to in time; else whoever is next."""
    edition = await rituals.edition_on(ctx.connection, ritual, coming.day, due_at, ctx.now)
    turns = await _turns(ctx, ritual, edition)
    cannot = set(turns.cannot)
    while (host := rules.host(rules.Turns(turns.hosts, cannot, turns.last))) is not None:
        later = await tact.ask(ctx, host, PREP, edition.id)
        if later is None or later == tact.NEVER:
            await _tell(ctx, ritual, edition, host)
            return
        if later < due_at:
            await ctx.set_timer(PREP_DUE, ritual.id, later, coming.day.isoformat())
            return
        cannot.add(host)  # nobody hosts without having been told
    if turns.hosts:
        await _say_nobody_can(ctx, ritual, edition, due_at)


async def _say_nobody_can(ctx: Ctx, ritual: Ritual, edition: Edition, due_at: datetime) -> None:
    """Whoever looks after it learns that nobody hosts this one, if they may be written to in time."""
    for keeper in await keepers(ctx, ritual):
        later, ref = await tact.ask(ctx, keeper, NOBODY, edition.id), await where(ctx, ritual, keeper)
        if later is not None and later < due_at:
            await ctx.set_timer(PREP_DUE, ritual.id, later, edition.day.isoformat())  # and maybe somebody can by then
        elif ref is not None and (later is None or later == tact.NEVER):
            await ctx.show_to(NOBODY, nobody_of(edition), ref)


async def _tell(ctx: Ctx, ritual: Ritual, edition: Edition, host: str) -> None:
    ref = await where(ctx, ritual, host)
    await rituals.change_edition(ctx.connection, edition, host_id=host)
    if ref is not None:
        await ctx.show_to(PREP, prep_of(edition, host), ref)
    for person in await ritual_hosts.declined(ctx.connection, edition):
        await ctx.refresh(PREP, prep_of(edition, person))
    await ctx.refresh(NOBODY, nobody_of(edition))
    await ctx.refresh(HOME, host)


async def where(ctx: Ctx, ritual: Ritual, person: str) -> PersonRef | None:
    """Where somebody is told: where the ritual takes place, if they are there."""
    known = await people.identities(ctx.connection, person)
    return next((ref for ref in known if ref.workspace == ritual.place.workspace), known[0] if known else None)


async def hosts_of(connection: Connection, ritual: Ritual) -> list[str]:
    """Who hosts, the next one first; of the whole team, those who are of it now."""
    row = [host.person for host in await ritual_hosts.of(connection, ritual)]
    if not ritual.by_team:
        return row
    team = [person.id for person in await people.with_role(connection, ritual.community, Role.STAFF)]
    return [*(person for person in row if person in team), *(person for person in team if person not in row)]


async def _turns(ctx: Ctx, ritual: Ritual, edition: Edition) -> rules.Turns:
    hosts = await hosts_of(ctx.connection, ritual)
    cannot = await ritual_hosts.declined(ctx.connection, edition)
    cannot |= await ritual_hosts.away(ctx.connection, hosts, plans.local(edition.due_at, ctx.community.timezone).date())
    known = await people.get_many(ctx.connection, ctx.community.id, hosts)
    if ritual.prep_days:  # they are told in a direct message
        cannot |= {person.id for person in known.values() if person.unreachable_since is not None}
    before = await rituals.held(ctx.connection, ritual, 1)
    return rules.Turns(hosts, cannot, before[0].host if before else None)


async def person_changed(ctx: Ctx, fact: PersonChanged) -> None:
    """A host has another name."""
    for edition in await rituals.editions_of(ctx.connection, ctx.community.id, fact.person, REFRESHED):
        await ctx.refresh(EDITION, edition.id)
        for person in await ritual_hosts.declined(ctx.connection, edition):
            await ctx.refresh(PREP, prep_of(edition, person))


async def unreachable(ctx: Ctx, fact: PersonUnreachable) -> None:
    """A host could not be told: nobody hosts without having been told, so the next one is asked."""
    for edition in await rituals.editions_of(ctx.connection, ctx.community.id, fact.person, REFRESHED):
        ritual = await rituals.get(ctx.connection, ctx.community.id, edition.ritual, lock=True)
        if ritual is not None and edition.held_at is None:
            await rituals.change_edition(ctx.connection, edition, host_id=None)
            await ctx.refresh(PREP, prep_of(edition, fact.person))
            await ctx.refresh(HOME, fact.person)
            await follow(ctx, ritual)
