"""A throw-away PostgreSQL server for the tests: made in a temporary folder from the installed programs."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import psycopg
import pytest
from psycopg import sql

DEBIAN = Path("/usr/lib/postgresql")
MEMORY = Path("/dev/shm")  # noqa: S108  # each session makes a folder of its own in it
ROOM = 1 << 30
OWNER = "mijote"
START_TRIES = 600
"""Of 50 ms each: half a minute is enough for a machine that does many other things."""

# Nothing here must outlive the session, so the disk is never waited for. No port is opened: a socket in the folder.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "timezone": "Asia/Kolkata",  # an odd one: what we read back must not depend on it
}


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server, and a connection that makes and drops its databases."""

    folder: Path
    admin: psycopg.Connection[Any]

    def url(self, name: str) -> str:
        """The URL of one of its databases."""
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self.folder}"

    def create(self, name: str, template: str = "template1") -> str:
        """Make a database as a copy of `template`, which nobody may be connected to. Returns its URL."""
        statement = sql.SQL("create database {} template {}")
        self.admin.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return self.url(name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self.admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def lacking(reason: str) -> NoReturn:
    """Skip the test for want of a program; in CI, where every program must be there, fail instead."""
    if os.environ.get("CI") == "true":  # noqa: TID251  # CI is a fact about this run, not a setting of the bot
        pytest.fail(f"{reason} In CI no test may be skipped for that.", pytrace=False)
    pytest.skip(reason)


def programs() -> Path | None:
    """The folder of the newest installed server programs; None when there are none."""
    versions = [path.parent for path in DEBIAN.glob("*/bin/initdb") if path.parent.parent.name.isdigit()]
    if versions:
        return max(versions, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """A server for the time of the `with`. Skips the test (fails it in CI) where it cannot be had."""
    folder_of_programs = programs()
    if folder_of_programs is None:
        lacking("PostgreSQL's server programs are not installed (on Debian: apt install postgresql).")
    user = _other_user()
    # Not in pytest's own folder, which other users cannot enter.
    folder = Path(tempfile.mkdtemp(prefix="mijote-pg-", dir=_memory()))
    try:
        if user:
            shutil.chown(folder, user, user)
        _make_cluster(folder_of_programs, folder, user)
        process = _start(folder_of_programs, folder, user)
        try:
            with _connect(process, folder) as admin:
                yield PostgresServer(folder, admin)
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is worth a clean end
            process.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> Path | None:
    """A disk in memory with room: each new database is 300 files, which took 200 ms on a busy disk, 10 ms in memory."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if roomy else None


def _other_user() -> str | None:
    """PostgreSQL refuses to run as root: who runs it instead; None: we ourselves."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        lacking("PostgreSQL does not run as root, and there is no user named postgres to run it.")


def _make_cluster(programs_in: Path, folder: Path, user: str | None) -> None:
    command: list[str | Path] = [
        programs_in / "initdb",
        "--no-sync",
        "--auth=trust",
        f"--username={OWNER}",
        "--locale=C",
    ]
    made = subprocess.run(
        [*command, "--encoding=UTF8", folder / "data"], cwd=folder, user=user, group=user,
        extra_groups=[] if user else None, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr


def _start(programs_in: Path, folder: Path, user: str | None) -> subprocess.Popen[bytes]:
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    command: list[str | Path] = [programs_in / "postgres", "-D", folder / "data", "-k", folder, *settings]
    if shutil.which("setpriv"):
        # It ends with us even when we are killed.
        command = ["setpriv", "--pdeathsig", "QUIT", *command]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command, cwd=folder, user=user, group=user, extra_groups=[] if user else None, stdout=log, stderr=log
        )


def _connect(process: subprocess.Popen[bytes], folder: Path) -> psycopg.Connection[Any]:
    for _ in range(START_TRIES):
        try:
            return psycopg.connect(host=str(folder), user=OWNER, dbname="postgres", autocommit=True)
        except psycopg.OperationalError:
            if process.poll() is not None:
                break
            time.sleep(0.05)
    pytest.fail(f"PostgreSQL did not start: {(folder / 'log').read_text()}", pytrace=False)
