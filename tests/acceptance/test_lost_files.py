"""Files are taken away or spoiled under the running bot: it acknowledges nothing more, and ends with one clear line."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.process import Browser, Process, a_process
from tests.acceptance.test_bad_disks import spoil

SOON = 20.0
"""Seconds; the watch looks every five."""


@pytest.fixture
async def life(tmp_path: Path) -> AsyncIterator[tuple[Process, Browser]]:
    async with a_process(tmp_path) as (process, browser):
        process.start()
        await process.ready()
        yield process, browser


def delete(folder: Path) -> None:
    """The whole folder at once: the process may be making a file in it just now."""
    shutil.rmtree(folder.rename(folder.with_name("bin")))


async def last_line(process: Process) -> str:
    assert await process.ended(SOON) == 2, process.said()
    *logged, line = process.said().splitlines()
    assert not any(before.startswith("Traceback") or '"crashed"' in before for before in logged)
    return line


async def test_a_deleted_folder_ends_it_though_nobody_says_a_word(life: tuple[Process, Browser]) -> None:
    process, _browser = life
    delete(process.data)
    line = await last_line(process)
    assert line.startswith("mijote: ")
    assert "was moved, replaced or deleted while Mijote ran" in line
    assert not process.data.exists()


async def test_words_that_would_stand_on_no_disk_are_not_acknowledged(life: tuple[Process, Browser]) -> None:
    process, browser = life
    delete(process.data)
    asked = {"as": "ana", "key": "k1", "do": "say", "place": "dm-ana", "text": "SOS !"}
    assert await browser.try_to(asked) is None
    await last_line(process)


async def test_a_press_without_a_database_is_to_be_repeated(life: tuple[Process, Browser]) -> None:
    process, browser = life
    (process.data / "mijote.db").unlink()
    answer = (await browser.act("tom", "submit", wire="sos.open", values={"words": "help"}))["answer"]
    assert (answer["kind"], [*answer["errors"]]) == ("errors", ["words"])
    assert "mijote.db was moved, replaced or deleted" in await last_line(process)


async def test_a_deleted_journal_is_missed_too(life: tuple[Process, Browser]) -> None:
    process, browser = life
    (process.data / "playground.jsonl").unlink()
    asked = {"as": "ana", "key": "k1", "do": "say", "place": "dm-ana", "text": "SOS !"}
    assert await browser.try_to(asked) is None
    assert "playground.jsonl was moved, replaced or deleted" in await last_line(process)


async def test_a_page_spoiled_meanwhile_ends_it_with_what_to_do(tmp_path: Path) -> None:
    async with a_process(tmp_path) as (process, browser):
        process.start()
        await process.ready()
        # What is only in the log would be read from there.
        with closing(sqlite3.connect(process.data / "mijote.db")) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        spoil(process.data / "mijote.db", "sos_case")
        await browser.act("ana", "say", place="dm-ana", text="SOS !")
        line = await last_line(process)
        assert f"{process.data / 'mijote.db'} is damaged (" in line
        assert "`python -m bot db check`" in line
        process.start()
        assert await process.ended(SOON) == 2, "and the next start sees it at once"
        assert "is damaged" in process.said()
