"""A small world to tell stories in: people, what they do, and what each of them sees.

After every story the same things must hold: no dead letter, nothing unhandled, nothing undelivered, and every
message of the bot equal to a fresh render.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.clock import MovableClock
from bot.core.people import Community, Person
from bot.core.refs import PersonRef
from bot.runtime.addresses import Addresses
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Feature
from bot.setup.demo import demo_settlement
from bot.setup.settling import settle_in
from bot.ui.ports import PutEvent
from bot.ui.text import Reader
from bot.ui.view import file_of
from bot.wiring import FEATURES, House, build
from scheduler import sweep, timers
from storage.database import Database, open_database
from storage.repos import held, inbox, outbox, people, surfaces
from storage.repos import timers as timer_rows
from storage.repos.surfaces import Surface
from storage.unit import Connection, Unit
from tests.drivers.playground import PlaygroundDriver
from tests.drivers.seen import Driver, Files, Heard, Listed, Seen

START = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
"""A Wednesday, 10 o'clock in Paris."""


class World:
    """One community as it is seen on one platform, with a clock that only stories move.

    `beside`: the other platforms that the same house serves.
    """

    def __init__(self, house: House, driver: Driver, clock: MovableClock, beside: Sequence[Driver] = ()) -> None:
        self.house = house
        self.driver = driver
        self.drivers = (driver, *beside)
        self.clock = clock

    def __getattr__(self, name: str) -> "Actor":
        """`world.ana` is Ana."""
        return Actor(self, name)

    # --- time -----------------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Let everything that is due now happen."""
        while True:
            for driver in self.drivers:
                await driver.settle()
            await timers.work(self.house.dispatcher, self.house.database, self.clock)
            await sweep.work(self.house.dispatcher, self.house.database, self.clock)
            await self.house.pump.drain()
            due = await self._next_due()
            if due is None or due > self.clock.now():
                return

    async def advance(self, **by: float) -> None:
        """Let time pass (`minutes=10`), stopping at each due row as a real clock would."""
        end = self.clock.now() + timedelta(**by)
        while self.clock.now() < end:
            due = await self._next_due() or end
            self.clock.move(max(min(due, end) - self.clock.now(), timedelta()))
            await self.settle()

    async def _next_due(self) -> datetime | None:
        async with self.house.database.read() as connection:
            dues = [await rows.next_due(connection) for rows in (timer_rows, inbox, outbox)]
        return min((due for due in dues if due is not None), default=None)

    def events(self) -> list[Listed]:
        """The platform's list of coming events, the next one first."""
        return self.driver.events()

    # --- behind the scenes ----------------------------------------------------------------------------

    async def in_unit(self, work: Callable[[ActorCtx], Awaitable[None]], as_: str = "ines") -> None:
        """Run `work` as a handler would, for what no button reaches yet."""

        async def unit(unit: Unit) -> None:
            known = await people.recognise(unit.connection, self.ref(as_))
            assert known is not None
            assert known.person is not None
            registry = self.house.deliverer.registry
            ctx = Ctx(
                unit=unit,
                now=self.clock.now(),
                community=known.community,
                wakes=self.house.dispatcher.wakes,
                listeners=registry.listeners,
            )
            await work(ctx.acting(known.person, self.ref(as_)))

        await self.house.database.write(unit)
        await self.settle()

    def renames(self, who: str, name: str) -> None:
        """From now on the platform knows this person by another name."""
        self.driver.renames(who, name)

    def ref(self, who: str) -> PersonRef:
        """A person as the platform knows them."""
        return self.driver.ref(who)

    def channel(self, place: str) -> str:
        """A place as the platform knows it."""
        return self.driver.channel(place)

    async def person(self, who: str) -> Person:
        """A person as the house knows them."""
        async with self.house.database.read() as connection:
            known = await people.recognise(connection, self.ref(who))
        assert known is not None
        assert known.person is not None
        return known.person

    # --- what must hold after every story --------------------------------------------------------------

    async def check(self) -> None:
        """No dead letter, nothing unhandled or undelivered, every surface equal to a fresh render, and none else."""
        async with self.house.database.read() as connection:
            assert await outbox.count(connection, "dead") == 0, "a dead letter"
            assert await outbox.count(connection) == 0, "undelivered messages"
            assert await inbox.count(connection, ("new", "dead")) == 0, "unhandled events"
            for driver in self.drivers:
                standing = await surfaces.everything(connection, [driver.platform.name])
                for surface in standing:
                    await self._check_surface(connection, driver, surface)
                strays = driver.posted() - {surface.message for surface in standing}
                assert not strays, f"messages of the bot that nobody keeps true: {strays}"
                coming = {event.id for event in driver.events() if event.ours and event.starts_at > self.clock.now()}
                strays_listed = coming - {surface.message.message for surface in standing if surface.message}
                assert not strays_listed, f"events of the bot that nobody keeps true: {strays_listed}"

    async def _check_surface(self, connection: Connection, driver: Driver, surface: Surface) -> None:
        community = await people.get_community(connection, surface.community)
        if surface.spot.event:
            await self._check_event(connection, driver, surface, community)
            return
        if held.state_of(surface) is not None:
            known = await people.recognise(connection, PersonRef(surface.spot.workspace, surface.spot.user))
            assert known is not None
            assert known.person is not None
            assert known.person.unreachable_since is not None, f"{surface.kind} is held for somebody who can be reached"
            return
        view = await self.house.deliverer.render(connection, surface, community)
        assert view is not None, f"{surface.kind} stands, but there is nothing to show"
        reader = Reader(community.language, community.timezone)
        if surface.spot.user:
            known = await people.recognise(connection, PersonRef(surface.spot.workspace, surface.spot.user))
            assert known is not None
            assert known.person is not None
            reader = Reader(known.person.language, known.person.timezone)
        file = file_of(view)
        if file is not None:  # as it was sent, or told in words why it could not be
            assert surface.message is not None, f"{surface.kind} was never shown"
            assert file.name in driver.told(surface.message)
            return
        shown = driver.shown(surface)
        drawn = driver.drawn(view, reader, surface)
        assert shown == drawn, f"{surface.kind} is not what a fresh render shows: {shown}\ninstead of {drawn}"

    async def _check_event(
        self, connection: Connection, driver: Driver, surface: Surface, community: Community
    ) -> None:
        event = self.house.deliverer.registry.events[surface.kind]
        state = await event.load(connection, community, surface.subject)
        assert state is not None, f"{surface.subject} is listed, but does not take place"
        assert surface.message is not None, f"{surface.subject} was never listed"
        reader = Reader(community.language, community.timezone)
        put = PutEvent(surface.id, surface.spot.workspace, event.draw(state), reader, surface.message)
        found = [one for one in driver.events() if one.id == surface.message.message]
        if surface.message.message not in driver.left_away():
            assert found == [driver.drawn_event(put)], f"{surface.subject} is not what a fresh render lists"


