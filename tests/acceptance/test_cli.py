"""The command line as an operator meets it: the real process, in a clean environment and an empty folder."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.settings import VERSION

ROOT = Path(__file__).parent.parent.parent
NEEDED = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
TRACEBACK = "Traceback"


def python(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in the present folder, with nothing in the environment but what is said here."""
    return subprocess.run(
        [sys.executable, *arguments], env=NEEDED | environment, capture_output=True, text=True, timeout=60, check=False
    )


def mijote(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run one command in English."""
    return python("-m", "bot", *words, **{"MIJOTE_LANGUAGE": "en"} | environment)


def refusal(*words: str, **environment: str) -> str:
    """The one line with which a command that cannot start ends, without the program's name."""
    done = mijote(*words, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mijote: ")
    assert done.stderr.count("\n") == 1
    return done.stderr.removeprefix("mijote: ").rstrip("\n")


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def database() -> Path:
    """A database of this version with one community in it."""
    assert mijote("db", "upgrade").returncode == 0
    path = Path("data/mijote.db")
    execute(path, "INSERT INTO community VALUES ('c1', 'Les Mijoteuses', 'fr', 'Europe/Paris', '2026-01-01')")
    return path


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


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# --- Settings, as every command meets them -----------------------------------------------------------------


@pytest.mark.parametrize("words", [("run",), ("play",), ("db", "upgrade"), ("db", "check"), ("db", "backup")])
def test_a_wrong_setting_stops_any_command_with_one_line(words: tuple[str, ...]) -> None:
    assert refusal(*words, MIJOTE_TIMEZONE="Europe/Pari") == (
        "MIJOTE_TIMEZONE is Europe/Pari: there is no such time zone. Did you mean Europe/Paris?"
    )
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("MIJOTE_LANGUAGE", "de", "MIJOTE_LANGUAGE is de: choose one of en, fr."),
        ("MIJOTE_HTTP_PORT", "99999", "MIJOTE_HTTP_PORT is 99999: it should be less than or equal to 65535."),
        ("MIJOTE_LANGAUGE", "fr", "MIJOTE_LANGAUGE is not a setting. Did you mean MIJOTE_LANGUAGE?"),
        ("MIJOTE_DATABASE_URL", "mysql://h/d", "MIJOTE_DATABASE_URL: begin with sqlite:/// or postgresql://."),
    ],
)
def test_each_wrong_setting_has_its_line(name: str, value: str, part: str) -> None:
    assert refusal("run", **{name: value}) == part


def test_settings_are_read_from_the_file_in_the_present_folder() -> None:
    Path(".env").write_text("MIJOTE_TIMEZONE=Mars/Olympus\n")
    assert "Mars/Olympus" in refusal("db", "check")


@pytest.mark.parametrize("words", [("play",), ("db", "upgrade")])
def test_a_folder_that_cannot_be_written_in_is_named(words: tuple[str, ...]) -> None:
    Path("file").touch()
    assert refusal(*words, MIJOTE_DATA_DIR="file/data") == (
        "Cannot write in file/data: Not a directory. Choose another folder with MIJOTE_DATA_DIR."
    )


@pytest.mark.parametrize("value", ["0", "65536", "http"])
def test_a_port_that_cannot_be_is_refused(value: str) -> None:
    done = mijote("play", "--port", value)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--port" in done.stderr
    assert TRACEBACK not in done.stderr


