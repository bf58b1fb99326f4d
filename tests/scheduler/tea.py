"""A feature made for tests of schedules: tea is served, and it is noted when."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.core.inbound import Due
from bot.runtime.context import Ctx
from bot.runtime.feature import Feature
from scheduler import schedules
from scheduler.agenda import LateRule, Plan, preview
from scheduler.calendar import Calendar, HolidayRule
from scheduler.recurrence import Recurrence, Weeks
from storage.repos import schedules as rows
from storage.repos.schedules import Occurrence, Schedule
from tests.runtime.bench import Bench, feature

PARIS = "Europe/Paris"
WEDNESDAYS = Weeks(1, (2,), date(2026, 11, 1))


def wednesdays(hour: int = 11, *, zone: str = PARIS, late: LateRule = LateRule.LATEST, minutes: int = 60) -> Plan:
    """Every Wednesday."""
    return Plan(WEDNESDAYS, time(hour), zone, late=late, late_minutes=minutes)


def daily(recurrence: Recurrence, late: LateRule) -> Plan:
    """At 11:00 in Paris."""
    return Plan(recurrence, time(11), PARIS, HolidayRule.SKIP, Calendar("FR"), late)


@dataclass
class Tea:
    """What was served: "18 11:00", or "18 12:30 late", in Paris."""

    served: list[str] = field(default_factory=list)
    schedule: Schedule | None = None

    async def due(self, ctx: Ctx, due: Due) -> None:
        held = await schedules.fire(ctx, due)
        if held is not None:
            at = f"{ctx.now.astimezone(ZoneInfo(PARIS)):%H:%M}"
            self.served.append(f"{held.occurrence.day.day} {at}" + (" late" if held.is_late else ""))

    def feature(self) -> Feature:
        return feature(timers={"test.tea": self.due})

    async def plan(self, bench: Bench, plan: Plan) -> None:
        async def work(ctx: Ctx) -> None:
            self.schedule = await schedules.create(ctx, "test.tea", plan)

        await bench.in_unit(work)

    async def change(self, bench: Bench, work: Callable[[Ctx, Schedule], Awaitable[object]]) -> object:
        """Do something with the schedule; what came back."""
        answers: list[object] = []

        async def unit(ctx: Ctx) -> None:
            assert self.schedule is not None
            answers.append(await work(ctx, await self._fresh(ctx)))

        await bench.in_unit(unit)
        await bench.settle()
        return answers[0]

    async def replan(self, bench: Bench, plan: Plan) -> None:
        await self.change(bench, lambda ctx, schedule: schedules.replan(ctx, schedule, plan))

    async def coming(self, bench: Bench, count: int = 1) -> list[datetime]:
        """The instants that are announced."""

        async def work(ctx: Ctx, schedule: Schedule) -> list[datetime]:
            first = await schedules.coming(ctx, schedule)
            rest = [] if first is None else preview(schedules.plan_of(schedule), first.day, count - 1)
            return [one.due_at for one in [first, *rest] if one is not None and one.due_at is not None]

        found = await self.change(bench, work)
        assert isinstance(found, list)
        return found

    async def history(self, bench: Bench) -> list[str]:
        """What was decided, the latest first: "18 held"."""

        async def work(ctx: Ctx, schedule: Schedule) -> list[Occurrence]:
            return await rows.history(ctx.connection, schedule, 100)

        found = await self.change(bench, work)
        assert isinstance(found, list)
        return [f"{one.day.day} {one.state}" + (f" ({one.reason})" if one.reason else "") for one in found]

    async def _fresh(self, ctx: Ctx) -> Schedule:
        assert self.schedule is not None
        found = await rows.get(ctx.connection, ctx.community.id, self.schedule.id)
        assert found is not None
        return found