class Actor:
    """Somebody in a story. Everything they do is settled before the story goes on."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name

    def _now(self) -> Driver:
        """Nothing happens at the very same instant as something else."""
        self.world.clock.move(timedelta(seconds=1))
        return self.world.driver

    async def says(self, words: str, *, in_: str = "dm", below: Seen | None = None, files: Files = ()) -> Seen:
        """Write, or send files: in the direct message with the bot, in a channel, in the thread below a message."""
        place = below.place if below else in_
        message = await self._now().says(self.name, place, words, below.id if below else None, files)
        await self.world.settle()
        return Seen(message, self.name, words, place=place)

    async def edits(self, message: Seen, words: str) -> None:
        """Change an own message."""
        await self._now().edits(self.name, message.id, words)
        await self.world.settle()

    async def deletes(self, message: Seen) -> None:
        """Delete an own message."""
        await self._now().deletes(self.name, message.id)
        await self.world.settle()

    async def reacts(self, emoji: str, *, on: Seen, added: bool = True) -> None:
        """Put an emoji on a message, or take it back."""
        await self._now().reacts(self.name, on.id, emoji, added=added)
        await self.world.settle()

    async def presses(self, label: str, *, on: Seen) -> Heard:
        """Press the button with this label."""
        return await self._press(on, on.control(label).wire, "")

    async def chooses(self, option: str, *, from_: str, on: Seen) -> Heard:
        """Choose an option of a select."""
        select = on.control(from_)
        assert option in select.options, f"{option!r} is not among {sorted(select.options)}"
        return await self._press(on, select.wire, select.options[option])

    async def forges(self, wire: str, value: str = "", *, on: Seen | None = None) -> Heard:
        """Send a press that no screen offered."""
        return await self._settled(self._now().presses(self.name, wire, value, on.id if on else None))

    async def _press(self, on: Seen, wire: str, value: str) -> Heard:
        return await self._settled(self._now().presses(self.name, wire, value, on.id))

    async def submits(self, form: Heard | str, **values: str) -> Heard:
        """Send the form that was opened (or one that was forged, by its wire id)."""
        asked = form if isinstance(form, str) else form.form
        return await self._settled(self._now().submits(self.name, asked, values))

    async def commands(self, name: str, **values: str) -> Heard:
        """Use a slash command."""
        return await self._settled(self._now().commands(self.name, name, values))

    async def opens_home(self) -> Seen:
        """Open the bot's home tab."""
        await self._now().opens_home(self.name)
        await self.world.settle()
        return self.home()

    def home(self) -> Seen:
        """The home tab as it stands."""
        home = self.world.driver.home(self.name)
        assert home is not None, "no home tab was published"
        return home

    def sees(self, in_: str = "dm", *, below: Seen | None = None) -> list[Seen]:
        """The messages there, oldest first."""
        return self.world.driver.sees(self.name, in_, below.id if below else None)

    def last(self, in_: str = "dm", *, below: Seen | None = None) -> Seen:
        """The latest message there."""
        seen = self.sees(in_, below=below)
        assert seen, f"{self.name} sees nothing in {in_}"
        return seen[-1]

    def again(self, message: Seen) -> Seen:
        """The same message as it looks now."""
        found = [seen for seen in self.sees(message.place) if seen.id == message.id]
        assert found, f"{self.name} no longer sees {message.words!r}"
        return found[0]

    async def _settled(self, doing: Awaitable[Heard]) -> Heard:
        heard = await doing
        await self.world.settle()
        return heard


@asynccontextmanager
async def open_world(
    url: str,
    folder: Path,
    features: list[Feature] | None = None,
    make_driver: Callable[[Path, MovableClock], Driver] = PlaygroundDriver,
    public: str = "",
) -> AsyncIterator[World]:
    """A world on this database and platform; its invariants are checked when the story ends well.

    `public`: the house's own address on the internet, if it has one.
    """
    clock = MovableClock(frozen_at=START)
    driver = make_driver(folder, clock)
    database: Database = await open_database(url)
    try:
        await settle_in(database, clock, await driver.open(demo_settlement("fr", clock.now())))
        addresses = Addresses(public, "k" * 64)
        house = build(database, clock, [driver.platform], features or FEATURES, addresses=addresses)
        await house.dispatcher.begin()
        await driver.platform.start(house.dispatcher)
        world = World(house, driver, clock)
        yield world
        await world.settle()
        await world.check()
    finally:
        await driver.close()
        await database.close()
