"""Once a week: whose years with us are full before the next edition? Each is a draft, for the team to take in."""

from datetime import date, timedelta

from bot.core.achieved import Achieved, Feat
from bot.runtime.context import Ctx
from handlers.celebration import plans, rules
from scheduler.hours import local_date
from storage.repos import arrivals, feats

LOOKED_AT = 200
"""More people than that are not told of in any week."""

AHEAD = timedelta(days=14)
"""Nobody is thanked long before the day, also when the next edition is far off."""


async def look(ctx: Ctx) -> None:
    """Announce the anniversaries until the next edition: of whoever is active here first, and of so many only."""
    today = local_date(ctx.now, ctx.community.timezone)
    first, last = today - rules.BELATED, min(date.fromisoformat(await plans.next_week(ctx)), today + AHEAD)
    days = {years: rules.came_between(first, last, years) for years in rules.ANNIVERSARIES}
    found = await arrivals.came_between(ctx.connection, ctx.community.id, list(days.values()), LOOKED_AT)
    full = {f"{who}:{years}": (who, years) for who, came in found for years in _years(came, days)}
    known = await feats.known_facts(ctx.connection, ctx.community.id, Feat.YEARS, list(full))
    active = await feats.seen(ctx.connection, [who for who, _came in found])
    new = sorted((subject for subject in full if subject not in known), key=lambda one: full[one][0] not in active)
    for subject in new[: rules.ANNIVERSARIES_A_WEEK]:
        who, years = full[subject]
        await ctx.announce(Achieved(what=Feat.YEARS, people=(who,), subject=subject, count=years))


def _years(came: date, days: dict[int, tuple[date, date]]) -> list[int]:
    return [years for years, (first, last) in days.items() if first <= came <= last]
