"""The command line: play, run, look after the database. Whatever keeps it from starting is one line and exit status 2.

What is slow to import (the house itself, the database) is imported by the command that needs it.
"""

import asyncio
import gc
import os
import re
import shlex
import sys
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.core.clock import SystemClock
from bot.core.errors import CannotStart
from bot.settings import (
    KEY_FILE,
    VERSION,
    Settings,
    load,
    load_for_playground,
    make_folder,
    prepare,
    tokens_lie_open,
)
from bot.ui.i18n import Localiser, languages
from bot.ui.text import Code, Reader, Span, _

CANNOT_START = 2
PROBLEMS = 1

app = typer.Typer(
    help="Mijote helps communities of volunteers hold together, on a low heat.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
db = typer.Typer(help="Look after the database.", no_args_is_help=True)
app.add_typer(db, name="db")


def main() -> None:
    """Run one command and exit; the entry point of the installed program."""
    os.umask(0o077)  # what Mijote writes (rows, keys, backups) is its owner's alone
    gc.disable()  # until the house runs: a fifth of a start went into looking for garbage among what was just imported
    command = typer.main.get_command(app)  # and not app(): that one takes over sys.excepthook, which is the log's
    try:
        command(prog_name="mijote")  # exits by itself: 0, a command's own status, 130 for Ctrl+C
    except CannotStart as error:
        print(f"mijote: {error}", file=sys.stderr)  # noqa: T201  # the one line that the operator reads
        sys.exit(CANNOT_START)


def _place(option: str) -> Callable[[str | Path], Path]:
    """Reads an option that names a file or a folder. Nothing at all would be taken for the present folder."""

    def read(words: str | Path) -> Path:
        if not str(words).strip():
            raise CannotStart(f"{option} is empty: name a place, or leave it out.")
        return Path(words)

    return read


@app.command()
def play(
    *,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Instead of MIJOTE_HTTP_PORT.")] = None,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", parser=_place("--data"), help="Keep everything in this folder.")
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")] = False,
) -> None:
    """Try Mijote in the browser, with made-up people; no account, no token."""
    settings = load_for_playground(data)
    if "database_url" in settings.model_fields_set and data is None:
        _say(settings, _("MIJOTE_DATABASE_URL is set: you play in that database. To play apart, add --data DIR."))
    _start_log(settings)
    prepare(settings)
    from bot.wiring import play as start  # noqa: PLC0415  # slow: only whoever starts the house waits for it

    asyncio.run(start(settings, port=port or settings.http_port, open_browser=not no_open))


@app.command()
def run() -> None:
    """Connect to Slack and Discord, wherever there is a token."""
    settings = load()
    if tokens_lie_open():
        _say(settings, _("Others can read .env, and tokens are in it. Keep it to yourself: chmod 600 .env"), error=True)
    from bot.wiring import platforms_of  # noqa: PLC0415  # slow: only whoever starts the house waits for it
    from bot.wiring import run as start  # noqa: PLC0415  # the same

    platforms = platforms_of(settings)
    if not platforms:
        _say_how_to_connect(settings)
        raise typer.Exit(CANNOT_START)
    _start_log(settings)
    prepare(settings)
    asyncio.run(start(settings, platforms))


def _say_how_to_connect(settings: Settings) -> None:
    _say(
        settings,
        _(
            "There is no platform token yet, so there is nowhere to connect to."
            " Slack: {manifest} prints what api.slack.com/apps needs to make the application, with Socket Mode on; put"
            " the bot’s token in SLACK_BOT_TOKEN and the app’s in SLACK_APP_TOKEN."
            " Discord: on discord.com/developers/applications create an application, and put the token of its Bot"
            " page in DISCORD_BOT_TOKEN; {invite} then prints the link that invites it."
            " Tokens go in the environment or in the file .env."
            " To try Mijote without any: {play}",
            manifest=_command("manifest slack"),
            invite=_command("manifest discord"),
            play=_command("play"),
        ),
        error=True,
    )


