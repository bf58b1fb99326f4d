"""The composition root: which features and platforms there are, and how everything is built and closed again."""

import asyncio
import gc
import signal
import webbrowser
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeAlias

import structlog

from bot.core.clock import Clock, MovableClock, SystemClock
from bot.core.errors import CannotStart, PressAgain
from bot.core.files import MOST_BYTES
from bot.runtime.addresses import Addresses
from bot.runtime.context import NOWHERE, Wakes
from bot.runtime.delivery import Deliverer
from bot.runtime.dispatch import Dispatcher
from bot.runtime.feature import Feature
from bot.runtime.publishing import Publisher
from bot.runtime.registry import Registry
from bot.runtime.together import ShutOut, Together
from bot.settings import Settings
from bot.setup import applying
from bot.setup.applying import Outcome
from bot.setup.demo import demo_settlement, enliven, remembered
from bot.setup.described import Described, write
from bot.setup.settling import Settlement, live_apart, settle_in
from bot.ui.i18n import Localiser
from bot.ui.ports import Platform, Remote
from bot.ui.text import Reader, _
from handlers import celebration, link, mijote, ping, places, rituals, sos
from scheduler import sweep, timers, watch
from scheduler.clock import AlarmClock, Bell
from scheduler.loop import keep_doing
from scheduler.pump import Pump
from storage.database import Database
from storage.opening import looking_at, open_storage, starting

log = structlog.get_logger(__name__)

_FEATURES: Sequence[Feature] = (
    sos.FEATURE,
    rituals.FEATURE,
    celebration.FEATURE,
    places.FEATURE,
    link.FEATURE,
    ping.FEATURE,
)
FEATURES: Sequence[Feature] = (*_FEATURES, mijote.feature(_FEATURES))  # which tells of all the others

DRAIN_SECONDS = 10

Routes: TypeAlias = Sequence[Any]
"""Of Starlette, which only those who serve HTTP wait for."""


@dataclass(frozen=True, slots=True)
class House:
    """Everything that runs, built once per process."""

    database: Database
    clock: Clock
    dispatcher: Dispatcher
    deliverer: Deliverer
    pump: Pump
    publisher: Publisher
    bells: Mapping[str, Bell]


def build(
    database: Database, clock: Clock, platforms: Sequence[Platform], features: Sequence[Feature] = FEATURES,
    *, most_bytes: int = MOST_BYTES, addresses: Addresses = NOWHERE,
) -> House:  # fmt: skip
    """Connect the rooms; nothing runs yet. `most_bytes`: the largest file that is carried."""
    bells = {name: Bell(name) for name in ("outbox", "timers", "inbox", "old keys", "watch")}
    wakes = Wakes(bells["outbox"].ring, bells["timers"].ring, bells["inbox"].ring)
    registry = Registry(features)
    deliverer = Deliverer(
        database, clock, registry, {platform.name: platform for platform in platforms}, wakes, most_bytes
    )
    dispatcher = Dispatcher.build(database, clock, registry, wakes, addresses)
    publisher = Publisher(database, clock, registry, addresses)
    return House(database, clock, dispatcher, deliverer, Pump(deliverer, database), publisher, bells)


@asynccontextmanager
async def running(
    house: House,
    platforms: Sequence[Platform],
    *,
    joining: Sequence[Platform] = (),
    checks: Sequence[Callable[[], None]] = (),
) -> AsyncIterator[asyncio.Task[None]]:
    """Run the loops and the platforms; at the end stop intake first, then deliver what can be delivered.

    `joining`: those that somebody else starts meanwhile; they end with the others.
    Yields a task that ends only when a loop fails: whoever owns the process must then stop it.
    """
    gc.enable()  # see bot.__main__
    alarm = AlarmClock(house.clock)
    works: Mapping[str, Callable[[], Awaitable[datetime | None]]] = {
        "outbox": house.pump.work,
        "timers": partial(timers.work, house.dispatcher, house.database, house.clock),
        "inbox": partial(sweep.work, house.dispatcher, house.database, house.clock),
        "watch": partial(watch.work, [house.database.check, *checks], house.clock),
        "old keys": partial(sweep.forget_old_keys, house.database, house.clock),
    }

    async def loops() -> None:
        try:
            async with asyncio.TaskGroup() as group:
                for name, bell in house.bells.items():
                    group.create_task(keep_doing(works[name], bell, alarm, house.clock), name=f"loop {name}")
        except ExceptionGroup as errors:
            told = errors.subgroup(CannotStart)
            if told is None:
                raise
            raise told.exceptions[0] from None  # the operator's one line

    watched = asyncio.create_task(loops(), name="loops")
    if isinstance(house.clock, MovableClock):
        for bell in house.bells.values():
            house.clock.on_move(bell.ring)
    alarm.start(list(house.bells.values()))
    started: list[Platform] = []
    try:
        for feature in house.dispatcher.registry.features:
            if feature.prepare is not None:
                feature.prepare()
        await house.dispatcher.begin()
        for platform in platforms:
            await platform.start(house.dispatcher)
            started.append(platform)
        yield watched
    finally:
        await _stop(house, [*started, *joining], alarm, watched)


