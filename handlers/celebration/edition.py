"""What happens by itself: the edition opens, its editor is asked to look, somebody is told in their own time."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.core.inbound import Due
from bot.core.people import PersonChanged, Purpose, Role
from bot.core.places import PlaceChanged
from bot.runtime import tact
from bot.runtime.context import Ctx
from handlers.celebration import flow, loads, rules
from handlers.celebration.loads import EDITION_TIMER
from handlers.celebration.questions import QUESTIONS
from handlers.celebration.rules import State
from storage.repos import celebrations, people, surfaces, wins
from storage.repos.celebrations import Edition
from storage.repos.wins import Win

NAMED_IN = 50
"""So many of somebody's latest wins follow a change of their name."""


async def due(ctx: Ctx, timer: Due) -> None:
    """The hour has come: open the edition of the day that the fence names, once, and plan the next one."""
    chosen = await celebrations.settings(ctx.connection, ctx.community.id)
    if not chosen.is_on:
        return
    day, zone = date.fromisoformat(timer.fence), ctx.community.timezone
    opens_at = rules.opens_at(day, chosen.minute, zone)
    when = opens_at if ctx.now < opens_at else rules.when_late(opens_at, ctx.now, chosen.minute, zone)
    if when is not None and when > ctx.now:  # the community moved to another zone, or it is night by now
        await ctx.set_timer(EDITION_TIMER, ctx.community.id, when, timer.fence)
        return
    if when is not None and await people.places(ctx.connection, ctx.community.id, Purpose.CELEBRATIONS):
        await _open(ctx, day)
    await flow.plan(ctx)
    await ctx.remove(flow.PREVIEW, timer.fence)
    await flow.refresh_team(ctx)


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
    if not editor or not editor.role.covers(Role.STAFF):
        return
    later = await tact.ask(ctx, editor.id, flow.PREVIEW, timer.fence)
    if later is None:
        for ref in (await people.identities(ctx.connection, editor.id))[:1]:
            await ctx.show_to(flow.PREVIEW, timer.fence, ref)
    elif later < rules.opens_at(date.fromisoformat(timer.fence), chosen.minute, ctx.community.timezone):
        await ctx.set_timer(flow.PREVIEW_TIMER, ctx.community.id, later, timer.fence)


async def tell(ctx: Ctx, timer: Due) -> None:
    """Tact said "later": is there still something to tell?"""
    who, _colon, week = timer.subject.partition(":")
    if await loads.notice(ctx.connection, ctx.community, timer.subject) is not None:
        await flow.tell(ctx, who, week)


# --- news from other features ---------------------------------------------------------------------------------


async def person_changed(ctx: Ctx, fact: PersonChanged) -> None:
    """Another name: whatever tells it follows."""
    own = await wins.celebrating(ctx.connection, ctx.community.id, fact.person, limit=NAMED_IN)
    for win in (*own, *await wins.given_by(ctx.connection, ctx.community.id, fact.person, NAMED_IN)):
        if win.edition is not None:
            await ctx.refresh(flow.PART, f"{win.edition}:{win.part}")
            await ctx.refresh(flow.HEADER, win.edition)
            await flow.show_picture(ctx, win.edition)
        for who in win.people:
            await ctx.refresh(flow.NOTICE, f"{who.id}:{win.week}")


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
            for number in range(await wins.last_part(ctx.connection, edition.id) + 1):
                await ctx.show_below(flow.PART, f"{edition.id}:{number}", header)
