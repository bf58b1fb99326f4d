"""A month or a year as a file, for somebody of the team: made on demand, and gone when it tells what is so no more."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from bot.core.clock import unix_ms
from bot.core.files import SharedFile
from bot.core.ids import new_id
from bot.core.people import Community, Role
from bot.core.refs import PersonRef
from bot.runtime.context import ActorCtx, Ctx
from bot.ui.i18n import Localiser
from bot.ui.text import Reader
from handlers.celebration import loads, pictures, screens, summary
from handlers.celebration.periods import Period
from handlers.celebration.screens import Outdated, Report, Told
from storage.repos import celebrations, people, recaps, surfaces
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
    told = await _told(ctx.connection, ctx.community, period)
    digest = _digest(told, _digests(told, made.language), made.made_at)
    await recaps.add_file(ctx.connection, replace(made, digest=digest))
    await ctx.show_to(FILE, made.id, ctx.ref)


async def forget(ctx: Ctx, found: RecapFile) -> None:
    """The file, and what was said of it, go away."""
    await ctx.remove(FILE, found.id)
    await ctx.remove(OUTDATED, found.id)
    await recaps.drop_file(ctx.connection, found.id)


async def rights_changed(ctx: Ctx, person_id: str) -> None:
    """Whoever is of the team no more has no file of it: neither one that stands nor one that is on its way."""
    person = await people.get(ctx.connection, ctx.community.id, person_id)
    if person is None or not person.role.covers(Role.STAFF):
        for made in await recaps.files_for(ctx.connection, ctx.community.id, person_id):
            await forget(ctx, made)


async def changed(ctx: Ctx, code: str) -> None:
    """Something in this period is shown otherwise: files that tell it as it was go away, and a note says so."""
    standing = await recaps.files_of(ctx.connection, ctx.community.id, [code])
    if not standing:
        return
    told = await _told(ctx.connection, ctx.community, Period.parse(code))
    digests = {language: _digests(told, language) for language in {found.language for found in standing}}
    for found in standing:
        if _digest(told, digests[found.language], found.made_at) == found.digest:
            continue
        await recaps.outdate(ctx.connection, found.id)
        for surface in await surfaces.of(ctx.connection, ctx.community.id, FILE, found.id):
            await ctx.take_away(surface)
            await ctx.show_to(OUTDATED, found.id, PersonRef(surface.spot.workspace, surface.spot.user))


# --- what is in it ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Edition:
    """What an edition tells now. `closes_at`: from then on no late success joins it (UTC)."""

    day: date
    closes_at: datetime
    told: Sequence[Told]


async def file(connection: Connection, community: Community, file_id: str) -> SharedFile | None:
    """The file as it was asked for; None once it tells what is so no more."""
    found = await recaps.get_file(connection, community.id, file_id)
    if found is None or found.is_outdated:
        return None
    period = Period.parse(found.period)
    told = await _told(connection, community, period)
    if _digest(told, _digests(told, found.language), found.made_at) != found.digest:
        return None
    counted = await summary.counted(connection, community, period)
    drawn = await summary.drawing(connection, community, period, counted, found.made_at)
    closed = [(one.day, one.told) for one in told if one.closes_at <= found.made_at]
    report = Report(drawn, closed, found.made_at, is_open=len(closed) < len(told))
    return screens.document(report, found.format, Reader(found.language, community.timezone))


async def outdated(connection: Connection, community: Community, file_id: str) -> Outdated | None:
    """What became of it."""
    found = await recaps.get_file(connection, community.id, file_id)
    return None if found is None else Outdated(found.id, Period.parse(found.period), found.made_at)


async def is_open(connection: Connection, community: Community, period: Period, now: datetime) -> bool:
    """Whether all that was told then stands in an edition that successes still join."""
    return all(one.closes_at > now for one in await _told(connection, community, period))


async def _told(connection: Connection, community: Community, period: Period) -> list[_Edition]:
    """What the editions of a period tell now; without those that tell nothing."""
    unless_said = (await celebrations.settings(connection, community.id)).unless_said
    editions = await recaps.editions(connection, community.id, *period.days)
    shown = await summary.shown(connection, community, period)
    found: list[_Edition] = []
    for ident, together in groupby(shown, lambda win: str(win.edition)):
        day, closes_at = editions[ident]
        found.append(_Edition(date.fromisoformat(day), closes_at, [loads.told(win, unless_said) for win in together]))
    return found


def _digests(told: Sequence[_Edition], language: str) -> list[str]:
    """Of what each edition tells of people: figures alone, which may still grow, make no file wrong."""
    words = Localiser(Reader(language))
    return [
        pictures.digest(json.dumps([one.day.isoformat(), [screens.told_in_words(each, words) for each in one.told]]))
        for one in told
    ]


def _digest(told: Sequence[_Edition], digests: Sequence[str], made_at: datetime) -> str:
    """Of a file that was made at an instant."""
    return pictures.digest(" ".join(
        digest for one, digest in zip(told, digests, strict=True) if one.closes_at <= made_at
    ))  # fmt: skip
