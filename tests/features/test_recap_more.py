"""Recaps and their files: what happens more rarely."""

import io
from dataclasses import replace
from datetime import timedelta

from PIL import Image
from pypdf import PdfReader

from bot.core.achieved import Achieved, Feat
from bot.runtime import community
from bot.runtime.context import ActorCtx
from handlers.celebration import privacy
from tests.both import Both
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


async def test_what_cannot_be_made_is_said_kindly(world: World) -> None:
    header = await november(world)
    for other, told in (("2019-02", "Rien n’a été raconté"), ("13/2026", "Un mois comme 2026-11"), ("hier", "Un mois")):
        form = await world.leo.presses("Exporter (pour l’équipe)", on=header)
        heard = await world.leo.submits(form, period="2026-11", other=other, format="pdf")
        assert told in heard.errors["other"]
    form = await world.leo.presses("Exporter (pour l’équipe)", on=header)
    heard = await world.leo.submits(form, period="2026-11", other="novembre 2026", format="pdf")
    assert "Je prépare le fichier" in heard.whisper
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
    assert "Une édition encore ouverte n’y figure pas" in content.decode()
    assert "pour mercredi" in content.decode()
    assert "deuxième" not in content.decode()
    await bravo(world, "leo", "tom", "encore à temps")  # it changes nothing of what the file says
    assert list(files(world).values()) == [content]


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
    assert "Le mois écoulé" in seen
    assert "Ne plus raconter le mois" not in {control.label for control in seen.controls}
    desk = (await world.ines.presses("La prochaine édition", on=await world.ines.opens_home())).whisper
    page = (await world.ines.presses("Bilans et export", on=desk)).whisper
    page = (await world.ines.presses("Ne plus raconter le mois", on=page)).whisper
    assert "pas pour l’instant" in page
    await bravo(world, "leo", "ana")
    await until(world, 2026, 12, 1, 12, 0)
    assert recaps(world, "mois") == []
    page = (await world.ines.presses("Raconter le mois", on=page)).whisper
    assert "pas pour l’instant" not in page
    await until(world, 2026, 12, 20, 12, 0)
    assert recaps(world, "mois") == []  # what would have been told meanwhile is not made up for


async def test_as_pdf_and_as_a_picture(world: World) -> None:
    header = await november(world)
    (content,) = (await exported(world, header)).values()
    read = PdfReader(io.BytesIO(content))
    text = "\n".join(page.extract_text() for page in read.pages)
    for told in (
        "Notre mois · novembre 2026", "Raconté le mercredi 25 novembre 2026", "Bravo Ana Moreau",
        "tenu l'atelier seule", "raconté par Léo Bernard", "réussites",
        "Fait le 1er décembre 2026", "Qui change d’avis plus tard",
    ):  # fmt: skip
        assert told in text
    assert read.metadata is not None
    assert read.metadata.title == "Notre mois · novembre 2026 · Les Passerelles"
    assert str(read.root_object["/Lang"]) == "fr"
    content = (await exported(world, header, period="2026", format="png"))["bilan-2026.png"]
    assert Image.open(io.BytesIO(content)).size == (1200, 675)


async def test_a_file_is_made_anew_for_whom_it_was_made(world: World) -> None:
    await exported(world, await november(world), format="markdown")
    await world.ana.chooses("sans mon nom", from_="Me montrer…", on=world.ana.last())
    wire = world.leo.last().control("Le refaire").wire
    assert "pas le tien" in (await world.ines.forges(wire)).whisper
    await world.leo.forges(wire)
    (content,) = files(world).values()
    assert "Bravo Ana" not in content.decode()
    assert "n’existe plus" in (await world.leo.forges(wire)).whisper


async def test_a_recap_that_is_due_in_the_night_waits_for_the_morning(world: World) -> None:
    await bravo(world, "leo", "ana")
    await until(world, 2026, 11, 30, 12, 0)
    world.clock.move(timedelta(days=1, hours=9))  # nobody was there at ten: it is 22:00 by now
    await world.settle()
    assert recaps(world, "mois") == []
    await until(world, 2026, 12, 2, 8, 59)
    assert recaps(world, "mois") == []  # and it is Wednesday: the morning is the edition's
    await until(world, 2026, 12, 2, 12, 59)
    assert recaps(world, "mois") == []
    await until(world, 2026, 12, 2, 13, 1)
    assert len(recaps(world, "mois")) == 1


async def test_calls_that_were_answered_well_are_counted_and_nobody_is_named(world: World) -> None:
    async def helped(ctx: ActorCtx) -> None:
        for number in range(2):
            fact = Achieved(what=Feat.HELPED, people=(ctx.person.id,), subject=f"{ctx.person.id} {number}")
            await ctx.announce(fact)

    await world.in_unit(helped, as_="leo")  # drafts, which nobody took in
    header = await november(world)
    assert "3 réussites ont été racontées" in header
    assert "Appels à l’aide bien accompagnés: 2" in header
    assert "Léo" not in header
    await world.in_unit(helped, as_="maya")  # in December: what was counted stays as it was
    assert "Appels à l’aide bien accompagnés: 2" in world.tom.again(header)


async def test_somebody_who_is_erased_is_in_no_recap_and_no_file(world: World) -> None:
    header = await november(world)
    await exported(world, header, format="markdown")

    async def erase(ctx: ActorCtx) -> None:
        await privacy.erase(ctx, ctx.person.id)

    await world.in_unit(erase, as_="ana")
    assert "Ana" not in world.tom.again(header)
    assert all("Ana" not in seen for seen in world.tom.sees("celebrations", below=header))
    assert files(world) == {}
    note = world.leo.last()
    await world.in_unit(erase, as_="leo")  # nor is it kept who had one made
    assert note.id not in {seen.id for seen in world.leo.sees()}


async def test_another_language_of_the_channel(world: World) -> None:
    header = await november(world)

    async def speak_english(ctx: ActorCtx) -> None:
        await community.describe(ctx, replace(ctx.community, language="en"))

    await world.in_unit(speak_english)
    assert "Our month · November 2026" in world.tom.again(header)
    (picture,) = (seen for seen in world.tom.sees("celebrations", below=header) if seen.files)
    assert list(picture.files) == ["recap-2026-11.png"]


async def test_one_recap_on_both_platforms(both: Both) -> None:
    await bravo(both.slack, "leo", "ana", "a tenu l'atelier seule")
    await until(both.slack, 2026, 12, 1, 9, 1)
    for world in (both.slack, both.discord):
        (header,) = recaps(world, "mois")
        assert "Ana Moreau" in header
    await both.slack.ana.chooses("sans mon nom", from_="Me montrer…", on=both.slack.ana.last())
    for world in (both.slack, both.discord):
        (header,) = recaps(world, "mois")
        assert "Ana" not in header
        assert all("Ana" not in seen for seen in world.tom.sees("celebrations", below=header))
