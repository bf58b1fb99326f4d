"""The reckoning on Slack: every message against what people see, what the rows say and what a fresh render shows."""

import json
import shutil
from collections import Counter
from pathlib import Path

from bot.core.clock import MovableClock
from bot.core.refs import MessageRef, Workspace
from bot.platforms.slack.forms import home
from bot.platforms.slack.render import render_view
from bot.ui.text import Reader
from bot.ui.view import View
from bot.wiring import build
from storage.database import open_database
from storage.repos import surfaces
from storage.repos.surfaces import Surface
from tests.acceptance.audit import MARK, Reckoning
from tests.acceptance.slack_process import Town
from tests.acceptance.traffic import Sent
from tests.databases import sqlite_url
from tests.drivers.faulty import FaultyPlatform
from tests.drivers.slack import _plain
from tests.wire.slack.rules import Json
from tests.world import World


class Photograph:
    """What stands on Slack at one moment: as much of a driver as World.check() asks for."""

    def __init__(self, town: Town, posts: list[Json], homes: dict[str, Json | None]) -> None:
        self.platform = FaultyPlatform("slack")
        self._here = Workspace("slack", town.slack.team)
        self._posts = {MessageRef(self._here, post["channel"], post["ts"]): post for post in posts}
        self._homes = homes

    def shown(self, surface: Surface) -> object:
        if surface.spot.home:
            return _plain((self._homes[surface.spot.user] or {}).get("blocks"))
        assert surface.message is not None, f"{surface.kind} was never shown"
        return _plain(self._posts[surface.message]["blocks"])

    def drawn(self, view: View, reader: Reader, surface: Surface) -> object:
        if surface.spot.home:
            return _plain(home(view, reader, self._here)["blocks"])
        return _plain(render_view(view, reader, self._here).blocks)

    def posted(self) -> set[MessageRef]:
        return set(self._posts)


def reckon_rows(town: Town, sent: list[Sent], found: Reckoning) -> None:
    """Each message of a case is one line and one handled inbound; nothing waits and nothing was given up."""
    process = town.process
    lines = process.rows("SELECT side, text FROM sos_line")
    for side, kind in (("volunteer", "call"), ("staff", "reply"), ("note", "note")):
        marks = Counter(mark for told, text in lines if told == side for mark in MARK.findall(text))
        found.compare(f"{side} lines", (one.mark for one in sent if one.kind == kind), marks)
    handled = Counter(key for (key,) in process.rows("SELECT key FROM inbox WHERE state = 'done' AND key LIKE 'm:%'"))
    found.compare("the inbox", (f"m:{one.message}" for one in sent), handled)
    assert process.one("SELECT count(*) FROM inbox WHERE state <> 'done'") == 0
    assert process.rows("SELECT state, error FROM outbox") == []


async def reckon_seen(town: Town, sent: list[Sent], found: Reckoning) -> None:
    """Count every mark in every message of the bot, and compare every surface with a fresh render."""
    posts: list[Json] = await town.slack.posts()
    seen: dict[str, Counter[str]] = {town.sos: Counter()}
    for post in posts:
        seen.setdefault(post["channel"], Counter()).update(MARK.findall(json.dumps(post["blocks"])))
    directs = {await town.slack.dm(one.case_of): one.case_of for one in sent}
    for channel in {*seen, *directs}:
        carried = [one for one in sent if one.kind == "reply" and directs.get(channel) == one.case_of]
        calls = [one for one in sent if one.kind == "call" and channel == town.sos]
        found.compare(channel, (one.mark for one in (*carried, *calls)), seen.get(channel, Counter()))
    homes = {town.people[name]: await town.slack.home(name) for name in town.people}
    await _compare(town, Photograph(town, posts, homes), found)


async def _compare(town: Town, photograph: Photograph, found: Reckoning) -> None:
    data = town.process.data
    copy = Path(shutil.copytree(data, data.with_name(f"{data.name}-copy")))
    clock = MovableClock()
    database = await open_database(sqlite_url(copy / "mijote.db"))
    try:
        house = build(database, clock, [photograph.platform])
        await World(house, photograph, clock).check()  # type: ignore[arg-type]  # as much of a driver as it asks for
        async with database.read() as connection:
            shown = await surfaces.everything(connection, ["slack"])
        found.surfaces = Counter(surface.kind for surface in shown)
    finally:
        await database.close()
