"""What people do reaches the bot: in order, until it is taken, and with an answer where somebody waits."""

import asyncio
from pathlib import Path

import pytest

from bot.core.clock import MovableClock
from bot.core.errors import Gone, PressAgain
from bot.core.inbound import Commanded, Edited, HomeOpened, Pressed, Said, Submitted
from bot.core.refs import PersonRef, PlaceRef, Profile
from bot.platforms.playground.answers import KEPT
from bot.platforms.playground.refusals import (
    NO_SUCH_COMMAND,
    NOBODY,
    PRESS_AGAIN,
    Refused,
)
from bot.platforms.playground.room import Room
from bot.platforms.playground.workspace import REF
from bot.ui.command import Command, Param
from bot.ui.i18n import Localiser
from bot.ui.ports import Edit, Remove
from bot.ui.reply import Answer
from bot.ui.text import User, _
from bot.ui.view import Face, Option, say
from tests.platforms.playground.helpers import ENGLISH, MONDAY, RecordingIntake, post, refusal, room


async def test_what_the_bot_could_not_take_is_given_again_in_order(tmp_path: Path) -> None:
    intake = RecordingIntake()
    intake.failures = 3
    intake.trouble = RuntimeError("anything at all")
    async with room(tmp_path, intake) as place:
        first = await place.actions.say("ana", "c-general", "une")
        second = await place.actions.say("ana", "c-general", "deux")
        await place.settle()
    assert intake.tries == [f"m:{first.id}"] * 4 + [f"m:{second.id}"]
    assert intake.keys == [f"m:{first.id}", f"m:{second.id}"]


async def test_a_bot_that_stays_away_is_not_hammered(tmp_path: Path) -> None:
    intake = RecordingIntake()
    intake.failures = 10**9
    async with room(tmp_path, intake) as place:
        await place.actions.say("ana", "c-general", "une")
        await asyncio.sleep(0.1)
    assert 3 <= len(intake.tries) <= 12


async def test_what_was_never_taken_is_given_after_a_restart_with_its_words_of_then(tmp_path: Path) -> None:
    away, back = RecordingIntake(), RecordingIntake()
    away.failures = 1000
    async with room(tmp_path, away) as place:
        said = await place.actions.say("ana", "c-general", "avant")
        await place.actions.edit("ana", said.id, "après")
        await place.actions.delete("ana", said.id)
    assert away.received == []
    async with room(tmp_path, back) as place:
        await place.settle()
    assert back.keys == [f"m:{said.id}", f"e:{said.id}:1", f"d:{said.id}"]
    assert [i.text for i in back.received if isinstance(i, Said | Edited)] == ["avant", "après"]
    third = RecordingIntake()
    async with room(tmp_path, third) as place:
        await place.settle()
    assert third.received == []


async def test_stopping_lets_the_one_in_flight_finish_and_keeps_the_rest(tmp_path: Path) -> None:
    intake, later = RecordingIntake(), RecordingIntake()
    intake.open.clear()
    async with room(tmp_path, intake) as place:
        first = await place.actions.say("ana", "c-general", "une")
        second = await place.actions.say("ana", "c-general", "deux")
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_later(0.02, intake.open.set)
    assert intake.keys == [f"m:{first.id}"]
    async with room(tmp_path, later) as place:
        await place.settle()
    assert later.keys == [f"m:{second.id}"]


async def test_the_bot_s_own_messages_never_come_back_to_it(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        shown = await place.deliver(post("k", face=Face("Ana Moreau", PersonRef(REF, "ana"))))
        assert shown is not None
        await place.deliver(Edit(shown, say(User("changed")), ENGLISH))
        await place.deliver(Remove(shown))
        await place.settle()
    assert intake.received == []


COMMANDS = (
    Command(
        "win",
        _("Say what went well"),
        (
            Param("what", _("What went well"), required=True),
            Param("who", _("Who did it"), "person", label=_("volunteer")),
            Param("count", _("How many"), "number"),
            Param("kind", _("Which kind"), "choice", options=(Option("school", _("A school")),)),
        ),
        names=(("en", "success"),),
    ),
)


async def test_interactions_reach_the_bot_at_once_and_bring_its_answer_back(tmp_path: Path) -> None:
    intake = RecordingIntake(commands=COMMANDS)
    async with room(tmp_path, intake) as place:
        card = await place.deliver(post("k", channel="c-sos"))
        assert card is not None
        assert await place.actions.press("leo", "sos.claim:1", message=card.message, key="a") is intake.answer
        await place.actions.press("leo", "sos.pick:1", value="tomorrow", key="b")
        await place.actions.submit("leo", "sos.answer:1", {"text": "J'arrive"}, key="c")
        await place.actions.command("tom", "c-general", "success", {"what": " a school ", "who": ""}, key="d")
        await place.actions.home("leo", key="e")
    leo = Profile("Léo Bernard", "fr", "Europe/Paris", is_admin=False)
    tom = Profile("Tom Becker", "en", "Europe/London", is_admin=False)
    by = PersonRef(REF, "leo")
    assert intake.received == [
        Pressed(key="i:leo:a", by=by, profile=leo, wire="sos.claim:1", on=card),
        Pressed(key="i:leo:b", by=by, profile=leo, wire="sos.pick:1", value="tomorrow"),
        Submitted(key="i:leo:c", by=by, profile=leo, wire="sos.answer:1", values={"text": "J'arrive"}),
        Commanded(
            key="i:tom:d",
            by=PersonRef(REF, "tom"),
            profile=tom,
            command="win",
            values={"what": "a school"},
            place=PlaceRef(REF, "c-general"),
        ),
        HomeOpened(key="i:leo:e", by=by, profile=leo),
    ]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, "fill in “what”"),
        ({"what": "  "}, "fill in “what”"),
        ({"what": "x", "who": "eve"}, "“volunteer” does not fit"),
        ({"what": "x", "count": "ten"}, "“count” does not fit"),
        ({"what": "x", "count": "٣"}, "“count” does not fit"),
        ({"what": "x", "kind": "bank"}, "“kind” does not fit"),
        ({"what": "x", "colour": "red"}, "“colour” does not fit"),
    ],
)
async def test_a_command_s_values_must_fit(tmp_path: Path, values: dict[str, str], why: str) -> None:
    intake = RecordingIntake(commands=COMMANDS)
    async with room(tmp_path, intake) as place:
        with pytest.raises(Refused) as refused:
            await place.actions.command("ana", "c-general", "win", values)
        assert why in Localiser(ENGLISH).plain(refused.value.sentence)
        with pytest.raises(Refused, match=refusal(NO_SUCH_COMMAND)):
            await place.actions.command("ana", "c-general", "success", {"what": "x"})
    assert intake.received == []