def test_two_first_starts_at_once_end_up_with_one_key() -> None:
    code = "from bot.settings import *; s = load(); prepare(s); print(s.secret_key.get_secret_value())"
    starts = [
        subprocess.Popen([sys.executable, "-c", code], env=NEEDED, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    keys = {start.communicate(timeout=60)[0] for start in starts}
    assert [start.returncode for start in starts] == [0, 0, 0, 0]
    assert keys == {Path("data/secret.key").read_text()}
    assert mode(Path("data/secret.key")) == 0o600
    assert [file.name for file in Path("data").iterdir()] == ["secret.key"]


# --- play, run, version -----------------------------------------------------------------------------------

PLAY = """
import sys, types
async def play(settings, *, port, open_browser):
    print(settings.data_dir, settings.database_url, port, open_browser, settings.language)
sys.modules["bot.wiring"] = types.SimpleNamespace(play=play)
from bot.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("words", "environment", "handed_over"),
    [
        ([], {}, "data/playground sqlite+aiosqlite:///data/playground/mijote.db 8765 True fr"),
        (
            ["--port", "9000", "--no-open", "--data", "mine"],
            {"MIJOTE_DATA_DIR": "other", "MIJOTE_HTTP_PORT": "9001"},
            "mine sqlite+aiosqlite:///mine/mijote.db 9000 False fr",
        ),
        (
            [],
            {"MIJOTE_DATA_DIR": "other", "MIJOTE_HTTP_PORT": "9001", "MIJOTE_LANGUAGE": "en"},
            "other sqlite+aiosqlite:///other/mijote.db 9001 True en",
        ),
    ],
)
def test_play_hands_over_what_was_asked_for(words: list[str], environment: dict[str, str], handed_over: str) -> None:
    done = python("-c", PLAY, "play", *words, **environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, handed_over + "\n", "")
    folder = Path(handed_over.partition(" ")[0])
    assert mode(folder) == 0o700
    assert mode(folder / "secret.key") == 0o600


def test_playing_in_a_database_of_ones_own_choice_says_so() -> None:
    done = python("-c", PLAY, "play", MIJOTE_DATABASE_URL="sqlite:///mine.db", MIJOTE_LANGUAGE="en")
    told, handed_over = done.stdout.splitlines()
    assert told == "MIJOTE_DATABASE_URL is set: you play in that database. To play apart, add --data DIR."
    assert "sqlite+aiosqlite:///mine.db" in handed_over


def test_ctrl_c_ends_quietly() -> None:
    interrupted = PLAY.replace("    print(", "    raise KeyboardInterrupt\n    print(")
    done = python("-c", interrupted, "play")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_run_without_a_token_says_where_to_get_one() -> None:
    done = mijote("run")
    assert (done.returncode, done.stdout) == (2, "")
    for part in (
        "api.slack.com/apps",
        "Socket Mode",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "DISCORD_BOT_TOKEN",
        "play",
    ):
        assert part in done.stderr
    assert TRACEBACK not in done.stderr
    assert list(Path().iterdir()) == []


def test_run_with_a_token_does_not_pretend() -> None:
    done = mijote("run", SLACK_BOT_TOKEN="xoxb-1-a", DISCORD_BOT_TOKEN="abc")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("SLACK_BOT_TOKEN, DISCORD_BOT_TOKEN: found, but this version cannot connect")
    assert "xoxb-1-a" not in done.stderr


def test_the_operator_is_spoken_to_in_the_language_of_the_settings() -> None:
    assert "Il n'y a encore aucun jeton" in mijote("run", MIJOTE_LANGUAGE="fr").stderr
    assert "There is no platform token yet" in mijote("run", MIJOTE_LANGUAGE="en").stderr


def test_version_is_told_without_loading_the_house() -> None:
    code = (
        "import sys; from bot.__main__ import main\n"
        "try: main()\n"
        "finally: print(sorted({'sqlalchemy', 'alembic', 'discord', 'slack_bolt', 'slack_sdk'} & set(sys.modules)))"
    )
    done = python("-c", code, "version", MIJOTE_TIMEZONE="even/where/settings/are/wrong")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"mijote {VERSION}\n[]\n", "")


# --- The database -----------------------------------------------------------------------------------------


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
    assert TRACEBACK not in done.stderr


def test_check_finds_rows_that_point_nowhere(database: Path) -> None:
    execute(database, "INSERT INTO workspace VALUES ('slack', 'T1', 'nowhere')")
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
    assert "could not be written" in refusal("db", "backup", "--to", "no/such/folder/copy.db")


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
