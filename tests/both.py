"""One community on Slack and on Discord, in one house: two worlds that share everybody's work and the clock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.core.clock import MovableClock
from bot.core.people import Purpose, Role
from bot.runtime.addresses import Addresses
from bot.setup import applying
from bot.setup.demo import demo_settlement
from bot.setup.described import Described, OnPlatform, write
from bot.setup.reading import read
from bot.setup.settling import Settlement
from bot.wiring import build
from storage.database import open_database
from tests.drivers.discord import DiscordDriver
from tests.drivers.seen import Driver
from tests.drivers.slack import SlackDriver
from tests.world import START, World


@dataclass(frozen=True, slots=True)
class Both:
    """`both.slack.leo` is Léo as he writes on Slack; the Léo of Discord is somebody else until they are linked."""

    slack: World
    discord: World


@asynccontextmanager
async def open_both(url: str, folder: Path) -> AsyncIterator[Both]:
    """Both worlds on this database, set up by one file; the invariants of both are checked when the story ends well."""
    clock = MovableClock(frozen_at=START)
    drivers = (SlackDriver(folder, clock), DiscordDriver(folder, clock))
    database = await open_database(url)
    try:
        settled = [await driver.open(demo_settlement("fr", clock.now())) for driver in drivers]
        addresses = Addresses("https://mijote.example", "k" * 64)
        house = build(database, clock, [driver.platform for driver in drivers], addresses=addresses)
        wanted = read(write(_described(settled)))  # as the operator's file would say it
        listeners = house.deliverer.registry.listeners
        await database.write(lambda unit: applying.apply(unit, clock.now(), wanted, listeners))
        await house.dispatcher.begin()
        for driver in drivers:
            await driver.platform.start(house.dispatcher)
        slack, discord = (World(house, driver, clock, _others(driver, drivers)) for driver in drivers)
        await slack.settle()
        yield Both(slack, discord)
        await slack.settle()
        await slack.check()
    finally:
        for driver in drivers:
            await driver.close()
        await database.close()


def _others(driver: Driver, drivers: tuple[Driver, ...]) -> list[Driver]:
    return [each for each in drivers if each is not driver]


def _described(settled: list[Settlement]) -> Described:
    first = settled[0]
    return Described(first.name, first.language, first.timezone, tuple(map(_on_platform, settled)))


def _on_platform(settled: Settlement) -> OnPlatform:
    return OnPlatform(
        settled.workspace.platform,
        (settled.workspace.id,),
        {Purpose(purpose): channel for purpose, channel in settled.places.items()},
        {role: tuple(who for who, held in settled.roles.items() if held is role) for role in (Role.ADMIN, Role.STAFF)},
    )
