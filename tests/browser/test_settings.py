"""`/mijote` by hand: places and people are chosen among those that the page knows, and their names are shown."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visits

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("browser story"),
]


async def test_places_and_people_are_chosen_by_name(visit: Visits) -> None:
    ines = await visit("ines", "home")
    await ines.presses("Réglages", on=ines.main)
    await expect(ines.whisper).to_contain_text("Les nouvelles têtes\N{NO-BREAK SPACE}: pas encore choisi")
    await ines.presses("Choisir les lieux", on=ines.whisper)
    welcome = ines.dialog.get_by_role("combobox", name="Les nouvelles têtes")
    await expect(ines.dialog.get_by_role("combobox", name="Appels à l’aide")).to_have_value("c-sos")
    await expect(welcome).to_have_value("")
    await welcome.select_option("#entraide")
    await ines.presses("Enregistrer", on=ines.dialog)
    await expect(ines.whisper).to_contain_text("Les nouvelles têtes\N{NO-BREAK SPACE}: #entraide")

    await ines.presses("Ajouter quelqu’un", on=ines.whisper)
    await ines.presses("Ajouter", on=ines.dialog)
    await expect(ines.dialog).to_contain_text("Il manque cette réponse.")
    await ines.dialog.get_by_role("combobox", name="Qui").select_option("Yanis Benali")
    await ines.presses("Ajouter", on=ines.dialog)
    await expect(ines.whisper).to_contain_text("Yanis Benali, équipe")
    assert await ines.overflow() == []

    await ines.presses("Retirer quelqu’un", on=ines.whisper)
    await ines.dialog.get_by_role("combobox", name="Qui").select_option("Yanis Benali")
    await ines.presses("Continuer", on=ines.dialog)
    await ines.presses("Retirer de l’équipe", on=ines.whisper)
    await expect(ines.whisper).not_to_contain_text("Yanis")
    await expect(ines.whisper).to_contain_text("Léo Bernard, équipe")
