"""What happens by itself: the edition opens, its editor is asked to look, somebody is told in their own time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.core.inbound import Due
from bot.core.people import CommunityChanged, PersonChanged, Purpose, Role
from bot.core.places import PlaceChanged
from bot.runtime import tact
from bot.runtime.context import Ctx
from handlers.celebration import anniversaries, export, flow, loads, plans, recap, rules
from handlers.celebration.questions import QUESTIONS
from handlers.celebration.rules import State
from scheduler import schedules
from storage.repos import celebrations, people, surfaces, wins
from storage.repos import schedules as schedule_rows
from storage.repos.celebrations import Edition
from storage.repos.wins import Win

NAMED_IN = 50
"""So many of somebody's latest wins follow a change of their name."""


async def due(ctx: Ctx, timer: Due) -> None:
    """The hour has come: open the edition, if one takes place now; at night it waits for the morning."""
    chosen = await celebrations.settings(ctx.connection, ctx.community.id)
    found = await schedule_rows.get(ctx.connection, ctx.community.id, timer.subject, lock=True)
    if found is None or found.id != chosen.schedule or str(found.version) != timer.fence or not chosen.is_on:
        return
    pending = await schedules.coming(ctx, found)
    if pending is not None and pending.due_at is not None and pending.due_at <= ctx.now:
        plan = schedules.plan_of(found)
        when = rules.awake(ctx.now, plan.at, plan.zone)
        if when > ctx.now and ctx.now - pending.due_at <= rules.LATEST:
            await ctx.set_timer(timer.kind, timer.subject, when, timer.fence)
            return
        timer = replace(timer, due_at=pending.due_at)  # how late it is counts from its own time, not from the morning
    held = await schedules.fire(ctx, timer)
    if held is not None and await people.places(ctx.connection, ctx.community.id, Purpose.CELEBRATIONS):
        await _open(ctx, held.occurrence.day)
    await flow.follow(ctx)
    await anniversaries.look(ctx)


async def _open(ctx: Ctx, day: date) -> None:
    unless_said = (await celebrations.settings(ctx.connection, ctx.community.id)).unless_said
    states = (State.READY, State.HELD, State.DRAFT)
    waiting = await wins.waiting(ctx.connection, ctx.community.id, states, rules.WINS_COUNTED)
    shown = [win for win in waiting if loads.is_shown(win, unless_said)]
    edition = await celebrations.begin(
        ctx.connection,
        ctx.community.id,
        day.isoformat(),
        now=ctx.now,
        closes_at=rules.closes_at(ctx.now, ctx.community.timezone),
        question=None if shown else await _question(ctx, day),
    )
    if edition is None:
        return  # it was opened before
    for place in await people.places(ctx.connection, ctx.community.id, Purpose.CELEBRATIONS):
        await ctx.show_at(flow.HEADER, edition.id, place)
    await _tell(ctx, edition, shown)
    await _go_on(ctx, [win for win in waiting if win not in shown])
    for win in waiting:
        for who in win.people:
            await ctx.refresh(flow.NOTICE, f"{who.id}:{win.week}")


async def _question(ctx: Ctx, day: date) -> int:
    since = (day - rules.NO_REPEAT).isoformat()
    asked = list((await celebrations.asked(ctx.connection, ctx.community.id, since)).values())
    first = int(ctx.community.id[-4:], 16)
    return rules.question(asked, asked[-1] if asked else None, first, len(QUESTIONS))


async def _tell(ctx: Ctx, edition: Edition, shown: Sequence[Win]) -> None:
    """Each win in its place below."""
    numbers = rules.parts([len(win.words) for win in shown])
    for win, number in zip(shown, numbers, strict=True):
        await wins.change(ctx.connection, win.id, edition_id=edition.id, part=number)
    await flow.show_picture(ctx, edition.id)
    for number in sorted(set(numbers)):
        await flow.show_part(ctx, edition.id, number)


