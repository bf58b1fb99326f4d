"""Reads what the screens of rituals show."""

from collections.abc import Sequence
from datetime import date

from bot.core.people import Community, Person, Role
from bot.core.refs import PersonRef, Workspace
from handlers.rituals import events, flow, plans
from handlers.rituals.screens import everybody, team
from handlers.rituals.screens import keeping as screens
from handlers.rituals.screens.event import Place
from handlers.rituals.screens.hosts import Hosts
from scheduler import schedules
from storage.repos import people, ritual_hosts, ritual_keepers, rituals
from storage.repos import schedules as schedule_rows
from storage.repos.rituals import Edition, Ritual
from storage.repos.schedules import Occurrence, Schedule
from storage.unit import Connection

PAST_SHOWN = 20
TURNS_SHOWN = 3
CHANGES_SHOWN = 10
QUIET_EDITIONS = 3
"""So many in a row without an answer are quiet."""


async def listing(connection: Connection, community: Community, language: str) -> list[team.Listed]:
    """All rituals."""
    found = await rituals.alive(connection, community.id)
    planned = await schedule_rows.get_many(connection, community.id, [one.schedule for one in found])
    return [await _listed(connection, one, planned[one.schedule], language) for one in found]


async def _listed(connection: Connection, ritual: Ritual, schedule: Schedule, language: str) -> team.Listed:
    rows = await schedules.rows(connection, schedule, language, 1)
    held = [row for row in rows if row.on is not None]
    when = plans.when(schedules.plan_of(schedule), ritual.minutes)
    return team.Listed(ritual.id, ritual.number, ritual.name, when, held[0] if held else None)


async def shown(connection: Connection, ritual: Ritual, schedule: Schedule, language: str, today: date) -> team.Shown:
    """One ritual, as it stands on the local date `today`."""
    until = schedule.paused_until
    hosts = await flow.hosts_of(connection, ritual)
    names = await people.get_many(connection, ritual.community, hosts)
    return team.Shown(
        ritual.id,
        ritual.number,
        ritual.name,
        ritual.text,
        Place(ritual.place, ritual.where),
        plans.when(schedules.plan_of(schedule), ritual.minutes),
        await schedules.rows(connection, schedule, language, plans.DATES_SHOWN),
        until if until is not None and until > today else None,
        [names[person].name for person in hosts if person in names],
        await events.standing(connection, ritual),
        *await _keepers(connection, ritual),
    )


async def hosts(connection: Connection, ritual: Ritual) -> Hosts:
    """Who hosts it."""
    row = await flow.hosts_of(connection, ritual)
    names = await people.get_many(connection, ritual.community, row)
    known = [(person, names[person].name) for person in row if person in names]
    return Hosts(ritual.id, ritual.name, known, ritual.by_team, ritual.checklist)


async def past(connection: Connection, ritual: Ritual, schedule: Schedule) -> list[team.Past]:
    """What became of its dates, the latest first."""
    decided = await schedule_rows.history(connection, schedule, PAST_SHOWN)
    late = {one.day for one in await rituals.held(connection, ritual, PAST_SHOWN) if one.is_late}
    names = await people.get_many(connection, ritual.community, [one.by for one in decided if one.by])
    return [
        team.Past(one.day, _fate(one, late), one.reason, names[one.by].name if one.by in names else None)
        for one in decided
    ]


def _fate(occurrence: Occurrence, late: set[date]) -> team.Fate:
    return "late" if occurrence.state == "held" and occurrence.day in late else occurrence.state


async def keeping(connection: Connection, ritual: Ritual) -> screens.Keeping:
    """Who looks after it, and how that changed."""
    owner, successor = await _keepers(connection, ritual)
    changes = await ritual_keepers.history(connection, ritual, CHANGES_SHOWN)
    rows = [screens.Change(one.at, one.to, one.by) for one in changes]
    return screens.Keeping(ritual.id, ritual.name, owner, successor, rows)


async def _keepers(connection: Connection, ritual: Ritual) -> tuple[str | None, str | None]:
    """The names of whoever looks after it, and would after them."""
    found = await ritual_keepers.of(connection, ritual)
    names = await people.get_many(connection, ritual.community, [one for one in (found.owner, found.successor) if one])
    owner, successor = names.get(found.owner or ""), names.get(found.successor or "")
    return owner.name if owner else None, successor.name if successor else None


