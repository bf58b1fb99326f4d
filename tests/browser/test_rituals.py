"""Rituals by hand: planned in a sentence, shown with the next dates, and there when the time has come."""

import pytest
from playwright.async_api import expect

from tests.browser.chromium import PHONE
from tests.browser.conftest import Visits
from tests.browser.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("browser story"),
]


async def test_a_ritual_is_planned_in_a_sentence_and_takes_place(visit: Visits) -> None:
    ines, tom = await visit("ines", "c-general"), await visit("tom", "c-general")
    await ines.writes("/rituel chaque jour à 11h")
    await ines.page.get_by_role("button", name="Lancer /rituel").click()
    form = ines.dialog
    await expect(form.get_by_role("combobox", name="Dans quel salon")).to_have_value("c-general")
    await form.get_by_role("textbox", name="Comment s’appelle-t-il").fill("Pause de onze heures")
    await form.get_by_role("textbox", name="Qu’est-ce que j’y écris").fill("On souffle ? {inconnu}")
    await ines.presses("Voir les dates", on=form)
    await expect(form).to_contain_text("Je ne connais pas {inconnu}")
    await form.get_by_role("textbox", name="Qu’est-ce que j’y écris").fill("On souffle ? C’est le {date}.")
    await ines.presses("Voir les dates", on=form)
    await expect(ines.whisper).to_contain_text("Voici ce que j’ai compris")
    await expect(ines.whisper.get_by_role("listitem")).to_have_count(5)
    assert await ines.overflow() == []
    await ines.presses("Planifier", on=ines.whisper)
    await expect(ines.whisper).to_contain_text("C’est planifié")
    await _shows_it_among_the_events(ines, tom)
    await ines.presses("Lancer maintenant", on=ines.whisper)
    await ines.presses("Oui", on=ines.dialog)
    await expect(tom.by("Mijote", "Pause de onze heures")).to_contain_text("On souffle ? C’est le")
    await ines.presses("Tous les rituels", on=ines.whisper)
    await expect(ines.whisper).to_contain_text("Café du vendredi")
    await ines.whisper.get_by_role("combobox").select_option("Pause de onze heures")
    await expect(ines.whisper).to_contain_text("Les prochaines dates")
    await ines.presses("Supprimer", on=ines.whisper)
    await ines.presses("Oui", on=ines.dialog)
    await expect(ines.whisper).to_contain_text("est supprimé")
    await expect(tom.page.get_by_role("region", name="Coming events")).not_to_contain_text("Pause de onze heures")


async def _shows_it_among_the_events(ines: Visitor, tom: Visitor) -> None:
    await ines.presses("Montrer parmi les événements", on=ines.whisper)
    coming = tom.page.get_by_role("region", name="Coming events").get_by_role("listitem")
    coming = coming.filter(has_text="Pause de onze heures")
    await coming.get_by_text("Pause de onze heures").click()
    await expect(coming).to_contain_text("#général")
    assert await tom.overflow() == []


async def test_a_calendars_address_fits_and_can_be_read_by_whoever_has_it(visit: Visits) -> None:
    tom = await visit("tom", "dm-tom", PHONE)
    await tom.writes("/ritual")
    await tom.page.get_by_role("button", name="Run /ritual").click()
    await tom.presses("In my calendar", on=tom.whisper)
    await expect(tom.whisper).to_contain_text("The rituals in your calendar")
    assert await tom.overflow() == []
    url = await tom.whisper.locator("code").first.inner_text()
    answer = await tom.page.request.get(url)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert "BEGIN:VEVENT" in await answer.text()
