"""The journal: whole lines survive anything, half lines disappear, and the same lines give the same workspace."""

import asyncio
import contextlib
import json
import shutil
import tempfile
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import CannotStart, DeliveryFailed
from bot.core.refs import MessageRef, PersonRef
from bot.platforms.playground import demo
from bot.platforms.playground.journal import Journal
from bot.platforms.playground.refusals import Refused
from bot.platforms.playground.room import Room
from bot.platforms.playground.state import State, message_id
from bot.platforms.playground.workspace import JOURNAL_NAME, REF, Workspace
from bot.ui.ports import Edit, PublishHome, Remove, Target
from bot.ui.text import Mention, User, join
from bot.ui.view import Face, say
from tests.platforms.playground.helpers import ENGLISH, MONDAY, RecordingIntake, post, room

ENTRIES: list[dict[str, Any]] = [{"t": "a", "text": "un\ndeux\u2028trois"}, {"t": "b", "text": "é 👩‍🍳 \u202e"}]


def _written(path: Path) -> Journal:
    journal = Journal(path)
    assert journal.open() == []
    for entry in ENTRIES:
        journal.append(entry)
    return journal


def _read_again(path: Path) -> list[dict[str, Any]]:
    journal = Journal(path)
    entries = journal.open()
    journal.close()
    return entries


def test_what_was_appended_is_there_without_closing(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "j.jsonl"
    journal = _written(path)
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(path.read_bytes())
    assert _read_again(copy) == ENTRIES
    assert path.read_bytes().count(b"\n") == 2
    journal.close()


def test_a_line_is_forced_to_the_disk_and_one_that_cannot_be_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "j.jsonl"
    journal = _written(path)
    forced: list[int] = []

    def fsync(_descriptor: int) -> None:
        forced.append(path.stat().st_size)
        if len(forced) == 2:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.fsync", fsync)
    journal.append({"t": "c"})
    whole = path.stat().st_size
    assert forced == [whole]
    with pytest.raises(OSError, match="Input/output"):
        journal.append({"t": "never said"})
    assert forced[1] > whole
    assert path.stat().st_size == whole
    journal.close()


def test_a_second_playground_over_the_same_journal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    journal = _written(path)
    with pytest.raises(CannotStart, match="Another playground already uses"):
        Journal(path).open()
    journal.append({"t": "still ours"})
    journal.close()
    assert _read_again(path) == [*ENTRIES, {"t": "still ours"}]


def test_looking_makes_no_file_and_changes_none(tmp_path: Path) -> None:
    for content in (None, b"", b"\0" * 100, b'{"t":"a"}\n{"t'):
        path = tmp_path / "j.jsonl"
        if content is not None:
            path.write_bytes(content)
        _read_again(path)
        assert (path.read_bytes() if path.exists() else None) == content


@pytest.mark.parametrize("torn", [b'{"t":"c"', b'{"t":"c"}', b"\x00\x00\xff\n", b"[]\n", b'{"t":7}\n'])
def test_a_torn_last_line_is_dropped_and_the_next_line_is_whole(
    tmp_path: Path, torn: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "j.jsonl"
    _written(path).close()
    with path.open("ab") as file:
        file.write(torn)
    journal = Journal(path)
    assert journal.open() == ENTRIES
    journal.append({"t": "d"})
    assert "torn" in caplog.text
    journal.close()
    assert _read_again(path) == [*ENTRIES, {"t": "d"}]


def test_every_length_of_a_torn_file_opens(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    _written(path).close()
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for length in range(len(whole) + 1):
        path.write_bytes(whole[:length])
        expected = 0 if length < first else 1 if length < len(whole) else 2
        assert _read_again(path) == ENTRIES[:expected]


def test_damage_in_the_middle_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    path.write_bytes(b'{"t":"a"}\n{"t":\n{"t":"b"}\n')
    with pytest.raises(CannotStart, match="line 2"):
        Journal(path).open()


def test_a_line_nested_too_deep_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    path.write_bytes(b'{"t":"a","x":' + b"[" * 100_000 + b"]" * 100_000 + b'}\n{"t":"b"}\n')
    with pytest.raises(CannotStart, match="line 1"):
        Journal(path).open()


class _FullDisk(FileIO):
    """A file on a disk with room for five bytes."""

    room = 5

    def write(self, data: Any) -> int:
        if not self.room:
            raise OSError(28, "No space left on device")
        written = super().write(data[: self.room])
        self.room -= written
        return written


def test_a_line_that_could_not_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    journal = _written(path)
    real = journal._file
    assert real is not None
    real.close()
    journal._file = full = _FullDisk(path, "ab")
    with pytest.raises(OSError, match="No space"):
        journal.append({"t": "lost"})
    full.room = 1000
    journal.append({"t": "kept"})
    journal.close()
    assert _read_again(path) == [*ENTRIES, {"t": "kept"}]


def test_a_closed_journal_takes_nothing(tmp_path: Path) -> None:
    journal = _written(tmp_path / "j.jsonl")
    journal.close()
    journal.close()
    with pytest.raises(OSError, match="closed"):
        journal.append({"t": "late"})


async def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart, match="cannot write"):
        async with room(tmp_path / "file" / "below"):
            pytest.fail("it started")


@pytest.mark.parametrize("line", ['{"t":"said","id":"m000001"}', '{"t":"seed","version":999}', '{"t":"unheard-of"}'])
async def test_a_line_that_makes_no_sense_stops_the_start(tmp_path: Path, line: str) -> None:
    (tmp_path / JOURNAL_NAME).write_text(line + "\n")
    with pytest.raises(CannotStart, match="line 1"):
        async with room(tmp_path):
            pytest.fail("it started")


async def test_the_community_comes_first_and_only_once(tmp_path: Path) -> None:
    for _ in range(2):
        async with room(tmp_path) as place:
            await place.actions.say("ana", "c-general", "Bonjour")
    kinds = [json.loads(line)["t"] for line in (tmp_path / JOURNAL_NAME).read_text().splitlines()]
    assert kinds[0] == "seed"
    assert kinds.count("seed") == 1
    assert kinds.count("said") == 2


async def test_whoever_came_with_a_later_version_joins_an_older_journal_once(tmp_path: Path) -> None:
    seed = demo.seed(MONDAY)
    del seed["people"][-1]
    seed["places"] = [row for row in seed["places"] if row["owner"] != "maya"]
    (tmp_path / JOURNAL_NAME).write_text(json.dumps(seed) + "\n")
    for _ in range(2):
        async with room(tmp_path) as place:
            state = place.workspace.state
            assert state.sees("maya", "dm-maya")
            assert state.sees("maya", "c-sos")
            assert "maya" in state.audience["c-general"]
            assert not state.unread.get(("maya", "c-general")), "what was there before one arrived is no news"
            await place.actions.say("maya", "c-sos", "Hello!")
            assert state.unread["leo", "c-sos"]
    kinds = [json.loads(line)["t"] for line in (tmp_path / JOURNAL_NAME).read_text().splitlines()]
    assert kinds.count("joined") == 1


# --- Whatever was done, the lines tell it all ---------------------------------------------------------------

PEOPLE = st.sampled_from(["ana", "tom", "leo", "ines"])
PLACES = st.sampled_from(["c-general", "c-sos", "c-staff", "dm-ana", "dm-leo"])
NUMBERS = st.integers(0, 30)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), PEOPLE, PLACES, st.one_of(st.none(), NUMBERS), st.text(max_size=5)),
        st.tuples(st.just("edit"), PEOPLE, NUMBERS, st.text(max_size=5)),
        st.tuples(st.just("delete"), PEOPLE, NUMBERS),
        st.tuples(st.just("react"), PEOPLE, NUMBERS, st.sampled_from("🎉❤"), st.booleans()),
        st.tuples(st.just("read"), PEOPLE, PLACES),
        st.tuples(st.just("post"), PEOPLE, PLACES, st.one_of(st.none(), NUMBERS), st.integers(0, 5)),
        st.tuples(st.just("update"), NUMBERS, st.text(max_size=5)),
        st.tuples(st.just("remove"), NUMBERS),
        st.tuples(st.just("publish"), PEOPLE, st.text(max_size=5)),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, deaf=st.booleans())