@app.command()
def setup(
    *,
    file: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="The community's file (TOML).")] = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; say what would change.")] = False,
    show: Annotated[bool, typer.Option("--print", help="Print the community as such a file.")] = False,
    workspace: Annotated[str | None, typer.Option(metavar="ID", help="Which community to print, if several.")] = None,
) -> None:
    """Describe the community in a file: its name, language, places and team. Doing it again changes nothing."""
    settings = load()
    if show and (file is not None or check):
        raise CannotStart("--print shows what is there: it takes no file.")
    if file is None and not show:
        raise CannotStart("Say which file: `setup --from FILE`. To see what is there: `setup --print`.")
    from bot.setup.reading import read_file  # noqa: PLC0415  # slow, and `version` does without

    wanted = read_file(file) if file is not None else None
    _start_log(settings)
    from bot import wiring  # noqa: PLC0415  # slow: only whoever needs the house waits for it

    if wanted is None:
        typer.echo(asyncio.run(wiring.as_a_file(settings, workspace)), nl=False)
        return
    from bot.setup.telling import lines  # noqa: PLC0415  # the same

    if not check:
        _make_folder_of(settings)
    outcome = asyncio.run(wiring.foresee(settings, wanted) if check else wiring.set_up(settings, wanted))
    for sentence in lines(outcome, wanted, checked=check):
        _say(settings, sentence)


class Manifest(StrEnum):
    """The platforms that tell what they need to make our application."""

    SLACK = "slack"
    DISCORD = "discord"


@app.command()
def manifest(
    platform: Annotated[Manifest, typer.Argument(metavar="slack|discord")],
    *,
    language: Annotated[str | None, typer.Option(help="fr or en; MIJOTE_LANGUAGE by default.")] = None,
    http: Annotated[
        str | None, typer.Option(metavar="URL", help="Slack, without Socket Mode: our public address.")
    ] = None,
    application: Annotated[
        str | None, typer.Option(metavar="ID", help="Discord: the application; by default that of DISCORD_BOT_TOKEN.")
    ] = None,
) -> None:
    """Print what Slack needs to make the application, or the link that invites it to a Discord server."""
    if language is not None and language not in languages():
        raise CannotStart(f"--language is {language}: choose one of {', '.join(languages())}.")
    if platform is Manifest.DISCORD:
        _print_invitation(language, application)
    else:
        _print_slack_manifest(language, http)


def _print_slack_manifest(language: str | None, http: str | None) -> None:
    from bot.platforms.slack import manifest as slack  # noqa: PLC0415  # slow, and `version` does without
    from bot.runtime.registry import Registry  # noqa: PLC0415  # the same
    from bot.wiring import FEATURES  # noqa: PLC0415  # the same

    registry = Registry(FEATURES)
    commands, shortcuts = registry.declared_commands(), registry.declared_shortcuts()
    try:
        made = slack.manifest(commands, language or load().language, http, shortcuts=shortcuts)
    except ValueError as error:
        raise CannotStart(f"{error}.") from error
    typer.echo(slack.as_yaml(made), nl=False)


