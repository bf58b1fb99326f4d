"""A workbench for the engine room: the demo community, small features made for one test, a platform that can fail."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from structlog.testing import capture_logs

from bot.core.clock import MovableClock
from bot.core.inbound import Commanded, Inbound, Pressed, Said, Submitted
from bot.core.people import Community, Person
from bot.core.refs import MessageRef, PersonRef, PlaceRef, Profile, Workspace
from bot.runtime.context import Ctx
from bot.runtime.feature import Feature, NothingPersonal, Screen
from bot.setup.demo import demo_settlement
from bot.setup.settling import settle_in
from bot.ui.i18n import Localiser
from bot.ui.reply import Answer, Whisper
from bot.ui.text import User
from bot.ui.view import View, say
from bot.wiring import House, build
from scheduler import sweep, timers
from storage.database import open_database
from storage.repos import inbox, outbox, people
from storage.repos import timers as timer_rows
from storage.unit import Connection, Unit
from tests.drivers.breakable import BreakableDatabase
from tests.drivers.faulty import FaultyPlatform
from tests.world import START

HERE = Workspace("playground", "playground")
SECOND = timedelta(seconds=1)


@dataclass
class Pages:
    """What the pages of the test's feature show, by subject; a subject that is not here is not shown."""

    words: dict[str, str] = field(default_factory=dict)

    async def load(self, _connection: Connection, _community: Community, subject: str) -> str | None:
        return self.words.get(subject)

    def screen(self) -> Screen:
        return Screen("test.page", self.load, _page)


def _page(words: str) -> View:
    return say(User(words))


def feature(**tables: Any) -> Feature:
    """A feature made for one test."""
    return Feature(name="test", personal_data=NothingPersonal(), **tables)


@dataclass
class Bench:
    """The engine room on the bench."""

    house: House
    database: BreakableDatabase
    clock: MovableClock
    platform: FaultyPlatform
    pages: Pages
    logs: Sequence[Mapping[str, Any]]
    _keys: "count[int]" = field(default_factory=lambda: count(1))

    # --- what people do -------------------------------------------------------------------------------

    def by(self, who: str, **about: Any) -> dict[str, Any]:
        """What every inbound of this person carries."""
        return {"key": about.pop("key", f"k{next(self._keys)}"), "by": PersonRef(HERE, who), **about}

    def said(self, who: str, text: str, **about: Any) -> Said:
        message = about.pop("message", MessageRef(HERE, f"dm-{who}", f"w{next(self._keys)}"))
        return Said(**self.by(who, **{"direct": True, **about}), message=message, text=text)

    async def receive(self, inbound: Inbound) -> Answer:
        return await self.house.dispatcher.receive(inbound)

    async def says(self, who: str, text: str, **about: Any) -> None:
        await self.receive(self.said(who, text, **about))

    async def presses(self, who: str, wire: str, value: str = "", **about: Any) -> Answer:
        return await self.receive(Pressed(**self.by(who, **about), wire=wire, value=value))

    async def submits(self, who: str, wire: str, **values: str) -> Answer:
        return await self.receive(Submitted(**self.by(who), wire=wire, values=values))

    async def commands(self, who: str, name: str, **values: str) -> Answer:
        return await self.receive(Commanded(**self.by(who), command=name, values=values))

    # --- what the house does --------------------------------------------------------------------------

    async def in_unit(self, work: Callable[[Ctx], Awaitable[object]]) -> None:
        """Run `work` as a feature would."""

        async def unit(unit: Unit) -> None:
            known = await people.recognise(unit.connection, PersonRef(HERE, "ana"))
            assert known is not None
            dispatcher = self.house.dispatcher
            await work(
                Ctx(
                    unit=unit,
                    now=self.clock.now(),
                    community=known.community,
                    wakes=dispatcher.wakes,
                    listeners=dispatcher.registry.listeners,
                )
            )

        await self.database.write(unit)

    async def show(
        self, subject: str, words: str, *, channel: str = "", user: str = "", at: PlaceRef | None = None
    ) -> None:
        """Show a page, or change what it shows."""
        self.pages.words[subject] = words
        if user:
            await self.in_unit(lambda ctx: ctx.show_to("test.page", subject, PersonRef(HERE, user)))
        else:
            place = at or PlaceRef(HERE, channel or "c-sos")
            await self.in_unit(lambda ctx: ctx.show_at("test.page", subject, place))

    async def change(self, subject: str, words: str) -> None:
        """Change what a page shows."""
        self.pages.words[subject] = words
        await self.in_unit(lambda ctx: ctx.refresh("test.page", subject))

    async def settle(self) -> None:
        """Let everything that is due now happen."""
        for _ in range(100):
            await timers.work(self.house.dispatcher, self.database, self.clock)
            await sweep.work(self.house.dispatcher, self.database, self.clock)
            await self.house.pump.drain()
            due = await self.next_due()
            if due is None or due > self.clock.now():
                return
        raise AssertionError("something is due for ever")

    async def next_due(self) -> datetime | None:
        async with self.database.read() as connection:
            dues = [await rows.next_due(connection) for rows in (timer_rows, inbox, outbox)]
        return min((due for due in dues if due is not None), default=None)

    async def jump(self, **by: float) -> None:
        """Let time pass at once, as for a machine that was asleep."""
        self.clock.move(timedelta(**by))
        await self.settle()

    async def pass_time(self, **by: float) -> None:
        """Let time pass, stopping at each due row as a real clock would."""
        end = self.clock.now() + timedelta(**by)
        while self.clock.now() < end:
            due = await self.next_due() or end
            self.clock.move(max(min(due, end) - self.clock.now(), timedelta()))
            await self.settle()

    async def person(self, who: str) -> Person:
        async with self.database.read() as connection:
            known = await people.recognise(connection, PersonRef(HERE, who))
        assert known is not None
        assert known.person is not None
        return known.person

    async def waiting(self, *states: str) -> int:
        """How many events wait in the inbox (or are in `states`)."""
        async with self.database.read() as connection:
            return await inbox.count(connection, states or ("new",))

    async def letters(self, state: str | None = None) -> int:
        """How many rows wait in the outbox (or are in `state`)."""
        async with self.database.read() as connection:
            return await outbox.count(connection, state)


def whispered(answer: Answer) -> str:
    """The words of a whisper, as its reader reads them."""
    assert isinstance(answer.reply, Whisper), f"no whisper but {answer.reply}"
    return Localiser(answer.reader).plain(answer.reply.view.summary)


def profile(name: str = "Ana Moreau", language: str | None = "fr", timezone: str | None = "Europe/Paris") -> Profile:
    return Profile(name, language, timezone)


@asynccontextmanager
async def open_bench(url: str, *features: Feature, pages: Pages | None = None) -> AsyncIterator[Bench]:
    """A bench on this database. Without features it has one that only shows pages."""
    clock = MovableClock(frozen_at=START)
    platform = FaultyPlatform()
    pages = pages or Pages()
    chosen: Sequence[Feature] = features or (feature(screens=(pages.screen(),)),)
    database = BreakableDatabase(await open_database(url))
    try:
        with capture_logs() as logs:  # failures are on purpose here, and their tracebacks are slow to print
            await settle_in(database, clock, demo_settlement("fr", clock.now()))
            house = build(database, clock, [platform], chosen)
            await platform.start(house.dispatcher)
            yield Bench(house, database, clock, platform, pages, logs)
    finally:
        await database.close()
