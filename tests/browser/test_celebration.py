"""The celebration by hand: Wednesday comes, the thread appears, a late success joins it, one is taken out again."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser.chromium import PHONE
from tests.browser.conftest import Visits
from tests.browser.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("browser celebration"),  # one server, one browser
]

WORDS = "a tenu l’atelier seule, et tout le monde est reparti avec le sourire"
LATE = "translated the whole game in one night"


async def test_the_team_skips_an_edition_on_a_phone(visit: Visits) -> None:
    leo = await visit("leo", "home", PHONE)
    await leo.presses("La prochaine édition", on=leo.main)
    await leo.presses("Dates et pauses", on=leo.whisper)
    await expect(leo.whisper).to_contain_text("Les prochaines dates")
    await expect(leo.whisper.get_by_text("Les dates de nos éditions")).to_be_in_viewport()  # below a page that fills it
    assert await leo.overflow() == []
    await leo.whisper.get_by_role("button", name=re.compile("^Sauter le mercredi")).click()
    await expect(leo.whisper).to_contain_text("édition sautée par Léo Bernard")
    await leo.presses("Revenir en arrière", on=leo.whisper)
    await expect(leo.whisper).to_contain_text("finalement, ça a lieu")


async def test_wednesday(visit: Visits) -> None:
    leo = await visit("leo", "home")
    await _told(leo, "Raconter une réussite", "Ana Moreau", WORDS, "Dire bravo")
    await expect(leo.whisper).to_contain_text("Super, merci")
    await leo.moves_the_clock("Mercredi prochain, 10:00")

    tom = await visit("tom", "c-bravo", PHONE)
    header = tom.by("Mijote", "Notre semaine")
    await expect(header).to_contain_text("on m’a raconté 5 réussites.")  # the playground's own, too
    await expect(header).to_contain_text("Ana Moreau")
    await _told(tom, "Raconter une réussite", "Chidi Okafor", LATE, "Celebrate it")
    await expect(tom.whisper).to_contain_text("It joins today’s thread")
    await expect(header).to_contain_text("on m’a raconté 6 réussites.")
    await header.get_by_role("button", name=re.compile("^7 replies")).click()
    await expect(tom.thread_log.get_by_role("img", name=re.compile("Notre semaine en image"))).to_be_visible()
    await expect(tom.by("Mijote", LATE, in_=tom.thread_log)).to_contain_text("Bravo Chidi Okafor")
    assert await tom.overflow() == []
    await _ana_decides(await visit("ana", "dm-ana"), tom, header)
    year = re.search(r"\d{4}", await header.inner_text())
    assert year is not None
    await _leo_takes_it_along(leo, year[0])


async def _told(who: Visitor, button: str, whom: str, words: str, send: str) -> None:
    await who.presses(button, on=who.main)
    await who.dialog.get_by_label(re.compile("Qu’est-ce qui a bien marché|What went well")).fill(words)
    await who.dialog.get_by_label(re.compile("À qui dis-tu bravo|Whom do you celebrate")).select_option(label=whom)
    await who.presses(send, on=who.dialog)


async def _ana_decides(ana: Visitor, tom: Visitor, header: Locator) -> None:
    notice = ana.by("Mijote", "on te dit bravo")
    below = tom.by("Mijote", WORDS, in_=tom.thread_log)
    await expect(notice).to_contain_text(WORDS)
    await expect(below).to_contain_text("Bravo Ana Moreau")

    await notice.get_by_label("Me montrer…").select_option(label="pas du tout")
    await expect(below).to_have_count(0)
    await expect(header).not_to_contain_text("Ana Moreau")
    await expect(notice).to_contain_text("Ton choix")

    await notice.get_by_label("Me montrer…").select_option(label="avec mon prénom seulement")
    await expect(below).to_contain_text("Bravo Ana !")


async def _leo_takes_it_along(leo: Visitor, year: str) -> None:
    """The whole year as a PDF, once the edition is closed."""
    await leo.moves_the_clock("Demain, même heure")
    await leo.presses("La prochaine édition", on=leo.main)
    await leo.presses("Bilans et export", on=leo.whisper)
    await leo.presses("Exporter", on=leo.whisper)
    await leo.dialog.get_by_label(re.compile("De quel mois")).select_option(label=year)
    await leo.presses("C’est parti", on=leo.dialog)
    await expect(leo.whisper).to_contain_text("Je prépare le fichier")
    await leo.opens("leo", "dm-leo")
    file = leo.log.get_by_role("link", name=re.compile(f"bilan-{year}.pdf"))
    async with leo.page.expect_download() as download:
        await file.click()
    assert (await download.value).suggested_filename == f"bilan-{year}.pdf"
