"""A running playground and a browser's way to it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

from bot.core.clock import MovableClock
from bot.platforms.playground.adapter import PlaygroundPlatform
from tests.platforms.playground.helpers import MONDAY, RecordingIntake

OWN = {"X-Mijote": "1"}

_numbers = count()


@dataclass
class Site:
    """A running playground and a browser's way to it."""

    platform: PlaygroundPlatform
    http: aiohttp.ClientSession

    async def get(self, path: str, query: dict[str, str] | None = None, status: int = 200) -> Any:
        async with self.http.get(path, params=query) as response:
            assert response.status == status
            return await response.json()

    async def act(self, who: str, do: str, status: int = 200, **what: Any) -> Any:
        what = {"as": who, "key": f"k{next(_numbers)}", "do": do, **what}
        async with self.http.post("/api/act", json=what, headers=OWN) as response:
            assert response.status == status
            answer = await response.json()
            assert answer["ok"] is (status == 200)
            return answer

    async def texts(self, who: str, place: str, **query: str) -> list[str | None]:
        messages = (await self.get("/api/messages", {"as": who, "place": place, **query}))["messages"]
        return [message["text"] for message in messages]


@asynccontextmanager
async def site(data_dir: Path, intake: RecordingIntake | None = None) -> AsyncIterator[Site]:
    platform = PlaygroundPlatform(data_dir, "127.0.0.1", 0, MovableClock(MONDAY))
    await platform.start(intake or RecordingIntake())
    try:
        async with aiohttp.ClientSession(platform.url, timeout=aiohttp.ClientTimeout(10)) as http:
            yield Site(platform, http)
    finally:
        await platform.stop()


class Events:
    """A page's event stream."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def next(self) -> tuple[str, Any]:
        fields = {}
        while (line := (await self._response.content.readline()).decode()) not in ("\n", ""):
            name, _colon, value = line.rstrip("\n").partition(": ")
            fields[name] = value
        assert fields["id"].isdecimal()
        return fields["event"], json.loads(fields["data"])


@asynccontextmanager
async def events(place: Site, who: str) -> AsyncIterator[Events]:
    async with place.http.get("/api/events", params={"as": who}) as response:
        assert response.status == 200
        assert response.content_type == "text/event-stream"
        stream = Events(response)
        assert await stream.next() == ("hello", {})
        yield stream