async def _stop(house: House, started: Sequence[Platform], alarm: AlarmClock, watched: asyncio.Task[None]) -> None:
    alarm.stop()
    for bell in house.bells.values():
        bell.dismiss()  # rather than cancelled in the middle: a row that was just claimed would wait for its lease
    await asyncio.wait({watched}, timeout=DRAIN_SECONDS)
    watched.cancel()
    await asyncio.gather(watched, return_exceptions=True)
    for platform in reversed(started):
        await _in_time(platform.stop_intake(), f"intake of {platform.name}")
    # Deliveries still work. What is left in the outbox after this is delivered at the next start.
    await _in_time(house.pump.drain(), "outbox")
    for platform in reversed(started):
        await _in_time(platform.stop(), platform.name)


async def _in_time(ending: Awaitable[None], what: str) -> None:
    try:
        async with asyncio.timeout(DRAIN_SECONDS):
            await ending
    except (TimeoutError, PressAgain) as error:
        log.warning("not ended in order", action="not_ended", what=what, error=repr(error))


def stop_asked() -> asyncio.Event:
    """Set by SIGTERM or SIGINT from now on: asked for before anything is opened, so that all is closed in order."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def until_stopped(watched: asyncio.Task[None], stop: asyncio.Event | None = None) -> None:
    """Wait for SIGTERM or SIGINT (or for an earlier `stop_asked()`). Raises what a failing loop raised."""
    gc.freeze()  # what was built for good is not searched for garbage again and again: that held everybody up to 80 ms
    waiting = asyncio.create_task((stop or stop_asked()).wait())
    await asyncio.wait({waiting, watched}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if watched.done():
        watched.result()


IF_RUNNING = (
    "Mijote is running (process {pid}) and uses {file}. Change its settings there: an administrator types /mijote."
    " Or stop it, and try again."
)


APART = _(
    "They are two communities here. If they are one: stop me, describe both in one file, set it up (docs/setup.md)."
)


async def set_up(settings: Settings, wanted: Described) -> Outcome:
    """Make a community what its file says. Raises CannotStart, and then nothing is done."""
    clock, listeners = SystemClock(), Registry(FEATURES).listeners
    with starting(settings.database_url):
        async with open_storage(settings.database_url, clock, if_busy=IF_RUNNING) as database:
            return await database.write(lambda unit: applying.apply(unit, clock.now(), wanted, listeners))


async def foresee(settings: Settings, wanted: Described) -> Outcome:
    """What `set_up` would do; nothing is touched. Raises CannotStart when it would refuse."""
    with starting(settings.database_url):
        async with looking_at(settings.database_url) as connection:
            return applying.from_nothing(wanted) if connection is None else await applying.outcome(connection, wanted)


async def as_a_file(settings: Settings, workspace: str | None) -> str:
    """The community that has this workspace (or the only one that there is) as its file. Raises CannotStart."""
    with starting(settings.database_url):
        async with looking_at(settings.database_url) as connection:
            return write(await applying.only(connection, workspace))


def _slack(settings: Settings, beside: Routes = ()) -> Remote | None:
    """Slack, where there is a token for it. Raises CannotStart when half of what it needs is missing."""
    if settings.slack_bot_token is None:
        if settings.slack_app_token is not None or settings.slack_signing_secret is not None:
            raise CannotStart("SLACK_BOT_TOKEN is missing: copy it from OAuth & Permissions on api.slack.com/apps.")
        return None
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        raise CannotStart(
            "SLACK_BOT_TOKEN needs company: SLACK_APP_TOKEN (Socket Mode; Basic Information, App-Level Tokens, scope"
            " connections:write), or SLACK_SIGNING_SECRET (HTTP)."
        )
    from bot.platforms.slack.adapter import Access, SlackPlatform  # noqa: PLC0415  # see play

    return SlackPlatform(
        Access(
            settings.slack_bot_token,
            settings.slack_app_token,
            settings.slack_signing_secret,
            settings.slack_api_url,
            settings.http_host,
            settings.http_port,
        ),
        beside=beside,
    )


def _discord(settings: Settings, _beside: Routes = ()) -> Remote | None:
    """Discord, where there is a token for it."""
    if settings.discord_bot_token is None:
        return None
    from bot.platforms.discord.adapter import Access, DiscordPlatform  # noqa: PLC0415  # see play
    from bot.platforms.discord.directs import Pace  # noqa: PLC0415  # the same

    addresses = (settings.discord_api_url, settings.discord_gateway_url)
    pace = Pace(per_day=settings.discord_new_dms_per_day)
    return DiscordPlatform(Access(settings.discord_bot_token, *addresses, pace))


Making: TypeAlias = Callable[[Routes], Remote]
"""Makes a platform; what is given is served beside it, if it listens over HTTP."""


def platforms_of(settings: Settings) -> Mapping[str, Making]:
    """How the platforms are made that there are tokens for, by name. Raises CannotStart."""
    found: Mapping[str, Callable[..., Remote | None]] = {"slack": _slack, "discord": _discord}
    return {name: partial(_made, make, settings) for name, make in found.items() if make(settings) is not None}


def _made(make: Callable[..., Remote | None], settings: Settings, beside: Routes) -> Remote:
    platform = make(settings, beside)
    assert platform is not None  # noqa: S101  # there was one when we looked
    return platform


async def enter(house: House, settings: Settings, platform: Remote) -> None:
    """Prove a platform's token, find the communities of its workspaces, and begin to serve it. Raises CannotStart."""
    introduced = await platform.introduce()
    try:
        for workspace, name in introduced:
            # One that nobody set up yet gets a community of its own: its administrators do the rest by chat.
            described = Settlement(workspace, name, settings.language, settings.timezone)
            with starting(settings.database_url):
                await settle_in(house.database, house.clock, described)
        await house.dispatcher.begin()  # in communities that were made just now, too
        await platform.start(house.dispatcher)
    except BaseException:
        await platform.stop()
        raise
    house.deliverer.platforms[platform.name] = platform
    house.bells["outbox"].ring()


