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
    await until(world, 2026, 12, 30, 9, 0)
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


async def test_the_year_tells_december_too_and_each_month_has_its_sentence(world: World) -> None:
    await november(world)
    await bravo(world, "leo", "tom", "a tenu la permanence de Noël toute la journée")
    await until(world, 2027, 1, 5, 20, 0)
    assert len(recaps(world, "mois")) == 1  # December waits for its year
    await until(world, 2027, 1, 6, 12, 30)
    assert recaps(world, "année") == []  # it is an edition's morning
    await until(world, 2027, 1, 6, 13, 1)
    (year,) = recaps(world, "année")
    assert "Notre année 2026" in year
    assert "4 réussites ont été racontées cette année-là" in year
    below = world.tom.sees("celebrations", below=year)
    first, second = (seen for seen in below if not seen.files)
    assert "novembre 2026 · 3 réussites · Ana Moreau" in first
    assert sum(words in first for words in ("projecteur", "nouvelles", "atelier")) == 1
    assert "décembre 2026 · 1 réussite · Tom" in second
    assert "permanence de Noël" in second
    assert sum(bool(seen.files) for seen in below) == 1


async def test_administrators_switch_them_off_and_on_again(world: World) -> None:
    desk = (await world.leo.presses("La prochaine édition", on=await world.leo.opens_home())).whisper
    seen = (await world.leo.presses("Bilans et export", on=desk)).whisper
    assert "Notre mois, le mois d’avant" in seen
    assert "Ne plus raconter le mois" not in {control.label for control in seen.controls}
    desk = (await world.ines.presses("La prochaine édition", on=await world.ines.opens_home())).whisper
    page = (await world.ines.presses("Bilans et export", on=desk)).whisper
    page = (await world.ines.presses("Ne plus raconter le mois", on=page)).whisper
    assert "pas pour l’instant" in page
    await bravo(world, "leo", "ana")
    await until(world, 2026, 12, 1, 12, 0)
    assert recaps(world, "mois") == []
    page = (await world.ines.presses("Raconter notre mois", on=page)).whisper
    assert "pas pour l’instant" not in page
    await until(world, 2026, 12, 20, 12, 0)
    assert recaps(world, "mois") == []  # what would have been told meanwhile is not made up for