async def kept(connection: Connection, community: Community, subject: str) -> screens.Kept | None:
    """What somebody is told who looks after a ritual, or would; None: they do neither. See flow.kept_of."""
    ritual_id, _colon, person = subject.partition(":")
    ritual = await rituals.get(connection, community.id, ritual_id)
    found = await ritual_keepers.of(connection, ritual) if ritual else None
    if ritual is None or found is None or ritual.deleted_at is not None or person not in (found.owner, found.successor):
        return None
    owner, _successor = await _keepers(connection, ritual)
    return screens.Kept(ritual.id, ritual.name, owner or "", person == found.owner)


# --- surfaces ---------------------------------------------------------------------------------------------


async def edition(connection: Connection, community: Community, edition_id: str) -> everybody.Edition | None:
    """An edition in its channel."""
    found = await rituals.get_edition(connection, community.id, edition_id)
    ritual = await rituals.get(connection, community.id, found.ritual) if found else None
    if found is None or ritual is None or found.held_at is None:
        return None
    host = await people.get(connection, community.id, found.host) if found.host else None
    return everybody.Edition(
        found.name,
        found.text,
        found.day,
        found.next_day,
        found.number,
        host.name if host else None,
        await ref_at(connection, host.id, ritual.place.workspace) if host else None,
        found.due_at if found.is_late else None,
        found.where,
    )


async def ref_at(connection: Connection, person_id: str, workspace: Workspace) -> PersonRef | None:
    """Somebody as this workspace knows them."""
    return next((ref for ref in await people.identities(connection, person_id) if ref.workspace == workspace), None)


async def prep(connection: Connection, community: Community, subject: str) -> everybody.Prep | None:
    """What a host is told ahead. The subject: see flow.prep_of."""
    edition_id, person, _ritual_id = subject.split(":")
    found = await rituals.get_edition(connection, community.id, edition_id)
    ritual = await rituals.get(connection, community.id, found.ritual) if found else None
    if found is None or ritual is None:
        return None
    other = await people.get(connection, community.id, found.host) if found.host and found.host != person else None
    declined = person in await ritual_hosts.declined(connection, found)
    state = _asked(found, person, declined=declined)
    checklist = [line.strip() for line in ritual.checklist.splitlines() if line.strip()]
    taken_by = other.name if other else None
    return everybody.Prep(
        found.id, ritual.name, found.due_at, ritual.minutes, ritual.where, checklist, state, taken_by
    )  # fmt: skip


def _asked(edition: Edition, person: str, *, declined: bool) -> everybody.Asked:
    if declined:
        return "declined"
    if edition.host != person:
        return "passed"
    return "held" if edition.held_at is not None else "asked"


async def nobody(connection: Connection, community: Community, subject: str) -> everybody.Nobody | None:
    """An edition without a host. The subject: see flow.nobody_of."""
    edition_id, _, _ritual_id = subject.partition(":")
    found = await rituals.get_edition(connection, community.id, edition_id)
    ritual = await rituals.get(connection, community.id, found.ritual) if found else None
    if found is None or ritual is None:
        return None
    return everybody.Nobody(ritual.name, found.due_at, found.host is not None or found.held_at is not None)


async def agenda(connection: Connection, community: Community, edition_id: str) -> str | None:
    """The name of an edition, for the thread below it."""
    found = await rituals.get_edition(connection, community.id, edition_id)
    return None if found is None else found.name


async def quiet(connection: Connection, community: Community, subject: str) -> everybody.Quiet | None:
    """A ritual that has become quiet. The subject: see flow.quiet_of."""
    edition_id, _, ritual_id = subject.partition(":")
    ritual = await rituals.get(connection, community.id, ritual_id)
    if ritual is None:
        return None
    return everybody.Quiet(ritual.id, ritual.name, QUIET_EDITIONS, ritual.told_quiet != edition_id)


async def turns(connection: Connection, community: Community, person: str) -> Sequence[everybody.Turn]:
    """The editions still to come that somebody hosts."""
    found = await rituals.editions_of(connection, community.id, person, TURNS_SHOWN)
    shown = []
    for one in found:
        ritual = await rituals.get(connection, community.id, one.ritual)
        if one.held_at is None and ritual is not None and ritual.deleted_at is None:
            shown.append(everybody.Turn(one.id, ritual.name, one.due_at))
    return shown[::-1]


async def home(connection: Connection, community: Community, person: Person) -> everybody.Home:
    """A home tab's part on rituals."""
    return everybody.Home(
        await turns(connection, community, person.id),
        bool(await ritual_hosts.hosted_by(connection, person.id)),
        person.role.covers(Role.STAFF),
    )
