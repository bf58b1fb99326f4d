"""SOS, the whole story, by hand, in French: what each of them sees on their own page while it happens."""

import asyncio
import re

import pytest
from playwright.async_api import Request, Route, expect

from tests.browser.conftest import Visits
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

CALL = "j'ai oublié les cartes chez moi, l'atelier est à 14h, je fais comment ?"
VIA = "via Mijote"


async def _called(visit: Visits) -> tuple[Visitor, Visitor]:
    """Ana has called, Léo has the card on his screen."""
    ana = await visit("ana", "dm-ana")
    leo = await visit("leo", "c-sos")
    await ana.writes(CALL)
    await expect(leo.by("Mijote", "SOS 1 · Ana Moreau")).to_be_visible()
    return ana, leo


async def _talking(visit: Visits) -> tuple[Visitor, Visitor]:
    """Léo has taken the call and opened its thread."""
    ana, leo = await _called(visit)
    card = leo.by("Mijote", "SOS 1")
    await leo.presses("Je m’en occupe", on=card)
    await expect(ana.by("Mijote", "Léo est avec toi")).to_be_visible()
    await leo.presses("Répondre dans un fil", on=card)
    await expect(leo.thread).to_be_visible()
    return ana, leo


async def test_a_call_is_heard_seen_and_taken(visit: Visits) -> None:
    ana = await visit("ana", "dm-ana")
    leo = await visit("leo", "c-general")
    await ana.writes(CALL)
    await expect(ana.by("Mijote", "Je suis là, Ana.")).to_be_visible()

    await expect(leo.place("sos-anim 1 message non lu")).to_be_visible()
    await expect(leo.page).to_have_title(re.compile(r"^\(1\) "))
    await leo.place("sos-anim").click()
    card = leo.by("Mijote", "SOS 1 · Ana Moreau")
    await expect(card).to_contain_text(CALL)
    await expect(card).to_contain_text("Urgent")
    await expect(card).to_contain_text("Attend quelqu’un")
    await expect(leo.place("sos-anim")).not_to_contain_text("non lu")

    await leo.presses("Je m’en occupe", on=card)
    await expect(card).to_contain_text("Léo Bernard s’en occupe")
    await expect(card).to_contain_text("En cours")
    await expect(ana.by("Mijote", "Léo est avec toi")).to_be_visible()


async def test_they_talk_live_and_corrections_follow(visit: Visits) -> None:
    ana, leo = await _talking(visit)
    await leo.replies("Je t'envoie le PDF, tu peus imprimer ?")
    said = ana.by("Léo Bernard")
    await expect(said).to_contain_text("tu peus imprimer ?")
    await expect(said).to_contain_text(VIA)

    await ana.writes("oui, il y a une imprimante au secrétaria")
    answered = leo.by("Ana Moreau", in_=leo.thread_log)
    await expect(answered).to_contain_text("au secrétaria")
    await expect(answered).to_contain_text(VIA)

    await ana.composer.press("ArrowUp")
    await ana.log.get_by_role("textbox", name="Modifier ton message").fill("oui, il y en a une au secrétariat")
    await ana.page.keyboard.press("Enter")
    await expect(answered).to_contain_text("il y en a une au secrétariat")
    await expect(answered).to_contain_text("(modifié)")

    own = leo.by("Léo Bernard", "tu peus", in_=leo.thread_log)
    await own.hover()
    await leo.presses("Modifier", on=own)
    await leo.thread.get_by_role("textbox", name="Modifier ton message").fill(
        "Je t'envoie le PDF, tu peux l'imprimer ?"
    )
    await leo.presses("Enregistrer", on=leo.thread)
    await expect(said).to_contain_text("tu peux l'imprimer ?")

    await leo.replies("Oups, pas pour toi")
    await expect(ana.by("Léo Bernard", "Oups")).to_be_visible()
    wrong = leo.by("Léo Bernard", "Oups", in_=leo.thread_log)
    await wrong.hover()
    await leo.presses("Supprimer", on=wrong)
    await leo.presses("Oui, supprimer", on=leo.dialog)
    await expect(ana.by("Léo Bernard", "Oups")).to_have_count(0)
    await expect(wrong).to_have_count(0)