@pytest.mark.parametrize("trouble", [PressAgain("busy"), RuntimeError("anything at all")])
async def test_a_bot_in_trouble_asks_to_press_again(tmp_path: Path, trouble: Exception) -> None:
    intake = RecordingIntake()
    intake.failures, intake.trouble = 1, trouble
    async with room(tmp_path, intake) as place:
        with pytest.raises(PressAgain):
            await place.actions.press("ana", "sos.open")
        assert await place.actions.press("ana", "sos.open") is intake.answer


async def test_nobody_waits_for_a_slow_bot_and_its_work_is_not_torn(tmp_path: Path) -> None:
    intake = RecordingIntake()
    intake.open.clear()
    async with room(tmp_path, intake) as place:
        with pytest.raises(Refused, match=refusal(PRESS_AGAIN)) as refused:
            await place.actions.press("ana", "sos.open", key="k")
        assert refused.value.status == 504
        asyncio.get_running_loop().call_later(0.02, intake.open.set)
    assert intake.keys == ["i:ana:k"]


async def test_a_key_is_one_person_s_own(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        await place.actions.press("ana", "sos.open", key="k")
        await place.actions.press("tom", "sos.open", key="k")
    assert intake.keys == ["i:ana:k", "i:tom:k"]


async def test_a_retry_gets_the_very_answer_that_was_lost(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        first = await place.actions.press("ana", "sos.open", key="k")
        intake.answer = Answer()
        assert await place.actions.press("ana", "sos.open", key="k") is first
        assert await place.actions.press("ana", "sos.open", key="another") is intake.answer
    assert intake.keys == ["i:ana:k", "i:ana:another"]


async def test_a_retry_while_the_bot_still_thinks_waits_for_the_same_answer(tmp_path: Path) -> None:
    intake = RecordingIntake()
    intake.open.clear()
    async with room(tmp_path, intake) as place:
        with pytest.raises(Refused, match=refusal(PRESS_AGAIN)):
            await place.actions.press("ana", "sos.open", key="k")
        intake.open.set()
        assert await place.actions.press("ana", "sos.open", key="k") is intake.answer
    assert intake.tries == ["i:ana:k"]


async def test_a_retry_of_what_failed_is_really_tried_again(tmp_path: Path) -> None:
    intake = RecordingIntake()
    intake.failures = 1
    async with room(tmp_path, intake) as place:
        with pytest.raises(PressAgain):
            await place.actions.press("ana", "sos.open", key="k")
        assert await place.actions.press("ana", "sos.open", key="k") is intake.answer
    assert intake.tries == ["i:ana:k"] * 2


async def test_not_every_answer_is_kept_for_ever(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        for number in range(KEPT + 1):
            await place.actions.press("ana", "sos.open", key=f"k{number}")
        await place.actions.press("ana", "sos.open", key=f"k{KEPT}")
        assert len(intake.tries) == KEPT + 1
        await place.actions.press("ana", "sos.open", key="k0")  # forgotten here; the bot knows it
    assert intake.tries[-1] == "i:ana:k0"


async def test_before_the_bot_is_there_one_may_press_again(tmp_path: Path) -> None:
    early = Room(tmp_path, MovableClock(MONDAY))
    assert early.actions.commands() == ()
    with pytest.raises(Refused, match=refusal(NOBODY)):
        await early.actions.home("ana")
    with pytest.raises(Gone):
        await early.deliver(post("k"))
