"""The guided tour: it speaks the visitor's language, sees what they do, and stays where it was."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser.chromium import PHONE, SMALL_PHONE
from tests.browser.conftest import Visits
from tests.browser.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("browser tour"),  # one server, one browser
]

TOUR = re.compile("^(Visite guidée|Guided tour)$")
TROUBLE = "SOS, le vidéoprojecteur est mort et mon atelier est demain"


async def _arrives(page: Visitor) -> Locator:
    """Come for the first time, with no address but the page's own."""
    await page.page.goto(page.url)
    await page.settles()
    return page.page.get_by_role("region", name=TOUR)


async def test_a_first_visitor_is_led_on_by_what_they_do(visit: Visits) -> None:
    page = await visit.blank(PHONE, tour="fr-FR")
    tour = await _arrives(page)
    await _ana_asks(page, tour)
    await page.presses("Suite : devenir Léo", on=tour)
    await _leo_answers(page, tour)
    await page.presses("Suite : devenir Yanis", on=tour)
    await _yanis_waits(page, tour)
    await page.presses("Terminer", on=tour)
    await expect(tour).to_have_count(0)
    await _comes_again(page)
    await expect(tour).to_have_count(0)  # seen once, it stays away


async def _ana_asks(page: Visitor, tour: Locator) -> None:
    await expect(tour).to_contain_text("Demander de l’aide")
    box = await tour.bounding_box()
    assert box is not None
    assert box["height"] < PHONE["height"] / 3  # it stands beside the page, not before it
    assert await page.overflow() == []
    await page.composer.tap()
    await expect(tour.get_by_text(TROUBLE)).to_be_visible()  # one can still read what one writes
    await page.main.get_by_role("heading", level=1).tap()
    await page.presses("Écris-le pour moi", on=tour)
    await expect(page.composer).to_have_value(TROUBLE)
    await page.composer.press("Enter")
    await expect(tour).to_contain_text("Mijote a répondu")
    await _comes_again(page)
    await expect(tour).to_contain_text("Mijote a répondu")


async def _leo_answers(page: Visitor, tour: Locator) -> None:
    await expect(tour).to_contain_text("Répondre à l’appel")
    await expect(page.main.get_by_role("heading", level=1)).to_have_text("sos-anim")
    await _comes_again(page)
    await expect(tour).to_contain_text("Étape 2 sur 3")
    card = page.card("Ana Moreau")
    await page.presses("Je m’en occupe", on=card)
    await expect(card).to_contain_text("Léo Bernard s’en occupe")
    await page.replies("J'arrive, Ana !")
    await page.page.get_by_role("button", name="Fermer le fil").click()


async def _yanis_waits(page: Visitor, tour: Locator) -> None:
    await page.presses("Écris-le pour moi", on=tour)
    await page.composer.press("Enter")
    await expect(page.by("Mijote", "Je suis là, Yanis.")).to_be_visible()
    await expect(tour).not_to_contain_text("a rappelé l’équipe")
    await page.moves_the_clock("+10 min")
    await expect(tour).to_contain_text("Mijote a rappelé l’équipe")


async def _comes_again(page: Visitor) -> None:
    await page.page.reload()
    await page.settles()


async def test_the_tour_speaks_english_to_whoever_reads_english(visit: Visits) -> None:
    page = await visit.blank(tour="en-GB")
    tour = await _arrives(page)
    await expect(page.page.get_by_role("button", name="You are Tom")).to_be_visible()
    await expect(tour).to_contain_text("Ask for help")
    await page.presses("Write it for me", on=tour)
    await page.composer.press("Enter")
    await page.presses("Next: become Maya", on=tour)
    await page.presses("Je m’en occupe", on=page.card("Tom Becker"))  # a channel speaks its community's language
    await expect(page.card("Tom Becker")).to_contain_text("Maya Collins s’en occupe")
    await page.replies("Mine is yours tonight.")
    await page.presses("Next: become Chidi", on=tour)
    await expect(tour).to_contain_text("Let time pass")
    await page.becomes("Nour Haddad")
    await expect(tour).to_contain_text("Let time pass")  # the page speaks Nour's language, the tour its visitor's
    await expect(tour.get_by_role("button", name="Become Chidi to play this step")).to_be_visible()


async def test_the_tour_changes_language_and_can_be_skipped(visit: Visits) -> None:
    page = await visit.blank(SMALL_PHONE, tour="sv-SE")
    tour = await _arrives(page)
    await expect(tour).to_contain_text("Ask for help")
    await page.presses("français", on=tour)
    await expect(tour).to_contain_text("Demander de l’aide")
    await expect(page.page.get_by_role("button", name="Tu es Ana")).to_be_visible()
    assert await page.overflow() == []
    await page.presses("Passer cette étape", on=tour)
    await expect(tour).to_contain_text("Étape 2 sur 3")
    await expect(page.page.get_by_role("button", name="Tu es Léo")).to_be_visible()
    await page.presses("Retour", on=tour)
    await expect(tour).to_contain_text("Étape 1 sur 3")
    await page.page.reload()
    await page.settles()
    await expect(tour).to_contain_text("Demander de l’aide")
