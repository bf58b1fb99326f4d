"""The page itself: on a phone, by keyboard alone, after a reload, while the server is dead, on a first visit."""

import asyncio
import re

import pytest
from playwright.async_api import Request, Route, ViewportSize, expect

from tests.browser.chromium import PHONE, SMALL_PHONE
from tests.browser.conftest import Visits
from tests.browser.server import Server
from tests.browser.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("browser page"),  # one server, one browser
]

LONG_WORD = "anticonstitutionnellement" * 12


@pytest.mark.parametrize(
    ("size", "volunteer", "name"), [(PHONE, "ana", "Ana Moreau"), (SMALL_PHONE, "yanis", "Yanis Benali")]
)
async def test_a_phone_is_wide_enough(visit: Visits, size: ViewportSize, volunteer: str, name: str) -> None:
    page = await visit(volunteer, f"dm-{volunteer}", size)
    await page.writes(f"au secours, je n'ai plus de {LONG_WORD}, je fais comment ?")
    await expect(page.by("Mijote", "Je suis là")).to_be_visible()
    assert await page.overflow() == []

    await page.becomes("Léo Bernard")
    await _opens_by_the_drawer(page, "sos-anim")
    card = page.card(name)
    await page.presses("Je m’en occupe", on=card)
    await expect(card).to_contain_text("Léo Bernard s’en occupe")
    await expect(page.thread).to_be_visible()  # whoever takes a card on will talk below it
    assert await page.thread.bounding_box() == {"x": 0, "y": 0, **size}
    await page.replies(LONG_WORD)
    await expect(page.by("Léo Bernard", LONG_WORD, in_=page.thread_log)).to_be_in_viewport()
    assert await page.overflow() == []
    await page.page.get_by_role("button", name="Fermer le fil").click()
    await expect(page.thread).to_have_count(0)

    await page.presses("C’est réglé", on=card)
    await expect(page.dialog).to_be_visible()
    assert await page.overflow() == []
    await page.page.keyboard.press("Escape")
    await _opens_by_the_drawer(page, "Ma page")
    await expect(page.main).to_contain_text("Bonjour Léo")
    assert await page.overflow() == []


async def _opens_by_the_drawer(page: Visitor, place: str) -> None:
    await expect(page.place(place)).to_have_count(0)  # closed, it is not even there for a screen reader
    await page.page.get_by_role("button", name="Ouvrir le menu").click()
    await expect(page.place(place)).to_be_in_viewport(ratio=1)
    assert await page.overflow() == []
    await page.place(place).click()
    await expect(page.place(place)).to_have_count(0)
    await page.settles()


async def test_everything_is_within_reach_of_the_keyboard(visit: Visits) -> None:
    tom = await visit("tom", "dm-tom")
    await tom.writes("the projector is dead, please help")
    await expect(tom.by("Mijote", "I’ve got you")).to_be_visible()

    page = await visit("chidi", "c-general")
    keys = page.page.keyboard
    await _a_thread_by_keyboard(page)
    await page.tabs_to(page.page.get_by_role("button", name="You are Chidi Okafor"))
    await keys.press("Enter")
    await expect(page.dialog.get_by_role("button", name="Chidi Okafor")).to_be_focused()
    await page.tabs_to(page.dialog.get_by_role("button", name="Léo Bernard"))
    await keys.press("Enter")
    await expect(page.page.get_by_role("button", name="Tu es Léo Bernard")).to_be_focused()

    await page.tabs_to(page.place("sos-anim"))
    await keys.press("Enter")
    await _a_card_by_keyboard(page)


async def _a_thread_by_keyboard(page: Visitor) -> None:
    keys = page.page.keyboard
    await page.tabs_to(page.page.get_by_role("button", name="Skip to the messages"))
    await keys.press("Enter")
    await expect(page.log).to_be_focused()
    await keys.press("ArrowUp")
    await expect(page.by("Inès Lambert")).to_be_focused()
    await keys.press("ArrowUp")
    message = page.by("Ana Moreau")
    await expect(message).to_be_focused()
    await page.tabs_to(message.get_by_role("button", name="Reply in a thread"))
    await keys.press("Enter")
    await expect(page.thread.get_by_role("textbox", name="Reply in the thread")).to_be_focused()
    await keys.type("How kind!")
    await keys.press("Enter")
    await expect(page.by("Chidi Okafor", "How kind!", in_=page.thread_log)).to_be_visible()
    await keys.press("Escape")
    await expect(page.thread).to_have_count(0)
    await expect(message).to_be_focused()


