"""The real bot: started as an operator does, ended by its pid alone, and spoken to over HTTP as its page does."""

import asyncio
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, TypeAlias
from uuid import uuid4

import aiohttp

from tests.acceptance.cli import NEEDED

Json: TypeAlias = dict[str, Any]

START_WITHIN = 60.0
STOP_WITHIN = 30.0
ANSWER_WITHIN = 12.0
"""How long the page waits for one answer. All in seconds."""
INSIST_FOR = 120.0


class Ended(Exception):
    """The process ended by itself; the text is what it said."""


class Refused(Exception):
    """The server said no, with a kind sentence."""


class Process:
    """`mijote play` over one folder and port, life after life."""

    environment: Mapping[str, str] = {}
    """Beside what every process needs."""

    def __init__(self, data: Path, port: int) -> None:
        self.data = data
        self.port = port
        self.log = data.with_name(f"{data.name}.log")
        self._running: subprocess.Popen[bytes] | None = None
        self._began = 0.0
        self._log_from = 0

    @property
    def pid(self) -> int:
        """Of the life that was started last."""
        assert self._running is not None
        return self._running.pid

    def start(self) -> None:
        """Begin a life; `ready` waits until it serves."""
        assert self._running is None or self._running.poll() is not None, "it still lives"
        self.data.parent.mkdir(exist_ok=True)
        command, environment = [sys.executable, "-m", "bot", *self.words()], {**NEEDED, **self.environment}
        with self.log.open("ab") as log:
            self._log_from = log.tell()
            self._began = time.monotonic()
            self._running = subprocess.Popen(command, cwd=self.data.parent, env=environment, stdout=log, stderr=log)

    def words(self) -> Sequence[str]:
        """The command."""
        return ("play", "--no-open", "--port", str(self.port), "--data", str(self.data))

    async def ready(self) -> float:
        """Wait until it serves; seconds since it was started. Raises Ended."""
        async with aiohttp.ClientSession() as session, asyncio.timeout(START_WITHIN):
            while True:
                try:
                    async with session.get(f"http://127.0.0.1:{self.port}/healthz") as answer:
                        assert await answer.json() == {"ok": True}
                        return time.monotonic() - self._began
                except aiohttp.ClientError:
                    assert self._running is not None
                    if self._running.poll() is not None:
                        raise Ended(self.said()) from None
                    await asyncio.sleep(0.01)

    def tell(self, number: signal.Signals) -> None:
        """Send a signal."""
        assert self._running is not None
        self._running.send_signal(number)

    async def ended(self, within: float = STOP_WITHIN) -> int:
        """Wait for the end of this life; its exit status (minus the signal that killed it)."""
        assert self._running is not None
        return await asyncio.to_thread(self._running.wait, within)

    async def kill(self) -> None:
        """As the power cut does it."""
        self.tell(signal.SIGKILL)
        assert await self.ended() == -signal.SIGKILL, self.said()

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """As the supervisor does it: the exit status, and how many seconds it took."""
        began = time.monotonic()
        self.tell(number)
        return await self.ended(), time.monotonic() - began

    def said(self) -> str:
        """What this life wrote on its output and its log."""
        return self.log.read_bytes()[self._log_from :].decode()

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Look into the database, without a hand on it."""
        with closing(sqlite3.connect(f"file:{self.data / 'mijote.db'}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()

    def one(self, query: str, *values: object) -> Any:
        """The only value of the only row."""
        ((value,),) = self.rows(query, *values)
        return value

    def change(self, statement: str) -> None:
        """Change the rows behind the back of a process that is stopped."""
        with closing(sqlite3.connect(self.data / "mijote.db")) as connection, connection:
            connection.execute(statement)

    def left_behind(self) -> list[str]:
        """The files beside the database that a clean end takes away."""
        return sorted(file.name for file in self.data.glob("mijote.db-*"))

    def has_rows(self) -> bool:
        """Whether a first start came far enough to make the tables."""
        return (self.data / "mijote.db").exists() and bool(self.one("SELECT count(*) FROM sqlite_master"))

    def handled(self) -> int:
        """How many messages of people the bot has handled."""
        found: int = self.one("SELECT count(*) FROM inbox WHERE state = 'done' AND key LIKE 'm:%'")
        return found

    async def quiet(self, messages: int, within: float = 90.0) -> None:
        """Wait until the bot has handled so many messages of people and has delivered all that it had to say."""
        calm, state = 0, (0, 0)
        try:
            async with asyncio.timeout(within):
                while calm < 3:
                    await asyncio.sleep(0.2)
                    state = self.handled(), self.one("SELECT count(*) FROM outbox WHERE state <> 'dead'")
                    calm = calm + 1 if state[0] >= messages and state[1] == 0 else 0
        except TimeoutError:
            raise AssertionError(f"{state[0]} of {messages} handled, {state[1]} undelivered\n{self.said()}") from None


class Browser:
    """An open page, for all the people at once: whatever gets no answer is asked again under the same key."""

    def __init__(self, session: aiohttp.ClientSession, port: int) -> None:
        self._session = session
        self._root = f"http://127.0.0.1:{port}"
        self.cut = 0
        """How many requests were begun and never answered."""

    async def act(self, person: str, do: str, **what: object) -> Json:
        """Do something once. Raises Refused."""
        asked = {"as": person, "key": uuid4().hex, "do": do, **what}
        async with asyncio.timeout(INSIST_FOR):
            while True:
                answer = await self.try_to(asked)
                if answer is not None:
                    return answer
                await asyncio.sleep(0.05)

    async def try_to(self, asked: Mapping[str, object]) -> Json | None:
        """One POST; None when nobody knows what became of it. Raises Refused."""
        headers = {"X-Mijote": "1"}
        return await self._call(self._session.post(f"{self._root}/api/act", json=asked, headers=headers))

    async def look(self, path: str, **query: str) -> Json:
        """GET, until it is answered."""
        async with asyncio.timeout(INSIST_FOR):
            while True:
                found = await self._call(self._session.get(f"{self._root}{path}", params=query))
                if found is not None:
                    return found
                await asyncio.sleep(0.05)

    @asynccontextmanager
    async def page(self, person: str) -> AsyncIterator[None]:
        """An open page listens all the time, whatever happens to the process."""
        url, forever = f"{self._root}/api/events", aiohttp.ClientTimeout()
        async with self._session.get(url, params={"as": person}, timeout=forever) as stream:
            assert (await stream.content.readline()).startswith(b"id:"), "no hello"
            yield

    async def messages(self, person: str, place: str, thread: str = "") -> list[Json]:
        """The latest 200 messages of a place, or of a thread after its root."""
        below = {"thread": thread} if thread else {}
        found: list[Json] = (await self.look("/api/messages", **{"as": person, "place": place, **below}))["messages"]
        return found

    async def _call(self, asking: Any) -> Json | None:
        try:
            async with asking as answer:
                body: Json = await answer.json()
        except aiohttp.ClientConnectorError:
            return None  # nobody is there
        except (aiohttp.ClientError, TimeoutError):
            self.cut += 1
            return None
        if answer.status >= 500:
            return None
        if answer.status >= 400:
            raise Refused(body["error"])
        return body


async def until(happened: Callable[[], bool], within: float = 30.0) -> None:
    """Wait for something that happens in the process."""
    async with asyncio.timeout(within):
        while not happened():  # noqa: ASYNC110  # no event comes from another process
            await asyncio.sleep(0.005)


def free_port() -> int:
    """A port for many lives. Below those that the system hands out by itself.

    Among those, a knock while nobody listens may be answered by the very socket that knocks.
    """
    for port in random.sample(range(20_000, 30_000), 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("no free port")


@asynccontextmanager
async def a_process(folder: Path) -> AsyncIterator[tuple[Process, Browser]]:
    """A process not yet started, and a browser for it; killed at the end if a test left it alive."""
    process = Process(folder / "data", free_port())
    timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        try:
            yield process, Browser(session, process.port)
        finally:
            if process._running is not None and process._running.poll() is None:
                await process.kill()