def test_reading_the_lines_again_gives_the_very_same_state(steps: list[tuple[Any, ...]], deaf: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_replay_equals_live(Path(folder), steps, deaf=deaf))


async def _replay_equals_live(data_dir: Path, steps: list[tuple[Any, ...]], *, deaf: bool) -> None:
    intake = RecordingIntake()
    intake.failures = 10**9 if deaf else 0
    async with room(data_dir, intake) as live:
        for step in steps:
            with contextlib.suppress(Refused, DeliveryFailed):
                await _take(live, step)
        if not deaf:
            await live.settle()
        again = Workspace(Path(shutil.copytree(data_dir, data_dir / "copy")))
        again.open(lambda: pytest.fail("the journal is empty"))
        again.close()
        assert again.state == live.workspace.state
        assert _orders(again.state) == _orders(live.workspace.state)
        _check_counts(live.workspace.state)


def _orders(state: State) -> list[list[str]]:
    """What equal dictionaries do not say: in which order things stand."""
    rows = [list(state.pending), list(state.messages)]
    rows += [list(timeline) for timeline in state.timelines.values()]
    rows += [list(replies) for replies in state.threads.values()]
    return rows + [list(message.reactions) for message in state.messages.values()]


def _check_counts(state: State) -> None:
    """The counts that are kept along the way are those that one gets by counting."""
    for place, people in state.audience.items():
        for person in people:
            mark = state.marks.get((person, place), 0)
            new = [
                message
                for message in state.messages.values()
                if message.place == place and message.number > mark and message.author != person
            ]
            meant = [message for message in new if person in message.mentions or state.places[place].owner]
            assert state.unread.get((person, place), 0) == len(new)
            assert state.unread_mentions.get((person, place), 0) == len(meant)


async def _take(live: Room, step: tuple[Any, ...]) -> None:
    match step:
        case ("say", person, place, thread, text):
            await live.actions.say(person, place, text, thread=None if thread is None else message_id(thread))
        case ("edit", person, number, text):
            await live.actions.edit(person, message_id(number), text)
        case ("delete", person, number):
            await live.actions.delete(person, message_id(number))
        case ("react", person, number, emoji, on):
            await live.actions.react(person, message_id(number), emoji, on=on)
        case ("read", person, place):
            await live.actions.read(person, place)
        case _:
            await _bot_takes(live, step)


async def _bot_takes(live: Room, step: tuple[Any, ...]) -> None:
    match step:
        case ("post", person, place, thread, key):
            mention = say(
                join("Hello ", Mention(PersonRef(REF, person), person)), face=Face(person) if key % 2 else None
            )
            below = None if thread is None else MessageRef(REF, place, message_id(thread))
            await live.deliver(post(f"k{key}", channel=place, thread=below, view=mention))
        case ("update", number, text):
            await live.deliver(Edit(MessageRef(REF, "", message_id(number)), say(User(text)), ENGLISH))
        case ("remove", number):
            await live.deliver(Remove(MessageRef(REF, "", message_id(number))))
        case ("publish", person, text):
            await live.deliver(PublishHome(Target(REF, user=person, home=True), say(User(text)), ENGLISH))
        case _:
            raise AssertionError(step)
