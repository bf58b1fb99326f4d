"""Settings: read from the environment and from `.env`, checked once, then handed down; nothing else reads either.

The environment wins over `.env`, and an empty value counts as absent. `.env.example` explains each setting.
"""

import difflib
import os
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from dotenv.parser import parse_stream
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.errors import CannotStart, not_writable
from bot.ui.i18n import DEFAULT_LANGUAGE, languages

VERSION = "0.1.0"
"""This program's version; the same as in pyproject.toml, which is not there once Mijote is installed."""

PREFIX = "MIJOTE_"
ENV_FILE = ".env"
PLAYGROUND_FOLDER = Path("data/playground")
KEY_FILE = "secret.key"
KEY_LENGTH = 32
"""The fewest characters that a secret key may have."""

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
"""How people write a database's kind, and the driver that Mijote uses for it."""

TOKENS = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-", "slack_signing_secret": "", "discord_bot_token": ""}
"""The platforms' tokens and how each begins; the names are the platforms' own, without our prefix."""

SLACK_API_URL = "https://slack.com/api/"
DISCORD_API_URL = "https://discord.com/api/v10"


def sqlite_url(folder: Path) -> str:
    """The database that lies in a data folder."""
    return f"sqlite+aiosqlite:///{folder / 'mijote.db'}"


