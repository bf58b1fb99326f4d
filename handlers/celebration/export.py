"""A month or a year as a file, for somebody of the team: made on demand, and gone when it tells what is so no more."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby

from bot.core.clock import unix_ms
from bot.core.files import SharedFile
from bot.core.ids import new_id
from bot.core.people import Community
from bot.core.refs import PersonRef
from bot.runtime.context import ActorCtx, Ctx
from bot.ui.i18n import Localiser
from bot.ui.text import Reader
from handlers.celebration import loads, screens, summary
from handlers.celebration.periods import Period
from handlers.celebration.screens import Outdated, Report
from storage.repos import celebrations, recaps, surfaces
from storage.repos.recaps import RecapFile
from storage.unit import Connection

FILE = "celebration.file"
OUTDATED = "celebration.file_outdated"


async def send(ctx: ActorCtx, period: Period, kind: str) -> None:
    """On its way to whoever asked, in their direct message."""
    made = RecapFile(
        id=new_id(unix_ms(ctx.now)), community=ctx.community.id, person=ctx.person.id, period=str(period), format=kind,
        language=ctx.person.language, made_at=ctx.now, digest="", is_outdated=False,
    )  # fmt: skip
    digest = await _digest(ctx.connection, ctx.community, made)
    await recaps.add_file(ctx.connection, replace(made, digest=digest))
    await ctx.show_to(FILE, made.id, ctx.ref)


async def forget(ctx: Ctx, found: RecapFile) -> None:
    """The file, and what was said of it, go away."""
    await ctx.remove(FILE, found.id)
    await ctx.remove(OUTDATED, found.id)
    await recaps.drop_file(ctx.connection, found.id)


async def changed(ctx: Ctx, codes: Sequence[str]) -> None:
    """Something in these periods is shown otherwise: files that tell it as it was go away, and a note says so."""
    for found in await recaps.files_of(ctx.connection, ctx.community.id, codes):
        if await _digest(ctx.connection, ctx.community, found) == found.digest:
            continue
        await recaps.outdate(ctx.connection, found.id)
        for surface in await surfaces.of(ctx.connection, ctx.community.id, FILE, found.id):
            await ctx.take_away(surface)
            await ctx.show_to(OUTDATED, found.id, PersonRef(surface.spot.workspace, surface.spot.user))


# --- what is in it ----------------------------------------------------------------------------------------


async def file(connection: Connection, community: Community, file_id: str) -> SharedFile | None:
    """The file as it was asked for; None once it tells what is so no more."""
    found = await recaps.get_file(connection, community.id, file_id)
    if found is None or found.is_outdated:
        return None
    state = await _report(connection, community, Period.parse(found.period), found.made_at)
    if _digest_of(state, found) != found.digest:
        return None
    return screens.document(state, found.format, Reader(found.language, community.timezone))


async def outdated(connection: Connection, community: Community, file_id: str) -> Outdated | None:
    """What became of it."""
    found = await recaps.get_file(connection, community.id, file_id)
    return None if found is None else Outdated(found.id, Period.parse(found.period), found.made_at)


async def is_open(connection: Connection, community: Community, period: Period, now: datetime) -> bool:
    """Whether all that was told then stands in an edition that successes still join."""
    return not (await _report(connection, community, period, now)).editions


async def _report(connection: Connection, community: Community, period: Period, made_at: datetime) -> Report:
    unless_said = (await celebrations.settings(connection, community.id)).unless_said
    editions = await recaps.editions(connection, community.id, *period.days)
    closed = {edition: day for edition, (day, closes_at) in editions.items() if closes_at <= made_at}
    told = [win for win in await summary.shown(connection, community, period) if win.edition in closed]
    counted = await summary.counted(connection, community, period)
    drawn = await summary.drawing(connection, community, period, counted, made_at)
    together = [
        (date.fromisoformat(day), [loads.told(win, unless_said) for win in theirs])
        for day, theirs in groupby(told, lambda win: closed[str(win.edition)])
    ]
    return Report(drawn, together, made_at, is_open=len(closed) < len(editions))


async def _digest(connection: Connection, community: Community, found: RecapFile) -> str:
    return _digest_of(await _report(connection, community, Period.parse(found.period), found.made_at), found)


def _digest_of(state: Report, found: RecapFile) -> str:
    """Of what it tells of people: figures alone, which may still grow, make no file wrong."""
    words = Localiser(Reader(found.language))
    told = [
        [day.isoformat(), [screens.told_in_words(one, words) for one in together]] for day, together in state.editions
    ]
    return summary.digest(json.dumps(told))
