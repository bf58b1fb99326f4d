"""When editions open: holidays, one that is skipped, pauses, another zone, and a process that was down at the hour."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.runtime import community
from bot.runtime.context import ActorCtx
from tests.drivers.seen import Heard
from tests.features.test_celebration_more import dates, settle
from tests.features.test_celebration_story import bravo
from tests.world import World

WORLDS = [pytest.param("playground postgres", marks=pytest.mark.postgres), "slack sqlite", "discord sqlite"]

NATIONAL_DAY = "mercredi 14 juillet 2027"
SKIP = "Sauter le mercredi 25 novembre 2026"


async def holidays(world: World, rule: str, calendar: str = "FR") -> Heard:
    """Inès settles what happens on holidays; the dates as it then stands."""
    form = await world.ines.presses("Jours fériés", on=await dates(world, "ines"))
    return await world.ines.submits(form, holidays=rule, calendar=calendar)


async def passes(world: World, **by: float) -> None:
    """Time passes while nobody runs."""
    world.clock.move(timedelta(**by))
    await world.settle()


async def in_july(world: World, rule: str, **values: str) -> list[str]:
    """Saturday 10 July 2027, 11:00, with this rule for holidays, after months without editions; those before."""
    await holidays(world, rule)
    await settle(world, day="off")
    await passes(world, days=234)
    await settle(world, **values)
    return opened(world)


def opened(world: World) -> list[str]:
    """The first lines of the editions that everybody sees, the oldest first."""
    lines = [seen.words.splitlines()[0] for seen in world.tom.sees("celebrations")]
    return [line.rpartition(" · ")[2] for line in lines if "emaine · " in line]


async def test_an_edition_on_a_holiday_is_left_out_and_the_desk_says_why(world: World) -> None:
    before = await in_july(world, "skip")
    await bravo(world, "leo", "ana")
    assert "21 juil." in world.ana.last()
    shown = await dates(world)
    assert "La prochaine édition s’ouvre le 21 juil., 10:00" in shown
    assert NATIONAL_DAY in shown
    assert "n’a pas lieu (Fête nationale)" in shown
    assert "mercredi 28 juillet 2027 à 10 h" in shown
    await world.advance(days=10)
    assert opened(world) == before
    await world.advance(days=2)
    assert opened(world) == [*before, "mercredi 21 juillet 2027"]
    (below,) = world.tom.sees("celebrations", below=world.tom.last("celebrations"))
    assert "Bravo Ana Moreau" in below


async def test_an_edition_on_a_holiday_is_moved_and_so_is_the_editor_s_look_at_it(world: World) -> None:
    before = await in_july(world, "before", editor=world.ref("nour").user)
    told = len(world.nour.sees())
    assert f"mardi 13 juillet 2027 à 10 h, au lieu du {NATIONAL_DAY} (Fête nationale)" in await dates(world)
    await world.advance(days=1, hours=22)
    assert len(world.nour.sees()) == told
    await world.advance(hours=2)  # Monday, 11:00
    assert "La prochaine édition s’ouvre le 13 juil." in world.nour.last()
    assert opened(world) == before
    await world.advance(days=1)
    assert opened(world) == [*before, NATIONAL_DAY]
    await world.advance(days=2)
    assert opened(world) == [*before, NATIONAL_DAY]
    await world.advance(days=6)
    assert opened(world) == [*before, NATIONAL_DAY, "mercredi 21 juillet 2027"]


async def test_the_team_skips_one_and_takes_it_back(world: World) -> None:
    await bravo(world, "nour", "ana")
    skipped = (await world.leo.presses(SKIP, on=await dates(world))).whisper
    assert "mercredi 25 novembre 2026" in skipped
    assert "édition sautée par Léo Bernard. Ce qui attend sera raconté" in skipped
    assert "2 déc." in world.ana.last()
    back = (await world.nour.presses("Revenir en arrière", on=await dates(world, "nour"))).whisper
    assert "finalement, ça a lieu" in back
    assert "mercredi 25 novembre 2026 à 10 h" in back
    assert "25 nov." in world.ana.last()
    await world.leo.presses(SKIP, on=await dates(world))
    await world.advance(days=13)
    assert opened(world) == []
    await world.advance(days=1)
    assert opened(world) == ["mercredi 2 décembre 2026"]
    (below,) = world.tom.sees("celebrations", below=world.tom.last("celebrations"))
    assert "Bravo Ana Moreau" in below


async def test_paused_until_a_day_or_until_somebody_resumes(world: World) -> None:
    form = await world.leo.presses("Mettre en pause", on=await dates(world))
    assert "mot" in (await world.leo.submits(form, until="quand il neige")).errors["until"]
    paused = (await world.leo.submits(form, until="jusqu’au 9 décembre")).whisper
    assert "En pause jusqu’au mercredi 9 décembre 2026" in paused
    assert "La prochaine édition s’ouvre le 9 déc., 10:00" in paused
    await bravo(world, "leo", "ana")
    assert "9 déc." in world.ana.last()
    await world.advance(days=20, hours=23)
    assert opened(world) == []
    await world.advance(hours=1)
    assert opened(world) == ["mercredi 9 décembre 2026"]
    assert "En pause" not in await dates(world)

    form = await world.leo.presses("Mettre en pause", on=await dates(world))
    paused = (await world.leo.submits(form, until="")).whisper
    assert "jusqu’à ce que quelqu’un de l’équipe reprenne" in paused
    await world.advance(days=10)
    assert opened(world) == ["mercredi 9 décembre 2026"]
    resumed = (await world.nour.presses("Reprendre", on=await dates(world, "nour"))).whisper
    assert "La prochaine édition s’ouvre le 23 déc., 10:00" in resumed  # what was paused is not made up for
    await world.advance(days=4)
    assert opened(world) == ["mercredi 9 décembre 2026", "mercredi 23 décembre 2026"]


async def test_a_process_that_was_down_holds_what_a_holiday_had_moved_to_the_day_after(world: World) -> None:
    before = await in_july(world, "after")
    assert f"jeudi 15 juillet 2027 à 10 h, au lieu du {NATIONAL_DAY} (Fête nationale)" in await dates(world)
    await passes(world, days=5, hours=13)  # Thursday 15 July, 23:00: it was due that morning
    assert opened(world) == before
    await world.advance(hours=12)
    assert opened(world) == [*before, NATIONAL_DAY]
    await passes(world, days=9)  # Sunday 25 July: that of the 21st is more than three days late
    assert opened(world) == [*before, NATIONAL_DAY]
    await world.advance(days=4)
    assert opened(world) == [*before, NATIONAL_DAY, "mercredi 28 juillet 2027"]


async def moves(world: World, zone: str) -> None:
    """The community moves."""

    async def describe(ctx: ActorCtx) -> None:
        await community.describe(ctx, replace(ctx.community, timezone=zone))

    await world.in_unit(describe)


async def test_another_zone_neither_swallows_nor_doubles_today_s_edition(world: World) -> None:
    await world.advance(days=6, hours=20)  # Wednesday, 6:00 in Paris
    await moves(world, "Pacific/Auckland")  # where it is Wednesday, 18:00: now, then
    assert opened(world) == ["mercredi 25 novembre 2026"]
    await moves(world, "America/Toronto")  # where Wednesday has just begun
    await world.advance(hours=23)
    assert opened(world) == ["mercredi 25 novembre 2026"]
    await world.advance(days=6, hours=11)
    assert opened(world) == ["mercredi 25 novembre 2026", "mercredi 2 décembre 2026"]
    assert "16:00" in await dates(world)  # ten o'clock in Toronto, for Léo in Paris
