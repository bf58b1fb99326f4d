"""A start on a bad disk or a wrong file: one line that says what to do, exit status 2, and nothing is made worse."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.cli import mijote, python, refusal

DATABASE = Path("data/mijote.db")
PLAY = ("play", "--no-open")
NO_ROOM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
from bot.__main__ import main
main()
"""
STARTS = pytest.mark.parametrize("words", [(*PLAY, "--data", "data"), ("db", "upgrade")])


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def spoil(path: Path, table: str) -> bytes:
    """Overwrite one page in the middle of the file; its new content."""
    with closing(sqlite3.connect(path)) as connection:
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        ((size,),) = connection.execute("PRAGMA page_size")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    return path.read_bytes()


@STARTS
def test_a_damaged_page_is_found_before_anything_starts(words: tuple[str, ...], made_database: Path) -> None:
    spoiled = spoil(made_database, "sos_line")
    line = refusal(*words)
    assert line.startswith("data/mijote.db is damaged (")
    assert line.endswith("copy a backup in its place, then run `python -m bot db check`.")
    assert made_database.read_bytes() == spoiled


def test_the_latest_backup_in_the_folder_is_named(made_database: Path) -> None:
    assert mijote("db", "backup").returncode == 0
    (copy,) = made_database.parent.glob("mijote-*.db")
    spoil(made_database, "inbox")
    assert f"copy the latest backup here, {copy}, in its place" in refusal(*PLAY, "--data", "data")


@STARTS
def test_a_folder_in_the_place_of_the_database_is_named(words: tuple[str, ...]) -> None:
    DATABASE.mkdir(parents=True)
    line = refusal(*words)
    assert line == "data/mijote.db is a folder, and the database should be a file: choose another MIJOTE_DATABASE_URL."
    assert [path.name for path in DATABASE.parent.glob("mijote*")] == ["mijote.db"]


@pytest.mark.parametrize("words", [PLAY, ("db", "upgrade")])
def test_what_is_not_ours_gets_nothing_beside_it(words: tuple[str, ...]) -> None:
    Path("theirs").mkdir()
    Path("theirs/notes.txt").write_text("eggs, milk, oat flakes; and a letter to write" * 20)
    with closing(sqlite3.connect("theirs/shop.db")) as connection, connection:
        connection.execute("CREATE TABLE orders (id)")
    before = {path: path.read_bytes() for path in Path("theirs").iterdir()}
    for name, why in (("notes.txt", "is no database"), ("shop.db", "tables that are not Mijote's")):
        done = mijote(*words, MIJOTE_DATABASE_URL=f"sqlite:///theirs/{name}")
        assert done.returncode == 2
        (line,) = done.stderr.splitlines()
        assert why in line
        assert "another MIJOTE_DATABASE_URL" in line
    assert {path: path.read_bytes() for path in Path("theirs").iterdir()} == before


def test_a_database_in_a_folder_that_is_not_there_is_named() -> None:
    done = mijote(*PLAY, MIJOTE_DATABASE_URL="sqlite:///nowhere/mijote.db")
    assert done.returncode == 2
    assert done.stderr.startswith("mijote: Cannot write in nowhere: No such file or directory. Choose another place")
    assert "MIJOTE_DATABASE_URL" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="what SQLite says of a file that may not grow")
@pytest.mark.parametrize("room", [0, 100, 20_000])
@pytest.mark.parametrize("command", ["upgrade a new one", "play in a new one", "play in an old one"])
def test_a_full_disk_is_called_that(command: str, room: int, request: pytest.FixtureRequest) -> None:
    """A limit on the size of files stands for the full disk. The log may say more; the last line is the operator's."""
    if command.endswith("old one"):
        request.getfixturevalue("made_database")
    words = ("db", "upgrade") if command.startswith("upgrade") else (*PLAY, "--data", "data")
    done = python("-c", NO_ROOM, str(room), *words, MIJOTE_LANGUAGE="en")
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    line = done.stderr.splitlines()[-1]
    assert line.startswith("mijote: ")
    assert "disk" in line
    assert "Free some room" in line
    if command.endswith("old one"):
        assert mijote("db", "check").stdout == "All is well.\n"
