"""Somebody at the page, who sees and does what a person can: read, click, type."""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

COMPOSER = re.compile("^(Écris|Réponds|Write|Reply)")
EDIT_BOX = re.compile("^(Modifier ton message|Edit your message)$")
THREAD = re.compile("^(Fil|Thread)$")
CLOCK = re.compile("(Avancer le temps|Move time forward)$")
NOW = re.compile("^(Il est maintenant|It is now) ")
MOST_STOPS = 60
SEEN = """() => {
  const { left, top, right, bottom, width, height } = document.activeElement.getBoundingClientRect();
  return width > 0 && height > 0 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
}"""
PARTS = "html, body, .topbar, .place-head, .sidebar, .tour, .log, .card, .home, .dialog"
OVERFLOW = """(parts) => [...document.querySelectorAll(parts)]
  .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth)
  .map((part) => `${part.tagName} ${part.className}: ${part.scrollWidth} > ${part.clientWidth}`)"""
FIRST_WORD_OF_SWITCH = re.compile("^(Tu es|You are)")


@dataclass(frozen=True, slots=True)
class Visitor:
    """A page of the playground in a browser of its own."""

    page: Page
    url: str

    async def opens(self, person: str, place: str) -> None:
        """Come as this person to this place."""
        await self.page.goto(f"{self.url}/#/{person}/{place}")
        await self.settles()

    async def settles(self) -> None:
        """Wait until the page stands and has fetched its messages."""
        await expect(self.page.get_by_role("main")).to_be_visible()
        await expect(self.page.locator(".loading")).to_have_count(0)

    # --- where things are ------------------------------------------------------------------------------

    @property
    def main(self) -> Locator:
        """The middle of the page: the open place."""
        return self.page.get_by_role("main")

    @property
    def log(self) -> Locator:
        """The messages of the open place."""
        return self.main.get_by_role("log")

    @property
    def thread(self) -> Locator:
        """The panel of the open thread."""
        return self.page.get_by_role("complementary", name=THREAD)

    @property
    def thread_log(self) -> Locator:
        """The messages of the open thread."""
        return self.thread.get_by_role("log")

    @property
    def composer(self) -> Locator:
        """Where one writes in the open place."""
        return self.main.get_by_role("textbox", name=COMPOSER)

    @property
    def dialog(self) -> Locator:
        """The open dialog."""
        return self.page.get_by_role("dialog")

    @property
    def edit_box(self) -> Locator:
        """Where an own message is edited."""
        return self.page.get_by_role("textbox", name=EDIT_BOX)

    def place(self, name: str | re.Pattern[str]) -> Locator:
        """A place in the sidebar."""
        return self.page.get_by_role("navigation").get_by_role("link", name=name)

    def by(self, author: str, words: str | re.Pattern[str] = "", *, in_: Locator | None = None) -> Locator:
        """The messages under this name, in the open place if not said otherwise."""
        articles = (in_ or self.log).get_by_role("article", name=re.compile(f"^{re.escape(author)}, "))
        return articles.filter(has_text=words)

    def card(self, volunteer: str) -> Locator:
        """The team's card of somebody's call for help."""
        return self.by("Mijote", re.compile(rf"SOS \d+ · {volunteer}"))

    @property
    def whisper(self) -> Locator:
        """The latest answer that only this person sees."""
        return self.page.get_by_role("article", name=re.compile("^(Visible par toi|Only you)")).last

    # --- what people do --------------------------------------------------------------------------------

    async def writes(self, words: str) -> None:
        """Write in the open place."""
        await self.composer.fill(words)
        await self.composer.press("Enter")

    async def replies(self, words: str) -> None:
        """Write in the open thread."""
        area = self.thread.get_by_role("textbox", name=COMPOSER)
        await area.fill(words)
        await area.press("Enter")

    async def presses(self, label: str, *, on: Locator) -> None:
        """Press a button of a message or a dialog."""
        await on.get_by_role("button", name=label, exact=True).click()

    async def moves_the_clock(self, label: str) -> None:
        """Let time pass, for everybody."""
        await self.page.get_by_role("button", name=CLOCK).click()
        await self.presses(label, on=self.dialog)
        await expect(self.page.get_by_text(NOW)).to_be_visible()
        await self.page.keyboard.press("Escape")

    async def tabs_to(self, target: Locator) -> None:
        """Walk there with the Tab key; every stop on the way must be somewhere that can be seen."""
        for _stop in range(MOST_STOPS):
            await self.page.keyboard.press("Tab")
            assert await self.page.evaluate(SEEN), await self.page.evaluate("document.activeElement.outerHTML")
            if await target.evaluate("(element) => element === document.activeElement"):
                return
        raise AssertionError(f"{target} is not within {MOST_STOPS} presses of Tab")

    async def overflow(self) -> list[str]:
        """The parts of the page that are wider than what holds them."""
        found: list[str] = await self.page.evaluate(OVERFLOW, PARTS)
        return found

    async def becomes(self, name: str) -> None:
        """Become somebody else through the dialog of people."""
        await self.page.get_by_role("button", name=FIRST_WORD_OF_SWITCH).click()
        await self.dialog.get_by_role("button", name=name).click()
        await expect(self.dialog).to_have_count(0)
        await self.settles()
