"""Steps around a calendar: asked for, fetched, read back."""

import re
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar

from bot.ui.ports import Published
from tests.drivers.seen import Seen
from tests.world import World

PUBLIC = "https://mijote.example"


def address(heard: Seen) -> str:
    """The address that somebody was told."""
    found = re.search(r"https://mijote\.example/calendar/[\w.-]+\.ics", heard.words)
    assert found is not None, heard.words
    return found[0]


async def fetched(world: World, url: str) -> bytes | None:
    """What stands at an address; None: nothing."""
    feed, file = url.removeprefix(f"{PUBLIC}/").split("/")
    found = await world.house.publisher.feed(feed, file)
    assert found is None or isinstance(found, Published)
    return None if found is None else found.content


async def dates(world: World, url: str) -> list[datetime]:
    """When the events begin that stand there, in UTC."""
    content = await fetched(world, url)
    assert content is not None
    return starts(content)


def starts(content: bytes) -> list[datetime]:
    """When the events of a calendar begin, in UTC."""
    return [event.start.astimezone(UTC) for event in events(content)]


def events(content: bytes | None) -> list[Any]:
    """The events of a calendar."""
    assert content is not None
    found: list[Any] = Calendar.from_ical(content).events
    return found
