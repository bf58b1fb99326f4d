"""The command line as an operator meets it: the real process, in a clean environment and an empty folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import VERSION
from tests.acceptance.cli import NEEDED, ROOT, mijote, mode, python, refusal

DOCS = ROOT / "docs"
TRACEBACK = "Traceback"

PLAY = """
import sys, types
async def play(settings, *, port, open_browser):
    print(settings.data_dir, settings.database_url, port, open_browser, settings.language)
sys.modules["bot.wiring"] = types.SimpleNamespace(play=play)
from bot.__main__ import main
main()
"""
# What `play` starts is told by its own tests; here only what it is handed.


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


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


def test_the_slack_manifest_is_printed_in_a_language_and_for_an_address() -> None:
    english = mijote("manifest", "slack")
    assert (english.returncode, english.stderr) == (0, "")
    assert (DOCS / "slack-manifest.yaml").read_text(encoding="utf-8").endswith("\n" + english.stdout)
    french = mijote("manifest", "slack", "--language", "fr", "--http", "https://mijote.example.org")
    assert "J’ai besoin d’aide" in french.stdout
    assert french.stdout.count("https://mijote.example.org/slack/events") >= 3
    assert list(Path().iterdir()) == []


def test_the_invite_link_of_discord_is_printed_with_what_it_asks_for() -> None:
    token = {"DISCORD_BOT_TOKEN": "ODEzODQ3ODg3NjU3MTIzODQ.GabcdE.abcdefghijklmnopqrstuvwxyz0"}
    told = mijote("manifest", "discord", **token)
    assert (told.returncode, told.stderr) == (0, "")
    assert "client_id=81384788765712384&permissions=" in told.stdout
    assert "Message Content Intent" in told.stdout
    assert "abcdefghijkl" not in told.stdout, "the token is nobody's to read"
    french = mijote("manifest", "discord", "--language", "fr", "--application", "81384788765712384")
    assert "Envoyer des messages" in french.stdout
    assert "client_id=81384788765712384&permissions=" in french.stdout
    assert list(Path().iterdir()) == []


def test_without_an_application_there_is_no_link() -> None:
    assert refusal("manifest", "discord").startswith("Which application? Put its token in DISCORD_BOT_TOKEN, or add")
    assert refusal("manifest", "discord", "--application", "mijote") == (
        "--application is mijote: it is a number (General Information, Application ID)."
    )


def test_what_cannot_be_in_a_manifest_is_said_in_one_line() -> None:
    assert refusal("manifest", "slack", "--language", "de") == "--language is de: choose one of en, fr."
    assert refusal("manifest", "slack", "--http", "http://localhost") == (
        "Slack needs a public address like https://mijote.example.org, not 'http://localhost'."
    )


@pytest.mark.parametrize("words", [("play",), ("db", "upgrade")])
def test_a_folder_that_cannot_be_written_in_is_named(words: tuple[str, ...]) -> None:
    Path("file").touch()
    assert refusal(*words, MIJOTE_DATA_DIR="file/data") == (
        "Cannot write in file/data: Not a directory. Choose another folder with MIJOTE_DATA_DIR."
    )


@pytest.mark.parametrize(
    "words", [("play", "--no-open", "--data"), ("db", "backup", "--to")], ids=["play --data", "db backup --to"]
)
@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_path_is_not_the_present_folder(words: tuple[str, ...], empty: str) -> None:
    assert refusal(*words, empty) == f"{words[-1]} is empty: name a place, or leave it out."
    assert list(Path().iterdir()) == []


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


def test_run_says_what_a_lone_token_lacks() -> None:
    alone = mijote("run", SLACK_BOT_TOKEN="xoxb-1-a")
    assert (alone.returncode, alone.stdout) == (2, "")
    assert "SLACK_APP_TOKEN" in alone.stderr
    assert "SLACK_SIGNING_SECRET" in alone.stderr
    without = mijote("run", SLACK_APP_TOKEN="xapp-1-b")
    assert without.returncode == 2
    assert "SLACK_BOT_TOKEN is missing" in without.stderr
    assert not any(secret in alone.stderr + without.stderr for secret in ("xoxb-1-a", "xapp-1-b"))
    assert len(alone.stderr.splitlines()) == len(without.stderr.splitlines()) == 1


def test_run_with_a_token_of_discord_and_nobody_at_home_is_one_line() -> None:
    done = mijote("run", DISCORD_BOT_TOKEN="abc", DISCORD_API_URL="http://127.0.0.1:9/api/v10")
    assert (done.returncode, done.stdout) == (2, "")
    assert "DISCORD_BOT_TOKEN" in done.stderr
    assert "cannot be reached" in done.stderr
    assert TRACEBACK not in done.stderr


@pytest.mark.parametrize(("rights", "told"), [(0o644, True), (0o640, True), (0o604, True), (0o600, False)])
def test_run_says_when_others_can_read_the_tokens(rights: int, told: bool) -> None:  # a table
    Path(".env").write_text("DISCORD_BOT_TOKEN=abc\n")
    Path(".env").chmod(rights)
    lines = mijote("run", DISCORD_API_URL="http://127.0.0.1:9/api/v10").stderr.splitlines()
    assert (lines[0] == "Others can read .env, and tokens are in it. Keep it to yourself: chmod 600 .env") is told
    assert len(lines) == 1 + told


def test_a_file_of_settings_without_tokens_may_be_read_by_others() -> None:
    Path(".env").write_text("MIJOTE_LANGUAGE=en\nDISCORD_BOT_TOKEN=\n")
    Path(".env").chmod(0o644)
    assert "Others can read" not in mijote("run").stderr


def test_the_operator_is_spoken_to_in_the_language_of_the_settings() -> None:
    assert "Il n’y a pas encore de jeton" in mijote("run", MIJOTE_LANGUAGE="fr").stderr
    assert "There is no platform token yet" in mijote("run", MIJOTE_LANGUAGE="en").stderr


def test_version_is_told_without_loading_the_house() -> None:
    code = (
        "import sys; from bot.__main__ import main\n"
        "try: main()\n"
        "finally: print(sorted({'sqlalchemy', 'alembic', 'discord', 'slack_bolt', 'slack_sdk'} & set(sys.modules)))"
    )
    done = python("-c", code, "version", MIJOTE_TIMEZONE="even/where/settings/are/wrong")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"mijote {VERSION}\n[]\n", "")
