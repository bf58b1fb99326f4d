"""Somebody at the page, who sees and does what a person can: read, click, type."""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

COMPOSER = re.compile("^(Écris|Réponds|Write|Reply)")
THREAD = re.compile("^(Fil|Thread)$")
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

    def place(self, name: str) -> Locator:
        """A place in the sidebar."""
        return self.page.get_by_role("navigation").get_by_role("link", name=name)

    def by(self, author: str, words: str | re.Pattern[str] = "", *, in_: Locator | None = None) -> Locator:
        """The messages under this name, in the open place if not said otherwise."""
        articles = (in_ or self.log).get_by_role("article", name=re.compile(f"^{re.escape(author)}, "))
        return articles.filter(has_text=words)

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

    async def becomes(self, name: str) -> None:
        """Become somebody else through the dialog of people."""
        await self.page.get_by_role("button", name=FIRST_WORD_OF_SWITCH).click()
        await self.dialog.get_by_role("button", name=name).click()
        await expect(self.dialog).to_have_count(0)
        await self.settles()