class Settings(BaseSettings):
    """What the operator may choose. Made by `load`, which turns wrong values into CannotStart."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        validate_default=True,
    )

    data_dir: Path = Path("data")
    database_url: str = Field(default_factory=lambda known: sqlite_url(known["data_dir"]), repr=False)
    language: str = DEFAULT_LANGUAGE
    timezone: str = "Europe/Paris"
    http_host: str = "127.0.0.1"
    http_port: int = Field(8765, ge=1, le=65535)
    public_url: str = ""
    file_megabytes: int = Field(8, ge=1, le=100)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    given_key: SecretStr | None = Field(None, validation_alias=PREFIX + "SECRET_KEY", min_length=KEY_LENGTH)
    slack_bot_token: SecretStr | None = Field(None, validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr | None = Field(None, validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr | None = Field(None, validation_alias="SLACK_SIGNING_SECRET")
    slack_api_url: str = Field(SLACK_API_URL, validation_alias="SLACK_API_URL")
    discord_bot_token: SecretStr | None = Field(None, validation_alias="DISCORD_BOT_TOKEN")
    discord_api_url: str = Field(DISCORD_API_URL, validation_alias="DISCORD_API_URL")
    discord_gateway_url: str = Field("", validation_alias="DISCORD_GATEWAY_URL")
    discord_new_dms_per_day: int = Field(50, ge=1, le=1000)

    @property
    def most_bytes(self) -> int:
        """The largest file that is passed on, in bytes."""
        return self.file_megabytes * 1024 * 1024

    @property
    def secret_key(self) -> SecretStr:
        """What seals the database's secrets: the one given, else the one in the data folder, made when first asked for.

        The data folder must exist (see `prepare`). Raises CannotStart when the key cannot be kept or trusted.
        """
        return self.given_key or _kept_key(self.data_dir / KEY_FILE)

    @model_validator(mode="before")
    @classmethod
    def _blank_is_absent(cls, values: dict[str, Any]) -> dict[str, Any]:
        stripped = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
        return {name: value for name, value in stripped.items() if value != ""}

    @field_validator("data_dir", "database_url", mode="before")
    @classmethod
    def _in_one_line(cls, path: object) -> object:
        if not str(path).isprintable():
            raise ValueError("it holds a line break or another sign that cannot be seen")
        return path

    @field_validator("data_dir")
    @classmethod
    def _at_home(cls, folder: Path) -> Path:
        try:
            return folder.expanduser()
        except RuntimeError as error:
            raise ValueError("there is nobody of that name here") from error

    @field_validator("database_url")
    @classmethod
    def _with_our_driver(cls, url: str) -> str:
        kind, _separator, rest = url.partition("://")
        driver = DRIVERS.get(kind)
        if driver is None:
            raise ValueError("begin with sqlite:/// or postgresql://")
        if driver.startswith("sqlite"):
            _check_file(rest)
        else:
            _check_server(url)
        return f"{driver}://{rest}"

    @field_validator("language", "log_level", mode="before")
    @classmethod
    def _in_small_letters(cls, value: str) -> str:
        return value.lower()

    @field_validator("language")
    @classmethod
    def _spoken(cls, language: str) -> str:
        if language not in languages():
            raise ValueError(f"choose one of {', '.join(languages())}")
        return language

    @field_validator("timezone")
    @classmethod
    def _on_the_map(cls, name: str) -> str:
        zones = {zone: zone for zone in available_timezones()}
        if name not in zones:
            raise ValueError(f"there is no such time zone.{_did_you_mean(name, zones) or ' Example: Europe/Paris.'}")
        return name

    @field_validator("slack_api_url", "discord_api_url", "discord_gateway_url")
    @classmethod
    def _an_address(cls, url: str, info: Any) -> str:
        safe = "wss" if info.field_name.endswith("gateway_url") else "https"
        here = tuple(f"{safe[:-1]}://{host}:" for host in ("127.0.0.1", "localhost", "[::1]"))
        if url and not url.startswith((f"{safe}://", *here)):
            raise ValueError(f"begin with {safe}://, since the token travels with every call")
        # Slack's library puts method names right behind its address, Discord's begins its paths with a slash.
        return f"{url.rstrip('/')}/" if info.field_name == "slack_api_url" else url.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _a_public_address(cls, url: str) -> str:
        here = tuple(f"http://{host}:" for host in ("127.0.0.1", "localhost", "[::1]"))
        if url and not url.startswith(("https://", *here)):
            raise ValueError("begin with https://, since who knows one of its addresses can read what is there")
        if set(url) & set("?#@ ") or not url.isprintable():
            raise ValueError("write the address alone, for example https://mijote.example.org")
        return url.rstrip("/")

    @field_validator(*TOKENS)
    @classmethod
    def _of_its_kind(cls, token: SecretStr | None, info: Any) -> SecretStr | None:
        start = TOKENS[info.field_name]
        if token is not None and not token.get_secret_value().startswith(start):
            raise ValueError(f"this token begins with {start}")
        return token


def load(**chosen: Any) -> Settings:
    """The settings; `chosen` (from the command line) wins over the rest.

    Raises CannotStart, in one line that says all that is wrong.
    """
    try:
        _refuse_unknown_names()
        return Settings(**chosen)
    except ValidationError as error:
        # A database URL that could not be guessed for want of a data folder is no mistake of its own.
        wrong = [_said(each) for each in error.errors() if each["type"] != "default_factory_not_called"]
        raise CannotStart(" ".join(wrong)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise CannotStart(f"{ENV_FILE} cannot be read: {error}.") from error


def load_for_playground(folder: Path | None) -> Settings:
    """The settings to play with: in a folder of its own, so that playing never touches the community's rows.

    A `folder` holds everything, whatever MIJOTE_DATABASE_URL says. Raises CannotStart like `load`.
    """
    if folder is not None:
        return load(data_dir=folder, database_url="")  # blank is absent: the one in the folder
    settings = load()
    return settings if "data_dir" in settings.model_fields_set else load(data_dir=PLAYGROUND_FOLDER)


def prepare(settings: Settings) -> None:
    """Make the data folder and the secret key where they are missing.

    Raises CannotStart when the folder cannot be written in, or when others can read the key.
    """
    make_folder(settings.data_dir)
    _ = settings.secret_key


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may open; an existing one is left as it is. Raises CannotStart."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass  # tried rather than looked up: rights and read-only disks both answer here
    except OSError as error:
        raise not_writable(folder, error) from error


def tokens_lie_open() -> bool:
    """Whether others on this machine can read `.env` while a token is in it."""
    tokens = {name_of(field) for field in TOKENS}
    try:
        with Path(ENV_FILE).open(encoding="utf-8") as file:
            others_can = os.fstat(file.fileno()).st_mode & 0o077
            return bool(others_can) and any(line.key in tokens and line.value for line in parse_stream(file))
    except FileNotFoundError:
        return False


def name_of(field: str) -> str:
    """How the operator writes a setting's name."""
    return str(Settings.model_fields[field].validation_alias or PREFIX + field.upper())


