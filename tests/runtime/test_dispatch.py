"""The dispatcher: every inbound once, whole or not at all, and nobody left without a word."""

import asyncio
import re
from itertools import pairwise

import pytest

from bot.core.errors import PressAgain
from bot.core.inbound import Pressed, Said
from bot.core.refs import MessageRef, PersonRef, Profile, Workspace
from bot.runtime import dispatch
from bot.ui.reply import Answer, Nothing
from bot.ui.text import Reader
from tests.runtime.bench import Bench, profile, whispered
from tests.runtime.diary import Diary

# --- repeats ----------------------------------------------------------------------------------------------


async def test_the_same_key_twice_is_the_same_thing_twice(bench: Bench, diary: Diary) -> None:
    said, pressed = bench.said("ana", "hello"), Pressed(**bench.by("ana"), wire="test.press:a", value="b")
    for _again in range(3):
        assert await bench.receive(said) == Answer()
        await bench.receive(pressed)
    assert diary.heard == ["hello", "a|b"]
    await bench.settle()
    assert list(bench.platform.words("ana")) == ["hello", "a|b"]


async def test_repeats_at_the_same_moment_are_told_apart_too(bench: Bench, diary: Diary) -> None:
    said = bench.said("ana", "hello")
    await asyncio.gather(*(bench.receive(said) for _again in range(10)))
    await bench.settle()
    assert list(bench.platform.words("ana")) == ["hello"]
    assert await bench.waiting("new", "dead") == 0
    assert diary.heard == ["hello"]


async def test_the_same_key_of_another_workspace_is_another_thing(bench: Bench, diary: Diary) -> None:
    await bench.says("ana", "hello", key="k")
    elsewhere = PersonRef(Workspace("playground", "other"), "ana")
    message = MessageRef(elsewhere.workspace, "c", "1")
    await bench.receive(Said(key="k", by=elsewhere, message=message, text="from elsewhere", direct=True))
    assert diary.heard == ["hello"]  # that workspace is not ours, but it was no repeat
    assert await bench.waiting("done") == 2


# --- events that fail -------------------------------------------------------------------------------------


async def test_an_event_that_fails_is_kept_and_leaves_nothing_half_done(bench: Bench, diary: Diary) -> None:
    diary.trouble["hello"] = RuntimeError("our mistake")
    await bench.says("ana", "hello")
    await bench.house.pump.drain()
    assert bench.platform.words() == []
    assert await bench.waiting() == 1
    assert await bench.letters() == 0

    del diary.trouble["hello"]
    await bench.pass_time(seconds=3)
    assert list(bench.platform.words("ana")) == ["hello"]
    assert await bench.waiting("new", "dead") == 0


async def test_it_is_tried_again_with_growing_waits_and_then_left_for_a_human(bench: Bench, diary: Diary) -> None:
    diary.trouble["hello"] = RuntimeError("our mistake")
    started = bench.clock.now()
    await bench.says("ana", "hello")
    tries = [started]
    while await bench.waiting():
        due = await bench.next_due()
        assert due is not None
        bench.clock.move(due - bench.clock.now())
        await bench.settle()
        tries.append(bench.clock.now())
    assert diary.heard == ["hello"] * dispatch.MAX_TRIES
    waits = [later - earlier for earlier, later in pairwise(tries)]
    assert waits[0] == dispatch.FIRST_WAIT
    assert waits[1:] == [min(2 * wait, dispatch.LONGEST_WAIT) for wait in waits[:-1]]
    assert await bench.waiting("dead") == 1
    assert bench.platform.words() == []


async def test_a_repeat_of_an_event_that_waits_is_still_a_repeat(bench: Bench, diary: Diary) -> None:
    diary.trouble["hello"] = RuntimeError("our mistake")
    said = bench.said("ana", "hello")
    await bench.receive(said)
    await bench.receive(said)
    assert diary.heard == ["hello"]
    assert await bench.waiting() == 1


async def test_one_that_fails_undoes_nobody_else_s(bench: Bench, diary: Diary) -> None:
    """On SQLite they share one commit: only the savepoint of the one that fails is rolled back."""
    diary.trouble["bad"] = RuntimeError("our mistake")
    said = [bench.said("ana", f"good {n}") for n in range(5)]
    await asyncio.gather(*map(bench.receive, [*said[:3], bench.said("ana", "bad"), *said[3:]]))
    await bench.settle()
    assert sorted(bench.platform.words("ana")) == [f"good {n}" for n in range(5)]
    assert await bench.waiting() == 1


# --- interactions that fail -------------------------------------------------------------------------------


async def test_an_interaction_that_fails_says_so_kindly_with_a_code_and_changes_nothing(
    bench: Bench, diary: Diary
) -> None:
    diary.trouble["a|"] = RuntimeError("our mistake")
    pressed = Pressed(**bench.by("ana", profile=profile()), wire="test.press:a")
    words = whispered(await bench.receive(pressed))
    code = re.search(r"\b[0-9a-f]{6}\b", words)
    assert code is not None, words
    assert code[0] in {entry.get("code") for entry in bench.logs}
    assert "our mistake" not in words
    await bench.settle()
    assert bench.platform.words() == []
    assert await bench.waiting("new", "dead", "done") == 0

    del diary.trouble["a|"]  # and so the very same press may be sent again
    assert await bench.receive(pressed) == Answer(Nothing(), Reader("fr", "Europe/Paris"))
    await bench.settle()
    assert list(bench.platform.words("ana")) == ["a|"]


async def test_it_is_said_in_the_person_s_language(bench: Bench, diary: Diary) -> None:
    diary.trouble["a|"] = RuntimeError("our mistake")
    for language, words in (("fr", "de mon côté"), ("en", "Nothing was changed"), ("de", "Nothing was changed")):
        answer = await bench.presses("tom", "test.press:a", profile=Profile("Tom", language))
        assert words in whispered(answer)


# --- no database ------------------------------------------------------------------------------------------


async def test_without_its_memory_an_event_is_not_acknowledged(bench: Bench, diary: Diary) -> None:
    bench.database.trouble = PressAgain("the disk is full")
    said = bench.said("ana", "hello")
    with pytest.raises(PressAgain, match="the disk is full"):
        await bench.receive(said)
    bench.database.trouble = None
    await bench.receive(said)  # the platform gives it again
    assert diary.heard == ["hello"]


async def test_without_its_memory_a_flood_is_not_acknowledged_either(bench: Bench) -> None:
    for number in range(30):
        await bench.says("ana", f"w{number}")
    bench.database.trouble = PressAgain("the disk is full")
    with pytest.raises(PressAgain):
        await bench.says("ana", "one more")


async def test_without_its_memory_whoever_waits_is_asked_to_press_again(bench: Bench, diary: Diary) -> None:
    bench.database.trouble = PressAgain("the disk is full")
    answer = await bench.presses("ana", "test.press:a", profile=profile())
    assert "Ma mémoire" in whispered(answer)
    assert "disk" not in whispered(answer)
    assert diary.heard == []


async def test_a_database_that_is_closed_is_away(bench: Bench) -> None:
    await bench.database.close()
    if bench.database.dialect == "sqlite":
        assert "mémoire" in whispered(await bench.presses("ana", "test.press:a", profile=profile()))
        with pytest.raises(PressAgain):
            await bench.says("ana", "hello")
