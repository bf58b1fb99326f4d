"""The workspace without HTTP: what people do and who sees it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.clock import unix_ms
from bot.core.inbound import Deleted, Edited, Reacted, Said
from bot.core.refs import MessageRef, PersonRef, Profile
from bot.platforms.playground.demo import PLACES, ROLES
from bot.platforms.playground.refusals import (
    EMPTY,
    MESSAGE_GONE,
    NOBODY,
    NOT_YOUR_WORDS,
    NOT_YOURS_TO_SEE,
    ODD_EMOJI,
    Refused,
)
from bot.platforms.playground.room import Room
from bot.platforms.playground.show import message_json, messages_json
from bot.platforms.playground.workspace import REF, ref_of
from bot.ui.ports import Remove
from bot.ui.text import Mention, join
from bot.ui.view import Face, say
from tests.platforms.playground.helpers import MONDAY, RecordingIntake, post, refusal, room

ANA = PersonRef(REF, "ana")


def texts(place: Room, person: str, where: str, thread: str | None = None) -> list[str | None]:
    return [row["text"] for row in messages_json(place.workspace.state, person, where, thread)]


def unread(place: Room, person: str, where: str) -> tuple[int, int]:
    state = place.workspace.state
    return state.unread.get((person, where), 0), state.unread_mentions.get((person, where), 0)


async def test_what_people_do_reaches_the_bot_in_order_with_its_keys(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        said = await place.actions.say("ana", "c-general", "Bonjour", key="k1")
        reply = await place.actions.say("tom", "c-general", "Hello Ana", thread=said.id)
        await place.actions.edit("ana", said.id, "Bonjour à tout le monde")
        await place.actions.react("tom", said.id, "👩‍🍳", on=True)
        await place.actions.react("tom", said.id, "👩‍🍳", on=False)
        await place.actions.delete("tom", reply.id)
        direct = await place.actions.say("ana", "dm-ana", "SOS")
        await place.settle()
    ana, tom = (
        Profile("Ana Moreau", "fr", "Europe/Paris", is_admin=False),
        Profile("Tom Becker", "en", "Europe/London", is_admin=False),
    )
    by_tom, first = PersonRef(REF, "tom"), ref_of(said)
    assert intake.received == [
        Said(key=f"m:{said.id}", by=ANA, profile=ana, message=first, text="Bonjour"),
        Said(key=f"m:{reply.id}", by=by_tom, profile=tom, message=ref_of(reply), text="Hello Ana", thread=first),
        Edited(key=f"e:{said.id}:1", by=ANA, profile=ana, message=first, text="Bonjour à tout le monde"),
        Reacted(key=f"r:{said.id}:👩‍🍳:tom:1", by=by_tom, profile=tom, message=first, emoji="👩‍🍳", added=True),
        Reacted(key=f"r:{said.id}:👩‍🍳:tom:2", by=by_tom, profile=tom, message=first, emoji="👩‍🍳", added=False),
        Deleted(key=f"d:{reply.id}", by=by_tom, profile=tom, message=ref_of(reply)),
        Said(key=f"m:{direct.id}", by=ANA, profile=ana, message=ref_of(direct), text="SOS", direct=True),
    ]


async def test_only_an_admin_is_told_to_be_one(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        for person in ROLES:
            await place.actions.say(person, f"dm-{person}", "Bonjour")
        await place.settle()
    admins = {inbound.by.user for inbound in intake.received if inbound.profile and inbound.profile.is_admin}
    assert admins == {person for person, roles in ROLES.items() if "admin" in roles} == {"ines"}


async def test_the_same_key_is_the_same_message_even_after_a_restart(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        first = await place.actions.say("ana", "c-general", "une fois", key="k")
        assert await place.actions.say("ana", "c-general", "une fois", key="k") is first
        other = await place.actions.say("tom", "c-general", "une fois", key="k")
        assert other.id != first.id
    async with room(tmp_path, intake) as place:
        again = await place.actions.say("ana", "c-general", "une fois", key="k")
        assert again.id == first.id
        assert texts(place, "ana", "c-general").count("une fois") == 2
        await place.actions.delete("ana", first.id)
        with pytest.raises(Refused, match=refusal(MESSAGE_GONE)):
            await place.actions.say("ana", "c-general", "une fois", key="k")


async def test_what_changes_nothing_is_not_written_down(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        said = await place.actions.say("ana", "c-general", "Bonjour")
        await place.actions.edit("ana", said.id, "Bonjour")
        await place.actions.react("tom", said.id, "🎉", on=False)
        await place.actions.react("tom", said.id, "🎉", on=True)
        await place.actions.react("tom", said.id, "🎉", on=True)
        await place.settle()
        assert intake.keys == [f"m:{said.id}", f"r:{said.id}:🎉:tom:1"]
        assert message_json(place.workspace.state, said, "tom")["reactions"] == [
            {"emoji": "🎉", "count": 1, "mine": True, "names": ["Tom Becker"]}
        ]


@pytest.mark.parametrize(
    ("person", "where", "may"),
    [
        ("ana", "c-sos", False),
        ("leo", "c-sos", True),
        ("ines", "c-sos", True),
        ("ana", "c-staff", False),
        ("nour", "c-staff", True),
        ("ana", "dm-ana", True),
        ("ines", "dm-ana", False),
        ("ana", "dm-leo", False),
        ("ana", "c-nowhere", False),
        ("ana", "", False),
    ],
)
async def test_who_may_go_where(tmp_path: Path, person: str, where: str, may: bool) -> None:
    async with room(tmp_path) as place:
        if may:
            assert (await place.actions.say(person, where, "Bonjour")).place == where
            return
        for attempt in (
            place.actions.say(person, where, "Bonjour"),
            place.actions.read(person, where),
            place.actions.command(person, where, "sos", {}),
        ):
            with pytest.raises(Refused, match=refusal(NOT_YOURS_TO_SEE)):
                await attempt


async def test_what_one_may_not_see_one_may_not_touch(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        secret = await place.actions.say("leo", "c-sos", "entre nous")
        for attempt in (
            place.actions.react("ana", secret.id, "🎉", on=True),
            place.actions.press("ana", "sos.claim:1", message=secret.id),
            place.actions.edit("ana", secret.id, "moi"),
            place.actions.delete("ana", secret.id),
        ):
            with pytest.raises(Refused, match=refusal(NOT_YOURS_TO_SEE)):
                await attempt
        with pytest.raises(Refused, match=refusal(MESSAGE_GONE)):
            await place.actions.say("ana", "dm-ana", "par la fenêtre", thread="m999999")


async def test_a_thread_stays_in_its_place(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        said = await place.actions.say("leo", "c-general", "ici")
        with pytest.raises(Refused, match=refusal(MESSAGE_GONE)):
            await place.actions.say("leo", "c-sos", "là", thread=said.id)
        reply = await place.actions.say("leo", "c-general", "dessous", thread=said.id)
        below = await place.actions.say("ana", "c-general", "encore dessous", thread=reply.id)
        assert below.thread == said.id
        assert texts(place, "ana", "c-general", said.id) == ["ici", "dessous", "encore dessous"]
        assert "dessous" not in texts(place, "ana", "c-general")
        root = message_json(place.workspace.state, said, "ana")
        assert (root["replies"], root["last_reply_ms"]) == (2, unix_ms(MONDAY))


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b\u2060 \ufeff", "\u3164"])
async def test_empty_words_are_refused(tmp_path: Path, text: str) -> None:
    async with room(tmp_path) as place:
        said = await place.actions.say("ana", "c-general", "Bonjour")
        for attempt in (place.actions.say("ana", "c-general", text), place.actions.edit("ana", said.id, text)):
            with pytest.raises(Refused, match=refusal(EMPTY)):
                await attempt


async def test_long_words_are_kept_whole_up_to_a_limit(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        said = await place.actions.say("ana", "c-general", "a" * 100_000)
        assert said.text == "a" * 100_000
        with pytest.raises(Refused, match="more than"):
            await place.actions.say("ana", "c-general", "a" * 100_001)


@pytest.mark.parametrize("emoji", ["", " ", "a b", "🎉\n", "🎉" * 33])
async def test_odd_emoji_are_refused(tmp_path: Path, emoji: str) -> None:
    async with room(tmp_path) as place:
        with pytest.raises(Refused, match=refusal(ODD_EMOJI)):
            await place.actions.react("ana", "m000001", emoji, on=True)


async def test_only_one_s_own_words_can_be_changed(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        said = await place.actions.say("ana", "c-general", "à moi")
        carried = await place.deliver(post("k", face=Face("Tom Becker", PersonRef(REF, "tom"))))
        assert carried is not None
        for attempt in (
            place.actions.edit("tom", said.id, "à moi"),
            place.actions.delete("tom", said.id),
            place.actions.edit("tom", carried.message, "à moi"),
            place.actions.delete("tom", carried.message),
        ):
            with pytest.raises(Refused, match=refusal(NOT_YOUR_WORDS)):
                await attempt


async def test_nobody_unknown_does_anything(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        for attempt in (
            place.actions.say("eve", "c-general", "Bonjour"),
            place.actions.react("eve", "m000001", "🎉", on=True),
            place.actions.delete("eve", "m999999"),
            place.actions.home("eve"),
            place.actions.move_clock("eve", timedelta(minutes=1)),
        ):
            with pytest.raises(Refused, match=refusal(NOBODY)):
                await attempt


async def test_a_deleted_message_vanishes_unless_others_answered(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        before = texts(place, "ana", "c-general")
        lonely = await place.actions.say("ana", "c-general", "seule")
        answered = await place.actions.say("ana", "c-general", "répondue")
        reply = await place.actions.say("tom", "c-general", "oui", thread=answered.id)
        await place.actions.delete("ana", lonely.id)
        await place.actions.delete("ana", answered.id)
        await place.actions.delete("ana", answered.id)
        shown = messages_json(place.workspace.state, "tom", "c-general", None)
        assert [row["text"] for row in shown] == [*before, None]
        assert shown[-1]["removed"]
        assert texts(place, "tom", "c-general", answered.id) == [None, "oui"]
        with pytest.raises(Refused, match=refusal(MESSAGE_GONE)):
            await place.actions.react("tom", answered.id, "🎉", on=True)
        await place.actions.delete("tom", reply.id)
        assert texts(place, "tom", "c-general") == before
        fresh = await place.actions.say("ana", "c-general", "nouvelle")
        assert fresh.id not in {lonely.id, answered.id, reply.id}


async def test_unread_counts_what_others_wrote_and_what_is_meant_for_me(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        assert unread(place, "tom", "c-general") == (0, 0)
        first = await place.actions.say("ana", "c-general", "une")
        await place.actions.say("ana", "c-general", "deux")
        mention = say(join("Look, ", Mention(PersonRef(REF, "tom"), "Tom")))
        await place.deliver(post("k1", view=mention))
        await place.deliver(post("k2", user="tom"))
        assert unread(place, "ana", "c-general") == (1, 0)
        assert unread(place, "tom", "c-general") == (3, 1)
        assert unread(place, "tom", "dm-tom") == (1, 1)
        assert unread(place, "ana", "dm-tom") == (0, 0)
        await place.actions.delete("ana", first.id)
        assert unread(place, "tom", "c-general") == (2, 1)
        await place.actions.read("tom", "c-general")
        assert unread(place, "tom", "c-general") == (0, 0)
        assert unread(place, "chidi", "c-general") == (2, 0)
        await place.deliver(Remove(MessageRef(REF, "c-general", "m000012")))
        assert unread(place, "tom", "c-general") == (0, 0)
        assert unread(place, "chidi", "c-general") == (1, 0)


async def test_the_demo_community_is_there_and_everybody_has_a_message_with_the_bot(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        state = place.workspace.state
        assert set(state.people) == set(ROLES)
        assert {f"dm-{person}" for person in ROLES} <= set(state.places)
        assert set(PLACES.values()) <= set(state.places)
        assert state.audience[PLACES["sos"]] == ("leo", "nour", "ines", "maya")
        assert state.audience[PLACES["staff"]] == ("leo", "nour", "ines", "maya")
        assert not state.pending
        for public in ("c-general", "c-bravo", "c-entraide"):
            times = [message.at_ms for message in state.timelines[public].values()]
            assert times
            assert times == sorted(times)
            assert times[-1] < unix_ms(MONDAY)
