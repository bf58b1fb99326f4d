"""Agendas: a recurrence with its hour, its zone and its rules, and the instants that follow from them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import dropwhile, islice

from scheduler.calendar import DAY, FARTHEST, Calendar, HolidayRule, Planned, planned
from scheduler.hours import instant, local_date
from scheduler.recurrence import Recurrence

FOREVER = date.max
"""Paused until somebody says otherwise."""
SHOWN_AT_MOST = 3
"""So many dates are shown for one that takes place, when many fall on holidays."""


class LateRule(StrEnum):
    """What happens when its time has passed while we were away."""

    POST = "post"
    """Each one takes place, and says that it is late."""
    SKIP = "skip"
    """What is more than so many minutes late is left out."""
    LATEST = "latest"
    """Of several that were missed, only the latest takes place."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When something comes back. `at` is a wall time in `zone` (an IANA name)."""

    recurrence: Recurrence
    at: time
    zone: str
    holidays: HolidayRule = HolidayRule.KEEP
    where: Calendar = field(default_factory=Calendar)
    late: LateRule = LateRule.LATEST
    late_minutes: int = 60


@dataclass(frozen=True, slots=True)
class Coming:
    """One date of a plan, and when it takes place (UTC); None: not at all."""

    planned: Planned
    due_at: datetime | None

    @property
    def day(self) -> date:
        """Its local date by the recurrence, which is what tells it from the others."""
        return self.planned.day


def agenda(plan: Plan, after: date, language: str = "fr") -> Iterator[Coming]:
    """The dates of a plan later than the local date `after`; holidays are named in `language`."""
    for one in planned(plan.recurrence, plan.holidays, plan.where, after, language):
        yield Coming(one, instant(one.on, plan.at, plan.zone) if one.on else None)


def preview(plan: Plan, after: date, count: int, language: str = "fr") -> list[Coming]:
    """The next `count` that take place, with those between them that do not, and why."""
    shown: list[Coming] = []
    for coming in islice(agenda(plan, after, language), count * SHOWN_AT_MOST):
        shown.append(coming)
        count -= coming.due_at is not None
        if not count:
            break
    return shown


def next_two(plan: Plan, after: date, language: str = "fr") -> list[tuple[Coming, datetime]]:
    """The next two that take place, with their instants; fewer at the end of the calendar."""
    held = ((one, one.due_at) for one in islice(agenda(plan, after, language), 2 * FARTHEST) if one.due_at is not None)
    return list(islice(held, 2))


def passed(plan: Plan, now: datetime) -> date:
    """The local date up to which everything lies behind at `now`, for a plan that begins then.

    What is left out lies behind once its hour has passed: until then it is still shown, with its reason.
    """
    start = local_date(now, plan.zone) - FARTHEST * DAY
    gone = dropwhile(lambda one: (one.due_at or instant(one.day, plan.at, plan.zone)) <= now, agenda(plan, start))
    first = next(gone, None)
    return local_date(now, plan.zone) if first is None else max(first.day - timedelta(days=1), start)
