"""`python -m bot setup`, as an operator meets it: the real process, a file, a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command

from bot.setup.described import write
from bot.setup.reading import read
from storage import schema
from storage.lock import FileLock
from tests.acceptance.cli import ROOT, mijote, mode, refusal

FILE = """\
[community]
name = "Les Passerelles"
language = "fr"
timezone = "Europe/Paris"

[slack]
workspace = "T0PASSERELLES"

[slack.places]
sos = "C0SOS"

[slack.roles]
admin = ["U0INES"]
staff = ["U0LEO"]
"""
DATABASE = Path("data/mijote.db")


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("community.toml").write_text(FILE)


def said(*words: str, **environment: str) -> str:
    """What a command that went well said."""
    done = mijote("setup", *words, **environment)
    assert (done.returncode, done.stderr) == (0, ""), done
    return done.stdout


@contextmanager
def running_bot() -> Iterator[None]:
    """A bot that has the database, as far as others can tell."""
    with FileLock(DATABASE):
        yield


def test_from_nothing_to_a_community_and_back_to_the_same_file() -> None:
    assert said("--from", "community.toml").splitlines() == [
        "A new community: Les Passerelles (fr, Europe/Paris).",
        "Slack: the workspace T0PASSERELLES is the community’s.",
        "Slack: sos is in C0SOS.",
        "Slack: U0INES is admin.",
        "Slack: U0LEO is staff.",
        "Les Passerelles is set up.",
    ]
    assert mode(DATABASE) == 0o600
    assert said("--from", "community.toml") == "Nothing to change: Les Passerelles is as the file says.\n"
    assert said("--print") == FILE
    Path("printed.toml").write_text(said("--print"))
    assert "Nothing to change" in said("--from", "printed.toml")


def test_to_check_touches_nothing() -> None:
    told = said("--from", "community.toml", "--check")
    assert told.splitlines()[0] == "This would change:"
    assert "Slack: U0LEO is staff." in told
    assert [path.name for path in Path().iterdir()] == ["community.toml"], "not even a folder was made"
    said("--from", "community.toml")
    before = DATABASE.read_bytes()
    Path("community.toml").write_text(FILE.replace('"C0SOS"', '"C0NEW"'))
    assert "Slack: sos is in C0NEW (was in C0SOS)." in said("--from", "community.toml", "--check")
    assert DATABASE.read_bytes() == before
    assert said("--print") == FILE
    Path("community.toml").write_text(FILE)
    assert said("--from", "community.toml", "--check") == "Nothing would change.\n"


def test_every_mistake_is_named_at_once_and_nothing_is_made() -> None:
    wrong = FILE.replace('"fr"', '"de"').replace("sos =", "sso =").replace('"U0LEO"', '"leo"')
    Path("community.toml").write_text(wrong)
    for words in (("--from", "community.toml"), ("--from", "community.toml", "--check")):
        done = mijote("setup", *words)
        assert (done.returncode, done.stdout) == (2, "")
        first, *problems = done.stderr.splitlines()
        assert first == "mijote: community.toml cannot be followed, and nothing was changed."
        assert problems[:2] == [
            "  line 3: [community] language is de: choose one of en, fr.",
            "  line 10: [slack.places] has no key sso. Did you mean sos?",
        ]
        assert problems[2].startswith("  line 14: [slack.roles] staff is leo: a person's id begins with U or W")
        assert len(problems) == 3
    assert [path.name for path in Path().iterdir()] == ["community.toml"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "Say which file: `setup --from FILE`. To see what is there: `setup --print`."),
        (("--check",), "Say which file: `setup --from FILE`. To see what is there: `setup --print`."),
        (("--from", "community.toml", "--print"), "--print shows what is there: it takes no file."),
        (("--from", "none.toml"), "none.toml cannot be read: No such file or directory."),
        (("--from", "."), ". cannot be read: Is a directory."),
        (("--from", "latin.toml"), "latin.toml cannot be read: save it as UTF-8."),
        (("--from", "huge.toml"), "huge.toml is no community's file: it has more than 100,000 bytes."),
        (("--print",), "There is no community yet. Write its file, then `setup --from FILE` (docs/setup.md)."),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(words: tuple[str, ...], why: str) -> None:
    Path("latin.toml").write_bytes(FILE.replace("Les", "é").encode("latin-1"))
    Path("huge.toml").write_text("# " + "x" * 100_000)
    assert refusal("setup", *words) == why
    assert not DATABASE.exists()


def test_several_communities_are_printed_one_at_a_time() -> None:
    said("--from", "community.toml")
    Path("others.toml").write_text(FILE.replace("Passerelles", "Autres").replace("T0PASSERELLES", "T0AUTRES"))
    said("--from", "others.toml")
    assert refusal("setup", "--print") == (
        "There are several communities here: Les Passerelles (T0PASSERELLES), Les Autres (T0AUTRES)."
        " Say which one: `setup --print --workspace T0PASSERELLES`."
    )
    assert said("--print", "--workspace", "T0PASSERELLES") == FILE
    assert said("--print", "--workspace", "T0AUTRES") == Path("others.toml").read_text()
    assert refusal("setup", "--print", "--workspace", "T9") == "No community here has the workspace T9."


def test_while_the_bot_runs_it_is_asked_by_chat_and_looking_is_fine() -> None:
    said("--from", "community.toml")
    with running_bot():
        why = refusal("setup", "--from", "community.toml")
        assert why.startswith("Mijote is running (process ")
        assert why.endswith(
            f") and uses {DATABASE}. Change its settings there: an administrator types /mijote."
            " Or stop it, and try again."
        )
        assert said("--print") == FILE
        assert said("--from", "community.toml", "--check") == "Nothing would change.\n"


def test_a_database_of_an_earlier_version_is_upgraded_but_not_to_check() -> None:
    said("--from", "community.toml")
    command.downgrade(schema.alembic_config(f"sqlite:///{DATABASE}"), "0003")
    for words in (("--print",), ("--from", "community.toml", "--check")):
        assert refusal("setup", *words) == (
            "This database is of an earlier version. Bring it to this one first: `python -m bot db upgrade`."
        )
    assert "Nothing to change" in said("--from", "community.toml"), "the roles granted before were carried over"
    assert [path.name for path in Path("data").glob("mijote-before-*.db")], "it was copied first"


def test_that_nobody_is_in_charge_is_said() -> None:
    Path("community.toml").write_text(FILE.replace('admin = ["U0INES"]', "admin = []"))
    sentence = (
        "Nobody is named as an administrator. Whoever administers the workspace itself becomes one as soon as they"
        " write to Mijote."
    )
    assert sentence in said("--from", "community.toml", "--check")
    assert sentence in said("--from", "community.toml")


@pytest.mark.parametrize("page", ["setup.md", "setup.fr.md", "slack.md", "slack.fr.md"])
def test_the_files_of_the_documentation_are_right(page: str) -> None:
    text = (ROOT / "docs" / page).read_text()
    (example,) = [block.split("```")[0] for block in text.split("```toml\n")[1:]]
    assert read(write(read(example))) == read(example)


def test_a_name_commands_no_terminal() -> None:
    Path("community.toml").write_text(FILE.replace('"Les Passerelles"', '"Les\\u001b[31m\\u009b0m"'))
    for told in (said("--from", "community.toml"), said("--print")):
        assert not {"\x1b", "\x9b"} & set(told)
    Path("printed.toml").write_text(said("--print"))
    assert "Nothing to change" in said("--from", "printed.toml")


def test_it_speaks_the_operator_s_language() -> None:
    told = said("--from", "community.toml", MIJOTE_LANGUAGE="fr")
    assert "Une nouvelle communauté\N{NO-BREAK SPACE}: Les Passerelles (fr, Europe/Paris)." in told


def test_a_database_that_is_not_ours_is_left_alone() -> None:
    DATABASE.parent.mkdir()
    DATABASE.write_text("no database at all")
    for words in (("--from", "community.toml"), ("--from", "community.toml", "--check"), ("--print",)):
        assert "is no database" in refusal("setup", *words)
    assert DATABASE.read_text() == "no database at all"
