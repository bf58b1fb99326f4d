"""Between what people say in a ritual's forms, its schedule, and what is shown of it."""

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.ui.i18n import Localiser
from bot.ui.text import Reader
from handlers.rituals.screens.team import When
from scheduler import wording
from scheduler.agenda import LateRule, Plan
from scheduler.calendar import Calendar, HolidayRule
from scheduler.hours import local_date
from scheduler.recurrence import from_rrule, to_rrule
from scheduler.sentences import Understood
from storage.repos.schedules import Schedule

DATES_SHOWN = 5
DEFAULTS = {"holidays": "keep", "calendar": "FR", "late": "latest", "minutes": "60", "where": "", "listed": "no"}


def local(now: datetime, zone: str) -> datetime:
    """What the clocks of `zone` show."""
    return now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def understood(said: Understood, before: Plan | None) -> dict[str, str]:
    """What was understood, as plain values. The same days as `before` go on being counted from where they were."""
    recurrence = said.recurrence
    if before is not None and not said.starts and to_rrule(before.recurrence) == to_rrule(recurrence):
        recurrence = before.recurrence
    return {
        "rule": to_rrule(recurrence),
        "anchor": recurrence.anchor.isoformat(),
        "wall": said.at.strftime("%H:%M"),
    }


def plan_of(said: Mapping[str, str]) -> Plan:
    """The plan that a draft speaks of."""
    late, minutes = _late(said["late"])
    return Plan(
        from_rrule(said["rule"], date.fromisoformat(said["anchor"])),
        time.fromisoformat(said["wall"]),
        said["zone"],
        HolidayRule(said["holidays"]),
        Calendar.parse(said["calendar"]),
        late,
        minutes,
    )


def said_of(plan: Plan, reader: Reader) -> dict[str, str]:
    """A plan as a draft says it; the sentence in the reader's language."""
    return {
        "when": Localiser(reader).plain(wording.sentence(plan.recurrence, plan.at)),
        "rule": to_rrule(plan.recurrence),
        "anchor": plan.recurrence.anchor.isoformat(),
        "wall": plan.at.strftime("%H:%M"),
        "zone": plan.zone,
        "holidays": plan.holidays.value,
        "calendar": str(plan.where),
        "late": _late_name(plan),
    }


def _late(name: str) -> tuple[LateRule, int]:
    if name.startswith("skip"):
        return LateRule.SKIP, int(name.removeprefix("skip"))
    return LateRule(name), 0


def _late_name(plan: Plan) -> str:
    return f"skip{plan.late_minutes}" if plan.late is LateRule.SKIP else plan.late.value


def when(plan: Plan, minutes: int) -> When:
    """A plan of something that lasts so many minutes, as it is shown."""
    return When(plan.recurrence, plan.at, plan.zone, plan.holidays.value, str(plan.where), _late_name(plan), minutes)


def today(now: datetime, schedule: Schedule) -> date:
    """Which day it is where the ritual lives."""
    return local_date(now, schedule.terms.zone)
