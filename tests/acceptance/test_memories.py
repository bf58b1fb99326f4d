"""The playground's journal and the bot's database belong together: what one remembers, the other must not have lost."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.acceptance.process import Browser, Process, a_process

LOST = "playground.jsonl has lost its end"
GONE = "whose journal (playground.jsonl) is gone or holds nothing"
FOREIGN = "belongs to another database"
START_AFRESH = "play with --data NEW_FOLDER"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders in which Ana wrote and was heard; in the second more was said than in the first."""

    async def play(folder: Path, words: list[str]) -> Path:
        async with a_process(folder) as (process, browser):
            process.start()
            await process.ready()
            for text in words:
                await browser.act("ana", "say", place="dm-ana", text=text)
            await process.quiet(len(words))
            assert (await process.stop())[0] == 0, process.said()
            return process.data

    words = ["SOS ! le projecteur est mort", "et la salle est pleine", "et les cartes manquent", "quelqu'un ?"]
    return [asyncio.run(play(tmp_path_factory.mktemp("played"), words[:count])) for count in (2, 4)]


@pytest.fixture
async def lives(tmp_path: Path, played: list[Path]) -> AsyncIterator[tuple[Process, Browser]]:
    """A process that will live on in the first folder; and a browser for it."""
    async with a_process(tmp_path) as (process, browser):
        shutil.copytree(played[0], process.data)
        yield process, browser


def journal(process: Process) -> Path:
    return process.data / "playground.jsonl"


async def refusal(process: Process) -> str:
    """The one line with which it refuses to start, and leaves both memories as they were."""
    names = ("playground.jsonl", "mijote.db")
    before = {name: (process.data / name).read_bytes() for name in names if (process.data / name).exists()}
    process.start()
    assert await process.ended() == 2, process.said()
    (line,) = process.said().splitlines()
    assert {name: (process.data / name).read_bytes() for name in before} == before
    return line


def cut_before(path: Path, kind: str) -> None:
    """A power cut: the last line of this kind is lost, and all that came after it."""
    lines = path.read_bytes().splitlines(keepends=True)
    last = max(number for number, line in enumerate(lines) if json.loads(line)["t"] == kind)
    path.write_bytes(b"".join(lines[:last]))


@pytest.mark.parametrize("kind", ["said", "posted"])
async def test_a_journal_that_lost_what_the_database_knows_is_refused(
    lives: tuple[Process, Browser], kind: str
) -> None:
    process, _browser = lives
    cut_before(journal(process), kind)
    line = await refusal(process)
    assert LOST in line
    assert START_AFRESH in line


@pytest.mark.parametrize("content", [None, b"", b"\0" * 20_000], ids=["absent", "empty", "NULs"])
async def test_a_journal_of_which_nothing_is_left_is_refused(
    lives: tuple[Process, Browser], content: bytes | None
) -> None:
    process, _browser = lives
    journal(process).unlink()
    if content is not None:
        journal(process).write_bytes(content)
    line = await refusal(process)
    assert GONE in line
    assert START_AFRESH in line
    assert journal(process).exists() == (content is not None), "nothing is made, nothing is taken away"


async def test_the_journal_of_another_playground_is_refused(lives: tuple[Process, Browser], played: list[Path]) -> None:
    """It is longer than ours: no number betrays it."""
    process, _browser = lives
    shutil.copy(played[1] / "playground.jsonl", journal(process))
    assert FOREIGN in await refusal(process)


async def test_a_new_database_beside_an_old_journal_is_refused(lives: tuple[Process, Browser]) -> None:
    process, _browser = lives
    (process.data / "mijote.db").unlink()
    process.start()
    assert await process.ended() == 2, process.said()
    (line,) = process.said().splitlines()
    assert "remembers a database that is gone: this one is new" in line
    process.start()
    assert await process.ended() == 2, "and still the next time"


async def test_lines_that_the_database_never_heard_of_may_be_lost(lives: tuple[Process, Browser]) -> None:
    process, browser = lives
    with journal(process).open("ab") as file:
        file.write(b'{"t":"read","by":"ana","place":"dm-ana","upto":')
    process.start()
    await process.ready()
    await browser.act("ana", "say", place="dm-ana", text="quelqu'un ?")
    await process.quiet(3)
    assert (await process.stop())[0] == 0


async def test_an_older_database_of_the_same_playground_starts(lives: tuple[Process, Browser]) -> None:
    """What somebody has who restored a backup: the journal remembers more."""
    process, browser = lives
    backup = shutil.copy(process.data / "mijote.db", process.data.with_name("backup.db"))
    process.start()
    await process.ready()
    await browser.act("ana", "say", place="dm-ana", text="quelqu'un ?")
    await process.quiet(3)
    assert (await process.stop())[0] == 0
    shutil.copy(backup, process.data / "mijote.db")
    process.start()
    await process.ready()
    await browser.act("ana", "say", place="dm-ana", text="toujours là")
    await process.quiet(3)
    assert (await process.stop())[0] == 0


async def test_memories_of_the_first_version_still_open_and_know_each_other_from_then_on(
    lives: tuple[Process, Browser],
) -> None:
    process, browser = lives
    seed, rest = journal(process).read_bytes().split(b"\n", 1)
    first = json.loads(seed)
    first.pop("journal", None)
    journal(process).write_bytes(json.dumps(first, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + rest)
    process.change("UPDATE workspace SET history = NULL")
    process.start()
    await process.ready()
    assert process.one("SELECT history FROM workspace")
    await browser.act("ana", "say", place="dm-ana", text="quelqu'un ?")
    await process.quiet(3)
    assert (await process.stop())[0] == 0
    cut_before(journal(process), "said")
    assert LOST in await refusal(process)
