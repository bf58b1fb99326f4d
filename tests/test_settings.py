"""Settings: what is absent, what is wrong, what is said about it, and the key that nobody else may read."""

import os
import re
import stat
import tomllib
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.core.errors import CannotStart
from bot.settings import VERSION, Settings, _make_key, load, load_for_playground, make_folder, name_of, prepare

ROOT = Path(__file__).parent.parent
LONG_KEY = "a-key-of-more-than-thirty-two-characters"


@pytest.fixture(autouse=True)
def _empty_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(name_of(field), raising=False)


def refusal(**chosen: object) -> str:
    with pytest.raises(CannotStart) as caught:
        load(**chosen)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_nothing_is_required() -> None:
    settings = load()
    assert settings.data_dir == Path("data")
    assert settings.database_url == "sqlite+aiosqlite:///data/mijote.db"
    assert (settings.language, settings.timezone) == ("fr", "Europe/Paris")
    assert (settings.http_host, settings.http_port, settings.log_level) == ("127.0.0.1", 8765, "info")
    assert settings.slack_bot_token is None


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("MIJOTE_LANGUAGE=en\nMIJOTE_TIMEZONE=Europe/Lisbon\nMIJOTE_HTTP_PORT=9001\n")
    monkeypatch.setenv("MIJOTE_TIMEZONE", "Indian/Reunion")
    monkeypatch.setenv("MIJOTE_HTTP_PORT", "9002")
    settings = load(http_port=9003)
    assert (settings.language, settings.timezone, settings.http_port) == ("en", "Indian/Reunion", 9003)


@pytest.mark.parametrize(("written", "meant"), [
    ("https://mijote.example.org", "https://mijote.example.org"),
    ("https://example.org/mijote/", "https://example.org/mijote"),
    ("http://127.0.0.1:8765", "http://127.0.0.1:8765"),
])  # fmt: skip
def test_a_public_address_is_a_safe_one(monkeypatch: pytest.MonkeyPatch, written: str, meant: str) -> None:
    monkeypatch.setenv("MIJOTE_PUBLIC_URL", written)
    assert load().public_url == meant


@pytest.mark.parametrize(
    "written",
    ["mijote.example.org", "http://mijote.example.org", "https://a:b@example.org", "https://example.org/?a=b"],
)
def test_any_other_public_address_is_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("MIJOTE_PUBLIC_URL", written)
    assert refusal().startswith(f"MIJOTE_PUBLIC_URL is {written}: ")


