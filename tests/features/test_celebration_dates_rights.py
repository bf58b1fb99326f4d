"""Who settles when editions open, and what is not settled where there are none for now."""

from datetime import date, timedelta

from bot.runtime.context import ActorCtx
from handlers.celebration import privacy
from tests.drivers.seen import Seen
from tests.features.test_celebration_dates import SKIP, holidays, moves, opened
from tests.features.test_celebration_more import dates, settle
from tests.world import World

WORLDS = ["playground sqlite"]


async def controls(world: World) -> Seen:
    """What an administrator can press."""
    return await dates(world, "ines")


async def test_only_the_team_settles_dates_and_only_administrators_holidays(world: World) -> None:
    seen = await controls(world)
    for label in (SKIP, "Mettre en pause"):
        assert "team can do this" in (await world.tom.forges(seen.control(label).wire)).whisper
    assert "team can do this" in (await world.tom.submits("celebration.paused", until="")).whisper
    assert "Jours fériés" not in [control.label for control in (await dates(world)).controls]
    assert "administration" in (await world.leo.forges(seen.control("Jours fériés").wire)).whisper
    forged = await world.leo.submits("celebration.holidays", holidays="skip", calendar="FR")
    assert "administration" in forged.whisper
    odd = await world.ines.submits("celebration.holidays", holidays="dance", calendar="FR-99")
    assert set(odd.errors) == {"holidays", "calendar"}


async def test_where_there_are_no_editions_none_is_planned_by_other_ways(world: World) -> None:
    seen = await controls(world)
    await settle(world, day="off")
    assert "Aucune édition n’est prévue" in await controls(world)
    for label in (SKIP, "Mettre en pause"):
        assert "a changé entre-temps" in (await world.leo.forges(seen.control(label).wire)).whisper
    await holidays(world, "skip")
    await moves(world, "Indian/Reunion")
    await world.house.dispatcher.begin()
    await world.advance(days=15)
    assert opened(world) == []
    await settle(world, day="2")
    assert "La prochaine édition s’ouvre le 9 déc." in await controls(world)


async def test_an_older_screen_skips_nothing_else_and_takes_nothing_back_too_late(world: World) -> None:
    seen = await dates(world)
    skipped = (await world.leo.presses(SKIP, on=seen)).whisper
    assert "2 déc." in skipped
    assert "a changé entre-temps" in (await world.nour.presses(SKIP, on=seen)).whisper
    assert "La prochaine édition s’ouvre le 2 déc." in await dates(world)
    await world.advance(days=7)
    assert "Ce n’est plus possible" in (await world.leo.presses("Revenir en arrière", on=skipped)).whisper
    assert "Revenir en arrière" not in [control.label for control in (await dates(world)).controls]
    await world.advance(days=6)
    assert opened(world) == []


async def test_who_skipped_an_edition_is_told_to_them_and_forgotten(world: World) -> None:
    await world.leo.presses(SKIP, on=await dates(world))

    async def erase(ctx: ActorCtx) -> None:
        told = await privacy.export(ctx.connection, ctx.community, ctx.person.id)
        assert told == [{"what": "skipped", "day": date(2026, 11, 25)}]
        await privacy.erase(ctx, ctx.person.id)
        assert await privacy.export(ctx.connection, ctx.community, ctx.person.id) == []

    await world.in_unit(erase, as_="leo")
    seen = await dates(world, "nour")
    assert "mercredi 25 novembre 2026 : édition sautée. Ce qui attend" in seen
    assert "ça a lieu" in (await world.nour.presses("Revenir en arrière", on=seen)).whisper


async def test_an_editor_whom_tact_keeps_waiting_is_asked_all_the_same(world: World) -> None:
    await settle(world, time="06:00", editor=world.ref("nour").user)  # the day before at six: too early for anybody
    await world.advance(days=5, hours=22)  # Tuesday, 8:00, or so
    told = len(world.nour.sees())
    await settle(world, time="06:00", editor=world.ref("nour").user, unless_said="first_name")
    await world.advance(hours=2)
    assert len(world.nour.sees()) == told + 1
    assert "La prochaine édition s’ouvre" in world.nour.last()


async def test_nothing_is_resumed_that_is_not_paused(world: World) -> None:
    form = await world.leo.presses("Mettre en pause", on=await dates(world))
    paused = (await world.leo.submits(form, until="25 novembre")).whisper
    world.clock.move(timedelta(days=7, hours=13))  # that day, 23:00: its edition waits for the morning
    await world.settle()
    assert "a changé entre-temps" in (await world.leo.presses("Reprendre", on=paused)).whisper
    await world.advance(hours=12)
    assert opened(world) == ["mercredi 25 novembre 2026"]
