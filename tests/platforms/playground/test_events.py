"""Server-sent events: a page hears of what it may see, of nothing else, and is let go."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.core.clock import MovableClock
from bot.platforms.playground.pages import ALL_PAGES, PAGES, Pages
from bot.platforms.playground.workspace import REF, Workspace
from bot.ui.ports import PublishHome, Target
from bot.ui.text import User
from bot.ui.view import Paragraph, View, say
from tests.platforms.playground.helpers import ENGLISH, MONDAY, post
from tests.platforms.playground.site import events, site


async def test_a_page_hears_of_what_it_may_see_and_of_nothing_else(tmp_path: Path) -> None:
    async with site(tmp_path) as place, events(place, "tom") as stream:
        secret = (await place.act("leo", "say", place="c-sos", text="secret"))["message"]
        await place.act("leo", "react", message=secret["id"], emoji="🎉", on=True)
        await place.act("leo", "delete", message=secret["id"])
        await place.act("leo", "say", place="dm-leo", text="secret")
        card = await place.platform.deliver(post("k", "Hello", channel="c-general"))
        assert card is not None
        event, message = await stream.next()
        assert (event, message["id"], message["doc"]["summary"]) == ("message", card.message, "Hello")
        assert (await stream.next())[0] == "unread"
        await place.act("tom", "say", place="c-general", text="oui", thread=card.message)
        seen = [await stream.next() for _turn in range(2)]
        assert [(event, message["text"], message["replies"]) for event, message in seen] == [
            ("message", "oui", 0),
            ("message", None, 1),
        ]
        home = PublishHome(Target(REF, user="leo", home=True), say(User("Leo's")), ENGLISH)
        await place.platform.deliver(home)
        home = PublishHome(Target(REF, user="tom", home=True), View(User("Tom's"), (Paragraph(User("x")),)), ENGLISH)
        await place.platform.deliver(home)
        event, doc = await stream.next()
        assert (event, doc["summary"]) == ("home", "Tom's")
        own = (await place.act("tom", "say", place="c-general", text="non"))["message"]
        assert (await stream.next())[0] == "message"
        await place.act("tom", "delete", message=own["id"])
        assert await stream.next() == ("removed", {"id": own["id"], "place": "c-general", "thread": None})


async def test_a_page_that_goes_is_forgotten(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        pages = place.platform._room.pages
        async with events(place, "tom"):
            assert len(pages._open["tom"]) == 1
        async with asyncio.timeout(5):
            while pages._open["tom"]:  # noqa: ASYNC110 - the server tells nobody when a connection goes
                await asyncio.sleep(0.01)


async def test_one_page_too_many_ends_the_person_s_oldest(tmp_path: Path) -> None:
    async with site(tmp_path) as place, AsyncExitStack() as stack:
        toms = [await stack.enter_async_context(events(place, "tom")) for _page in range(PAGES)]
        ana = await stack.enter_async_context(events(place, "ana"))
        toms.append(await stack.enter_async_context(events(place, "tom")))
        with pytest.raises(KeyError):  # nothing more, not even half an event
            await toms[0].next()
        await place.act("leo", "say", place="c-general", text="Bonjour")
        for stream in (ana, *toms[1:]):
            event, message = await stream.next()
            assert (event, message["text"]) == ("message", "Bonjour")


async def test_too_many_pages_in_all_end_the_oldest_of_all(tmp_path: Path) -> None:
    people = [f"p{number}" for number in range(ALL_PAGES // PAGES + 1)]
    pages = Pages(Workspace(tmp_path), MovableClock(MONDAY))
    opened = [pages.open(people[number // PAGES]) for number in range(ALL_PAGES)]
    assert not any(page.ended for page in opened)
    pages.close(opened[1])
    pages.close(opened[1])  # a page that is gone leaves room
    pages.open(people[-1])
    assert not any(page.ended for page in opened)
    pages.open(people[-1])
    assert [page for page in opened if page.ended] == [opened[0]]
    assert len([frame async for frame in opened[0].frames()]) == 1  # its hello; then it is let go