def _refuse_unknown_names() -> None:
    known = {name_of(field).removeprefix(PREFIX): name_of(field) for field in Settings.model_fields}
    written = {name.upper() for name in (*os.environ, *_names_in_file())}
    unknown = sorted(name for name in written.difference(known.values()) if name.startswith(PREFIX))
    if unknown:
        # Compared without the prefix, which would make any two of our names look alike.
        guesses = [_did_you_mean(name.removeprefix(PREFIX), known) for name in unknown]
        raise CannotStart(
            " ".join(f"{name} is not a setting.{guess}" for name, guess in zip(unknown, guesses, strict=True))
        )


def _names_in_file() -> list[str]:
    try:
        with Path(ENV_FILE).open(encoding="utf-8") as file:
            statements = list(parse_stream(file))
    except FileNotFoundError:
        return []
    for statement in statements:
        line, before, nul, _after = statement.original.line, *statement.original.string.partition("\0")
        if nul:
            line += before.count("\n")
            raise CannotStart(f"{ENV_FILE}, line {line}: holds a NUL, as no text does. Save it as plain text (UTF-8).")
        if statement.error:
            raise CannotStart(f"{ENV_FILE}, line {line}: cannot be read. Write NAME=value.")
    return [statement.key for statement in statements if statement.key is not None]


def _said(error: ErrorDetails) -> str:
    # A mistake in an alias is reported under the alias, any other under the field.
    place = str(error["loc"][0])
    name = name_of(place) if place in Settings.model_fields else place
    why = str(error["ctx"]["error"]) if error["type"] == "value_error" else error["msg"].replace("Input", "it", 1)
    shown = Settings.model_fields.get(place)
    seen = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(error["input"]))
    value = f" is {seen}" if shown is not None and shown.repr else ""
    return f"{name}{value}: {why}{'' if why.endswith(('.', '?')) else '.'}"


def _did_you_mean(word: str, known: Mapping[str, str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f" Did you mean {known[close[0]]}?" if close else ""


def _check_file(rest: str) -> None:
    if not rest.strip("/") or not rest.startswith("/") or ":memory:" in rest:
        raise ValueError("name a file, for example sqlite:///data/mijote.db")
    if set(rest) & set("?#%"):
        raise ValueError("SQLite reads ?, # and % as signs of its own; choose a folder without them")


def _check_server(url: str) -> None:
    try:
        _ = urlsplit(url).port
    except ValueError as error:
        # Not the parser's own words: they would quote the piece that it took for a port, often the password.
        raise ValueError("the address cannot be read; in a password write @ as %40, / as %2F, # as %23") from error
    if find_spec("psycopg") is None:
        raise ValueError("PostgreSQL needs its driver: pip install 'psycopg[binary]'")


def _kept_key(file: Path) -> SecretStr:
    try:
        if not file.exists():
            _make_key(file)
        with file.open(encoding="utf-8", errors="replace") as opened:
            mode = os.fstat(opened.fileno()).st_mode & 0o777
            key = opened.read().strip()
    except OSError as error:
        raise not_writable(file.parent, error) from error
    if mode & 0o077:
        raise CannotStart(f"Others can read {file} (mode {mode:03o}). Make it yours alone: chmod 600 {file}")
    if len(key) < KEY_LENGTH:
        raise CannotStart(f"{file} holds no key of {KEY_LENGTH} characters or more. Restore the file from a backup.")
    return SecretStr(key)


def _make_key(file: Path) -> None:
    # Written whole beside its place, by a name that did not exist and in mode 600 from the start (that is what mkstemp
    # does), then linked: a crash leaves no half key, and of two first starts at once the second finds the first's key.
    descriptor, draft = tempfile.mkstemp(prefix=f"{file.name}-", dir=file.parent)
    try:
        with open(descriptor, "w", encoding="utf-8") as opened:  # noqa: PTH123  # an open descriptor has no Path
            opened.write(os.urandom(KEY_LENGTH).hex() + "\n")
            opened.flush()
            os.fsync(opened.fileno())
        try:
            file.hardlink_to(draft)
        except FileExistsError:
            return
        folder = os.open(file.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    finally:
        Path(draft).unlink()
