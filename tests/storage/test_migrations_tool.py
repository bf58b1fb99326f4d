"""The check of the migrations finds what it is there to find."""

from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Column, Index, Integer, MetaData, Table, Text, text

from storage import schema
from tests.databases import Databases
from tests.storage.files import add_migration, run
from tests.tools import migrations


def write(folder: Path, file: str, revision: str, after: str | None) -> None:
    (folder / file).write_text(f"revision: str = {revision!r}\ndown_revision: str | None = {after!r}\n")


def problems(folder: Path) -> list[str]:
    found, wrong = migrations.read(folder)
    return wrong + migrations.history(found)


def test_a_single_line_is_fine(tmp_path: Path) -> None:
    write(tmp_path, "0001_first.py", "0001", None)
    write(tmp_path, "0002_duty_rota.py", "0002", "0001")
    assert problems(tmp_path) == []


def test_two_heads_are_named(tmp_path: Path) -> None:
    write(tmp_path, "0001_first.py", "0001", None)
    write(tmp_path, "0002_rota.py", "0002", "0001")
    write(tmp_path, "0003_welcome.py", "0003", "0001")
    assert problems(tmp_path) == ["There must be one newest migration, there are 2: 0002, 0003."]


def test_a_number_given_twice_is_named_with_both_files(tmp_path: Path) -> None:
    write(tmp_path, "0001_first.py", "0001", None)
    write(tmp_path, "0002_rota.py", "0002", "0001")
    write(tmp_path, "0002_welcome.py", "0002", "0001")
    assert problems(tmp_path) == ["Revision 0002 is there twice: 0002_rota.py, 0002_welcome.py."]


@pytest.mark.parametrize(
    "file", ["0002-rota.py", "002_rota.py", "0002_Rota.py", "0002_.py", "ab12cd_rota.py", "0003_rota.py"]
)
def test_an_odd_name_is_named(tmp_path: Path, file: str) -> None:
    write(tmp_path, "0001_first.py", "0001", None)
    write(tmp_path, file, "0002", "0001")
    [problem] = problems(tmp_path)
    assert problem.startswith(file)


def test_a_predecessor_that_is_missing_or_newer_is_named(tmp_path: Path) -> None:
    write(tmp_path, "0001_first.py", "0001", None)
    write(tmp_path, "0002_rota.py", "0002", "0007")
    assert "0002_rota.py comes after 0007, which does not exist." in problems(tmp_path)
    write(tmp_path, "0001_first.py", "0001", "0002")
    write(tmp_path, "0002_rota.py", "0002", "0001")
    assert problems(tmp_path) == [
        "There must be one newest migration, there are 0: a circle.",
        "0001_first.py comes after 0002: later migrations need higher numbers.",
    ]


def test_a_file_that_hides_its_revision_is_named(tmp_path: Path) -> None:
    (tmp_path / "0001_first.py").write_text("revision = str(1)\n")
    assert problems(tmp_path)[0].startswith("0001_first.py does not say plainly")


def test_no_migration_at_all_is_wrong(tmp_path: Path) -> None:
    assert problems(tmp_path) == ["There is not a single migration."]


TABLE = (
    "create table t (id integer not null primary key, words text default 'none' not null, constraint w check (id > 0))"
)
INDEX = "create index ix_words on t (words) where id > 1"


def tables() -> MetaData:
    """What TABLE and INDEX make."""
    made = MetaData()
    Table(
        "t",
        made,
        Column("id", Integer, primary_key=True),
        Column("words", Text, nullable=False, server_default="none"),
        CheckConstraint("id > 0", name="w"),
        Index("ix_words", "words", sqlite_where=text("id > 1")),
    )
    return made


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("words text", "early integer, words text"),
        ("words text", "words integer"),
        ("'none'", "'some'"),
        ("'none' not null", "'none'"),
        ("check (id > 0)", "check (id > 9)"),
        ("where id > 1", "where id > 9"),
        ("create index", "create unique index"),
        ("primary key,", "primary key autoincrement,"),
    ],
)
def test_every_kind_of_drift_is_seen(databases: Databases, right: str, wrong: str) -> None:
    for change in (False, True):
        migrated, made = (schema.sync_url(databases.fresh_url("sqlite", migrated=False)) for _ in range(2))
        for statement in (TABLE, INDEX):
            run(migrated, statement.replace(right, wrong) if change else statement)
        assert bool(migrations.differences(migrated, made, tables())) == change


def test_this_checkout_passes_and_a_drift_makes_it_fail(versions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert migrations.main() == 0
    assert "in one line" in capsys.readouterr().out
    add_migration(versions, "delete from half")
    assert migrations.main() == 1
    assert "remove_table" in capsys.readouterr().err
    add_migration(versions, "select * from nowhere")
    assert migrations.main() == 1
    assert "could not be upgraded" in capsys.readouterr().err
