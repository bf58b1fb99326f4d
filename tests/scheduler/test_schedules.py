"""Schedules: each date once, whatever is changed meanwhile. The clock begins on Wednesday 18 November, 10:00."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time

import pytest

from bot.core.inbound import Due
from scheduler import schedules
from scheduler.agenda import FOREVER, LateRule, Plan
from scheduler.calendar import Calendar, HolidayRule
from scheduler.recurrence import WORKING_DAYS, Days, MonthDays, Weeks
from storage.repos.schedules import Occurrence
from tests.databases import Databases
from tests.runtime.bench import Bench, open_bench
from tests.scheduler.tea import PARIS, Tea, daily, wednesdays

EVERY_DAY = Days(1, date(2026, 1, 1))


@pytest.fixture
def tea() -> Tea:
    return Tea()


@pytest.fixture
async def bench(databases: Databases, tea: Tea) -> AsyncIterator[Bench]:
    url = databases.fresh_url("sqlite")
    async with open_bench(url, tea.feature()) as opened:
        yield opened
    databases.drop(url)


async def test_it_comes_back_each_time_once(database_url: str, tea: Tea) -> None:
    async with open_bench(database_url, tea.feature()) as bench:
        await tea.plan(bench, wednesdays())
        await bench.pass_time(hours=24 * 15)
        assert tea.served == ["18 11:00", "25 11:00", "2 11:00"]
        assert await tea.history(bench) == ["2 held", "25 held", "18 held"]


async def test_what_has_passed_when_it_is_planned_is_not_made_up_for(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, wednesdays(9))
    await bench.pass_time(hours=24)
    assert tea.served == []
    assert await tea.coming(bench) == [datetime(2026, 11, 25, 8, tzinfo=UTC)]


@pytest.mark.parametrize("later", [12, 15, 23])
async def test_a_later_hour_after_it_was_served_serves_nothing_twice(bench: Bench, tea: Tea, later: int) -> None:
    await tea.plan(bench, wednesdays(11))
    await bench.pass_time(hours=1.5)
    await tea.replan(bench, wednesdays(later))
    await bench.pass_time(hours=24 * 7 - 4)
    assert tea.served == ["18 11:00"]
    assert (await tea.coming(bench))[0].astimezone(UTC).day == 25


async def test_a_later_hour_before_it_was_served_moves_todays(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, wednesdays(11))
    await tea.replan(bench, wednesdays(15))
    await bench.pass_time(hours=24)
    assert tea.served == ["18 15:00"]


@pytest.mark.parametrize("late", LateRule)
async def test_an_earlier_hour_that_has_just_passed_swallows_nothing(bench: Bench, tea: Tea, late: LateRule) -> None:
    """At 10:00, today's eleven o'clock becomes eight o'clock: now, then, and without an excuse."""
    await tea.plan(bench, wednesdays(11, late=late, minutes=5))
    await tea.replan(bench, wednesdays(8, late=late, minutes=5))
    assert tea.served == ["18 10:00"]
    await bench.pass_time(hours=24 * 7)
    assert tea.served == ["18 10:00", "25 08:00"]


@pytest.mark.parametrize(("zone", "served"), [
    ("America/New_York", ["18 17:00", "25 17:00"]),  # 11:00 there is 17:00 in Paris
    ("Asia/Tokyo", ["18 10:00", "25 03:00"]),  # 11:00 there was at 03:00 in Paris: now, then
    ("Pacific/Auckland", ["18 10:00", "24 23:00"]),
])  # fmt: skip
async def test_another_zone_serves_todays_once(bench: Bench, tea: Tea, zone: str, served: list[str]) -> None:
    await tea.plan(bench, wednesdays(11))
    await tea.replan(bench, wednesdays(11, zone=zone))
    await bench.pass_time(hours=24 * 7 + 8)
    assert [one.split()[1] for one in tea.served] == [one.split()[1] for one in served]
    assert [one.split()[0] for one in tea.served] == ["18", "25"]


async def test_another_zone_after_it_was_served_serves_nothing_twice(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, wednesdays(11))
    await bench.pass_time(hours=2)
    for zone in ("America/New_York", "Asia/Tokyo", "Pacific/Honolulu", PARIS):
        await tea.replan(bench, wednesdays(11, zone=zone))
    await bench.pass_time(hours=24 * 6)
    assert tea.served == ["18 11:00"]


