"""The reckoning: every message against what people see, what the rows say and what a fresh render shows."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.core.clock import MovableClock
from bot.platforms.playground.room import Room
from bot.platforms.playground.show import messages_json
from bot.platforms.playground.state import Message
from bot.wiring import build
from storage.database import open_database
from storage.repos import surfaces
from tests.acceptance.process import Browser, Json, Process
from tests.acceptance.traffic import VOLUNTEERS, Sent
from tests.databases import sqlite_url
from tests.drivers.playground import PlaygroundDriver
from tests.world import World

MARK = re.compile(r"z\d{5}q")


@dataclass(slots=True)
class Reckoning:
    """What does not add up. `lost`: shown too seldom; `doubled`: too often, or where it must not be."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    surfaces: Counter[str] = field(default_factory=Counter)

    def compare(self, where: str, expected: Iterable[str], found: Counter[str]) -> None:
        """Each expected mark once, and no other."""
        wanted = Counter(expected)
        self.lost += [f"{mark} in {where}" for mark in (wanted - found).elements()]
        self.doubled += [f"{mark} in {where}" for mark in (found - wanted).elements()]


async def read_all(browser: Browser) -> Mapping[tuple[str, str, str], list[Json]]:
    """What the SOS channel, its threads and the volunteers' direct messages show, by (reader, place, thread)."""
    seen = {(name, f"dm-{name}", ""): await browser.messages(name, f"dm-{name}") for name in VOLUNTEERS}
    channel = await browser.messages("leo", "c-sos")
    seen["leo", "c-sos", ""] = channel
    for root in channel:
        if root["replies"]:
            seen["leo", "c-sos", root["id"]] = await browser.messages("leo", "c-sos", root["id"])
    return seen


def reckon_rows(process: Process, sent: list[Sent], reckoning: Reckoning) -> None:
    """Each message of a case is one line and one handled inbound; nothing waits and nothing was given up."""
    lines = process.rows("SELECT side, text FROM sos_line")
    for side, kind in (("volunteer", "call"), ("staff", "reply"), ("note", "note")):
        marks = Counter(mark for found, text in lines if found == side for mark in MARK.findall(text))
        reckoning.compare(f"{side} lines", (one.mark for one in sent if one.kind == kind), marks)
    handled = Counter(key for (key,) in process.rows("SELECT key FROM inbox WHERE state = 'done' AND key LIKE 'm:%'"))
    reckoning.compare("the inbox", (f"m:{one.message}" for one in sent), handled)
    assert process.one("SELECT count(*) FROM inbox WHERE state <> 'done'") == 0
    assert process.one("SELECT count(*) FROM outbox") == 0
    assert process.one("SELECT count(*) FROM timer WHERE state <> 'due'") == 0


async def reckon_copy(
    data: Path, sent: list[Sent], seen: Mapping[tuple[str, str, str], list[Json]], reckoning: Reckoning
) -> None:
    """Open a copy of the folder in this process: count every message in it, and draw every surface anew.

    Counted here because HTTP shows the latest 200 messages of a place only; what it showed must be what is here.
    """
    copy = Path(shutil.copytree(data, data.with_name(f"{data.name}-copy")))
    clock = MovableClock()
    driver = PlaygroundDriver(copy, clock)
    database = await open_database(sqlite_url(copy / "mijote.db"))
    try:
        house = build(database, clock, [driver.platform])
        await driver.platform.start(house.dispatcher)
        try:
            assert isinstance(driver.platform, Room)
            state = driver.platform.workspace.state
            for (reader, place, thread), messages in seen.items():
                assert messages_json(state, reader, place, thread or None) == messages, f"{place} {thread}"
            _reckon_messages([*state.messages.values()], sent, reckoning)
            await World(house, driver, clock).check()
            async with database.read() as connection:
                shown = await surfaces.everything(connection, [driver.platform.name])
            reckoning.surfaces = Counter(surface.kind for surface in shown)
        finally:
            await driver.platform.stop()
    finally:
        await database.close()


def _reckon_messages(messages: list[Message], sent: list[Sent], reckoning: Reckoning) -> None:
    written = Counter(mark for message in messages if not message.bot for mark in MARK.findall(message.text or ""))
    reckoning.compare("the workspace", (one.mark for one in sent), written)
    carried: dict[str, Counter[str]] = {place: Counter() for place in ("c-sos", *(f"dm-{who}" for who in VOLUNTEERS))}
    for message in messages:
        if message.doc:
            # The parts only: a summary for notifications says the same once more.
            marks = MARK.findall(json.dumps(message.doc["parts"]))
            carried.setdefault(message.place, Counter()).update(marks)
    for place, found in carried.items():
        expected = [
            one.mark
            for one in sent
            if (place == "c-sos" and one.kind == "call") or (one.kind == "reply" and place == f"dm-{one.case_of}")
        ]
        reckoning.compare(place, expected, found)
