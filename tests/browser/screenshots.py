"""Plays the story of a call for help, in French and in English, and photographs it: `make screenshots`.

What the README shows goes to docs/pictures/; every other view goes to test-results/pictures/, to be looked at.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, Literal, NamedTuple

from playwright.async_api import Browser, expect

from tests.acceptance.cli import ROOT
from tests.browser.chromium import DESKTOP, PHONE, SMALL_PHONE, launched, new_context, program
from tests.browser.png import with_fewer_colours
from tests.browser.server import Server
from tests.browser.visitor import Visitor

SHOWN = ROOT / "docs" / "pictures"
OTHERS = ROOT / "test-results" / "pictures"

Do = Callable[[Visitor], Awaitable[None]]


async def _nothing(_visitor: Visitor) -> None:
    pass


async def _thread(visitor: Visitor) -> None:
    await visitor.by("Mijote", "SOS 1").get_by_role("button", name="réponses").click()
    await expect(visitor.thread_log).to_contain_text("Tu me sauves")


async def _resolve(visitor: Visitor) -> None:
    await visitor.presses("C’est réglé", on=visitor.by("Mijote", "SOS 1"))
    await expect(visitor.dialog).to_be_visible()


async def _commands(visitor: Visitor) -> None:
    await visitor.composer.fill("/")


async def _people(visitor: Visitor) -> None:
    await visitor.page.get_by_title("Devenir quelqu’un d’autre").click()


async def _clock(visitor: Visitor) -> None:
    await visitor.page.get_by_role("button", name="Avancer le temps").click()


class View(NamedTuple):
    """What is photographed: somebody somewhere, after having done something."""

    name: str
    person: str
    place: str
    do: Do = _nothing
    tour: bool = False


IN_FRENCH: Final = (
    View("ana", "ana", "dm-ana"),
    View("card", "leo", "c-sos"),
    View("thread", "leo", "c-sos", _thread),
    View("resolve", "leo", "c-sos", _resolve),
    View("home", "leo", "home"),
    View("channel", "yanis", "c-general"),
    View("commands", "yanis", "dm-yanis", _commands),
    View("people", "yanis", "dm-yanis", _people),
    View("clock", "marieange", "dm-marieange", _clock),
    View("tour", "ana", "dm-ana", tour=True),
)
IN_ENGLISH: Final = (
    View("tom", "tom", "dm-tom"),
    View("tom-home", "tom", "home"),
    View("tom-channel", "tom", "c-general"),
    View("cards", "leo", "c-sos"),
)
UNANSWERED: Final = (
    View("unanswered-card", "leo", "c-sos"),
    View("unanswered-call", "yanis", "dm-yanis"),
)
SIZES: Final = {"desktop": (DESKTOP, 1), "phone": (PHONE, 2), "small": (SMALL_PHONE, 2)}
README: Final = {"thread-desktop-light": "playground-card.png", "ana-phone-light": "playground-phone.png"}


class Story:
    """What is played before the pictures are taken, on Wednesday from ten o'clock on."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._browser = browser
        self._server = server
        self._moves = 0
        self._move(to="wednesday")

    def wait(self, minutes: int) -> None:
        """Let time pass."""
        self._move(minutes=minutes)

    def _move(self, **where: str | int) -> None:
        self._moves += 1
        self._server.act({"as": "ines", "key": f"clock {self._moves}", "do": "clock", **where})

    async def come(self, person: str, place: str) -> Visitor:
        """Somebody comes to the page."""
        visitor = Visitor(await (await new_context(self._browser)).new_page(), self._server.url)
        await visitor.opens(person, place)
        return visitor


