"""The rituals in people's own calendars: an address that their programs read, or a file where we have no address."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from bot.core.people import TEAM_ALONE, Community, Person, Role
from bot.runtime.addresses import Holder
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Feed, Press
from bot.ui.reply import Reply, Whisper
from bot.ui.text import Reader
from handlers.rituals import ics
from handlers.rituals.ics import Followed, State
from handlers.rituals.screens import calendar
from storage.repos import feeds, people, ritual_hosts, rituals, surfaces
from storage.repos import schedules as schedule_rows
from storage.repos.rituals import Ritual
from storage.repos.schedules import Occurrence, Schedule
from storage.unit import Connection

NAME = "calendar"
ICS = "rituals.ics"
BEFORE, AHEAD = timedelta(days=30), timedelta(days=365)


async def load(connection: Connection, community: Community, person: Person, now: datetime) -> State:
    """The rituals as somebody's calendar shows them at `now` (UTC)."""
    since, until = now - BEFORE, now + AHEAD
    alive = await _for(connection, community, person)
    planned = await schedule_rows.get_many(connection, community.id, [one.schedule for one in alive])
    decided = await schedule_rows.lately(connection, community.id, since)
    names = await rituals.hosts_since(connection, community.id, since)
    followed = [
        _followed(one, planned[one.schedule], decided.get(one.schedule, ()), names.get(one.id, {})) for one in alive
    ]
    return State(community.id, community.name, Reader(person.language, community.timezone), since, until, followed)


async def _for(connection: Connection, community: Community, person: Person) -> list[Ritual]:
    """What somebody may know of: what takes place where the team is alone is for the team and those who host it."""
    alive = await rituals.alive(connection, community.id)
    if person.role.covers(Role.STAFF):
        return alive
    hosted = set(await ritual_hosts.hosted_by(connection, person.id))
    return [
        one for one in alive
        if one.id in hosted or await people.purpose_of(connection, community.id, one.place) not in TEAM_ALONE
    ]  # fmt: skip


def _followed(ritual: Ritual, schedule: Schedule, decided: Sequence[Occurrence], hosts: Mapping[date, str]) -> Followed:
    held = [one for one in decided if one.state == "held"]
    moved = [one for one in decided if one.state == "moved" and one.day > schedule.done_through]
    return Followed(ritual, schedule, held, moved[0] if moved else None, hosts)


FEED = Feed(calendar.FILE, calendar.MEDIA_TYPE, load, ics.make)


# --- what people press --------------------------------------------------------------------------------------


async def show(ctx: ActorCtx, _press: Press) -> Reply:
    """One's own address; the file, where there is none."""
    generation = await feeds.generation(ctx.connection, ctx.person.id, NAME)
    return await _offer(ctx, generation, is_new=False)


async def renew(ctx: ActorCtx, _press: Press) -> Reply:
    """Another address; the one before is no longer good."""
    return await _offer(ctx, await feeds.renew(ctx.connection, ctx.person.id, NAME), is_new=True)


async def _offer(ctx: ActorCtx, generation: int, *, is_new: bool) -> Reply:
    url = ctx.addresses.of(NAME, calendar.FILE, Holder(ctx.person.id, generation))
    if url is not None:
        return Whisper(calendar.address(url, is_new=is_new))
    for earlier in await surfaces.of_ending(ctx.connection, ctx.community.id, ICS, f":{ctx.person.id}"):
        await ctx.take_away(earlier)  # what it says may no longer be true
    await ctx.show_to(ICS, f"{round(ctx.now.timestamp())}:{ctx.person.id}", ctx.ref)
    return Whisper(calendar.by_file())


async def file(connection: Connection, community: Community, subject: str) -> str | None:
    """What the file in somebody's direct message is made of. The subject: when it was asked for, and by whom."""
    asked_at, _, person_id = subject.partition(":")
    person = await people.get(connection, community.id, person_id)
    if person is None:
        return None
    return ics.to_text(await load(connection, community, person, datetime.fromtimestamp(int(asked_at), UTC)))
