"""The ritual that the playground's community has from the start, so that there is one to look at."""

from datetime import time
from zoneinfo import ZoneInfo

from bot.core.people import Purpose, Role
from bot.runtime.context import Ctx
from bot.ui.i18n import Localiser
from bot.ui.text import Reader, _
from handlers.rituals import flow, forms
from scheduler import schedules
from scheduler.agenda import Plan
from scheduler.calendar import Calendar, HolidayRule
from scheduler.recurrence import Weeks
from storage.repos import people, ritual_hosts, rituals

FRIDAY = 4
HOSTS = 3


async def plant(ctx: Ctx) -> None:
    """A coffee on Fridays, hosted by the team in turns. Where there ever was a ritual, nothing is done."""
    places = await people.places(ctx.connection, ctx.community.id, Purpose.GENERAL)
    team = await people.with_role(ctx.connection, ctx.community.id, Role.STAFF)
    if not places or not team or await rituals.ever(ctx.connection, ctx.community.id):
        return
    words = Localiser(Reader(ctx.community.language, ctx.community.timezone)).plain
    text = _(
        "☕ {date}: a coffee, whoever likes to. Good news, a question, a wish? {host} hosts. Next time: {next}.",
        date=forms.slot(_("date")), host=forms.slot(_("host")), next=forms.slot(_("next")),
    )  # fmt: skip
    zone = ctx.community.timezone
    today = ctx.now.astimezone(ZoneInfo(zone)).date()
    # Nobody is asked ahead: whoever looks around for the first time shall not find messages that they did not cause.
    plan = Plan(Weeks(1, (FRIDAY,), today), time(9, 30), zone, HolidayRule.BEFORE, Calendar("FR"))
    schedule = await schedules.create(ctx, flow.DUE, plan)
    made = await rituals.add(
        ctx.connection, ctx.community.id, schedule.id, team[0].id, ctx.now, name=words(_("Friday coffee")),
        text=words(text), place=places[0], minutes=30,
    )  # fmt: skip
    made = await rituals.change(ctx.connection, made, prep_days=0, is_listed=True)
    for host in team[:HOSTS]:
        await ritual_hosts.add(ctx.connection, made, host.id)
    await flow.follow(ctx, made)
