"""Floods and odd words: nothing is lost, nothing is torn, and nobody else waits."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.core.inbound import Commanded, Edited, Pressed, Reacted, Said, Submitted
from bot.core.refs import MessageRef, PersonRef, PlaceRef, Profile
from bot.runtime.dispatch import cleaned
from bot.runtime.doors import EVENTS, INTERACTIONS
from bot.ui.reply import Nothing
from handlers import sos
from storage.repos import sos_words
from tests.runtime.bench import HERE, Bench, open_bench, profile, whispered
from tests.runtime.diary import Diary

BURST = 200


async def test_two_hundred_messages_at_once_are_all_handled_in_order(bench: Bench, diary: Diary) -> None:
    words = [f"message {number}" for number in range(BURST)]
    for word in words:
        await bench.says("ana", word)
    assert diary.heard == words[: EVENTS.burst]
    assert await bench.waiting() == BURST - EVENTS.burst

    await bench.says("tom", "I do not wait behind Ana")
    assert diary.heard[-1] == "I do not wait behind Ana"
    diary.heard.remove("I do not wait behind Ana")

    await bench.jump(minutes=2)
    assert diary.heard == words[: EVENTS.burst + 60]
    await bench.says("ana", "and one more")  # takes its place at the end
    await bench.jump(minutes=10)
    assert diary.heard == [*words, "and one more"]
    assert await bench.waiting("new", "dead") == 0
    assert list(bench.platform.words("ana")) == diary.heard


async def test_a_flood_sent_side_by_side_loses_nothing(bench: Bench, diary: Diary) -> None:
    said = [bench.said("ana", f"message {number}") for number in range(70)]
    await asyncio.gather(*map(bench.receive, said))
    await bench.jump(minutes=10)
    assert sorted(diary.heard) == sorted(one.text for one in said)
    assert await bench.waiting("new", "dead") == 0


async def test_a_flood_repeated_by_the_platform_is_still_handled_once(bench: Bench, diary: Diary) -> None:
    said = [bench.said("ana", f"message {number}") for number in range(40)]
    for one in [*said, *said]:
        await bench.receive(one)
    await bench.jump(minutes=10)
    assert diary.heard == [one.text for one in said]


async def test_what_the_platform_repeats_takes_no_place_at_the_door(bench: Bench, diary: Diary) -> None:
    said = [bench.said("ana", f"message {number}") for number in range(EVENTS.burst - 1)]
    for one in [*said, *said, *said]:
        await bench.receive(one)
    await bench.says("ana", "SOS")
    assert diary.heard[-1] == "SOS"
    assert await bench.waiting() == 0


async def test_a_hundred_presses_are_asked_to_breathe(bench: Bench, diary: Diary) -> None:
    answers = [await bench.presses("ana", f"test.press:{n}", profile=profile()) for n in range(100)]
    assert all(isinstance(answer.reply, Nothing) for answer in answers[: INTERACTIONS.burst])
    for answer in answers[INTERACTIONS.burst :]:
        assert re.search(r"Laisse-moi souffler.*dans 1 seconde\.", whispered(answer))
    assert len(diary.heard) == INTERACTIONS.burst
    assert await bench.waiting("done") == INTERACTIONS.burst  # whoever was turned away may send the same again

    bench.clock.move(timedelta(seconds=2))
    assert [
        isinstance((await bench.presses("ana", "test.press:later")).reply, Nothing) for _ in range(3)
    ] == [True, True, False]  # fmt: skip
    assert isinstance((await bench.presses("tom", "test.press:tom")).reply, Nothing)


# --- words that no database can hold, and words that are too many -----------------------------------------

ODD = "a\0b \ud83d c \udc00 \ud83d\ude00 é \u202e \x01"
KEPT = "a\ufffdb \ufffd c \ufffd \U0001f600 é \u202e \x01"


def test_every_text_of_an_inbound_is_cleaned_however_deep_it_stands() -> None:
    by: dict[str, Any] = {
        "key": ODD,
        "by": PersonRef(HERE, ODD),
        "profile": Profile(ODD, ODD, "Europe/Paris", is_admin=True),
    }
    message = MessageRef(HERE, ODD, ODD)
    for inbound in (
        Said(**by, message=message, text=ODD, direct=True, thread=message),
        Edited(**by, message=message, text=ODD),
        Reacted(**by, message=message, emoji=ODD, added=True),
        Pressed(**by, wire=ODD, value=ODD, on=message),
        Submitted(**by, wire=ODD, values={ODD: ODD}),
        Commanded(**by, command=ODD, values={"text": ODD}, place=PlaceRef(HERE, ODD)),
    ):
        clean = cleaned(inbound)
        assert repr(clean) == repr(inbound).replace(repr(ODD), repr(KEPT))
        assert cleaned(clean) == clean


@pytest.fixture
async def team(database_url: str) -> AsyncIterator[Bench]:
    """A bench with calls for help on it."""
    async with open_bench(database_url, sos.FEATURE) as opened:
        yield opened


async def lines(bench: Bench, who: str) -> list[str]:
    """What somebody wrote in cases, as the database has it."""
    person = await bench.person(who)
    async with bench.database.read() as connection:
        return [line.text for line in await sos_words.lines_by(connection, person.community, person.id)]


async def test_odd_words_survive_in_messages_forms_commands_and_names(team: Bench) -> None:
    about = Profile(f"Ana {ODD}", "fr", "Europe/Paris")
    await team.says("ana", f"au secours {ODD}", profile=about)
    await team.submits("tom", "sos.open", words=f"help {ODD}")
    await team.commands("chidi", "sos", text=f"help {ODD}")
    await team.settle()
    assert await lines(team, "ana") == [f"au secours {KEPT}"]
    assert await lines(team, "tom") == [f"help {KEPT}"]
    assert await lines(team, "chidi") == [f"help {KEPT}"]
    assert (await team.person("ana")).name == f"Ana {KEPT}"
    assert f"SOS 1 · Tom Becker: help {KEPT}" in team.platform.words("c-sos")
    assert await team.letters("dead") == 0


async def test_odd_and_long_words_survive_the_inbox_too(team: Bench) -> None:
    """What comes too fast waits as JSON."""
    for number in range(EVENTS.burst):
        await team.says("ana", f"au secours {number}")
    long = f"{ODD} {'é' * 100_000}"
    await team.says("ana", long)
    assert await team.waiting() == 1
    await team.jump(minutes=1)
    assert (await lines(team, "ana"))[-1] == f"{KEPT} {'é' * 100_000}"
    assert await team.waiting("new", "dead") == 0


async def test_a_hundred_thousand_characters_are_kept_whole(team: Bench) -> None:
    long = "au secours ! " + "🃏é" * 50_000
    await team.says("ana", long)
    await team.submits("tom", "sos.open", words=long)
    await team.commands("chidi", "sos", text=long)
    await team.settle()
    for who in ("ana", "tom", "chidi"):
        assert await lines(team, who) == [long]
    assert await team.letters("dead") == 0
