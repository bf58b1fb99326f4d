"""The lock: one process per SQLite file, and none left behind by a process that was killed."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.errors import CannotStart
from storage.lock import FileLock

ROOT = Path(__file__).parents[2]

HOLDER = """
import sys
from pathlib import Path
from storage.lock import FileLock
from bot.core.errors import CannotStart
lock = FileLock(Path(sys.argv[1]))
try:
    lock.acquire()
except CannotStart as error:
    print(error)
    sys.exit(2)
print("held", flush=True)
sys.stdin.read()
"""


def start(file: Path) -> subprocess.Popen[str]:
    """A process that takes the lock of `file` and holds it until its input ends."""
    command = [sys.executable, "-c", HOLDER, str(file)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mijote.db"


@pytest.fixture
def holder(file: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process, which holds the lock."""
    with start(file) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_process_is_refused_and_told_who_holds_it(holder: subprocess.Popen[str], file: Path) -> None:
    second = start(file)
    words, _ = second.communicate(timeout=30)
    assert second.returncode == 2
    assert f"Another Mijote (process {holder.pid}) already uses {file}." in words
    with pytest.raises(CannotStart, match=f"process {holder.pid}"):
        FileLock(file).acquire()
    assert holder.poll() is None


def test_whoever_is_refused_does_not_erase_who_holds_it(holder: subprocess.Popen[str], file: Path) -> None:
    for _ in range(3):
        with pytest.raises(CannotStart, match=f"process {holder.pid}"):
            FileLock(file).acquire()


def test_a_killed_holder_leaves_no_lock(holder: subprocess.Popen[str], file: Path) -> None:
    holder.kill()
    holder.wait(timeout=30)
    with FileLock(file), pytest.raises(CannotStart, match="already uses"):
        FileLock(file).acquire()


def test_a_holder_that_ends_leaves_no_lock(holder: subprocess.Popen[str], file: Path) -> None:
    holder.communicate(timeout=30)
    assert holder.returncode == 0
    with FileLock(file):
        pass


def test_a_released_lock_can_be_taken_again(file: Path) -> None:
    lock = FileLock(file)
    for _ in range(2):
        with lock, pytest.raises(CannotStart):
            FileLock(file).acquire()
    lock.release()  # once more is harmless


def test_each_file_has_its_own_lock(tmp_path: Path) -> None:
    with FileLock(tmp_path / "a.db"), FileLock(tmp_path / "b.db"):
        pass


def test_a_folder_that_is_not_there_is_named_kindly(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"Cannot write in .*nowhere: No such file or directory"):
        FileLock(tmp_path / "nowhere" / "mijote.db").acquire()
