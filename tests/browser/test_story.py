"""SOS, the whole story, by hand: what each sees on their own page while it happens. In French, then in English."""

import asyncio
import re

import pytest
from playwright.async_api import Request, Route, expect

from tests.browser.conftest import Visits
from tests.browser.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("browser story"),  # one server, one browser
]

CALL = "j'ai oublié les cartes chez moi, l'atelier est à 14h, je fais comment ?"
VIA = "via Mijote"


async def test_the_whole_story(visit: Visits) -> None:
    ana = await visit("ana", "dm-ana")
    leo = await visit("leo", "c-general")
    await _a_call_is_heard_and_seen(ana, leo)
    nour = await visit.blank()
    await _a_stale_button_explains_itself(leo, nour)
    await expect(ana.by("Mijote", "Léo est avec toi")).to_be_visible()
    await _they_talk(ana, leo)
    await _corrections_follow(ana, leo)
    await _a_note_stays_in_the_team(ana, leo)
    await _handed_over_and_resolved(ana, leo, nour)
    await _rated_by_one_tap(ana, leo)
    await _home_tells_each_their_own(ana, leo)


async def _a_call_is_heard_and_seen(ana: Visitor, leo: Visitor) -> None:
    await ana.writes(CALL)
    await expect(ana.by("Mijote", "Je suis là, Ana.")).to_be_visible()
    await expect(leo.place(re.compile("^sos-anim 1 message non lu"))).to_be_visible()
    await expect(leo.page).to_have_title(re.compile(r"^\(1\) "))

    await leo.place("sos-anim").click()
    card = leo.card("Ana Moreau")
    for words in (CALL, "Urgent", "En attente", "Ana Moreau a appelé à l’aide"):
        await expect(card).to_contain_text(words)
    await expect(leo.place("sos-anim")).not_to_contain_text("non lu")
    await expect(leo.page).to_have_title(re.compile("^#sos-anim "))


async def _a_stale_button_explains_itself(leo: Visitor, nour: Visitor) -> None:
    """Nour's network is slow: no news reach her, so she presses what no longer is."""
    news = asyncio.Event()

    async def hold(route: Route, _request: Request) -> None:
        await news.wait()
        await route.continue_()

    await nour.page.route("**/api/events**", hold)
    await nour.opens("nour", "c-sos")
    await leo.presses("Je m’en occupe", on=leo.card("Ana Moreau"))
    await expect(leo.card("Ana Moreau")).to_contain_text("Léo Bernard s’en occupe")
    await expect(leo.card("Ana Moreau")).to_contain_text("En cours")

    card = nour.card("Ana Moreau")
    await expect(card).to_contain_text("En attente")
    await nour.presses("Je m’en occupe", on=card)
    await expect(nour.whisper).to_contain_text("Léo s’en occupe déjà")
    await expect(nour.thread).to_have_count(0)  # nothing was taken
    news.set()
    await expect(card).to_contain_text("Léo Bernard s’en occupe")
    await nour.presses("Masquer", on=nour.whisper)
    await expect(nour.whisper).to_have_count(0)


async def _they_talk(ana: Visitor, leo: Visitor) -> None:
    await leo.replies("Je t'envoie le PDF, tu peus imprimer ?")
    said = ana.by("Léo Bernard", "tu peus imprimer ?")
    await expect(said).to_contain_text(VIA)
    await expect(leo.by("Léo Bernard", in_=leo.thread_log)).not_to_contain_text(VIA)

    await ana.writes("oui, il y a une imprimante au secrétaria")
    answered = leo.by("Ana Moreau", "au secrétaria", in_=leo.thread_log)
    await expect(answered).to_contain_text(VIA)
    await expect(leo.card("Ana Moreau").get_by_role("button", name="2 réponses")).to_be_visible()


