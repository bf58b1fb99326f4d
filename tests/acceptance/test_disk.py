"""The disk fails under the database: people are kindly asked to press again, nothing is half done, all comes back.

A soft limit on the size of the real process's files stands for the full disk: it needs no rights and no disk of its
own. It is set to what the write-ahead log has grown to, which is the largest file, so that only the database fails.
"""

import asyncio
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage.repos import sos_words
from storage.unit import Unit
from tests.acceptance.audit import Reckoning, read_all, reckon_copy, reckon_rows
from tests.acceptance.process import Browser, Process, a_process, until
from tests.acceptance.traffic import VOLUNTEERS, Sent, controls, plain
from tests.databases import Databases
from tests.world import World, open_world

OUT_OF_REACH = "Ma mémoire est injoignable un instant"
CHECKPOINT_BYTES = 4_000_000
"""About where SQLite begins its log anew, in room that it already has."""

real_disk = pytest.mark.skipif(sys.platform != "linux", reason="limits on another process are Linux's own")


@contextmanager
def full_disk(process: Process) -> Iterator[None]:
    room = (process.data / "mijote.db-wal").stat().st_size
    assert (process.data / "playground.jsonl").stat().st_size + 100_000 < room < CHECKPOINT_BYTES
    soft, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (soft, hard))


async def call(browser: Browser, who: str, number: int) -> Sent:
    mark = f"z{number:05}q"
    said = await browser.act(who, "say", place=f"dm-{who}", text=f"SOS ! {mark} je suis perdue")
    return Sent("call", mark, who, who, said["message"]["id"])


async def all_is_well(process: Process, browser: Browser, sent: list[Sent]) -> None:
    reckoning = Reckoning()
    await process.quiet(len(sent), within=20)
    seen = await read_all(browser)
    reckon_rows(process, sent, reckoning)
    assert (await process.stop())[0] == 0, process.said()
    await reckon_copy(process.data, sent, seen, reckoning)
    assert (reckoning.lost, reckoning.doubled) == ([], [])


@real_disk
async def test_a_press_on_a_full_disk_is_asked_for_again_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    async with a_process(tmp_path) as (process, browser):
        process.start()
        await process.ready()
        sent = [await call(browser, "ana", 1)]
        await process.quiet(1)
        (card,) = await browser.messages("leo", "c-sos")
        claim = controls(card)[0]["wire"]
        keys = process.rows("SELECT key FROM inbox")
        with full_disk(process):
            answer = (await browser.act("leo", "press", message=card["id"], wire=claim))["answer"]
            assert answer["kind"] == "whisper"
            assert OUT_OF_REACH in plain(answer["doc"]["parts"][0]["spans"])
            # A form stays open, with the words in it.
            answer = (await browser.act("tom", "submit", wire="sos.open", values={"words": "help"}))["answer"]
            assert (answer["kind"], [*answer["errors"]]) == ("errors", ["words"])
            # What is written is kept by the workspace, and given again.
            sent.append(await call(browser, "ana", 2))
            await asyncio.sleep(1)
            assert await browser.messages("leo", "c-sos") == [card]
            assert process.rows("SELECT key FROM inbox") == keys
            assert process.rows("SELECT state, version, claimer_id FROM sos_case") == [("open", 2, None)]
            assert process.rows("SELECT kind FROM sos_event") == [("opened",)]
        assert (await browser.act("leo", "press", message=card["id"], wire=claim))["answer"] == {"kind": "nothing"}
        await process.quiet(2, within=20)
        claimed = process.rows("SELECT state, name FROM sos_case JOIN person ON person.id = claimer_id")
        assert claimed == [("claimed", "Léo Bernard")]
        told = [plain(one["doc"]["parts"][0]["spans"]) for one in await browser.messages("ana", "dm-ana") if one["doc"]]
        assert sum("Léo est avec toi" in words for words in told) == 1
        await all_is_well(process, browser, sent)


@real_disk
async def test_a_disk_that_is_full_for_a_moment_holds_nobody_up_for_long(tmp_path: Path) -> None:
    async with a_process(tmp_path) as (process, browser):
        process.start()
        await process.ready()
        sent = [await call(browser, who, number) for number, who in enumerate(VOLUNTEERS * 4)]
        await until(lambda: process.handled() >= 5)
        with full_disk(process):  # in the middle of deliveries
            await asyncio.sleep(1)
            assert process.handled() < len(sent)
        await all_is_well(process, browser, sent)  # and not only when leases end, after a minute


# --- in this process: full in the middle of a unit, not at its end -------------------------------------------


async def test_a_database_that_is_full_in_the_middle_of_a_unit(databases: Databases, tmp_path: Path) -> None:
    async with open_world(databases.fresh_url("sqlite"), tmp_path) as world:
        await world.ana.says("SOS ! j'ai oublié les cartes")
        pages = await pragma(world, "page_count")
        await pragma(world, f"max_page_count = {pages}")
        with capture_logs() as logs:
            heard = await world.ana.commands("sos", text="et encore ceci : " + "mot " * 20_000)
        assert OUT_OF_REACH in heard.whisper
        assert "press_again" in [entry["action"] for entry in logs]
        assert await lines_by_ana(world) == 1

        await pragma(world, "max_page_count = 1000000")
        await world.ana.commands("sos", text="et encore ceci : " + "mot " * 20_000)
        assert await lines_by_ana(world) == 2


async def pragma(world: World, words: str) -> int:
    async def ask(unit: Unit) -> int:
        return int((await unit.connection.exec_driver_sql(f"PRAGMA {words}")).scalar_one())

    return await world.house.database.write(ask)


async def lines_by_ana(world: World) -> int:
    ana = await world.person("ana")
    async with world.house.database.read() as connection:
        return len(await sos_words.lines_by(connection, ana.community, ana.id))
