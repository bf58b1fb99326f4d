"""Who is not of the team switches nothing and takes nothing along, whatever their client sends."""

import pytest

from bot.core.refs import MessageRef
from bot.ui.ports import Delivery
from tests.features.test_recap_export import exported, files
from tests.features.test_recap_story import november, recaps, until
from tests.features.test_rituals_keeping import leaves_the_team
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND


async def test_forged_presses_and_forms(world: World) -> None:
    header = await november(world)
    before = len(world.ana.sees())
    await world.ana.submits("celebration.export", period="2026-11", other="", format="pdf")
    for wire in ("celebration.recaps", "celebration.ask_export:2026-11", "celebration.switch_recap:year:off"):
        assert "équipe" in (await world.ana.forges(wire)).whisper or wire.endswith("off")
    await world.leo.forges("celebration.switch_recap:year:off")
    for wire in ("celebration.switch_recap:week:on", "celebration.switch_recap:month:maybe"):
        await world.ines.forges(wire)
    for period in ("2026-13", "0001", "x" * 80, ""):
        heard = await world.leo.submits("celebration.export", period=period, other="", format="pdf")
        assert "period" in heard.errors
    heard = await world.leo.submits("celebration.export", period="2026-11", other="", format="exe")
    assert "format" in heard.errors
    assert len(world.ana.sees()) == before
    assert files(world) == {}
    await until(world, 2027, 1, 6, 13, 1)
    assert len(recaps(world, "année")) == 1  # nobody had switched it off
    assert world.tom.again(header).id == header.id


async def test_who_is_of_the_team_no_more_keeps_no_file_of_it(world: World) -> None:
    header = await november(world)
    assert await exported(world, header, format="markdown")
    await leaves_the_team(world, "leo")
    assert files(world) == {}
    assert all("J’ai repris" not in seen for seen in world.leo.sees())  # there is nothing for them to make anew


async def test_consent_that_is_withdrawn_while_a_file_is_on_its_way(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = await november(world)
    notice = world.ana.last()
    platform = type(world.driver.platform)
    deliver, withdrawn = platform.deliver, 0

    async def meanwhile(self: object, delivery: Delivery) -> MessageRef | None:
        """It stands there, and before we note where, Ana has changed her mind."""
        nonlocal withdrawn
        shown = await deliver(self, delivery)  # type: ignore[arg-type]  # it is the platform
        if "bilan-2026-11" in repr(delivery) and not withdrawn:
            withdrawn += 1
            await world.driver.presses("ana", notice.control("Me montrer…").wire, "not_now", notice.id)
        return shown

    monkeypatch.setattr(platform, "deliver", meanwhile)
    assert await exported(world, header, format="markdown") == {}
    assert withdrawn == 1
    assert "J’ai repris le fichier" in world.leo.last()
