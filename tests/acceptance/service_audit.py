"""The reckoning on a service: every message against what is seen, what the rows say and what a fresh render shows."""

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from bot.core.clock import MovableClock
from bot.core.refs import MessageRef
from bot.ui.ports import Platform
from bot.ui.text import Reader
from bot.ui.view import View
from bot.wiring import build
from storage.database import open_database
from storage.repos import surfaces
from storage.repos.surfaces import Surface
from tests.acceptance.audit import MARK, Reckoning
from tests.acceptance.service import ServiceProcess, Town
from tests.acceptance.traffic import Sent
from tests.databases import sqlite_url
from tests.drivers.seen import Listed
from tests.world import World

Client = TypeVar("Client")


class Photograph(Protocol):
    """What stands on the service at one moment: as much of a driver as World.check() asks for."""

    @property
    def platform(self) -> Platform: ...

    def shown(self, surface: Surface) -> object: ...

    def drawn(self, view: View, reader: Reader, surface: Surface) -> object: ...

    def posted(self) -> set[MessageRef]: ...

    def events(self) -> list[Listed]: ...

    def told(self, message: MessageRef) -> str: ...


def reckon_rows(process: ServiceProcess, sent: list[Sent], photos: list[Sent], found: Reckoning) -> None:
    """Each message of a case is one line and one handled inbound; nothing waits and nothing was given up."""
    names = Counter(mark for (name,) in process.rows("SELECT name FROM sos_file") for mark in MARK.findall(name))
    found.compare("files", (one.mark for one in photos), names)
    lines = process.rows("SELECT side, text FROM sos_line")
    for side, kind in (("volunteer", "call"), ("staff", "reply"), ("note", "note")):
        marks = Counter(mark for told, text in lines if told == side for mark in MARK.findall(text))
        found.compare(f"{side} lines", (one.mark for one in sent if one.kind == kind), marks)
    handled = Counter(key for (key,) in process.rows("SELECT key FROM inbox WHERE state = 'done' AND key LIKE 'm:%'"))
    found.compare("the inbox", (f"m:{one.message}" for one in sent), handled)
    assert process.one("SELECT count(*) FROM inbox WHERE state <> 'done'") == 0
    assert process.rows("SELECT state, error FROM outbox") == []


def reckon_seen(
    town: Town[Client], sent: list[Sent], posts: Iterable[tuple[str, str]], directs: Mapping[str, str], found: Reckoning
) -> None:
    """Count every mark in every message of the bot (channel, text); `directs` are channels, with whose they are."""
    seen: dict[str, Counter[str]] = {town.sos: Counter()}
    for channel, text in posts:
        seen.setdefault(channel, Counter()).update(MARK.findall(text))
    for channel in {*seen, *directs}:
        carried = [one for one in sent if one.kind in ("reply", "photo") and directs.get(channel) == one.case_of]
        calls = [one for one in sent if one.kind == "call" and channel == town.sos]
        found.compare(channel, (one.mark for one in (*carried, *calls)), seen.get(channel, Counter()))


async def compare_surfaces(process: ServiceProcess, photograph: Photograph, found: Reckoning) -> None:
    """Draw every surface anew, from a copy of the rows."""
    data = process.data
    copy = Path(shutil.copytree(data, data.with_name(f"{data.name}-copy")))
    clock = MovableClock()
    database = await open_database(sqlite_url(copy / "mijote.db"))
    try:
        house = build(database, clock, [photograph.platform])
        await World(house, photograph, clock).check()  # type: ignore[arg-type]  # as much of a driver as it asks for
        async with database.read() as connection:
            shown = await surfaces.everything(connection, [photograph.platform.name])
        found.surfaces = Counter(surface.kind for surface in shown)
    finally:
        await database.close()
