"""The commands that look after the database, on sound, missing, damaged, foreign, newer and busy ones."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.cli import NEEDED, mijote, mode, python, refusal


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def database(made_database: Path) -> Path:
    """A database of this version with one community in it."""
    execute(made_database, "INSERT INTO community VALUES ('c1', 'Les Mijoteuses', 'fr', 'Europe/Paris', '2026-01-01')")
    return made_database


@pytest.fixture
def other_mijote(database: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the database open, as far as its lock tells."""
    code = (
        "from pathlib import Path; from storage.lock import FileLock\n"
        "with FileLock(Path('data/mijote.db')): print('held'); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], env=NEEDED, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=0
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()
    assert database.exists()


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def communities(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM community")]


def test_upgrade_makes_the_database_once_and_for_its_owner_alone() -> None:
    first = mijote("db", "upgrade")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == ("The database is made.\nNext: python -m bot play to try, python -m bot run to connect.\n")
    again = mijote("db", "upgrade")
    assert again.stdout.startswith("Nothing to do: the database is at this version.\n")
    assert mijote("db", "check").stdout == "All is well.\n"
    assert (mode(Path("data")), mode(Path("data/mijote.db"))) == (0o700, 0o600)


def test_a_folder_with_spaces_and_accents_holds_a_database() -> None:
    folder = "les données + moi"
    assert mijote("db", "upgrade", MIJOTE_DATA_DIR=folder).returncode == 0
    assert mijote("db", "check", MIJOTE_DATA_DIR=folder).stdout == "All is well.\n"
    assert (Path(folder) / "mijote.db").stat().st_size > 0


@pytest.mark.parametrize("words", [("db", "check"), ("db", "backup")])
def test_a_database_that_is_not_there_is_not_made_by_looking(words: tuple[str, ...]) -> None:
    assert refusal(*words) == "There is no database at data/mijote.db yet. Run `python -m bot db upgrade`."
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("words", [("db", "upgrade"), ("db", "check"), ("db", "backup")])
def test_a_file_that_is_no_database_is_refused(words: tuple[str, ...], database: Path) -> None:
    database.write_bytes(b"this is not a database " * 400)
    assert "file is not a database" in refusal(*words)
    assert database.read_bytes() == b"this is not a database " * 400


def test_check_finds_damage_inside_the_file(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'community'")
        ((size,),) = connection.execute("PRAGMA page_size")
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    done = mijote("db", "check")
    assert done.returncode == 1
    assert "Damaged: " in done.stdout
    assert "Traceback" not in done.stderr


def test_check_finds_rows_that_point_nowhere(database: Path) -> None:
    execute(database, "INSERT INTO workspace (platform, external_id, community_id) VALUES ('slack', 'T1', 'nowhere')")
    done = mijote("db", "check")
    assert (done.returncode, done.stdout) == (1, "1 rows point to rows that do not exist.\n")


def test_an_empty_database_is_a_problem_with_a_remedy() -> None:
    Path("data").mkdir()
    Path("data/mijote.db").touch()
    done = mijote("db", "check")
    assert (done.returncode, done.stdout) == (1, "The database is empty. Run `python -m bot db upgrade`.\n")


@pytest.mark.parametrize("words", [("db", "upgrade"), ("db", "check")])
def test_a_database_of_a_newer_mijote_is_left_alone(words: tuple[str, ...], database: Path) -> None:
    execute(database, "UPDATE alembic_version SET version_num = '9999'")
    assert refusal(*words).startswith("This database was written by a newer Mijote (schema 9999). Update Mijote")
    assert communities(database) == ["Les Mijoteuses"]


def test_somebody_elses_database_is_left_alone() -> None:
    Path("data").mkdir()
    execute(Path("data/mijote.db"), "CREATE TABLE invoices (id)")
    assert "tables that are not Mijote's" in refusal("db", "upgrade")


def test_upgrade_is_refused_while_another_process_has_the_database(other_mijote: "subprocess.Popen[str]") -> None:
    assert refusal("db", "upgrade") == (
        f"Another Mijote (process {other_mijote.pid}) already uses data/mijote.db."
        " Stop it first, or choose another folder with MIJOTE_DATA_DIR."
    )
    other_mijote.kill()  # the lock goes with the process, however it ends
    other_mijote.wait(timeout=60)
    assert mijote("db", "upgrade").returncode == 0


@pytest.mark.usefixtures("other_mijote")
def test_check_and_backup_work_while_another_process_has_the_database(database: Path) -> None:
    assert mijote("db", "check").stdout == "All is well.\n"
    assert mijote("db", "backup", "--to", "copy.db").returncode == 0
    assert communities(Path("copy.db")) == communities(database) == ["Les Mijoteuses"]


def test_a_backup_comes_back_by_the_commands_that_were_printed(database: Path) -> None:
    done = mijote("db", "backup")
    assert (done.returncode, done.stderr) == (0, "")
    (copy,) = Path("data").glob("mijote-????????T??????.db")
    assert done.stdout.startswith(f"Copied to {copy}.\nTo restore it, stop Mijote, then:\n  mkdir")
    assert mode(copy) == 0o600
    killed_while_writing = (
        "import os, sqlite3; c = sqlite3.connect('data/mijote.db'); c.execute('PRAGMA journal_mode=WAL');"
        " c.execute('DELETE FROM community'); c.commit(); os._exit(9)"
    )
    assert python("-c", killed_while_writing).returncode == 9
    assert Path("data/mijote.db-wal").stat().st_size > 0

    commands = "\n".join(line.strip() for line in done.stdout.splitlines() if line.startswith("  "))
    restored = subprocess.run(
        ["sh", "-e", "-c", commands.replace("python -m bot", f"'{sys.executable}' -m bot")],
        env=NEEDED | {"MIJOTE_LANGUAGE": "en"}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert restored.stdout == "All is well.\n"
    assert communities(database) == ["Les Mijoteuses"]
    (aside,) = Path("data").glob("aside-*")
    assert communities(aside / "mijote.db") == []


def test_a_backup_goes_where_it_is_told_and_replaces_nothing(database: Path) -> None:
    Path("my copies").mkdir()
    assert mijote("db", "backup", "--to", "my copies").returncode == 0
    (copy,) = Path("my copies").iterdir()
    assert communities(copy) == communities(database)
    assert refusal("db", "backup", "--to", str(copy)) == f"{copy} already exists; choose another name."
    for folder in ("no/such/folder", str(copy)):
        line = refusal("db", "backup", "--to", f"{folder}/copy.db")
        assert line == f"There is no folder {folder} to write the backup in."


def test_a_backup_reminds_of_the_key_that_is_not_in_it(database: Path) -> None:
    key = database.with_name("secret.key")
    assert "secret.key" not in mijote("db", "backup", "--to", "1.db").stdout
    key.touch()
    assert f"The key in {key} is not in the copy" in mijote("db", "backup", "--to", "2.db").stdout


def test_a_server_is_backed_up_by_its_own_program() -> None:
    assert "pg_dump" in refusal("db", "backup", MIJOTE_DATABASE_URL="postgresql://127.0.0.1/mijote")


def test_a_server_that_does_not_answer_is_one_line_without_its_password() -> None:
    line = refusal("db", "upgrade", MIJOTE_DATABASE_URL="postgresql://ana:s3cret@127.0.0.1:1/mijote")
    assert "does not answer" in line
    assert "s3cret" not in line