async def _go_on(ctx: Ctx, waiting: Sequence[Win]) -> None:
    """What was held waits for the next edition; what nobody said yes to for long is forgotten."""
    for win in waiting:
        if ctx.now - win.told_at >= rules.UNANSWERED:
            await flow.withdraw(ctx, win)
        elif win.state == State.HELD:
            await wins.change(ctx.connection, win.id, state=State.READY)


async def preview(ctx: Ctx, timer: Due) -> None:
    """The day before: whoever looks at the edition is asked to, if they are still of the team."""
    chosen = await celebrations.settings(ctx.connection, ctx.community.id)
    editor = chosen.editor and await people.get(ctx.connection, ctx.community.id, chosen.editor)
    coming = await plans.planned(ctx.connection, ctx.community.id)
    if not editor or not editor.role.covers(Role.STAFF) or coming is None or coming.day.isoformat() != timer.fence:
        return
    later = await tact.ask(ctx, editor.id, flow.PREVIEW, timer.fence)
    if later is None:
        for ref in (await people.identities(ctx.connection, editor.id))[:1]:
            await ctx.show_to(flow.PREVIEW, timer.fence, ref)
    elif later < coming.opens_at:
        await ctx.set_timer(flow.PREVIEW_TIMER, ctx.community.id, later, timer.fence)


async def tell(ctx: Ctx, timer: Due) -> None:
    """Tact said "later": is there still something to tell?"""
    who, _colon, week = timer.subject.partition(":")
    if await loads.notice(ctx.connection, ctx.community, timer.subject) is not None:
        await flow.tell(ctx, who, week)


# --- news from other features ---------------------------------------------------------------------------------


async def person_changed(ctx: Ctx, fact: PersonChanged) -> None:
    """Another name, or other rights: whatever tells it follows."""
    await export.rights_changed(ctx, fact.person)
    own = await wins.celebrating(ctx.connection, ctx.community.id, fact.person, limit=NAMED_IN)
    for win in (*own, *await wins.given_by(ctx.connection, ctx.community.id, fact.person, NAMED_IN)):
        if win.edition is not None:
            await ctx.refresh(flow.PART, f"{win.edition}:{win.part}")
            await ctx.refresh(flow.HEADER, win.edition)
            await flow.show_picture(ctx, win.edition)
            await recap.changed(ctx, win)
        for who in win.people:
            await ctx.refresh(flow.NOTICE, f"{who.id}:{win.week}")


async def community_changed(ctx: Ctx, fact: CommunityChanged) -> None:
    """Another time zone, perhaps: editions open by its clocks from now on."""
    found = await plans.of(ctx.connection, ctx.community.id)
    if found is not None and found.terms.zone != fact.now.timezone:
        await plans.in_zone(ctx, found, fact.now.timezone)
        await flow.follow(ctx)
    await recap.community_changed(ctx)


async def place_changed(ctx: Ctx, fact: PlaceChanged) -> None:
    """Celebrations are elsewhere now: an edition that is still open is shown there, too."""
    if fact.purpose is not Purpose.CELEBRATIONS:
        return
    await flow.begin(ctx)  # a community that came while we were running has nothing planned yet
    edition = await flow.open_edition(ctx)
    if edition is None or ctx.now - edition.opened_at > timedelta(days=1):
        return
    known = {
        surface.spot.channel for surface in await surfaces.of(ctx.connection, ctx.community.id, flow.HEADER, edition.id)
    }
    for place in await people.places(ctx.connection, ctx.community.id, Purpose.CELEBRATIONS):
        if place.channel not in known:
            header = await ctx.show_at(flow.HEADER, edition.id, place)
            await flow.show_picture(ctx, edition.id)
            for number in range(await wins.last_part(ctx.connection, edition.id) + 1):
                await ctx.show_below(flow.PART, f"{edition.id}:{number}", header)
