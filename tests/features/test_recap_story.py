"""The month, and the year, told by themselves: as everybody in them wants to be shown, then and later."""

from datetime import UTC, datetime

from tests.drivers.seen import Seen
from tests.features.test_celebration_story import bravo, wednesday
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]

PNG = b"\x89PNG\r\n\x1a\n"


async def until(world: World, *when: int) -> None:
    """Time passes, up to an instant (UTC)."""
    gap = datetime(*when, tzinfo=UTC) - world.clock.now()  # type: ignore[misc,arg-type]  # year, month, day, hour, minute
    await world.advance(seconds=gap.total_seconds())


def recaps(world: World, of: str) -> list[Seen]:
    """The first messages of the recaps of a month or a year."""
    return [seen for seen in world.tom.sees("celebrations") if f"Notre {of}" in seen and "✨" in seen]


async def november(world: World) -> Seen:
    """Three successes of November, and its recap."""
    await bravo(world, "leo", "ana", "a tenu l'atelier seule, merci Ana Moreau")
    await bravo(world, "ana", "chidi", "a réparé le projecteur")
    header = await wednesday(world)
    await bravo(world, "nour", "maya", "a accueilli les nouvelles")  # late: today's thread is still open
    await world.tom.reacts("👏", on=world.tom.last("celebrations", below=header))
    await until(world, 2026, 12, 1, 8, 59)
    assert recaps(world, "mois") == []
    await until(world, 2026, 12, 1, 9, 1)
    (header,) = recaps(world, "mois")
    return header


async def test_the_month_before_is_told_on_the_first_working_day(world: World) -> None:
    header = await november(world)
    assert "Notre mois · novembre 2026" in header
    assert "3 réussites ont été racontées ce mois-là" in header
    assert "On applaudit Ana Moreau, Chidi" in header
    assert "1 réaction" in header
    told, picture = sorted(world.tom.sees("celebrations", below=header), key=lambda seen: bool(seen.files))
    assert "Raconté le mercredi 25 novembre 2026" in told
    assert "Bravo Ana Moreau ! a tenu l'atelier seule" in told
    assert "Maya" in told
    assert [content[:8] for content in picture.files.values()] == [PNG]
    heard = await world.ana.presses("Exporter (pour l’équipe)", on=header)
    assert "équipe" in heard.whisper  # for the team alone
    await until(world, 2026, 12, 4, 9, 0)
    assert [seen.id for seen in recaps(world, "mois")] == [header.id]  # once


async def test_who_changes_their_mind_is_shown_otherwise_there_too(world: World) -> None:
    header = await november(world)
    notice = world.ana.last()
    await world.ana.chooses("sans mon nom", from_="Me montrer…", on=notice)
    assert "Moreau" not in world.tom.again(header)
    below = world.tom.sees("celebrations", below=header)
    assert all("Moreau" not in seen for seen in below)
    assert any("Bravo quelqu’un parmi nous ! a tenu l'atelier seule, merci …" in seen for seen in below)
    await world.ana.chooses("pas du tout", from_="Me montrer…", on=notice)
    assert "2 réussites ont été racontées" in world.tom.again(header)
    below = world.tom.sees("celebrations", below=header)
    assert all("atelier" not in seen for seen in below)
    assert not any(seen.files for seen in below)  # two are left: their words say it all

    world.renames("chidi", "Chidi Nouveau-Nom")
    await world.chidi.says("coucou")
    assert "Chidi Nouveau-Nom" in world.tom.again(header)
