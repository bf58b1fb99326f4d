"""Tests that need a database to begin with get a copy of one that the real process made: a start takes a second."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.cli import mijote


@pytest.fixture(scope="session")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder as `mijote db upgrade` leaves it; not to be changed."""
    folder = tmp_path_factory.mktemp("upgraded") / "data"
    done = mijote("db", "upgrade", MIJOTE_DATA_DIR=str(folder))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def made_database(upgraded: Path, tmp_path: Path) -> Path:
    """Its database in `data` in the test's own folder."""
    shutil.copytree(upgraded, tmp_path / "data")
    return Path("data/mijote.db")