async def test_a_note_is_marked_and_stays_in_the_team(visit: Visits) -> None:
    ana, leo = await _talking(visit)
    await leo.replies("🔒 elle a déjà appelé hier, on la rappelle ce soir ?")
    await expect(leo.by("Mijote", "Note interne de Léo Bernard", in_=leo.thread_log)).to_be_visible()
    await leo.replies("Je suis là, raconte")  # what comes after the note has come, so the note would have come too
    await expect(ana.by("Léo Bernard", "raconte")).to_be_visible()
    await expect(ana.log).not_to_contain_text("elle a déjà appelé")


async def test_a_stale_button_explains_itself_and_the_card_catches_up(visit: Visits) -> None:
    nour = await visit.blank()
    slow_network = asyncio.Event()

    async def hold(route: Route, _request: Request) -> None:
        await slow_network.wait()
        await route.continue_()

    _ana, leo = await _called(visit)
    await nour.page.route("**/api/events**", hold)  # no news for Nour
    await nour.opens("nour", "c-sos")
    await leo.presses("Je m’en occupe", on=leo.by("Mijote", "SOS 1"))
    await expect(leo.by("Mijote", "Léo Bernard s’en occupe")).to_be_visible()

    await nour.presses("Je m’en occupe", on=nour.by("Mijote", "SOS 1"))
    await expect(nour.whisper).to_contain_text("Léo s’en occupe déjà")
    slow_network.set()
    await expect(nour.by("Mijote", "Léo Bernard s’en occupe")).to_be_visible()
    await nour.presses("Masquer", on=nour.whisper)
    await expect(nour.whisper).to_have_count(0)


async def test_handed_over_resolved_and_rated(visit: Visits) -> None:
    ana, leo = await _called(visit)
    nour = await visit("nour", "c-sos")
    card = nour.by("Mijote", "SOS 1")
    await leo.presses("Je m’en occupe", on=leo.by("Mijote", "SOS 1"))
    await leo.log.get_by_role("combobox", name="Passer à…").select_option("Nour Haddad")
    await expect(ana.by("Mijote", "Nour est maintenant avec toi")).to_be_visible()
    await expect(card).to_contain_text("Léo Bernard a passé la main à Nour Haddad")

    await nour.presses("C’est résolu", on=card)
    await expect(nour.dialog).to_contain_text("Clore le SOS 1")
    await nour.dialog.get_by_role("textbox", name="Comment ça s’est réglé ?").fill("PDF envoyé, imprimé sur place.")
    await nour.presses("C’est résolu", on=nour.dialog)
    await expect(nour.dialog).to_have_count(0)
    await expect(card).to_contain_text("PDF envoyé, imprimé sur place.")
    await expect(card).to_contain_text("Résolu")

    thanks = ana.by("Mijote", "Nour a marqué ton appel comme réglé")
    await ana.presses("😊", on=thanks)
    await expect(thanks).to_contain_text("Merci, cela aide l’équipe.")
    await expect(card).to_contain_text("Son ressenti😊")
    await expect(leo.by("Mijote", "SOS 1")).to_contain_text("Son ressenti😊")


async def test_the_home_tab_tells_each_their_own(visit: Visits) -> None:
    ana = await visit("ana", "home")
    leo = await visit("leo", "home")
    await expect(ana.main).to_contain_text("Bonjour Ana !")
    await expect(leo.main).to_contain_text("Personne n’attend.")
    await ana.presses("J’ai besoin d’aide", on=ana.main)
    await ana.presses("Appeler l’équipe", on=ana.dialog)
    await expect(ana.dialog).to_contain_text("Il manque cette réponse.")
    await ana.dialog.get_by_role("textbox", name="Que se passe-t-il ?").fill(CALL)
    await ana.presses("Appeler l’équipe", on=ana.dialog)
    await expect(ana.whisper).to_contain_text("L’équipe est appelée.")
    await expect(ana.main).to_contain_text("L’équipe est appelée pour ton SOS 1.")
    await expect(leo.main).to_contain_text(re.compile("SOS 1 · Ana Moreau, depuis .* : attend quelqu’un"))
    await expect(ana.main).not_to_contain_text("Appels à l’aide en ce moment")


