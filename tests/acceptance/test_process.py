"""The life of the real process: it ends in order when asked to, refuses what cannot be, and keeps its clock."""

import asyncio
import random
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.wiring import DRAIN_SECONDS
from tests.acceptance.audit import Reckoning, read_all, reckon_copy, reckon_rows
from tests.acceptance.process import Browser, Process, a_process, free_port, until
from tests.acceptance.traffic import Traffic, plain

CALL = "SOS ! j'ai oublié les cartes chez moi"


@pytest.fixture
async def lives(tmp_path: Path) -> AsyncIterator[tuple[Process, Browser]]:
    """A process, not yet started, and a browser for it."""
    async with a_process(tmp_path) as made:
        yield made


# --- the end ----------------------------------------------------------------------------------------------


async def test_sigterm_in_the_middle_of_everything_loses_nothing(lives: tuple[Process, Browser]) -> None:
    process, browser = lives
    process.start()
    await process.ready()
    traffic, reckoning = Traffic(browser, seed=1, calls=80), Reckoning()
    traffic.allow(80)
    async with asyncio.TaskGroup() as group:
        group.create_task(traffic.run())
        async with browser.page("leo"):
            await until(lambda: len(traffic.sent) >= 25)
            status, seconds = await process.stop()
        assert (status, process.left_behind()) == (0, []), process.said()
        assert seconds < DRAIN_SECONDS
        assert process.one("SELECT count(*) FROM outbox WHERE state = 'sending'") == 0
        handled = process.handled()
        process.start()
        await process.ready()
    await process.quiet(len(traffic.sent))
    seen = await read_all(browser)
    reckon_rows(process, traffic.sent, reckoning)
    assert (await process.stop())[0] == 0
    await reckon_copy(process.data, traffic.sent, seen, reckoning)
    assert (reckoning.lost, reckoning.doubled) == ([], [])
    assert "Traceback" not in process.log.read_text()
    print(f"\nSIGTERM: {seconds:.2f} s, {handled} of {len(traffic.sent)} messages handled before it")  # noqa: T201  # figures


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_ends_quietly_in_a_clean_folder(lives: tuple[Process, Browser], number: signal.Signals) -> None:
    process, browser = lives
    process.start()
    await process.ready()
    async with browser.page("ana"):
        await browser.act("ana", "say", place="dm-ana", text=CALL)
        await process.quiet(1)
        status, seconds = await process.stop(number)
    assert (status, process.left_behind()) == (0, [])
    assert seconds < DRAIN_SECONDS
    assert len(process.said().splitlines()) == 2, "where it is, and how to stop it"


async def test_a_signal_while_it_starts_ends_it_in_order_too(lives: tuple[Process, Browser]) -> None:
    process, _browser = lives
    chance, lock = random.Random(3), process.data / "mijote.db.lock"
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGTERM):
        process.start()
        await until(lambda: lock.exists() and lock.read_text() == str(process.pid))
        await asyncio.sleep(chance.uniform(0, 0.1))
        status, seconds = await process.stop(number)
        assert (status, process.left_behind()) == (0, []), process.said()
        assert seconds < DRAIN_SECONDS
        assert "Traceback" not in process.said()


async def test_killed_it_leaves_its_log_behind_and_the_next_life_takes_it_in(lives: tuple[Process, Browser]) -> None:
    process, browser = lives
    process.start()
    await process.ready()
    await browser.act("ana", "say", place="dm-ana", text=CALL)
    await process.quiet(1)
    await process.kill()
    assert process.left_behind() == ["mijote.db-shm", "mijote.db-wal"]
    process.start()
    await process.ready()
    assert process.handled() == 1
    assert (await process.stop())[0] == 0
    assert process.left_behind() == []


# --- what cannot be ---------------------------------------------------------------------------------------


async def test_a_second_process_over_the_same_folder_is_refused(lives: tuple[Process, Browser]) -> None:
    process, browser = lives
    process.start()
    await process.ready()
    second = Process(process.data, free_port())
    second.log = second.log.with_name("second.log")
    second.start()
    assert await second.ended() == 2
    (line,) = second.said().splitlines()
    assert line.startswith(f"mijote: Another Mijote (process {process.pid}) already uses {process.data}")
    assert (await browser.act("ana", "say", place="dm-ana", text=CALL))["ok"]
    await process.quiet(1)
    assert (await process.stop())[0] == 0


async def test_a_port_that_is_taken_is_refused(lives: tuple[Process, Browser]) -> None:
    process, _browser = lives
    with socket.socket() as other:
        other.bind(("127.0.0.1", process.port))
        other.listen()
        process.start()
        assert await process.ended() == 2
    (line,) = process.said().splitlines()
    assert line.startswith(f"mijote: Port {process.port} is already taken on 127.0.0.1: choose another one (--port)")
    assert "--data DIR" in line
    assert process.left_behind() == []


# --- time -------------------------------------------------------------------------------------------------


async def test_the_moved_clock_makes_the_reminder_come_once_and_outlives_the_process(
    lives: tuple[Process, Browser],
) -> None:
    process, browser = lives
    process.start()
    await process.ready()
    await browser.act("ana", "say", place="dm-ana", text=CALL)
    await process.quiet(1)
    assert len(await browser.messages("leo", "c-sos")) == 1

    moved = (await browser.act("ines", "clock", minutes=10))["clock"]
    await until(lambda: bool(process.rows("SELECT 1 FROM sos_event WHERE kind = 'reminded'")))
    await process.quiet(1)
    _card, call = await browser.messages("leo", "c-sos")
    assert "Ana Moreau attend depuis" in plain(call["doc"]["parts"][0]["spans"])
    told = await browser.messages("ana", "dm-ana")
    assert "je viens de rappeler l’équipe" in plain(told[-1]["doc"]["parts"][0]["spans"])

    await process.kill()
    process.start()
    await process.ready()
    clock = (await browser.look("/api/state", **{"as": "ana"}))["clock"]
    assert clock["ahead_ms"] == moved["ahead_ms"] == 600_000
    assert clock["now_ms"] >= moved["now_ms"]
    await process.quiet(1)
    assert (await browser.messages("leo", "c-sos"))[1:] == [call]
    assert await browser.messages("ana", "dm-ana") == told
    assert (await process.stop())[0] == 0
