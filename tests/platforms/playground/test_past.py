"""Two memories of one past: wherever the process is killed they still fit, whichever is swapped they do not."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.errors import CannotStart
from bot.platforms.playground.past import Remembered, compare
from tests.platforms.playground.helpers import RecordingIntake, post, room

NOTHING = Remembered(bound=False, journal=None, event=None, post=None, anything=False)


async def played(folder: Path) -> Remembered:
    """A playground in which Ana wrote and the bot answered; what the database then knows."""
    async with room(folder, RecordingIntake()) as place:
        said = await place.actions.say("ana", "c-general", "Bonjour")
        await place.settle()
        shown = await place.deliver(post("k1", "Hello"))
        assert shown is not None
        journal = place.workspace.state.journal
    return Remembered(bound=True, journal=journal, event=f"m:{said.id}", post=("k1", shown.message), anything=True)


async def look(folder: Path, remembered: Remembered) -> None:
    """What the next start does before it writes anything."""
    async with room(folder) as place:
        compare(place.workspace.state, remembered, new=False)


async def test_what_was_played_fits_what_is_remembered(tmp_path: Path) -> None:
    remembered = await played(tmp_path)
    await look(tmp_path, remembered)
    await look(tmp_path, replace(remembered, journal=None))  # a database of the first version
    await look(tmp_path, replace(remembered, event=None, post=None, anything=False))  # old keys are forgotten


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"event": "m:m000099"}, "m:m000099"),
        ({"event": "e:m000001:1"}, "e:m000001:1"),
        ({"post": ("k1", "m000001")}, "m000001"),
        ({"post": ("k2", "m000011")}, "m000011"),
        ({"journal": "another"}, "belongs to another database"),
        ({"journal": None, "event": "m:m000099"}, "has lost its end"),
        ({"bound": False, "journal": None, "event": None, "post": None, "anything": False}, "this one is new"),
    ],
)
async def test_what_does_not_fit_is_named(tmp_path: Path, wrong: dict[str, object], said: str) -> None:
    remembered = await played(tmp_path)
    with pytest.raises(CannotStart, match=said):
        await look(tmp_path, replace(remembered, **wrong))  # type: ignore[arg-type]  # one field of several types


async def test_killed_before_the_first_line_another_journal_may_begin(tmp_path: Path) -> None:
    bound = replace(NOTHING, bound=True, journal="never written")
    async with room(tmp_path) as place:
        compare(place.workspace.state, bound, new=True)
        compare(place.workspace.state, NOTHING, new=True)
        compare(place.workspace.state, NOTHING, new=False)


async def test_killed_before_the_first_word_is_acknowledged(tmp_path: Path) -> None:
    """The database has taken it; the journal does not know that yet, and will give it again."""
    intake = RecordingIntake()
    intake.failures = 1000
    async with room(tmp_path, intake) as place:
        said = await place.actions.say("ana", "c-general", "Bonjour")
        journal = place.workspace.state.journal
    taken = Remembered(bound=True, journal=journal, event=f"m:{said.id}", post=None, anything=True)
    await look(tmp_path, taken)
    with pytest.raises(CannotStart, match="belongs to another database"):
        await look(tmp_path, replace(taken, journal="another"))


async def test_a_new_journal_beside_a_database_that_remembers_is_refused(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        for knows in ({"anything": True}, {"event": "m:m000010"}):
            for journal in (None, "another"):
                remembered = replace(NOTHING, bound=True, journal=journal, **knows)
                with pytest.raises(CannotStart, match="is gone or holds nothing"):
                    compare(place.workspace.state, remembered, new=True)


async def test_two_journals_never_have_the_same_id_and_one_keeps_its_own(tmp_path: Path) -> None:
    first, second = await played(tmp_path / "1"), await played(tmp_path / "2")
    assert first.journal != second.journal
    async with room(tmp_path / "1") as place:
        assert place.workspace.state.journal == first.journal
