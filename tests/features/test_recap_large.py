"""A year of three thousand successes is told within every platform's limits, and follows whoever changes their mind."""

import time
from datetime import date, timedelta

import pytest

from bot.runtime.context import ActorCtx
from handlers.celebration import recap, rules
from handlers.celebration.periods import Period
from handlers.celebration.rules import Source, State
from storage.repos import celebrations, people, wins
from storage.repos.wins import NewWin
from tests.features.test_recap_story import recaps
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]
pytestmark = pytest.mark.long


async def _a_year(ctx: ActorCtx) -> None:
    """Fifty editions of sixty successes."""
    known = [person.id for person in await people.with_role(ctx.connection, ctx.community.id, ctx.person.role)]
    for week in range(50):
        day = date(2025, 1, 8) + timedelta(weeks=week)
        edition = await celebrations.begin(
            ctx.connection, ctx.community.id, day.isoformat(), now=ctx.now, closes_at=ctx.now, question=None
        )
        assert edition is not None
        for number, part in enumerate(rules.parts([200] * 60)):
            words = f"a tenu bon, semaine {week}, fois {number} " + "mot " * 40
            new = NewWin(
                state=State.READY, source=Source.TOLD, words=words, week=day.isoformat(),
                people=known[:1], givers=known[-1:],
            )  # fmt: skip
            made = await wins.add(ctx.connection, ctx.community.id, new, ctx.now)
            assert made is not None
            await wins.change(ctx.connection, made.id, edition_id=edition.id, part=part)


async def test_three_thousand(world: World) -> None:
    await world.in_unit(_a_year)

    async def tell(ctx: ActorCtx) -> None:
        await recap.tell(ctx, Period(2025))
        await recap.tell(ctx, Period(2025, 5))

    start = time.monotonic()
    await world.in_unit(tell)
    assert time.monotonic() - start < 30
    (year,), (month,) = recaps(world, "année"), recaps(world, "mois")
    assert "3 000 réussites" in year.words.replace("\u202f", " ").replace("\xa0", " ")
    assert len(world.tom.sees("celebrations", below=year)) == 12 + 1
    below = world.tom.sees("celebrations", below=month)
    assert len(below) == 25 + 1
    assert "40 autres réussites se trouvent dans les fils" in month

    async def forget(ctx: ActorCtx) -> None:
        for win in await wins.told_between(ctx.connection, ctx.community.id, "2025-05-01", "2025-06-01", limit=100):
            await wins.change(ctx.connection, win.id, state=State.WITHDRAWN, words="")
            changed = await wins.get(ctx.connection, ctx.community.id, win.id)
            assert changed is not None
            await recap.changed(ctx, changed)

    start = time.monotonic()
    await world.in_unit(forget)
    assert time.monotonic() - start < 30
    assert "2 900 réussites" in world.tom.again(year).words.replace("\u202f", " ").replace("\xa0", " ")
    assert len(world.tom.sees("celebrations", below=month)) == 13 + 1  # those that tell nothing any more are gone
