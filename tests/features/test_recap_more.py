"""Recaps and their files: what happens more rarely."""

import io

from PIL import Image

from tests.features.test_celebration_story import bravo
from tests.features.test_recap_export import exported, files
from tests.features.test_recap_story import november, recaps, until
from tests.world import World

WORLDS = ["playground sqlite"]


async def test_a_month_in_which_nobody_wants_to_be_shown_any_more(world: World) -> None:
    await bravo(world, "leo", "ana")
    await until(world, 2026, 12, 1, 9, 1)
    (header,) = recaps(world, "mois")
    notice = world.ana.last()
    await world.ana.chooses("pas du tout", from_="Me montrer…", on=notice)
    assert "reste désormais entre celles et ceux qui l’ont vécu" in world.tom.again(header)
    assert world.tom.sees("celebrations", below=header) == []
    await world.ana.chooses("avec mon nom", from_="Me montrer…", on=notice)
    assert "Ana Moreau" in world.tom.again(header)
    assert len(world.tom.sees("celebrations", below=header)) == 1


async def test_a_month_without_successes_is_not_told(world: World) -> None:
    await until(world, 2026, 12, 1, 12, 0)
    assert recaps(world, "mois") == []


async def test_as_a_picture_of_the_year_so_far(world: World) -> None:
    header = await november(world)
    found = await exported(world, header, period="2026", format="png")
    (name, content), *_none = found.items()
    assert name == "bilan-2026.png"
    assert Image.open(io.BytesIO(content)).size == (1200, 675)


async def test_what_cannot_be_made_is_said_kindly(world: World) -> None:
    header = await november(world)
    for other, told in (("2019-02", "Rien n’a été raconté"), ("13/2026", "Un mois comme 2026-11"), ("hier", "Un mois")):
        form = await world.leo.presses("Exporter (pour l’équipe)", on=header)
        heard = await world.leo.submits(form, period="2026-11", other=other, format="pdf")
        assert told in heard.errors["other"]
    form = await world.leo.presses("Exporter (pour l’équipe)", on=header)
    heard = await world.leo.submits(form, period="2026-11", other="novembre 2026", format="pdf")
    assert "J’écris" in heard.whisper
    assert list(files(world)) == ["bilan-2026-11.pdf"]


async def test_an_edition_that_is_still_open_is_not_in_a_file(world: World) -> None:
    await bravo(world, "leo", "ana", "pour mercredi")
    await until(world, 2026, 11, 25, 9, 30)
    desk = (await world.leo.presses("La prochaine édition", on=await world.leo.opens_home())).whisper
    page = (await world.leo.presses("Bilans et export", on=desk)).whisper
    form = await world.leo.presses("Exporter", on=page)
    heard = await world.leo.submits(form, period="2026-11", other="", format="markdown")
    assert "encore ouverte" in heard.errors["period"]
    await bravo(world, "leo", "ana", "pour la semaine d'après")
    await until(world, 2026, 12, 2, 9, 30)
    await bravo(world, "leo", "maya", "pendant la deuxième")
    await world.leo.submits(form, period="2026", other="", format="markdown")
    (content,) = files(world).values()
    assert "Une édition encore ouverte n’y est pas encore" in content.decode()
    assert "pour mercredi" in content.decode()
    assert "deuxième" not in content.decode()
    await bravo(world, "leo", "tom", "encore à temps")  # it changes nothing of what the file says
    assert list(files(world).values()) == [content]