async def _corrections_follow(ana: Visitor, leo: Visitor) -> None:
    await ana.composer.press("ArrowUp")
    await ana.edit_box.fill("oui, il y en a une au secrétariat")
    await ana.edit_box.press("Enter")
    answered = leo.by("Ana Moreau", in_=leo.thread_log)
    await expect(answered).to_contain_text("il y en a une au secrétariat")
    await expect(answered).to_contain_text("(modifié)")

    own = leo.by("Léo Bernard", in_=leo.thread_log)
    await own.hover()
    await leo.presses("Modifier", on=own)
    await leo.edit_box.fill("Je t'envoie le PDF, tu peux l'imprimer ?")
    await leo.presses("Enregistrer", on=own)
    await expect(ana.by("Léo Bernard")).to_contain_text("tu peux l'imprimer ?")

    await leo.replies("Oups, pas pour toi")
    await expect(ana.log).to_contain_text("Oups")
    wrong = leo.thread_log.get_by_role("article").filter(has_text="Oups")
    await wrong.hover()
    await leo.presses("Supprimer", on=wrong)
    await leo.presses("Oui, supprimer", on=leo.dialog)
    await expect(ana.log).not_to_contain_text("Oups")
    await expect(wrong).to_have_count(0)


async def _a_note_stays_in_the_team(ana: Visitor, leo: Visitor) -> None:
    await leo.replies("🔒 elle a déjà appelé hier, on la rappelle ce soir ?")
    await expect(leo.by("Mijote", "Note interne de Léo Bernard", in_=leo.thread_log)).to_be_visible()
    await leo.replies("Je reste là")  # what was written after the note has come, so the note would have come too
    await expect(ana.by("Léo Bernard", "Je reste là")).to_be_visible()
    await expect(ana.log).not_to_contain_text("déjà appelé")


async def _handed_over_and_resolved(ana: Visitor, leo: Visitor, nour: Visitor) -> None:
    await leo.card("Ana Moreau").get_by_role("combobox", name="Passer à…").select_option("Nour Haddad")
    await expect(ana.by("Mijote", "Nour prend le relais")).to_be_visible()
    await expect(nour.by("Mijote", "Léo Bernard te confie Ana Moreau, @Nour Haddad.")).to_be_visible()
    card = nour.card("Ana Moreau")
    await expect(card).to_contain_text("Léo Bernard a passé la main à Nour Haddad")

    await nour.presses("C’est réglé", on=card)
    await expect(nour.dialog).to_contain_text("Régler le SOS 1")
    await nour.dialog.get_by_role("textbox", name="Comment ça s’est réglé ?").fill("PDF envoyé, imprimé sur place.")
    await nour.presses("C’est réglé", on=nour.dialog)
    await expect(nour.dialog).to_have_count(0)
    await expect(card).to_contain_text("PDF envoyé, imprimé sur place.")
    await expect(card).to_contain_text("Réglé")


async def _rated_by_one_tap(ana: Visitor, leo: Visitor) -> None:
    end = ana.by("Mijote", "Nour me dit que c’est réglé.")
    await ana.presses("😊 Très bien", on=end)
    await expect(end).to_contain_text("Merci, cela aide l’équipe.")
    await expect(leo.card("Ana Moreau")).to_contain_text("Son ressenti😊 Très bien")


async def _home_tells_each_their_own(ana: Visitor, leo: Visitor) -> None:
    """Also: Ana calls again from there, by the form, which wants a word."""
    await leo.place("Ma page").click()
    await expect(leo.main).to_contain_text("Personne n’attend.")
    await ana.place("Ma page").click()
    await ana.presses("J’ai besoin d’aide", on=ana.main)
    await ana.presses("Appeler l’équipe", on=ana.dialog)
    await expect(ana.dialog).to_contain_text("Il manque cette réponse.")
    await ana.dialog.get_by_role("textbox", name="Que se passe-t-il ?").fill("et la salle est fermée")
    await ana.presses("Appeler l’équipe", on=ana.dialog)
    await expect(ana.whisper).to_contain_text("L’équipe est appelée.")
    await expect(ana.main).to_contain_text("L’équipe est appelée pour ton SOS 1.")
    await expect(ana.main).not_to_contain_text("Appels à l’aide en ce moment")
    await expect(leo.main).to_contain_text(re.compile("SOS 1 · Ana Moreau attend quelqu’un depuis "))