async def test_other_days_do_not_bring_back_what_had_passed(bench: Bench, tea: Tea) -> None:
    thursdays = Plan(Weeks(1, (3,), date(2026, 11, 1)), time(9), PARIS)
    await tea.plan(bench, thursdays)
    await tea.replan(bench, Plan(Weeks(1, WORKING_DAYS, date(2026, 11, 1)), time(9), PARIS))
    await bench.pass_time(hours=47)
    assert tea.served == ["19 09:00", "20 09:00"]


async def test_from_once_a_year_to_every_week(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, Plan(MonthDays(12, 14, date(2026, 7, 1)), time(9), PARIS))
    await tea.replan(bench, wednesdays(11))
    await bench.pass_time(hours=24)
    assert tea.served == ["18 11:00"]


async def test_skipped_and_taken_back(bench: Bench, tea: Tea) -> None:
    ines = (await bench.person("ines")).id
    await tea.plan(bench, wednesdays())
    skipped = await tea.change(bench, lambda ctx, schedule: schedules.skip(ctx, schedule, ines))
    assert isinstance(skipped, Occurrence)
    assert await tea.coming(bench) == [datetime(2026, 11, 25, 10, tzinfo=UTC)]
    assert await tea.change(bench, lambda ctx, _schedule: schedules.unskip(ctx, skipped)) is True
    await bench.pass_time(hours=2)
    assert tea.served == ["18 11:00"]
    again = await tea.change(bench, lambda ctx, schedule: schedules.skip(ctx, schedule, ines))
    assert isinstance(again, Occurrence)
    await bench.pass_time(hours=24 * 13)
    assert await tea.change(bench, lambda ctx, _schedule: schedules.unskip(ctx, again)) is False
    assert tea.served == ["18 11:00"]
    assert await tea.history(bench) == ["25 skipped", "18 held"]


async def test_moved_once_and_no_further(bench: Bench, tea: Tea) -> None:
    ines = (await bench.person("ines")).id
    await tea.plan(bench, wednesdays())
    for wrong in (datetime(2026, 11, 18, 8, tzinfo=UTC), datetime(2026, 11, 25, 10, tzinfo=UTC)):
        assert await tea.change(bench, lambda ctx, found, to=wrong: schedules.move(ctx, found, to, ines)) is None  # type: ignore[misc]
    for hour in (14, 18):
        to = datetime(2026, 11, 19, hour, tzinfo=UTC)
        assert await tea.change(bench, lambda ctx, found, to=to: schedules.move(ctx, found, to, ines))  # type: ignore[misc]
    assert await tea.coming(bench, 2) == [
        datetime(2026, 11, 19, 18, tzinfo=UTC), datetime(2026, 11, 25, 10, tzinfo=UTC)
    ]  # fmt: skip
    await bench.pass_time(hours=24 * 8)
    assert tea.served == ["18 19:00", "25 11:00"]
    assert await tea.history(bench) == ["25 held", "18 held"]


async def test_run_now_keeps_the_anchor(bench: Bench, tea: Tea) -> None:
    ines = (await bench.person("ines")).id
    every_other = Plan(Weeks(2, (3,), date(2026, 11, 26)), time(9), PARIS)
    await tea.plan(bench, every_other)
    held = await tea.change(bench, lambda ctx, schedule: schedules.hold_now(ctx, schedule, ines))
    assert isinstance(held, Occurrence)
    assert held.day == date(2026, 11, 18)
    assert await tea.change(bench, lambda ctx, schedule: schedules.hold_now(ctx, schedule, ines)) is None
    assert [at.day for at in await tea.coming(bench, 3)] == [26, 10, 24]


async def test_run_now_on_the_day_itself_is_todays(bench: Bench, tea: Tea) -> None:
    ines = (await bench.person("ines")).id
    await tea.plan(bench, wednesdays())
    assert await tea.change(bench, lambda ctx, schedule: schedules.hold_now(ctx, schedule, ines)) is not None
    await bench.pass_time(hours=24)
    assert tea.served == []
    assert await tea.history(bench) == ["18 held"]


async def test_paused_until_a_day_it_resumes_alone(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, wednesdays())
    await tea.change(bench, lambda ctx, schedule: schedules.pause(ctx, schedule, date(2026, 12, 2)))
    await bench.pass_time(hours=24 * 15)
    assert tea.served == ["2 11:00"]


