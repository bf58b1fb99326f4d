"""The steps that several handlers of the celebration share: keep a win, tell whom it celebrates, redraw."""

from bot.core.people import Role
from bot.runtime import tact
from bot.runtime.context import Ctx
from handlers.celebration import loads, pictures, plans, recap, rules
from handlers.celebration.plans import Planned
from handlers.celebration.rules import State
from storage.repos import celebrations, people, surfaces, timers, wins
from storage.repos.celebrations import Edition
from storage.repos.wins import NewWin, Win

HEADER = "celebration.header"
PART = "celebration.part"
NOTICE = "celebration.notice"
WHY = "celebration.why"
PREVIEW = "celebration.preview"
PICTURE = "celebration.picture"

TELL_TIMER = "celebration.tell"
PREVIEW_TIMER = "celebration.preview"

THREAD = (HEADER, PART)
"""The messages of an edition."""


async def begin(ctx: Ctx) -> None:
    """At every start: plan the next edition, unless it is planned."""
    before = await plans.planned(ctx.connection, ctx.community.id)
    await plans.begin(ctx)
    if await plans.planned(ctx.connection, ctx.community.id) != before:
        await follow(ctx)
    await recap.begin(ctx)


async def follow(ctx: Ctx) -> None:
    """Another edition may come next, or at another time: whoever looks at it is asked in time, and all say when."""
    coming = await plans.planned(ctx.connection, ctx.community.id)
    await _ask_editor(ctx, coming)
    for surface in await surfaces.of_ending(ctx.connection, ctx.community.id, PREVIEW, ""):
        await ctx.show_again(surface)
    for win in await wins.waiting(ctx.connection, ctx.community.id, loads.WAITS, rules.WINS_COUNTED):
        await _redraw_notices(ctx, win)
    await refresh_team(ctx)


async def _ask_editor(ctx: Ctx, coming: Planned | None) -> None:
    editor = (await celebrations.settings(ctx.connection, ctx.community.id)).editor
    if coming is not None and editor is not None:
        look_at, day = rules.day_before(coming.opens_at, coming.plan.at, coming.plan.zone), coming.day.isoformat()
        if look_at > ctx.now:
            await ctx.set_timer(PREVIEW_TIMER, ctx.community.id, look_at, day)
            return
        waiting = await timers.waiting(ctx.connection, ctx.community.id, PREVIEW_TIMER, ctx.community.id)
        if waiting is not None and waiting.fence == day:  # tact has put it off
            return
    await ctx.cancel_timer(PREVIEW_TIMER, ctx.community.id)


# --- a win ------------------------------------------------------------------------------------------------


async def keep(ctx: Ctx, new: NewWin) -> Win | None:
    """Keep a win, tell whom it celebrates, and show it at once where today's thread is still open; None: a repeat."""
    win = await wins.add(ctx.connection, ctx.community.id, new, ctx.now)
    if win is not None:
        await changed(ctx, win.id)
    return win


async def open_edition(ctx: Ctx) -> Edition | None:
    """Today's edition, as long as late wins join it."""
    latest = await celebrations.latest(ctx.connection, ctx.community.id)
    return latest[0] if latest and ctx.now < latest[0].closes_at else None


async def changed(ctx: Ctx, win_id: str) -> None:
    """Bring everything up to date that shows this win, or does not show it yet."""
    win = await wins.get(ctx.connection, ctx.community.id, win_id)
    if win is None:
        return
    unless_said = (await celebrations.settings(ctx.connection, ctx.community.id)).unless_said
    shown = loads.is_shown(win, unless_said)
    if shown and win.edition is None:
        win = await _join(ctx, win)
    if win.edition is not None:
        await show_part(ctx, win.edition, win.part or 0, shown=shown)
        await show_picture(ctx, win.edition)
        await recap.changed(ctx, win)
    if win.state in wins.TOLD:
        givers = {giver.id for giver in win.givers}
        for who in win.people:
            if who.id not in givers:
                await tell(ctx, who.id, win.week)
    await redraw(ctx, win)


async def _join(ctx: Ctx, win: Win) -> Win:
    """A late win: it stands below today's thread."""
    edition = await open_edition(ctx)
    if edition is None:
        return win
    part = await wins.last_part(ctx.connection, edition.id) + 1
    await wins.change(ctx.connection, win.id, edition_id=edition.id, part=part)
    return await wins.get(ctx.connection, ctx.community.id, win.id) or win


async def show_part(ctx: Ctx, edition_id: str, part: int, *, shown: bool = True) -> None:
    """One message below an edition, in every place where that stands; what shows nothing any more goes away."""
    subject = f"{edition_id}:{part}"
    await ctx.refresh(PART, subject)
    if shown:
        for header in await surfaces.of(ctx.connection, ctx.community.id, HEADER, edition_id):
            await ctx.show_below(PART, subject, header)
    await ctx.refresh(HEADER, edition_id)


async def show_picture(ctx: Ctx, edition_id: str) -> None:
    """The picture of the week, as it is now: one that shows what it should not any more goes away."""
    subject = await loads.picture_subject(ctx.connection, ctx.community, edition_id)
    headers = await surfaces.of(ctx.connection, ctx.community.id, HEADER, edition_id)
    await pictures.show(ctx, PICTURE, subject, headers)


async def redraw(ctx: Ctx, win: Win) -> None:
    """What shows a win beside its edition: private notices, the team's pages."""
    await _redraw_notices(ctx, win)
    await refresh_team(ctx)


async def _redraw_notices(ctx: Ctx, win: Win) -> None:
    for who in win.people:
        await ctx.refresh(NOTICE, f"{who.id}:{win.week}")


async def refresh_team(ctx: Ctx) -> None:
    """How much waits is another number now."""
    await ctx.refresh_homes(Role.STAFF)
    await ctx.refresh(PREVIEW, await plans.next_week(ctx))


async def withdraw(ctx: Ctx, win: Win) -> None:
    """It is told no more, and its words are forgotten."""
    await wins.change(ctx.connection, win.id, state=State.WITHDRAWN, words="")
    await changed(ctx, win.id)


async def drop_giver(ctx: Ctx, win: Win, who: str) -> None:
    """Somebody takes a win back; with the last one it is withdrawn."""
    await wins.drop_giver(ctx.connection, win.id, who)
    if {giver.id for giver in win.givers} <= {who}:
        await withdraw(ctx, win)
    else:
        await changed(ctx, win.id)


# --- whom it celebrates -------------------------------------------------------------------------------------


async def tell(ctx: Ctx, who: str, week: str) -> None:
    """One private message a week, which then follows; when tact allows."""
    subject = f"{who}:{week}"
    if await surfaces.of(ctx.connection, ctx.community.id, NOTICE, subject):
        return
    later = await tact.ask(ctx, who, NOTICE, subject)
    if later is None or later is tact.NEVER:  # the one that was sent went away again, and here is another success
        for ref in (await people.identities(ctx.connection, who))[:1]:
            await ctx.show_to(NOTICE, subject, ref)
    else:
        await ctx.set_timer(TELL_TIMER, subject, later, week)
