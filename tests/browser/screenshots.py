"""Plays the story of a call for help, in French and in English, and photographs it: `make screenshots`.

What the README shows goes to docs/pictures/; every other view goes to test-results/pictures/, to be looked at.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, Literal, NamedTuple

from playwright.async_api import Browser, ViewportSize, expect

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
    await visitor.presses("C’est résolu", on=visitor.by("Mijote", "SOS 1"))
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


VIEWS: Final = (
    View("ana", "ana", "dm-ana"),
    View("tom", "tom", "dm-tom"),
    View("card", "leo", "c-sos"),
    View("thread", "leo", "c-sos", _thread),
    View("resolve", "leo", "c-sos", _resolve),
    View("home-leo", "leo", "home"),
    View("home-tom", "tom", "home"),
    View("general", "yanis", "c-general"),
    View("commands", "yanis", "dm-yanis", _commands),
    View("people", "yanis", "dm-yanis", _people),
    View("clock", "marieange", "dm-marieange", _clock),
    View("tour", "ana", "dm-ana", tour=True),
)
SIZES: Final = {"desktop": (DESKTOP, 1), "phone": (PHONE, 2), "small": (SMALL_PHONE, 2)}
README: Final = {"thread-desktop-light": "playground-card.png", "ana-phone-light": "playground-phone.png"}


async def tell(browser: Browser, server: Server) -> None:
    """The story: Ana and Léo in French, Tom and Nour in two languages. It is Wednesday, ten o'clock."""
    server.act({"as": "ines", "key": "wednesday", "do": "clock", "to": "wednesday"})

    async def come(person: str, place: str) -> Visitor:
        visitor = Visitor(await (await new_context(browser)).new_page(), server.url)
        await visitor.opens(person, place)
        return visitor

    def wait(minutes: int) -> None:
        server.act({"as": "ines", "key": f"wait {minutes}", "do": "clock", "minutes": minutes})

    ana, leo = await come("ana", "dm-ana"), await come("leo", "c-sos")
    await ana.writes("J’ai oublié les cartes chez moi et l’atelier commence à 14 h, je fais comment ?")
    card = leo.by("Mijote", "SOS 1")
    await expect(card).to_be_visible()
    wait(2)
    await leo.presses("Je m’en occupe", on=card)
    await expect(ana.by("Mijote", "Léo est avec toi")).to_be_visible()
    await leo.presses("Répondre dans un fil", on=card)
    wait(1)
    await leo.replies("On va s’en sortir ! Je t’envoie les cartes en PDF. Il y a une imprimante sur place ?")
    await expect(ana.by("Léo Bernard")).to_contain_text("On va s’en sortir")
    wait(3)
    await ana.writes("Oui, au secrétariat, et ils sont adorables.")
    await expect(leo.thread_log).to_contain_text("secrétariat")
    await leo.replies("🔒 Nour, tu peux prévenir l’école qu’on commencera dix minutes plus tard ?")
    await expect(leo.thread_log).to_contain_text("Note interne")
    wait(4)
    await ana.writes("C’est imprimé et découpé. Tu me sauves 🧡")
    await expect(leo.thread_log).to_contain_text("Tu me sauves")
    await _in_english(come, wait)


async def _in_english(come: Callable[[str, str], Awaitable[Visitor]], wait: Callable[[int], None]) -> None:
    tom, nour = await come("tom", "dm-tom"), await come("nour", "c-sos")
    await tom.writes("The projector is dead and they arrive in ten minutes. What do I do?")
    card = nour.by("Mijote", "SOS 2")
    await nour.presses("Je m’en occupe", on=card)
    await expect(tom.by("Mijote", "Nour is with you")).to_be_visible()
    await nour.presses("Répondre dans un fil", on=card)
    await nour.replies("Hello Tom! Start with the round of names, standing. I am sending you the slides on one page.")
    await expect(tom.by("Nour Haddad")).to_be_visible()
    wait(8)
    await tom.writes("They loved it. Nobody missed the projector!")
    await tom.presses("It's sorted, thank you", on=tom.by("Mijote", "I've got you"))
    end = tom.by("Mijote", "So glad it's sorted!")
    await tom.presses("😊", on=end)
    await expect(end).to_contain_text("Thank you")


async def photograph(browser: Browser, server: Server, view: View) -> None:
    """One view at every size, by day and by night."""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for size_name, (size, sharpness) in SIZES.items():
        for scheme in schemes:
            name = f"{view.name}-{size_name}-{scheme}"
            context = await new_context(browser, size, scheme=scheme, sharpness=sharpness, tour=view.tour)
            visitor = Visitor(await context.new_page(), server.url)
            await visitor.opens(view.person, view.place)
            await view.do(visitor)
            await visitor.page.mouse.move(0, 0)
            await visitor.page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
            shot = await visitor.page.screenshot(animations="disabled")
            await context.close()
            file = SHOWN / README[name] if name in README else OTHERS / f"{name}.png"
            file.write_bytes(with_fewer_colours(shot) if name in README else shot)
            print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1000:.0f} kB")


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
                await tell(browser, server)
                for view in VIEWS:
                    if not names or view.name in names:
                        await photograph(browser, server, view)
        finally:
            server.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