async def test_the_command_by_keyboard_alone(visit: Visits) -> None:
    yanis = await visit("yanis", "c-general")
    leo = await visit("leo", "c-sos")
    keys = yanis.page.keyboard
    await yanis.tabs_to(yanis.composer)
    await keys.type("/so")
    await expect(yanis.main.get_by_role("option", name="/sos Appeler l’équipe à l’aide")).to_be_visible()
    await keys.press("Enter")
    await expect(yanis.main.get_by_role("textbox", name="Que se passe-t-il ?")).to_be_focused()
    await keys.press("Enter")  # without a word: the form asks for it
    await expect(yanis.dialog.get_by_role("textbox", name="Que se passe-t-il ?")).to_be_focused()
    await keys.press("Escape")
    await expect(yanis.composer).to_be_focused()

    await keys.type("/sos plus de cartes !")
    await keys.press("Enter")
    await keys.press("Enter")
    await expect(yanis.whisper).to_contain_text("L’équipe est appelée.")
    await expect(yanis.composer).to_be_focused()
    await expect(leo.card("Yanis Benali")).to_contain_text("plus de cartes !")
    general = await visit("tom", "c-general")
    await expect(general.log).not_to_contain_text("plus de cartes !")


async def test_one_friendly_question_then_ten_minutes_pass(visit: Visits) -> None:
    marieange = await visit("marieange", "dm-marieange")
    leo = await visit("leo", "c-sos")
    await marieange.writes("bonjour")
    refused = marieange.by("Mijote", re.compile("Veux-tu que j’appelle quelqu’un|Entendu")).first
    await marieange.presses("Non, tout va bien", on=refused)
    await expect(refused).to_contain_text("Entendu !")
    await expect(refused.get_by_role("button", name="Oui, appelle quelqu’un")).to_have_count(0)

    await marieange.writes("je suis à Lyon demain")
    await marieange.presses("Oui, appelle quelqu’un", on=marieange.by("Mijote", "Veux-tu que j’appelle quelqu’un"))
    await expect(marieange.by("Mijote", "J’appelle l’équipe pour toi.")).to_be_visible()
    card = leo.card("Marie-Ange Hoarau")
    await expect(card).to_contain_text("je suis à Lyon demain")
    await expect(card).not_to_contain_text("bonjour")

    await marieange.moves_the_clock("+10 min")
    again = leo.by("Mijote", re.compile("Marie-Ange Hoarau attend depuis .*Qui a cinq minutes"))
    await expect(again).to_be_visible()
    await expect(marieange.by("Mijote", "je viens de rappeler l’équipe")).to_be_visible()
    await leo.presses("Je m’en occupe", on=again)
    await expect(again).to_have_count(0)  # its work is done
    await expect(card).to_contain_text("Léo Bernard s’en occupe")


async def test_the_story_in_english(visit: Visits) -> None:
    tom = await visit("tom", "dm-tom")
    nour = await visit("nour", "c-sos")
    await expect(tom.page.locator("html")).to_have_attribute("lang", "en")
    await tom.writes("the projector is dead and they arrive in 10 minutes, what do I do")
    heard = tom.by("Mijote", "I’ve got you, Tom.")
    await expect(heard).to_be_visible()

    card = nour.card("Tom Becker")
    await nour.presses("Je m’en occupe", on=card)
    with_you = tom.by("Mijote", "Nour is with you.")
    await expect(with_you).to_be_visible()
    await expect(heard.get_by_role("button", name="It’s sorted")).to_have_count(0)  # one place to press: the latest
    await nour.replies("Hello Tom, do you have the cards with you?")
    await expect(tom.by("Nour Haddad", "do you have the cards")).to_contain_text(VIA)
    await tom.writes("I do! I'll start with them.")
    await expect(nour.by("Tom Becker", "I'll start", in_=nour.thread_log)).to_contain_text(VIA)

    await tom.presses("It’s sorted, thank you", on=with_you)
    end = tom.by("Mijote", "So glad it’s sorted!")
    await tom.presses("🙂 All right", on=end)
    await expect(end).to_contain_text("Thank you, this helps the team.")
    await expect(card).to_contain_text("Tom Becker a dit que c’est réglé")
    await tom.place("My page").click()
    await expect(tom.main).to_contain_text("Hello Tom!")