async def _a_card_by_keyboard(page: Visitor) -> None:
    keys = page.page.keyboard
    card = page.card("Tom Becker")
    await page.tabs_to(card.get_by_role("button", name="Je m’en occupe"))
    await keys.press("Enter")
    await expect(card).to_contain_text("Léo Bernard s’en occupe")
    await expect(page.thread.get_by_role("textbox")).to_be_focused()
    await keys.press("Escape")
    await expect(card).to_be_focused()  # the button is gone: the focus goes back to its message
    choice = card.get_by_role("combobox", name="Passer à…")
    await page.tabs_to(choice)
    await keys.press("ArrowDown")
    await expect(card.get_by_role("button", name=re.compile("^Valider : "))).to_be_visible()
    await expect(card).to_contain_text("Léo Bernard s’en occupe")  # walking through the names chooses nothing
    await choice.select_option("Inès Lambert")
    await expect(card).to_contain_text("Inès Lambert s’en occupe")


async def test_a_reload_keeps_the_place_and_the_drafts(visit: Visits) -> None:
    page = await visit("ana", "c-entraide")
    question = page.by("Chidi Okafor", "card game")
    await question.hover()
    await page.presses("Répondre dans un fil", on=question)
    await page.thread.get_by_role("textbox").fill("Je crois que Tom")
    await page.composer.fill("Qui a déjà animé")
    await page.page.reload()
    await page.settles()
    await expect(page.thread.get_by_role("textbox")).to_have_value("Je crois que Tom")
    await expect(page.composer).to_have_value("Qui a déjà animé")
    await expect(page.main.get_by_role("heading", level=1)).to_have_text("entraide")

    await page.becomes("Yanis Benali")
    await expect(page.main.get_by_role("heading", level=1)).to_have_text("entraide")
    await expect(page.composer).to_have_value("")  # a draft is its writer's own
    await page.becomes("Ana Moreau")
    await expect(page.composer).to_have_value("Qui a déjà animé")


async def test_late_news_of_whom_one_was_are_not_shown_to_whom_one_is(visit: Visits) -> None:
    """Ana's stream connects while Léo is about to enter; what it makes the page ask for comes after he did."""
    page = await visit.blank()
    connects, enters, both_wait, answered = (asyncio.Event() for _ in range(4))
    gates = [("leo", enters), ("ana", answered)]

    async def hold_news(route: Route, _request: Request) -> None:
        await connects.wait()
        await route.continue_()

    async def hold_state(route: Route, request: Request) -> None:
        person, gate = gates.pop(0)
        assert request.url.endswith(f"?as={person}")
        if not gates:
            both_wait.set()
        await gate.wait()
        await route.continue_()

    await page.page.route("**/api/events?as=ana", hold_news)
    await page.opens("ana", "c-entraide")
    await page.page.route("**/api/state?as=*", hold_state, times=2)
    await page.page.get_by_role("button", name="Tu es Ana").click()
    await page.dialog.get_by_role("button", name="Léo Bernard").click()
    connects.set()
    await both_wait.wait()
    enters.set()
    await page.place("sos-anim").click()  # which Ana does not see
    async with page.page.expect_response("**/api/state?as=ana"):
        answered.set()
    await page.place("entraide").click()
    await page.place("sos-anim").click()
    await expect(page.page.get_by_role("button", name="Tu es Léo")).to_be_visible()


