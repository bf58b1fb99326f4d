"""Reads what a month or a year brought, as it may be shown now: for recaps, their pictures and their files."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from bot.core.achieved import Feat
from bot.core.files import SharedFile
from bot.core.people import Community
from bot.ui.text import Reader
from handlers.celebration import loads, periods, pictures, rules, screens
from handlers.celebration.periods import Period
from handlers.celebration.rules import Choice
from handlers.celebration.screens import Chapter, Month, Recap
from storage.repos import celebrations, recaps, wins
from storage.repos.recaps import Counted
from storage.repos.wins import Win
from storage.unit import Connection

CALLS = (Feat.HELPED.value,)
"""Facts that tell of a call for help that was answered well."""
ROWS, PARTS = 8, 25
"""Successes in a message below a month, and such messages; what comes beyond stands in the weeks' threads."""
MOST = 20_000
"""More than any year brings."""


async def counted(connection: Connection, community: Community, period: Period) -> Counted:
    """The figures in which nobody is named, as they are now."""
    first, after = period.days
    editions = await recaps.editions(connection, community.id, first, after)
    reactions, answers = await recaps.cheers(connection, community.id, first, after)
    calls = await recaps.facts(connection, community.id, CALLS, *period.instants(community.timezone))
    return Counted(len(editions), reactions, answers, calls)


async def shown(connection: Connection, community: Community, period: Period) -> list[Win]:
    """The successes of a month or a year that everybody may read now, in order."""
    unless_said = await _unless_said(connection, community)
    found = await wins.told_between(connection, community.id, *period.days, limit=MOST)
    return [win for win in found if loads.is_shown(win, unless_said)]


async def _unless_said(connection: Connection, community: Community) -> str:
    return (await celebrations.settings(connection, community.id)).unless_said


# --- surfaces ---------------------------------------------------------------------------------------------


async def recap(connection: Connection, community: Community, recap_id: str) -> Recap | None:
    """The first message of a recap."""
    found = await recaps.get(connection, community.id, recap_id)
    if found is None:
        return None
    period, told = Period.parse(found.period), await shown(connection, community, Period.parse(found.period))
    people = loads.applauded(told, await _unless_said(connection, community))
    beyond = 0
    if period.month:
        below = set((await wins.ids_between(connection, community.id, *period.days))[: ROWS * PARTS])
        beyond = sum(win.id not in below for win in told)
    return Recap(period, _figures(told, len(people), found.counted), people, beyond)


def _figures(told: Sequence[Win], people: int, counted: Counted) -> screens.Figures:
    return screens.Figures(
        len(told), people, counted.editions, counted.reactions, counted.answers, counted.calls
    )  # fmt: skip


async def part(connection: Connection, community: Community, subject: str) -> Sequence[Chapter] | Month | None:
    """One message below a recap: some successes of a month, or a month of a year; None when there is nothing in it."""
    recap_id, _colon, number = subject.partition(":")
    found = await recaps.get(connection, community.id, recap_id)
    if found is None:
        return None
    period = Period.parse(found.period)
    if period.month:
        return await _chapters(connection, community, period, int(number)) or None
    return await _month(connection, community, Period(period.year, int(number)))


async def _chapters(connection: Connection, community: Community, period: Period, number: int) -> list[Chapter]:
    unless_said = await _unless_said(connection, community)
    found = await wins.told_between(
        connection, community.id, *period.days, limit=ROWS, offset=number * ROWS
    )  # fmt: skip
    days = await _days(connection, community, period)
    told = [win for win in found if loads.is_shown(win, unless_said)]
    return [
        Chapter(date.fromisoformat(day), [loads.told(win, unless_said) for win in together])
        for day, together in groupby(told, lambda win: days[str(win.edition)])
    ]


async def _days(connection: Connection, community: Community, period: Period) -> Mapping[str, str]:
    editions = await recaps.editions(connection, community.id, *period.days)
    return {edition: day for edition, (day, _closes_at) in editions.items()}


async def _month(connection: Connection, community: Community, period: Period) -> Month | None:
    unless_said = await _unless_said(connection, community)
    found = await shown(connection, community, period)
    if not found:
        return None
    told = [loads.told(win, unless_said) for win in found]
    place = periods.chosen(
        [
            (win.id, screens.as_shown(one), any(who.choice not in (None, Choice.NOT_NOW) for who in win.people))
            for win, one in zip(found, told, strict=True)
        ]
    )
    people = loads.applauded(found, unless_said)
    return Month(period, len(found), people, None if place is None else told[place])


# --- the picture ------------------------------------------------------------------------------------------


async def picture_subject(connection: Connection, community: Community, recap_id: str) -> str | None:
    """What the picture of a recap is kept under: another one when it shows something else; None: there is none."""
    return pictures.subject(recap_id, await _picture(connection, community, recap_id))


async def picture(connection: Connection, community: Community, subject: str) -> SharedFile | None:
    """The picture of a recap; None when another one shows what is so now."""
    recap_id = subject.partition(":")[0]
    described = await _picture(connection, community, recap_id)
    return described if pictures.subject(recap_id, described) == subject else None


async def _picture(connection: Connection, community: Community, recap_id: str) -> SharedFile | None:
    found = await recaps.get(connection, community.id, recap_id)
    if found is None:
        return None
    drawn = await drawing(connection, community, Period.parse(found.period), found.counted)
    if drawn.figures.wins < rules.PICTURE_FROM:
        return None
    return screens.recap_picture(drawn, Reader(community.language, community.timezone))


async def drawing(
    connection: Connection, community: Community, period: Period, figures: Counted, until: datetime | None = None
) -> screens.Drawn:  # fmt: skip
    """What a picture of a month or a year shows; `until`: only what was told in editions that were closed then."""
    told, days = await shown(connection, community, period), await _days(connection, community, period)
    if until is not None:
        closed = await closed_by(connection, community, period, until)
        told = [win for win in told if win.edition in closed]
    months = [0] * len(period.months)
    if not period.month:
        for win in told:
            months[int(days[str(win.edition)][5:7]) - 1] += 1
    people = loads.applauded(told, await _unless_said(connection, community))
    return screens.Drawn(period, _figures(told, len(people), figures), people, months, community.name)


async def closed_by(connection: Connection, community: Community, period: Period, until: datetime) -> set[str]:
    """The editions of a month or a year which late successes joined no more at an instant."""
    editions = await recaps.editions(connection, community.id, *period.days)
    return {edition for edition, (_day, closes_at) in editions.items() if closes_at <= until}