@pytest.mark.parametrize("blank", ["", "   "])
def test_a_blank_value_is_an_absent_one(monkeypatch: pytest.MonkeyPatch, blank: str) -> None:
    Path(".env").write_text("SLACK_BOT_TOKEN=\nMIJOTE_DATA_DIR=\n")
    monkeypatch.setenv("MIJOTE_LANGUAGE", blank)
    monkeypatch.setenv("MIJOTE_HTTP_PORT", blank)
    monkeypatch.setenv("MIJOTE_SECRET_KEY", blank)
    settings = load()
    assert (settings.language, settings.http_port) == ("fr", 8765)
    assert (settings.given_key, settings.slack_bot_token, settings.data_dir) == (None, None, Path("data"))


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("sqlite:///here/m.db", "sqlite+aiosqlite:///here/m.db"),
        ("sqlite:////var/lib/m.db", "sqlite+aiosqlite:////var/lib/m.db"),
        ("sqlite+aiosqlite:///here/m.db", "sqlite+aiosqlite:///here/m.db"),
        ("postgresql://ana:pw@db/mijote", "postgresql+psycopg://ana:pw@db/mijote"),
        ("postgresql+psycopg://ana@db:5433/mijote", "postgresql+psycopg://ana@db:5433/mijote"),
        ("postgres://ana@db/mijote?sslmode=require", "postgresql+psycopg://ana@db/mijote?sslmode=require"),
    ],
)
def test_a_database_is_written_as_people_write_it(monkeypatch: pytest.MonkeyPatch, written: str, used: str) -> None:
    monkeypatch.setenv("MIJOTE_DATABASE_URL", written)
    assert load().database_url == used


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("MIJOTE_LANGUAGE", "de", "MIJOTE_LANGUAGE is de: choose one of en, fr."),
        (
            "MIJOTE_TIMEZONE",
            "Europe/Pari",
            "MIJOTE_TIMEZONE is Europe/Pari: there is no such time zone. Did you mean Europe/Paris?",
        ),
        (
            "MIJOTE_TIMEZONE",
            "../../etc/passwd",
            "MIJOTE_TIMEZONE is ../../etc/passwd: there is no such time zone. Example: Europe/Paris.",
        ),
        (
            "MIJOTE_HTTP_PORT",
            "http",
            "MIJOTE_HTTP_PORT is http: it should be a valid integer, unable to parse string as an integer.",
        ),
        (
            "MIJOTE_HTTP_PORT",
            "65536",
            "MIJOTE_HTTP_PORT is 65536: it should be less than or equal to 65535.",
        ),
        (
            "MIJOTE_LOG_LEVEL",
            "loud",
            "MIJOTE_LOG_LEVEL is loud: it should be 'debug', 'info', 'warning' or 'error'.",
        ),
        (
            "MIJOTE_DATA_DIR",
            "~nobody-of-that-name/m",
            "MIJOTE_DATA_DIR is ~nobody-of-that-name/m: there is nobody of that name here.",
        ),
        ("MIJOTE_DATABASE_URL", "mysql://db/m", "MIJOTE_DATABASE_URL: begin with sqlite:/// or postgresql://."),
        (
            "MIJOTE_DATABASE_URL",
            "sqlite:///:memory:",
            "MIJOTE_DATABASE_URL: name a file, for example sqlite:///data/mijote.db.",
        ),
        (
            "MIJOTE_DATABASE_URL",
            "sqlite://",
            "MIJOTE_DATABASE_URL: name a file, for example sqlite:///data/mijote.db.",
        ),
        (
            "MIJOTE_DATA_DIR",
            "what?",
            "MIJOTE_DATABASE_URL: SQLite reads ?, # and % as signs of its own; choose a folder without them.",
        ),
        ("SLACK_BOT_TOKEN", "xapp-swapped-by-mistake", "SLACK_BOT_TOKEN: this token begins with xoxb-."),
        ("SLACK_APP_TOKEN", "xoxb-swapped-by-mistake", "SLACK_APP_TOKEN: this token begins with xapp-."),
    ],
)
def test_a_wrong_value_is_named_and_explained(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    assert refusal() == said


def test_all_that_is_wrong_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJOTE_LANGUAGE", "de")
    monkeypatch.setenv("MIJOTE_HTTP_PORT", "0")
    assert refusal() == (
        "MIJOTE_LANGUAGE is de: choose one of en, fr. MIJOTE_HTTP_PORT is 0: it should be greater than or equal to 1."
    )


@pytest.mark.parametrize("url", ["postgresql://ana:s3cr/t@db/mijote", "postgresql://ana:s3cr#t@db/mijote"])
def test_an_unreadable_address_does_not_give_its_password_away(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("MIJOTE_DATABASE_URL", url)
    line = refusal()
    assert "the address cannot be read" in line
    assert "s3cr" not in line


def test_a_short_key_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJOTE_SECRET_KEY", "hunter2")
    line = refusal()
    assert line.startswith("MIJOTE_SECRET_KEY: ")
    assert "32" in line
    assert "hunter2" not in line


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJOTE_DATABASE_URL", "postgresql://ana:s3cret@db/mijote")
    monkeypatch.setenv("MIJOTE_SECRET_KEY", LONG_KEY)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1-abc")
    shown = repr(load())
    assert not [secret for secret in ("s3cret", LONG_KEY, "xoxb-1-abc") if secret in shown]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("MIJOTE_LANGAUGE", "MIJOTE_LANGAUGE is not a setting. Did you mean MIJOTE_LANGUAGE?"),
        ("MIJOTE_SLACK_BOT_TOKEN", "MIJOTE_SLACK_BOT_TOKEN is not a setting. Did you mean SLACK_BOT_TOKEN?"),
        ("MIJOTE_GIVEN_KEY", "MIJOTE_GIVEN_KEY is not a setting."),
        ("MIJOTE_Q", "MIJOTE_Q is not a setting."),
    ],
)
@pytest.mark.parametrize("place", ["environment", "file"])
def test_an_unknown_setting_is_refused_with_a_guess(
    monkeypatch: pytest.MonkeyPatch, place: str, name: str, said: str
) -> None:
    if place == "environment":
        monkeypatch.setenv(name, "1")
    else:
        Path(".env").write_text(f"{name}=1\n")
    assert refusal() == said


def test_other_programs_names_in_the_file_are_left_alone() -> None:
    Path(".env").write_text("POSTGRES_PASSWORD=x\nCOMPOSE_PROJECT_NAME=asso\nLANGUAGE=de\n")
    assert load().language == "fr"


def test_a_line_of_the_file_that_says_nothing_is_refused_by_its_number_and_not_shown() -> None:
    Path(".env").write_text("# ours\n\nMIJOTE_LANGUAGE=fr\nSLACK_BOT_TOKEN xoxb-1-abc\n")
    assert refusal() == ".env, line 4: cannot be read. Write NAME=value."


def test_a_file_that_is_no_text_is_refused() -> None:
    Path(".env").write_bytes(b"MIJOTE_LANGUAGE=\xff\xfe\n")
    assert refusal().startswith(".env cannot be read: ")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"MIJOTE_DATA_DIR=a\0b\n", 1),
        (b"# ours\n\nOTHER=\0\n", 3),
        (b"\0" * 4096, 1),  # what a power cut may leave
        ("MIJOTE_LANGUAGE=fr\n".encode("utf-16-le"), 1),  # what an editor may have made of it
    ],
)
def test_a_file_with_nuls_is_refused_by_the_line(content: bytes, line: int) -> None:
    Path(".env").write_bytes(content)
    assert refusal() == f".env, line {line}: holds a NUL, as no text does. Save it as plain text (UTF-8)."


