"""Open pages: each hears of every change that its person may see, as server-sent events.

A page that reads too slowly is not waited for: what it missed is dropped and it gets `hello`, which makes it fetch
everything again.
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

from bot.core.clock import MovableClock
from bot.platforms.playground.change import Change
from bot.platforms.playground.show import clock_json, events_json, message_json, unread_json
from bot.platforms.playground.workspace import Workspace

PAGES = 20
"""How many pages one person may have open; one more ends their oldest."""
ALL_PAGES = 200
"""How many may be open in all; one more ends the oldest."""
WAITING_BYTES = 1_000_000
HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that a dead connection is noticed."""


class Page:
    """One page of one person."""

    def __init__(self, person: str, number: int, hello: bytes) -> None:
        self.person = person
        self.number = number
        self._waiting = deque([hello])
        self._bytes = len(hello)
        self._news = asyncio.Event()
        self._ended = False

    def push(self, frame: bytes) -> bool:
        """Queue a frame. False when the page is too far behind: then `restart` it."""
        if self._waiting and self._bytes + len(frame) > WAITING_BYTES:
            return False
        self._waiting.append(frame)
        self._bytes += len(frame)
        self._news.set()
        return True

    def restart(self, hello: bytes) -> None:
        """Drop what waits; `hello` makes the page fetch everything again."""
        self._waiting.clear()
        self._bytes = 0
        self.push(hello)

    @property
    def ended(self) -> bool:
        """Whether no more frames will come."""
        return self._ended

    def end(self) -> None:
        """No more frames will come."""
        self._ended = True
        self._news.set()

    async def frames(self) -> AsyncIterator[bytes]:
        """The frames, as they come, until `end`."""
        while True:
            while self._waiting:
                frame = self._waiting.popleft()
                self._bytes -= len(frame)
                yield frame
            if self._ended:
                return
            self._news.clear()
            try:
                async with asyncio.timeout(HEARTBEAT):
                    await self._news.wait()
            except TimeoutError:
                yield b": still here\n\n"


class Pages:
    """All open pages."""

    def __init__(self, workspace: Workspace, clock: MovableClock) -> None:
        self._workspace = workspace
        self._clock = clock
        self._open: dict[str, dict[int, Page]] = {}  # by number, the oldest first
        self._opened = 0
        self._sequence = 0
        self._closed = False
        workspace.listeners.append(self.show)
        clock.on_move(self._clock_moved)

    def open(self, person: str) -> Page:
        """A new page; its first frame is `hello`. Where there are too many already, the oldest is ended."""
        own = self._open.setdefault(person, {})
        if len(own) >= PAGES:
            self._end(next(iter(own.values())))
        elif sum(map(len, self._open.values())) >= ALL_PAGES:
            self._end(min((page for page in self._each()), key=lambda page: page.number))
        self._opened += 1
        page = own[self._opened] = Page(person, self._opened, self._frame("hello", {}))
        if self._closed:
            page.end()
        return page

    def close(self, page: Page) -> None:
        """The page is gone."""
        self._open[page.person].pop(page.number, None)

    def _end(self, page: Page) -> None:
        page.end()
        self.close(page)  # at once: whoever never reads must not keep its room

    def _each(self) -> Iterator[Page]:
        return (page for pages in self._open.values() for page in pages.values())

    def end(self) -> None:
        """Let every page go: the server stops."""
        self._closed = True
        for page in self._each():
            page.end()

    def show(self, change: Change) -> None:
        """Tell each page what it may see of a change."""
        for person, pages in self._open.items():
            if not pages:
                continue
            for event, data in self._events(person, change):
                self._push(pages.values(), event, data)

    def _clock_moved(self) -> None:
        for pages in self._open.values():
            self._push(pages.values(), "clock", clock_json(self._clock))

    def _push(self, pages: Iterable[Page], event: str, data: Any) -> None:
        frame = self._frame(event, data)
        for page in pages:
            if not page.push(frame):
                page.restart(self._frame("hello", {}))

    def _events(self, person: str, change: Change) -> Iterator[tuple[str, Any]]:
        state = self._workspace.state
        for message in {message.id: message for message in change.shown}.values():
            if message.id in state.messages and state.sees(person, message.place):
                yield "message", message_json(state, message, person)
        for gone in change.vanished:
            if state.sees(person, gone.place):
                yield "removed", {"id": gone.id, "place": gone.place, "thread": gone.thread}
        for place in dict.fromkeys(place for who, place in change.unread if who == person):
            yield "unread", {"place": place, **unread_json(state, person, place)}
        if change.events:
            yield "events", events_json(state)
        if change.home == person:
            yield "home", state.homes[person]

    def _frame(self, event: str, data: Any) -> bytes:
        self._sequence += 1
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self._sequence}\nevent: {event}\ndata: {text}\n\n".encode()