def leave(house: House, platform: Remote) -> None:
    """A platform shut us out: whoever is shown something there is reached another way, where there is one."""
    house.deliverer.platforms[platform.name] = ShutOut(platform.name)
    house.bells["outbox"].ring()


@asynccontextmanager
async def in_public(settings: Settings, house: House) -> AsyncIterator[Routes]:
    """Serve our public address, if we have one. Yields what a platform is to serve that listens over HTTP itself."""
    if not settings.public_url:
        yield ()
        return
    from bot.platforms.web.room import served  # noqa: PLC0415  # see play
    from bot.platforms.web.routes import routes  # noqa: PLC0415  # the same

    if settings.slack_bot_token is None or settings.slack_app_token is not None:
        async with served(settings.http_host, settings.http_port, routes(house.publisher)):
            yield ()
    else:
        yield routes(house.publisher)


async def run(settings: Settings, platforms: Mapping[str, Making]) -> None:
    """Serve these platforms, each as long as it lets us, until stopped. Raises CannotStart."""
    stop, clock = stop_asked(), SystemClock()
    words = Localiser(Reader(settings.language, settings.timezone))
    async with open_storage(settings.database_url, clock) as database, AsyncExitStack() as stack:
        addresses = Addresses(settings.public_url, settings.secret_key.get_secret_value())
        house = build(database, clock, (), most_bytes=settings.most_bytes, addresses=addresses)
        beside = await stack.enter_async_context(in_public(settings, house))
        making = {name: partial(make, beside) for name, make in platforms.items()}
        together = Together(making, partial(enter, house, settings), partial(leave, house))
        async with running(house, (), joining=together.started, checks=[together.check]) as watched, together:
            names = ", ".join(platform.name.capitalize() for platform in together.started)
            print(words.plain(_("Mijote is simmering on {platforms}.", platforms=names)), flush=True)  # noqa: T201
            if await live_apart(database, [platform.name for platform in together.started]):
                print(words.plain(APART), flush=True)  # noqa: T201  # to the operator
            await until_stopped(watched, stop)


async def play(settings: Settings, *, port: int, open_browser: bool) -> None:
    """Run the playground until stopped. Raises CannotStart."""
    from bot.platforms.playground.adapter import PlaygroundPlatform  # noqa: PLC0415  # see demo_settlement
    from bot.platforms.web.routes import routes  # noqa: PLC0415  # the same

    stop = stop_asked()
    clock = MovableClock()
    playground = PlaygroundPlatform(settings.data_dir, settings.http_host, port, clock)
    async with AsyncExitStack() as stack:
        # The playground is a part of this process: nothing that an earlier one sent is on its way.
        opening = open_storage(settings.database_url, clock, on_its_way=timedelta())
        database = await stack.enter_async_context(opening)
        stack.callback(playground.close)
        settlement = demo_settlement(settings.language, clock.now())
        with starting(settings.database_url):
            journal = playground.open(await remembered(database, settlement.workspace))
            await settle_in(database, clock, replace(settlement, history=journal))
        addresses = Addresses(playground.url.rstrip("/"), settings.secret_key.get_secret_value())
        house = build(database, clock, [playground], most_bytes=settings.most_bytes, addresses=addresses)
        playground.beside = routes(house.publisher)
        await enliven(database, clock, house.dispatcher, settlement.workspace)
        async with running(house, [playground], checks=[playground.check]) as watched:
            words = Localiser(Reader(settings.language, settings.timezone))
            print(words.plain(_("Mijote is simmering at {url}", url=playground.url)))  # noqa: T201  # for the operator
            print(words.plain(_("Only this machine can open it. Stop with Ctrl+C.")), flush=True)  # noqa: T201
            if open_browser:
                webbrowser.open(playground.url)
            await until_stopped(watched, stop)