async def tell_in_french(story: Story) -> None:
    """Ana calls, Léo helps her."""
    ana, leo = await story.come("ana", "dm-ana"), await story.come("leo", "c-sos")
    await ana.writes("J’ai oublié les cartes chez moi et l’atelier commence à 14 h, je fais comment ?")
    card = leo.by("Mijote", "SOS 1")
    await expect(card).to_be_visible()
    story.wait(2)
    await leo.presses("Je m’en occupe", on=card)
    await expect(ana.by("Mijote", "Léo est avec toi")).to_be_visible()
    story.wait(1)
    await leo.replies("On va s’en sortir ! Je t’envoie les cartes en PDF. Il y a une imprimante sur place ?")
    await expect(ana.by("Léo Bernard")).to_contain_text("On va s’en sortir")
    story.wait(3)
    await ana.writes("Oui, au secrétariat, et ils sont adorables.")
    await expect(leo.thread_log).to_contain_text("secrétariat")
    await leo.replies("🔒 Nour, tu peux prévenir l’école qu’on commencera dix minutes plus tard ?")
    await expect(leo.thread_log).to_contain_text("Note interne")
    story.wait(4)
    await ana.writes("C’est imprimé et découpé. Tu me sauves 🧡")
    await expect(leo.thread_log).to_contain_text("Tu me sauves")


async def tell_in_english(story: Story) -> None:
    """Tom calls, Nour helps him."""
    tom, nour = await story.come("tom", "dm-tom"), await story.come("nour", "c-sos")
    await tom.writes("The projector is dead and they arrive in ten minutes. What do I do?")
    card = nour.by("Mijote", "SOS 2")
    await nour.presses("Je m’en occupe", on=card)
    await expect(tom.by("Mijote", "Nour is with you")).to_be_visible()
    await nour.replies("Hello Tom! Start with the round of names, standing. I am sending you the slides on one page.")
    await expect(tom.by("Nour Haddad")).to_be_visible()
    story.wait(8)
    await tom.writes("They loved it. Nobody missed the projector!")
    await tom.presses("It’s sorted, thank you", on=tom.by("Mijote", "Nour is with you"))
    end = tom.by("Mijote", "So glad it’s sorted!")
    await tom.presses("😊 Great", on=end)
    await expect(end).to_contain_text("Thank you")


async def tell_of_waiting(story: Story) -> None:
    """Yanis calls, and nobody is free yet."""
    yanis = await story.come("yanis", "dm-yanis")
    await yanis.writes("C’est mon premier atelier et je ne trouve pas la salle, au secours !")
    await expect(yanis.by("Mijote", "Je suis là, Yanis")).to_be_visible()
    story.wait(10)
    await expect(yanis.by("Mijote", "je viens de rappeler l’équipe")).to_be_visible()


async def photograph(browser: Browser, server: Server, view: View) -> None:
    """One view at every size, by day and by night."""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for size_name, (size, sharpness) in SIZES.items():
        context = await new_context(browser, size, sharpness=sharpness, tour=view.tour, locale="fr-FR")
        visitor = Visitor(await context.new_page(), server.url)
        await visitor.opens(view.person, view.place)
        await view.do(visitor)
        await visitor.page.mouse.move(0, 0)
        await visitor.page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
        for scheme in schemes:
            name = f"{view.name}-{size_name}-{scheme}"
            await visitor.page.emulate_media(color_scheme=scheme)
            shot = await visitor.page.screenshot(animations="disabled")
            file = SHOWN / README[name] if name in README else OTHERS / f"{name}.png"
            file.write_bytes(await with_fewer_colours(browser, shot) if name in README else shot)
            print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1000:.0f} kB")
        await context.close()


CHAPTERS: Final = ((tell_in_french, IN_FRENCH), (tell_in_english, IN_ENGLISH), (tell_of_waiting, UNANSWERED))


async def main(names: list[str]) -> None:
    """Take the views with these names, or all of them."""
    path = program()
    if path is None:
        sys.exit("Chromium is not installed (on Debian: apt install chromium).")
    SHOWN.mkdir(parents=True, exist_ok=True)
    OTHERS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        try:
            async with launched(path) as browser:
                story = Story(browser, server)
                for tell, views in CHAPTERS:
                    await tell(story)
                    for view in views:
                        if not names or view.name in names:
                            await photograph(browser, server, view)
        finally:
            server.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
