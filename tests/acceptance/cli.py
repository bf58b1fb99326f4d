"""Starts the real process, as an operator does, with nothing in its environment but what a test says."""

import os
import stat
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NEEDED = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}


def python(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in the present folder, with this environment."""
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


def mode(path: Path) -> int:
    """A file's permissions."""
    return stat.S_IMODE(path.stat().st_mode)
