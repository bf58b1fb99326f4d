"""Lanes: at which pace things go, who is told to come back, and silence after a 429. In the machine's time."""

import asyncio
from datetime import timedelta

import pytest

from bot.core.clock import monotonic
from bot.core.errors import TryLater
from bot.platforms.slack.errors import RateLimited
from bot.platforms.slack.lanes import Lanes, Pace

FAST = Pace(0.05, 3)


async def seconds(lanes: Lanes, lane: str, times: int) -> float:
    """How long so many take, one after the other."""
    began = monotonic()
    for _ in range(times):
        await lanes.wait(lane)
    return monotonic() - began


async def test_a_few_at_once_and_then_one_after_the_other() -> None:
    lanes = Lanes(FAST)
    assert await seconds(lanes, "a", 3) < 0.04
    assert await seconds(lanes, "b", 3) < 0.04  # other lanes are other lanes
    assert await seconds(lanes, "a", 4) > 0.15


async def test_without_a_pace_nobody_waits() -> None:
    lanes = Lanes.of(0)
    await lanes.wait("a", Pace(1000, 1))
    assert await seconds(lanes, "a", 1000) < 1


async def test_the_unhurried_leave_places_for_others() -> None:
    lanes, unhurried = Lanes(FAST), Pace(FAST.every, 1)
    began = monotonic()
    await lanes.wait("a", unhurried)
    await lanes.wait("a")
    await lanes.wait("a")
    assert monotonic() - began < 0.04
    await lanes.wait("a", unhurried)
    assert monotonic() - began > 0.12


async def test_who_would_wait_too_long_comes_back_one_after_the_other() -> None:
    lanes, slow = Lanes(FAST), Pace(10, 1)
    await lanes.wait("m", slow, at_most=0)
    after = []
    for _ in range(3):
        with pytest.raises(TryLater) as told:
            await lanes.wait("m", slow, at_most=0)
        after.append(told.value.after.total_seconds())
    assert [round(one) for one in after] == [10, 20, 30]


async def test_after_a_429_nobody_calls_before_its_end() -> None:
    lanes, called = Lanes(FAST), []

    async def call() -> None:
        async with lanes.call("m", FAST):
            called.append(monotonic())

    with pytest.raises(RateLimited):
        async with lanes.call("m", FAST):
            raise RateLimited("Slack said ratelimited", timedelta(seconds=0.3))
    limited = monotonic()
    await asyncio.gather(call(), call())
    assert min(called) - limited >= 0.28
    with pytest.raises(RateLimited):
        async with lanes.call("m", FAST):
            raise RateLimited("Slack said ratelimited", timedelta(seconds=60))
    with pytest.raises(TryLater) as told:
        await call()
    assert told.value.after > timedelta(seconds=55)