async def test_the_command_by_keyboard_alone(visit: Visits) -> None:
    ana = await visit("ana", "c-general")
    leo = await visit("leo", "c-sos")
    keys = ana.page.keyboard
    await ana.composer.focus()
    await keys.type("/so")
    await expect(ana.main.get_by_role("option", name="/sos Appeler l’équipe à l’aide, à toute heure")).to_be_visible()
    await keys.press("Enter")
    await expect(ana.main.get_by_role("textbox", name="Que se passe-t-il ?")).to_be_focused()
    await keys.press("Enter")
    await expect(ana.dialog).to_contain_text("J’ai besoin d’aide")
    await keys.press("Control+Enter")
    await keys.press("Escape")
    await expect(ana.dialog).to_have_count(0)
    await keys.type("/sos plus de cartes !")
    await keys.press("Enter")
    await keys.press("Enter")
    await expect(ana.whisper).to_contain_text("L’équipe est appelée.")
    await expect(leo.by("Mijote", "SOS 1")).to_contain_text("plus de cartes !")
    await expect(ana.log).not_to_contain_text("plus de cartes !")  # nobody else in #général reads it


async def test_ten_minutes_later_the_team_is_called_again(visit: Visits) -> None:
    ana, leo = await _called(visit)
    await ana.page.get_by_role("button", name="Avancer le temps").click()
    await ana.presses("+10 min", on=ana.dialog)
    await expect(ana.page.get_by_text("Il est maintenant")).to_be_visible()
    again = leo.by("Mijote", re.compile(r"SOS 1 : Ana Moreau attend depuis \d\d:\d\d\. Qui a cinq minutes ?"))
    await expect(again).to_be_visible()
    await expect(ana.by("Mijote", "je viens de rappeler l’équipe")).to_be_visible()

    await leo.presses("Je m’en occupe", on=again)
    await expect(again).to_have_count(0)  # its work is done
    await expect(leo.by("Mijote", "SOS 1")).to_contain_text("Léo Bernard s’en occupe")


async def test_one_friendly_question_with_its_buttons(visit: Visits) -> None:
    ana = await visit("ana", "dm-ana")
    leo = await visit("leo", "c-sos")
    await ana.writes("bonjour")
    question = ana.by("Mijote", re.compile("Veux-tu que j’appelle quelqu’un|Entendu !"))
    await ana.presses("Non, tout va bien", on=question)
    await expect(question).to_contain_text("Entendu !")
    await expect(question.get_by_role("button", name="Oui, appelle quelqu’un")).to_have_count(0)
    await expect(leo.by("Mijote")).to_have_count(0)

    await ana.writes("je suis à Lyon demain")
    await ana.presses("Oui, appelle quelqu’un", on=ana.by("Mijote", "Veux-tu que j’appelle quelqu’un"))
    await expect(ana.by("Mijote", "J’appelle l’équipe pour toi.")).to_be_visible()
    await expect(leo.by("Mijote", "SOS 1")).to_contain_text("je suis à Lyon demain")


async def test_the_story_in_english(visit: Visits) -> None:
    tom = await visit("tom", "dm-tom")
    nour = await visit("nour", "c-sos")
    await expect(tom.page.locator("html")).to_have_attribute("lang", "en")
    await tom.writes("the projector is dead and they arrive in 10 minutes, what do I do")
    heard = tom.by("Mijote", "I've got you, Tom.")
    await expect(heard).to_be_visible()

    card = nour.by("Mijote", "SOS 1 · Tom Becker")
    await nour.presses("Je m’en occupe", on=card)
    await expect(tom.by("Mijote", "Nour is with you.")).to_be_visible()
    await nour.presses("Répondre dans un fil", on=card)
    await nour.replies("Hello Tom, do you have the cards with you?")
    said = tom.by("Nour Haddad", "do you have the cards")
    await expect(said).to_contain_text(VIA)
    await tom.writes("I do! I'll start with them.")
    await expect(nour.by("Tom Becker", "I'll start", in_=nour.thread_log)).to_contain_text(VIA)

    await tom.presses("It's sorted, thank you", on=heard)
    end = tom.by("Mijote", "So glad it's sorted!")
    await tom.presses("🙂", on=end)
    await expect(end).to_contain_text("Thank you, this helps the team.")
    await expect(card).to_contain_text("Tom Becker a clos l’appel")
