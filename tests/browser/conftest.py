"""Browser tests get a playground that really runs, and pages of it in Debian's Chromium.

A page that complains in its console, that raises, or that asks anybody but our server for anything fails its test.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Error, Page, Request, ViewportSize, expect

from tests.browser.chromium import DESKTOP, launched, new_context, program
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.postgres import lacking

PATIENCE = 15_000
"""Milliseconds: two cores, and other tests beside us."""

expect.set_options(timeout=PATIENCE)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for all."""
    path = program()
    if path is None:
        lacking("Chromium is not installed (on Debian: apt install chromium).")
    async with launched(path) as browser:
        yield browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A playground of the module's own, in which each test plays with volunteers of its own. It must end well."""
    started = Server(tmp_path_factory.mktemp("playground"))
    started.start()
    yield started
    started.stop()


class Visits:
    """Opens pages, each in a browser of its own, and keeps what goes wrong in them."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.problems: list[str] = []
        self.forgiven: set[str] = set()
        self._browser = browser
        self._server = server
        self._stack = AsyncExitStack()

    async def __call__(self, person: str, place: str, size: ViewportSize = DESKTOP) -> Visitor:
        """Open a page as this person, at this place."""
        visitor = await self.blank(size)
        await visitor.opens(person, place)
        return visitor

    async def blank(self, size: ViewportSize = DESKTOP, *, tour: str | None = None) -> Visitor:
        """A page that is not open yet."""
        context = await new_context(self._browser, size, tour=tour is not None, locale=tour or "sv-SE")
        self._stack.push_async_callback(context.close)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        self._watch(page)
        return Visitor(page, self._server.url)

    async def close(self) -> None:
        """Close them all."""
        await self._stack.aclose()

    def _watch(self, page: Page) -> None:
        def console(message: ConsoleMessage) -> None:
            forgiven = any(words in message.text for words in self.forgiven)
            if message.type in ("error", "warning") and not forgiven:
                self.problems.append(f"console: {message.text} ({message.location})")

        def raised(error: Error) -> None:
            self.problems.append(f"raised: {error}")

        def asked(request: Request) -> None:
            if not request.url.startswith(self._server.url):
                self.problems.append(f"asked somebody else: {request.url}")

        page.on("console", console)
        page.on("pageerror", raised)
        page.on("request", asked)


@pytest_asyncio.fixture(loop_scope="session")
async def visit(chromium: Browser, server: Server) -> AsyncIterator[Visits]:
    """Opens pages, each in a browser of its own, and watches them until the test ends."""
    visits = Visits(chromium, server)
    yield visits
    await visits.close()
    assert visits.problems == []