def _print_invitation(language: str | None, application: str | None) -> None:
    from bot.platforms.discord import rights  # noqa: PLC0415  # slow, and `version` does without

    settings = load()
    if application is None:
        if settings.discord_bot_token is None:
            raise CannotStart(
                "Which application? Put its token in DISCORD_BOT_TOKEN, or add --application ID (General Information on"
                " discord.com/developers/applications)."
            )
        application = rights.application_of(settings.discord_bot_token.get_secret_value())
    if not (application.isascii() and application.isdigit()):
        raise CannotStart(f"--application is {application}: it is a number (General Information, Application ID).")
    reader = Localiser(Reader(language or settings.language, settings.timezone))
    for line in rights.lines(application):
        typer.echo(reader.plain(line))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(f"mijote {VERSION}")


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this version; a SQLite file is copied first."""
    from storage import schema  # noqa: PLC0415  # slow, and `version` does without
    from storage.lock import FileLock  # noqa: PLC0415  # the same

    settings = load()
    url = settings.database_url
    path = schema.sqlite_path(url)
    if path is None:
        before, changed = _upgrade(url)
    else:
        schema.revisions(url)  # what is not ours gets no lock file beside it
        _make_folder_of(settings)
        with FileLock(path):
            before, changed = _upgrade(url)
    if not changed:
        _say(settings, _("Nothing to do: the database is at this version."))
    elif before is None:
        _say(settings, _("The database is made."))
    else:
        _say(settings, _("The database was at version {before}; now it is at this program’s.", before=before))
        if path is not None:
            _say(settings, _("A copy of it as it was lies in {folder}.", folder=str(path.parent)))
    _say(settings, _("Next: {play} to try, {run} to connect.", play=_command("play"), run=_command("run")))


@db.command("check")
def db_check() -> None:
    """Look for damage; exit status 1 when there is some."""
    from storage import schema  # noqa: PLC0415  # slow, and `version` does without

    settings = load()
    _readable(schema.sqlite_path(settings.database_url))
    problems = schema.check(settings.database_url)
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(PROBLEMS)
    _say(settings, _("All is well."))


@db.command("backup")
def db_backup(
    to: Annotated[
        Path | None,
        typer.Option(metavar="FILE", parser=_place("--to"), help="Where to; beside the database by default."),
    ] = None,
) -> None:
    """Copy the database to a file, even while the bot runs."""
    from storage import schema  # noqa: PLC0415  # slow, and `version` does without

    settings = load()
    now = SystemClock().now()
    path = schema.sqlite_path(settings.database_url)
    _readable(path)
    target = to or (path.parent if path else Path())
    if target.is_dir():
        target /= f"mijote-{now:%Y%m%dT%H%M%S}.db"
    if not target.parent.is_dir():
        raise CannotStart(f"There is no folder {target.parent} to write the backup in.")
    schema.backup(settings.database_url, target)
    _say(settings, _("Copied to {file}.", file=str(target)))
    if path is not None:
        _say(settings, _("To restore it, stop Mijote, then:"))
        for line in _restoring(target, path, now):
            typer.echo(f"  {line}")
    key = settings.data_dir / KEY_FILE
    if settings.given_key is None and key.exists():
        _say(settings, _("The key in {file} is not in the copy: keep it somewhere safe too.", file=str(key)))


def _upgrade(url: str) -> tuple[str | None, bool]:
    from storage import schema  # noqa: PLC0415  # slow, and `version` does without

    before, _newest = schema.revisions(url)
    return before, schema.upgrade(url, SystemClock().now())


def _make_folder_of(settings: Settings) -> None:
    from storage import schema  # noqa: PLC0415  # slow, and `version` does without

    path = schema.sqlite_path(settings.database_url)
    if path is not None:
        make_folder(path.parent)


def _readable(path: Path | None) -> None:
    # SQLite would make an empty file where there is none, and call any other obstacle the same.
    if path is None:
        return
    try:
        with path.open("rb"):
            pass
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CannotStart(f"There is no database at {path} yet. Run `{_command('db upgrade').text}`.") from error
    except OSError as error:
        raise CannotStart(f"{path} cannot be read: {error.strerror}.") from error


def _restoring(backup: Path, database: Path, now: datetime) -> list[str]:
    # The old file goes with its -wal and -shm: left behind, they would be played back into the restored one.
    old = shlex.quote(str(database))
    aside = shlex.quote(str(database.parent / f"aside-{now:%Y%m%dT%H%M%S}"))
    return [
        f"mkdir -p {aside}",
        f'for file in {old} {old}-wal {old}-shm; do test ! -e "$file" || mv "$file" {aside}; done',
        f"cp {shlex.quote(str(backup))} {old}",
        _command("db check").text,
    ]


def _command(words: str) -> Code:
    """A command as this very operator would type it."""
    as_module = Path(sys.argv[0]).name == "__main__.py"
    return Code(f"{'python -m bot' if as_module else 'mijote'} {words}")


def _start_log(settings: Settings) -> None:
    from bot import logs  # noqa: PLC0415  # slow, and `version` does without

    logs.configure(settings.log_level, console=sys.stderr.isatty())


def _say(settings: Settings, sentence: Span, *, error: bool = False) -> None:
    words = Localiser(Reader(settings.language, settings.timezone)).plain(sentence)
    # Somebody's name may be in it: it must not command the terminal.
    typer.echo(re.sub("[\x00-\x1f\x7f-\x9f]", "\N{REPLACEMENT CHARACTER}", words), err=error)


if __name__ == "__main__":
    main()