@pytest.mark.parametrize("name", ["MIJOTE_DATA_DIR", "MIJOTE_DATABASE_URL"])
def test_a_path_that_would_break_a_line_is_refused_in_one(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "sqlite:///a\nb/c.db")
    assert "it holds a line break or another sign that cannot be seen" in refusal()


@pytest.mark.parametrize("folder", ["~/mine", "mine"])
def test_a_folder_on_the_command_line_may_be_at_home(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    settings = load_for_playground(Path(folder))
    assert settings.database_url == f"sqlite+aiosqlite:///{settings.data_dir}/mijote.db"
    assert "~" not in str(settings.data_dir)


def test_playing_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_for_playground(None)
    assert settings.data_dir == Path("data/playground")
    assert settings.database_url == "sqlite+aiosqlite:///data/playground/mijote.db"
    monkeypatch.setenv("MIJOTE_DATA_DIR", "chosen")
    assert load_for_playground(None).database_url == "sqlite+aiosqlite:///chosen/mijote.db"


def test_a_folder_on_the_command_line_holds_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJOTE_DATA_DIR", "other")
    monkeypatch.setenv("MIJOTE_DATABASE_URL", "postgresql://db/mijote")
    settings = load_for_playground(Path("mine"))
    assert (settings.data_dir, settings.database_url) == (Path("mine"), "sqlite+aiosqlite:///mine/mijote.db")


def test_a_given_key_is_used_and_no_file_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJOTE_SECRET_KEY", LONG_KEY)
    settings = load()
    prepare(settings)
    assert settings.secret_key == SecretStr(LONG_KEY)
    assert list(settings.data_dir.iterdir()) == []


def test_the_key_is_made_once_for_its_owner_alone() -> None:
    before = os.umask(0)  # the most careless machine there is
    try:
        prepare(load())
    finally:
        os.umask(before)
    file = Path("data/secret.key")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert re.fullmatch(r"[0-9a-f]{64}\n", file.read_text())
    assert list(file.parent.iterdir()) == [file]
    first = load().secret_key
    prepare(load())
    assert load().secret_key == first


def test_of_two_first_starts_at_once_the_second_takes_the_firsts_key() -> None:
    prepare(load())
    first = load().secret_key
    _make_key(Path("data/secret.key"))  # what a start does that saw no file, a moment too late
    assert load().secret_key == first
    assert [file.name for file in Path("data").iterdir()] == ["secret.key"]


def test_two_houses_have_two_keys() -> None:
    one, two = load(data_dir=Path("one")), load(data_dir=Path("two"))
    prepare(one)
    prepare(two)
    assert one.secret_key != two.secret_key


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644])
def test_a_key_that_others_can_read_is_refused(mode: int) -> None:
    prepare(load())
    file = Path("data/secret.key")
    file.chmod(mode)
    with pytest.raises(CannotStart, match=f"Others can read data/secret.key .mode {mode:o}.*chmod 600"):
        prepare(load())


@pytest.mark.parametrize("content", ["", "short", " " * 80])
def test_a_key_file_without_a_key_is_refused(content: str) -> None:
    make_folder(Path("data"))
    file = Path("data/secret.key")
    file.touch(mode=0o600)
    file.write_text(content)
    with pytest.raises(CannotStart, match="holds no key"):
        prepare(load())


def test_a_folder_below_a_file_is_refused_in_one_line() -> None:
    Path("file").touch()
    with pytest.raises(CannotStart, match=r"Cannot write in file/data: Not a directory. Choose another folder"):
        prepare(load(data_dir=Path("file/data")))


def test_a_new_folder_is_its_owners_alone_and_an_old_one_keeps_its_mode() -> None:
    old = Path("old")
    old.mkdir()
    old.chmod(0o755)
    make_folder(old)
    make_folder(Path("new"))
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (old, Path("new"))] == [0o755, 0o700]
    assert list(old.iterdir()) == []


def test_the_example_file_names_every_setting_with_its_default_and_one_comment() -> None:
    paragraphs = (ROOT / ".env.example").read_text(encoding="utf-8").strip().split("\n\n")[1:]
    described = {}
    for paragraph in paragraphs:
        comment, line = paragraph.split("\n")
        assert re.match(r"# \w", comment), paragraph
        name, _equals, value = line.removeprefix("#").partition("=")
        described[name] = value
    fields = {name_of(field): field for field in Settings.model_fields}
    assert set(described) == set(fields)
    settings = load()
    for name, value in described.items():
        default = getattr(settings, fields[name])
        computed = default is None or name == "MIJOTE_DATABASE_URL"
        assert value == ("" if computed else str(default)), name


def test_the_version_is_the_one_that_is_packaged() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION
