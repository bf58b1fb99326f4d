"""The coming date of a ritual among the platform's events: the one that is next, and no other that has not begun."""

from datetime import date

from bot.core.people import TEAM_ALONE, Community
from bot.core.refs import PlaceRef
from bot.runtime import letters
from bot.runtime.context import Ctx
from bot.ui.happening import LISTED_ON
from handlers.rituals.screens import event
from scheduler import schedules
from scheduler.agenda import Coming, next_two
from scheduler.hours import local_date
from storage.repos import outbox, people, rituals, surfaces
from storage.repos import schedules as schedule_rows
from storage.repos.rituals import Ritual
from storage.repos.surfaces import Surface
from storage.unit import Connection

EVENT = "rituals.event"
UNLISTED = "rituals.unlisted"


def event_of(ritual: Ritual, day: date) -> str:
    """The subject of one date among the events."""
    return f"{day.isoformat()}:{ritual.id}"


def unlisted_of(ritual: Ritual, why: str) -> str:
    """The subject of what is told when the platform refuses it."""
    return f"{why}:{ritual.id}"


async def is_offered(connection: Connection, community: str, place: PlaceRef) -> bool:
    """Whether what takes place in a channel may stand among its platform's events, where everybody reads it."""
    if place.workspace.platform not in LISTED_ON:
        return False
    return await people.purpose_of(connection, community, place) not in TEAM_ALONE


async def follow(ctx: Ctx, ritual: Ritual, coming: Coming | None) -> None:
    """Its next date may be another one now, or look otherwise. None: there is none."""
    subject = ""
    wanted = ritual.is_listed and await is_offered(ctx.connection, ritual.community, ritual.place)
    if wanted and coming is not None and coming.due_at is not None:
        subject = event_of(ritual, coming.day)
    else:
        await hush(ctx, ritual)
    for surface in await surfaces.of_ending(ctx.connection, ctx.community.id, EVENT, f":{ritual.id}"):
        if surface.subject != subject or surface.spot.workspace != ritual.place.workspace:
            await _end(ctx, ritual, surface)
    if subject:
        await ctx.list_event(EVENT, subject, ritual.place.workspace)


async def hush(ctx: Ctx, ritual: Ritual) -> None:
    """Nobody needs to know any more that the platform refused it."""
    for surface in await surfaces.of_ending(ctx.connection, ctx.community.id, UNLISTED, f":{ritual.id}"):
        await ctx.take_away(surface)


async def _end(ctx: Ctx, ritual: Ritual, surface: Surface) -> None:
    """One that took place stays until the platform ends it, if it stands as it should; all others are taken away."""
    under_way = (await outbox.states_of(ctx.connection, [surface.id])).get(surface.id, set())
    if await _began(ctx, ritual, surface) and not under_way & {"due", "sending"}:
        await letters.forget(ctx, surface)
    else:
        await ctx.take_away(surface)


async def _began(ctx: Ctx, ritual: Ritual, surface: Surface) -> bool:
    """Whether its time came. What somebody let take place earlier, by hand, must not stand there for later."""
    schedule = await schedule_rows.get(ctx.connection, ctx.community.id, ritual.schedule)
    day = date.fromisoformat(surface.subject.partition(":")[0])
    decided = await schedule_rows.of_day(ctx.connection, schedule, day) if schedule else None
    return decided is not None and (decided.state == "missed" or (decided.state == "held" and decided.by is None))


async def load(connection: Connection, community: Community, subject: str) -> event.Next | None:
    """What one date shows among the events. The subject: see event_of."""
    day, _, ritual_id = subject.partition(":")
    ritual = await rituals.get(connection, community.id, ritual_id)
    schedule = await schedule_rows.get(connection, community.id, ritual.schedule) if ritual else None
    if ritual is None or schedule is None or ritual.deleted_at is not None or not ritual.is_listed:
        return None
    coming = await schedules.next_of(connection, schedule)
    if coming is None or coming.due_at is None or coming.day.isoformat() != day:
        return None
    if not await is_offered(connection, community.id, ritual.place):
        return None
    number = await rituals.count_held(connection, ritual) + 1
    place = event.Place(ritual.place, ritual.where)
    zone, following = schedule.terms.zone, next_two(schedules.plan_of(schedule), coming.day)
    then = local_date(following[0][1], zone) if following else None
    return event.Next(ritual.name, ritual.text, coming.due_at, then, ritual.minutes, zone, number, place)


async def load_unlisted(connection: Connection, community: Community, subject: str) -> event.Unlisted | None:
    """What is told when the platform refuses it. The subject: see unlisted_of."""
    why, _, ritual_id = subject.partition(":")
    ritual = await rituals.get(connection, community.id, ritual_id)
    return None if ritual is None else event.Unlisted(ritual.id, ritual.name, why)


async def standing(connection: Connection, ritual: Ritual) -> event.Standing | None:
    """Whether it is among the events; None: that is not offered."""
    if not await is_offered(connection, ritual.community, ritual.place):
        return None
    if not ritual.is_listed:
        return event.Standing.NO
    found = await surfaces.of_ending(connection, ritual.community, EVENT, f":{ritual.id}")
    states = await outbox.states_of(connection, [surface.id for surface in found])
    # Neither there nor on its way: given up, or put aside by an administrator.
    refused = any(surface.message is None and not states.get(surface.id) for surface in found)
    refused = refused or any("dead" in some for some in states.values())
    return event.Standing.REFUSED if refused else event.Standing.YES
