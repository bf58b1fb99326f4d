"""Our public address, asked over real HTTP: what is there is served, what is not looks the same whatever the reason."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import aiohttp
import pytest

from bot.core.errors import PressAgain
from bot.platforms.web.room import served
from bot.platforms.web.routes import routes
from bot.ui.ports import ComeBack, Published

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@dataclass
class Shelf:
    """Implements bot.ui.ports.Public: what stands where."""

    there: dict[tuple[str, str], Published | ComeBack | PressAgain] = field(default_factory=dict)

    async def feed(self, name: str, file: str) -> Published | ComeBack | None:
        found = self.there.get((name, file))
        if isinstance(found, PressAgain):
            raise found
        return found


@pytest.fixture
def shelf() -> Shelf:
    return Shelf({("calendar", "ana.ics"): Published(CALENDAR, "text/calendar", "rituals.ics")})


@pytest.fixture
async def http(shelf: Shelf) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser at the room's address."""
    async with served("127.0.0.1", 0, routes(shelf)) as port, aiohttp.ClientSession(f"http://127.0.0.1:{port}") as made:
        yield made


async def test_a_feed_is_served_for_programs_and_for_browsers(http: aiohttp.ClientSession) -> None:
    async with http.get("/calendar/ana.ics") as answer:
        assert (answer.status, await answer.read()) == (200, CALENDAR)
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="rituals.ics"'
        assert answer.headers["Cache-Control"] == "private, max-age=900"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer.headers
        assert "Server" not in answer.headers
    async with http.head("/calendar/ana.ics") as head:
        assert (head.status, await head.read()) == (200, b"")
        assert head.headers["ETag"] == answer.headers["ETag"]
        assert head.headers["Content-Length"] == str(len(CALENDAR))


@pytest.mark.parametrize("known", ["{tag}", "W/{tag}", '"other", {tag}', "*"])
async def test_what_a_program_has_already_is_not_sent_again(
    http: aiohttp.ClientSession, shelf: Shelf, known: str
) -> None:
    async with http.get("/calendar/ana.ics") as answer:
        tag = answer.headers["ETag"]
    asked = {"If-None-Match": known.format(tag=tag)}
    async with http.get("/calendar/ana.ics", headers=asked) as answer:
        assert (answer.status, await answer.read(), answer.headers["ETag"]) == (304, b"", tag)
    shelf.there[("calendar", "ana.ics")] = Published(CALENDAR * 2, "text/calendar", "rituals.ics")
    async with http.get("/calendar/ana.ics", headers=asked) as answer:
        assert answer.status == (304 if known == "*" else 200)
        assert answer.headers["ETag"] != tag


async def test_nothing_says_what_else_there_is(http: aiohttp.ClientSession) -> None:
    told = set()
    for path in (
        "/",
        "/calendar",
        "/calendar/",
        "/calendar/ben.ics",
        "/news/ana.ics",
        "/calendar/ana.ics/more",
        "/a/%00",
    ):
        async with http.get(path) as answer:
            told.add((answer.status, await answer.text()))
    assert told == {(404, "Not Found")}
    async with http.post("/calendar/ana.ics", data=b"x") as answer:
        assert answer.status == 405


async def test_whoever_cannot_be_served_now_learns_when(http: aiohttp.ClientSession, shelf: Shelf) -> None:
    shelf.there[("calendar", "ana.ics")] = ComeBack(timedelta(seconds=12.4))
    async with http.get("/calendar/ana.ics") as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "12")
    shelf.there[("calendar", "ana.ics")] = PressAgain("the disk is away")
    async with http.get("/calendar/ana.ics") as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
        assert "disk" not in await answer.text()
