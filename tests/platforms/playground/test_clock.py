"""The clock that everybody on the playground shares: it only moves forward, once per key, and survives a restart."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core.clock import MovableClock, unix_ms
from bot.core.errors import CannotStart
from bot.platforms.playground.refusals import (
    CLOCK_LIMIT,
    CLOCK_TOO_FAR,
    Refused,
)
from bot.platforms.playground.room import Room
from bot.platforms.playground.state import FURTHEST_AHEAD
from bot.platforms.playground.workspace import JOURNAL_NAME
from tests.platforms.playground.helpers import MONDAY, RecordingIntake, refusal, room


async def test_the_clock_moves_once_per_key_and_stands_there_after_a_restart(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        await place.actions.move_clock("ana", timedelta(minutes=10), key="k")
        await place.actions.move_clock("ana", timedelta(minutes=10), key="k")
        await place.actions.move_clock("tom", timedelta(microseconds=1))
        assert place.clock.now() == MONDAY + timedelta(minutes=10, milliseconds=1)
    async with room(tmp_path) as place:
        assert place.clock.now() == MONDAY + timedelta(minutes=10, milliseconds=1)
        await place.actions.move_clock("ana", timedelta(minutes=10), key="k")
        said = await place.actions.say("ana", "c-general", "maintenant")
        assert said.at_ms == unix_ms(MONDAY + timedelta(minutes=10, milliseconds=1))


async def test_a_clock_that_is_already_further_stays_where_it_is(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        await place.actions.move_clock("ana", timedelta(hours=1))
    further = Room(tmp_path, MovableClock(MONDAY, timedelta(hours=5)))
    await further.start(RecordingIntake())
    assert further.clock.now() == MONDAY + timedelta(hours=5)
    await further.stop()


@pytest.mark.parametrize("step", [timedelta(), timedelta(seconds=-1), timedelta(days=367)])
async def test_the_clock_refuses_to_go_back_or_too_far(tmp_path: Path, step: timedelta) -> None:
    async with room(tmp_path) as place:
        with pytest.raises(Refused, match=refusal(CLOCK_LIMIT)):
            await place.actions.move_clock("ana", step)
        assert place.clock.now() == MONDAY


async def test_the_clock_never_stands_more_than_ten_years_ahead(tmp_path: Path) -> None:
    year = timedelta(days=365)
    async with room(tmp_path) as place:
        for _year in range(10):
            await place.actions.move_clock("ana", year)
        with pytest.raises(Refused, match=refusal(CLOCK_TOO_FAR)):
            await place.actions.move_clock("ana", year)
        await place.actions.move_clock("ana", FURTHEST_AHEAD - 10 * year)
        for step in (timedelta(milliseconds=1), "wednesday"):
            with pytest.raises(Refused, match=refusal(CLOCK_TOO_FAR)):
                await place.actions.move_clock("ana", step)
        assert place.clock.ahead == FURTHEST_AHEAD
    async with room(tmp_path) as place:
        assert place.clock.ahead == FURTHEST_AHEAD


@pytest.mark.parametrize("ahead_ms", [10**18, 10**30, 400 * 365 * 86_400_000, -1])
async def test_a_journal_whose_clock_stands_nowhere_is_one_clear_line(tmp_path: Path, ahead_ms: int) -> None:
    async with room(tmp_path):
        pass
    with (tmp_path / JOURNAL_NAME).open("a") as journal:
        journal.write(json.dumps({"t": "clock", "ahead_ms": ahead_ms, "key": "k"}) + "\n")
    with pytest.raises(CannotStart, match="line 2"):
        async with room(tmp_path):
            pytest.fail("it started")


@pytest.mark.parametrize(
    ("now", "wednesday"),
    [
        (datetime(2026, 3, 23, 8, 30, tzinfo=UTC), datetime(2026, 3, 25, 9, tzinfo=UTC)),
        (datetime(2026, 3, 25, 8, 59, 59, tzinfo=UTC), datetime(2026, 3, 25, 9, tzinfo=UTC)),
        (datetime(2026, 3, 25, 9, tzinfo=UTC), datetime(2026, 4, 1, 8, tzinfo=UTC)),
        (datetime(2026, 3, 26, 12, tzinfo=UTC), datetime(2026, 4, 1, 8, tzinfo=UTC)),
        (datetime(2026, 3, 24, 23, 30, tzinfo=UTC), datetime(2026, 3, 25, 9, tzinfo=UTC)),
    ],
)
async def test_the_next_wednesday_is_at_ten_in_the_community_s_zone(
    tmp_path: Path, now: datetime, wednesday: datetime
) -> None:
    started = Room(tmp_path, MovableClock(now))
    await started.start(RecordingIntake())
    await started.actions.move_clock("chidi", "wednesday")
    assert started.clock.now() == wednesday
    await started.stop()