async def test_paused_for_good_until_somebody_says_so(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, wednesdays())
    await tea.change(bench, lambda ctx, schedule: schedules.pause(ctx, schedule, FOREVER))
    assert await tea.coming(bench) == []
    await bench.pass_time(hours=24 * 10)
    await tea.change(bench, schedules.resume)
    await bench.pass_time(hours=24 * 5)
    assert tea.served == ["2 11:00"]


async def test_a_short_pause_that_is_taken_back_swallows_nothing(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, wednesdays())
    await tea.change(bench, lambda ctx, schedule: schedules.pause(ctx, schedule, FOREVER))
    await bench.pass_time(hours=0.5)
    await tea.change(bench, schedules.resume)
    await bench.pass_time(hours=1)
    assert tea.served == ["18 11:00"]


@pytest.mark.parametrize(("late", "served"), [
    (LateRule.POST, ["18 10:00 late", "19 10:00 late", "20 11:00"]),
    (LateRule.LATEST, ["19 10:00 late", "20 11:00"]),
    (LateRule.SKIP, ["20 11:00"]),
])  # fmt: skip
async def test_two_days_away(bench: Bench, tea: Tea, late: LateRule, served: list[str]) -> None:
    await tea.plan(bench, daily(EVERY_DAY, late))
    await bench.jump(hours=48)
    await bench.pass_time(hours=2)
    assert tea.served == served


async def test_what_was_missed_is_in_the_history(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, daily(EVERY_DAY, LateRule.LATEST))
    await bench.jump(hours=72)
    assert await tea.history(bench) == ["20 held", "19 missed", "18 missed"]


async def test_holidays_are_left_out_with_their_reason(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, daily(Weeks(1, WORKING_DAYS, date(2026, 1, 1)), LateRule.LATEST))
    await bench.pass_time(hours=24 * 41)
    assert tea.served[-3:] == ["23 11:00", "24 11:00", "28 11:00"]
    assert (await tea.history(bench))[:3] == ["28 held", "25 skipped (Noël)", "24 held"]


async def test_a_holiday_moves_it_and_moves_it_once(bench: Bench, tea: Tea) -> None:
    fridays = Plan(Weeks(1, (4,), date(2026, 12, 1)), time(11), PARIS, HolidayRule.BEFORE, Calendar("FR"))
    await tea.plan(bench, fridays)
    await bench.pass_time(hours=24 * 47)
    assert tea.served == ["4 11:00", "11 11:00", "18 11:00", "25 11:00", "1 11:00"]
    assert await tea.history(bench) == ["1 held (Jour de l'an)", "25 held (Noël)", "18 held", "11 held", "4 held"]


@pytest.mark.parametrize(("days", "served"), [
    (129, ["28 03:30", "29 02:30"]),  # 28 March 2027: there is no 02:30
    (346, ["31 02:30", "1 02:30"]),  # 31 October 2027: there are two
])  # fmt: skip
async def test_the_nights_on_which_clocks_change_serve_once(
    bench: Bench, tea: Tea, days: int, served: list[str]
) -> None:
    await bench.jump(hours=24 * days)
    await tea.plan(bench, Plan(EVERY_DAY, time(2, 30), PARIS))
    await bench.pass_time(hours=48)
    assert tea.served == served


async def test_a_timer_of_earlier_terms_does_nothing(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, wednesdays())
    assert tea.schedule is not None
    stale = Due(timer="t", kind="test.tea", community="c", subject=tea.schedule.id, fence="0", due_at=bench.clock.now())
    await bench.in_unit(lambda ctx: tea.due(ctx, stale))
    assert tea.served == []


async def test_the_same_timer_twice_serves_once(bench: Bench, tea: Tea) -> None:
    await tea.plan(bench, wednesdays(10))
    await bench.jump(hours=24 * 7)
    assert tea.served == ["25 10:00"]
    assert tea.schedule is not None
    for fence in range(6):
        again = Due(
            timer="t", kind="test.tea", community="c", subject=tea.schedule.id, fence=str(fence),
            due_at=bench.clock.now(),
        )  # fmt: skip
        await bench.in_unit(lambda ctx, due=again: tea.due(ctx, due))  # type: ignore[misc]
    assert tea.served == ["25 10:00"]
