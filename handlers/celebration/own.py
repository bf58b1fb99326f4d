"""What people decide about themselves: how they are shown, and to take back what they told."""

from bot.core.inbound import Said
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press
from bot.ui.reply import Nothing, Reply, Whisper
from bot.ui.text import Span, _
from bot.ui.view import say
from handlers.celebration import flow, loads, screens
from handlers.celebration.rules import Choice
from storage.repos import celebrations, wins
from storage.repos.surfaces import Surface


async def page(ctx: ActorCtx, press: Press) -> Reply:
    """All that is told of whoever asks, and what they told."""
    return await _page(ctx, press.number(0))


async def _page(ctx: ActorCtx, number: int = 0) -> Reply:
    return Whisper(screens.page(await loads.page(ctx.connection, ctx.community, ctx.person, number)))


async def choose(ctx: ActorCtx, press: Press) -> Reply:
    """How they are shown from now on, everywhere where this win stands."""
    win = await wins.get(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    if win is None or ctx.person.id not in {who.id for who in win.people} or press.value not in set(Choice):
        return gone()
    await wins.choose(ctx.connection, win.id, ctx.person.id, press.value)
    await flow.changed(ctx, win.id)
    return await _page(ctx) if press.argument(1) == "page" else Nothing()


async def take_back(ctx: ActorCtx, press: Press) -> Reply:
    """Whoever told a win takes it back."""
    win = await wins.get(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    if win is None or ctx.person.id not in {giver.id for giver in win.givers}:
        return gone()
    await flow.drop_giver(ctx, win, ctx.person.id)
    return whisper(_("Taken back: it is told no more."))


async def answered(ctx: ActorCtx, said: Said, surface: Surface) -> None:
    """Somebody wrote in the thread of an edition: counted, never read."""
    await celebrations.cheered(ctx.connection, surface.subject, said.message, ctx.person.id, "")
    await ctx.refresh(flow.HEADER, surface.subject)


def whisper(words: Span) -> Reply:
    """A sentence that only the person who acted sees."""
    return Whisper(say(words))


def gone() -> Reply:
    """The answer to a button that is not theirs, or of something that is no more."""
    return whisper(_("This success is gone, or it is not yours to change."))
