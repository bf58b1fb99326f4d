"""Years with us: noticed once a week, from the day on which somebody came; a draft, once, and never of who left."""

from datetime import date

import pytest

from bot.core.refs import Profile
from bot.runtime.context import ActorCtx
from handlers.celebration import anniversaries, privacy
from storage.repos import arrivals, people
from tests.features.test_celebration_more import desk
from tests.features.test_celebration_story import bravo, wednesday
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND


async def came(world: World, who: str, on: str) -> None:
    """Somebody was there long before Mijote."""

    async def work(ctx: ActorCtx) -> None:
        await arrivals.came(ctx.connection, ctx.person.id, date.fromisoformat(on))

    await world.in_unit(work, as_=who)


async def test_full_years_are_drafts_for_the_week_in_which_they_fall(world: World) -> None:
    await came(world, "ana", "2025-11-28")
    await came(world, "tom", "2016-12-02")
    await came(world, "chidi", "2022-11-28")  # four years: nobody counts those
    await came(world, "maya", "2025-12-03")  # next week
    await wednesday(world)  # 25 November: from now on the week to 2 December
    seen = await desk(world)
    assert "Bravo Ana Moreau ! Pour une année avec nous" in seen
    assert "Bravo Tom Becker ! Pour 10 années avec nous" in seen
    assert seen.words.count("un brouillon") == 2
    assert world.ana.sees() == []  # nobody else is told before the team says so
    await wednesday(world)
    seen = await desk(world)
    assert seen.words.count("Pour une année avec nous") == 2
    assert "Bravo Maya Collins" in seen
    assert seen.words.count("un brouillon") == 3


async def test_it_is_noticed_once_whatever_is_done_twice(world: World) -> None:
    await came(world, "ana", "2025-11-28")
    await wednesday(world)

    for _again in range(2):
        await world.in_unit(anniversaries.look)
    assert (await desk(world)).words.count("Pour une année avec nous") == 1


async def test_whoever_left_or_was_forgotten_is_not_remembered_for_that(world: World) -> None:
    for who in ("ana", "tom", "chidi"):
        await came(world, who, "2025-11-28")

    async def gone(ctx: ActorCtx) -> None:
        await people.follow_account(ctx.connection, ctx.ref, has_left=True)

    async def forgotten(ctx: ActorCtx) -> None:
        await privacy.erase(ctx, ctx.person.id)

    await world.in_unit(gone, as_="ana")
    await world.in_unit(forgotten, as_="tom")
    await came(world, "tom", "2025-11-28")
    await wednesday(world)
    seen = await desk(world)
    assert "Chidi Okafor" in seen
    assert "Ana Moreau" not in seen
    assert "Tom Becker" not in seen


@pytest.mark.long
async def test_in_a_crowd_those_who_are_active_here_come_first(world: World) -> None:
    await bravo(world, "leo", "chidi", "a traduit le jeu")
    there = world.ref("ana").workspace
    crowd = {f"m{number:02}": Profile(f"Membre {number:02}", "fr", joined_on="2025-11-27") for number in range(14)}
    await world.house.dispatcher.meet(there, crowd)
    await came(world, "chidi", "2025-12-01")
    await wednesday(world)
    seen = await desk(world)
    assert seen.words.count("Pour une année avec nous") == 10
    assert "Bravo Chidi Okafor" in seen