async def test_a_server_that_dies_loses_and_doubles_nothing(visit: Visits, server: Server) -> None:
    visit.forgiven.add("net::ERR_")  # the browser tells the console about every answer that never came
    marieange = await visit("marieange", "dm-marieange")
    leo = await visit("leo", "c-sos")
    await marieange.writes("au secours, la salle est fermée")
    card = leo.card("Marie-Ange Hoarau")
    await expect(card).to_be_visible()

    server.kill()
    away = "On se reconnecte…"
    await expect(marieange.page.get_by_text(away)).to_be_visible()
    await expect(leo.page.get_by_text(away)).to_be_visible()
    await marieange.writes("je suis devant, sous la pluie")
    await expect(marieange.log).to_contain_text("Gardé au chaud.")
    await leo.presses("Je m’en occupe", on=card)
    await expect(leo.page.get_by_text("Le serveur ne répond pas.")).to_be_visible()

    server.start()
    server.act({"as": "nour", "key": "meanwhile", "do": "say", "place": "c-sos", "text": "Je suis en réunion."})
    await expect(marieange.page.get_by_text(away)).to_have_count(0)
    await expect(leo.by("Nour Haddad", "Je suis en réunion.")).to_be_visible()  # nobody told, so it was fetched
    await expect(marieange.log).not_to_contain_text("Gardé au chaud.")
    await leo.presses("Je m’en occupe", on=card)
    await expect(marieange.by("Mijote", "Léo est avec toi")).to_be_visible()
    await expect(card.get_by_text("Léo Bernard a pris l’appel")).to_have_count(1)
    await expect(marieange.log.get_by_text("sous la pluie")).to_have_count(1)
    written = [message["text"] for message in server.messages("marieange", "dm-marieange") if message["text"]]
    assert written == ["au secours, la salle est fermée", "je suis devant, sous la pluie"]


async def test_an_answer_that_is_lost_on_the_way_doubles_nothing(visit: Visits, server: Server) -> None:
    visit.forgiven.add("net::ERR_FAILED")
    chidi = await visit("chidi", "dm-chidi")
    lost: list[str] = []

    async def lose_the_first_answer(route: Route, request: Request) -> None:
        what = str((request.post_data_json or {}).get("do"))
        if what not in ("say", "press") or what in lost:
            return await route.continue_()
        lost.append(what)
        await route.fetch()  # the server did it
        return await route.abort()  # the page does not know

    await chidi.page.route("**/api/act", lose_the_first_answer)
    await chidi.writes("help, nobody has the key to the room")
    heard = chidi.by("Mijote", "I’ve got you, Chidi.")
    await expect(heard).to_be_visible()
    await expect(chidi.log.get_by_text("sending…")).to_have_count(0)
    await chidi.presses("It’s sorted, thank you", on=heard)
    await expect(chidi.page.get_by_text("The server isn’t answering.")).to_be_visible()
    await expect(chidi.by("Mijote", "So glad it’s sorted!")).to_have_count(1)
    assert lost == ["say", "press"]
    written = [message["text"] for message in server.messages("chidi", "dm-chidi") if message["text"]]
    assert written == ["help, nobody has the key to the room"]

    lost.remove("press")
    await chidi.place("My page").click()
    await chidi.presses("I need help", on=chidi.main)
    await expect(chidi.page.get_by_text("The server isn’t answering.")).to_be_visible()
    await expect(chidi.dialog).to_have_count(0)
    await chidi.presses("I need help", on=chidi.main)  # asked again, the same form comes
    await expect(chidi.dialog.get_by_role("textbox", name="What is going on?")).to_be_focused()


async def test_the_drawer_of_a_phone_closes(visit: Visits) -> None:
    page = await visit("yanis", "c-general", PHONE)
    await page.page.get_by_role("button", name="Ouvrir le menu").click()
    await page.page.get_by_role("button", name="Tu es Yanis").focus()
    await page.page.keyboard.press("Escape")
    await expect(page.place("entraide")).to_have_count(0)
    await page.page.get_by_role("button", name="Ouvrir le menu").click()
    await page.becomes("Léo Bernard")
    await expect(page.place("entraide")).to_have_count(0)


async def test_two_slashes_begin_a_note_and_no_command(visit: Visits) -> None:
    page = await visit("nour", "c-staff")
    await page.composer.fill("//")
    await expect(page.main.get_by_role("option")).to_have_count(0)
    await page.writes("// à revoir demain")
    await expect(page.by("Nour Haddad", "// à revoir demain")).to_be_visible()
    await page.writes("/inconnue")
    await expect(page.main.get_by_role("status")).to_contain_text("Aucune commande de ce nom.")
    await expect(page.composer).to_have_value("/inconnue")
    await page.composer.fill("/")
    await expect(page.main.get_by_role("option", name="/sos")).to_be_visible()
    await page.composer.press("Escape")
    await expect(page.main.get_by_role("option")).to_have_count(0)
    await expect(page.composer).to_have_value("")
