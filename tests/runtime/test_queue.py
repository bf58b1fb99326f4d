"""Queues at the door: whoever waits there is overtaken by nobody of the same queue, not even after a restart."""

import pytest

from bot.core.inbound import Edited, Said
from bot.core.refs import MessageRef
from bot.runtime.context import ActorCtx
from bot.runtime.doors import EVENTS
from bot.wiring import build
from tests.runtime.bench import HERE, Bench, feature, open_bench
from tests.runtime.diary import Diary


def restarted(bench: Bench, diary: Diary) -> None:
    """The process ended and began anew: doors are forgotten, rows are not."""
    bench.house = build(bench.database, bench.clock, [bench.platform], [diary.feature()])


async def flood(bench: Bench, number: int, start: int = 0) -> list[str]:
    words = [f"message {n}" for n in range(start, start + number)]
    for word in words:
        await bench.says("ana", word)
    return words


async def test_later_words_wait_behind_earlier_ones_after_a_restart(bench: Bench, diary: Diary) -> None:
    words = await flood(bench, EVENTS.burst + 5)
    restarted(bench, diary)
    words += await flood(bench, 3, start=100)
    assert diary.heard == words[: EVENTS.burst]
    await bench.pass_time(minutes=1)
    assert diary.heard == words
    assert await bench.waiting("new", "dead") == 0


async def test_a_second_flood_waits_behind_the_first_in_order(bench: Bench, diary: Diary) -> None:
    words = await flood(bench, EVENTS.burst + 20)
    restarted(bench, diary)
    words += await flood(bench, EVENTS.burst + 20, start=100)
    await bench.pass_time(minutes=10)
    assert diary.heard == words


async def test_a_repeat_of_what_waits_or_was_handled_is_still_a_repeat(bench: Bench, diary: Diary) -> None:
    said = [bench.said("ana", f"message {n}") for n in range(EVENTS.burst + 5)]
    for one in said:
        await bench.receive(one)
    restarted(bench, diary)
    for one in said:
        await bench.receive(one)
    await bench.pass_time(minutes=1)
    assert diary.heard == [one.text for one in said]


async def test_nobody_else_waits_nor_the_same_person_elsewhere(bench: Bench, diary: Diary) -> None:
    await flood(bench, EVENTS.burst + 5)
    restarted(bench, diary)
    await bench.says("tom", "I am Tom")
    await bench.says("ana", "from another channel", message=MessageRef(HERE, "dm-ana-2", "w"))
    assert diary.heard[EVENTS.burst :] == ["I am Tom", "from another channel"]


async def test_what_failed_holds_nobody_up(bench: Bench, diary: Diary) -> None:
    diary.trouble["bad"] = RuntimeError("our mistake")
    await bench.says("ana", "bad")
    await bench.says("ana", "SOS")
    assert diary.heard == ["bad", "SOS"]


async def test_what_fails_when_its_turn_has_come_leaves_the_queue(bench: Bench, diary: Diary) -> None:
    diary.trouble["message 30"] = RuntimeError("our mistake")
    await flood(bench, EVENTS.burst + 1)
    await bench.jump(seconds=3)
    assert diary.heard[-1] == "message 30"
    restarted(bench, diary)
    await bench.says("ana", "SOS")
    assert diary.heard[-1] == "SOS"


@pytest.mark.parametrize("flooded", [False, True])
async def test_an_edit_that_waits_for_its_message_holds_nobody_up(database_url: str, flooded: bool) -> None:
    heard: list[str] = []

    async def said(_ctx: ActorCtx, event: Said) -> None:
        if event.text == "bad":
            raise RuntimeError("our mistake")
        heard.append(event.text)

    async def edited(_ctx: ActorCtx, _event: Edited) -> None:
        raise AssertionError("its message is not handled")

    async with open_bench(database_url, feature(direct=said, edited=edited)) as bench:
        message = MessageRef(HERE, "dm-ana", "m1")
        await bench.says("ana", "bad", message=message)
        if flooded:
            for number in range(EVENTS.burst):
                await bench.says("ana", f"message {number}")
        await bench.receive(Edited(**bench.by("ana"), message=message, text="better words"))
        await bench.jump(seconds=30)
        bench.house = build(bench.database, bench.clock, [bench.platform], [feature(direct=said, edited=edited)])
        await bench.says("ana", "SOS")
        assert heard[-1] == "SOS"
        assert await bench.waiting() == 2
