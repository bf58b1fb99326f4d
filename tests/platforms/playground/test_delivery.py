"""What the bot shows: once per key, where it was sent, signed as it should be, and heard of by open pages."""

from pathlib import Path

import pytest

from bot.core.errors import Bug, DeliveryFailed, Gone, NotAllowed, TryLater
from bot.core.refs import MessageRef, PersonRef, Workspace
from bot.platforms.playground.change import Change
from bot.platforms.playground.refusals import (
    NOT_SAVED,
    Refused,
)
from bot.platforms.playground.show import message_json
from bot.platforms.playground.workspace import REF, ref_of
from bot.ui.ports import Edit, Post, PublishHome, Remove, Target
from bot.ui.text import Sentence, User
from bot.ui.view import Face, say
from tests.platforms.playground.helpers import ENGLISH, post, refusal, room

ANA = PersonRef(REF, "ana")


async def test_the_same_delivery_twice_is_one_message_even_after_a_restart(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        before = len(place.workspace.state.messages)
        assert await place.find(post("k")) is None
        first = await place.deliver(post("k"))
        assert await place.deliver(post("k", "something else")) == first
    async with room(tmp_path) as place:
        assert await place.deliver(post("k")) == await place.find(post("k")) == first
        assert len(place.workspace.state.messages) == before + 1
        assert first is not None
        await place.deliver(Remove(first))
        assert await place.deliver(post("k")) == await place.find(post("k")) == first
        assert len(place.workspace.state.messages) == before


async def test_a_delivery_stands_where_it_was_sent(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        direct = await place.deliver(post("k1", user="ana"))
        root = await place.deliver(post("k2", channel="c-sos"))
        below = await place.deliver(post("k3", channel="c-sos", thread=root))
        deeper = await place.deliver(Post("k4", Target(REF, thread=below), say(User("x")), ENGLISH))
        assert direct is not None
        assert below is not None
        assert deeper is not None
        assert direct.channel == "dm-ana"
        state = place.workspace.state
        assert [state.messages[ref.message].thread for ref in (below, deeper)] == [root and root.message] * 2
        assert deeper.channel == "c-sos"


async def test_a_home_is_published_for_its_person_only(tmp_path: Path) -> None:
    mine = Target(REF, user="ana", home=True)
    async with room(tmp_path) as place:
        assert await place.deliver(PublishHome(mine, say(User("one")), ENGLISH)) is None
        assert await place.deliver(Post("k", mine, say(User("two")), ENGLISH)) is None
        assert list(place.workspace.state.homes) == ["ana"]
        assert place.workspace.state.homes["ana"]["summary"] == "two"
        with pytest.raises(Gone):
            await place.deliver(PublishHome(Target(REF, user="eve", home=True), say(User("x")), ENGLISH))


@pytest.mark.parametrize(
    ("face", "author"),
    [
        (None, {"kind": "bot", "id": None, "name": "Mijote", "hue": 24, "via_bot": False}),
        (
            Face("Ana Moreau", ANA),
            {"kind": "person", "id": "ana", "name": "Ana Moreau", "hue": 12, "via_bot": True},
        ),
        (
            Face("Zoé", PersonRef(Workspace("slack", "T1"), "ana")),
            {"kind": "person", "id": None, "name": "Zoé", "hue": 310, "via_bot": True},
        ),
    ],
)
async def test_a_face_signs_the_message(tmp_path: Path, face: Face | None, author: dict[str, object]) -> None:
    async with room(tmp_path) as place:
        shown = await place.deliver(post("k", face=face))
        assert shown is not None
        state = place.workspace.state
        assert message_json(state, state.messages[shown.message], "tom")["author"] == author


async def test_a_card_that_is_kept_true_does_not_say_edited_but_a_person_s_words_do(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        edited = []
        for key, face in (("card", None), ("words", Face("Ana Moreau", ANA))):
            shown = await place.deliver(post(key, face=face))
            assert shown is not None
            assert await place.deliver(Edit(shown, say(User("changed")), ENGLISH)) == shown
            row = message_json(place.workspace.state, place.workspace.state.messages[shown.message], "tom")
            assert row["doc"]["summary"] == "changed"
            edited.append(row["edited"])
        assert edited == [False, True]


async def test_what_shows_the_same_as_before_is_not_written_again(tmp_path: Path) -> None:
    mine = Target(REF, user="ana", home=True)
    async with room(tmp_path) as place:
        shown = await place.deliver(post("k", "same"))
        assert shown is not None
        await place.deliver(PublishHome(mine, say(User("same")), ENGLISH))
        changes: list[Change] = []
        place.workspace.listeners.append(changes.append)
        await place.deliver(Edit(shown, say(User("same")), ENGLISH))
        await place.deliver(PublishHome(mine, say(User("same")), ENGLISH))
        assert changes == []
        await place.deliver(Edit(shown, say(User("other")), ENGLISH))
        await place.deliver(PublishHome(mine, say(User("other")), ENGLISH))
        assert len(changes) == 2


async def test_removing_a_card_takes_its_thread_along_and_twice_is_fine(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        before = set(place.workspace.state.messages)
        root = await place.deliver(post("k1"))
        assert root is not None
        await place.deliver(post("k2", thread=root))
        await place.actions.say("ana", "c-general", "oui", thread=root.message)
        assert await place.deliver(Remove(root)) is None
        assert await place.deliver(Remove(root)) is None
        assert set(place.workspace.state.messages) == before
        with pytest.raises(Gone):
            await place.deliver(Edit(root, say(User("x")), ENGLISH))
        with pytest.raises(Gone):
            await place.deliver(post("k3", thread=root))


async def test_what_cannot_be_shown_says_why_in_our_meanings(tmp_path: Path) -> None:
    elsewhere = Target(Workspace("slack", "T1"), channel="c-general")
    broken = say(Sentence("{nothing}", None, 1, {}))
    async with room(tmp_path) as place:
        said = await place.actions.say("ana", "c-general", "Bonjour")
        cases: list[tuple[type[DeliveryFailed], Post | Edit | Remove]] = [
            (Gone, post("k", channel="c-nowhere")),
            (Gone, post("k", user="eve")),
            (Gone, Post("k", elsewhere, say(User("x")), ENGLISH)),
            (Gone, post("k", thread=MessageRef(REF, "c-general", "m999999"))),
            (Gone, Edit(MessageRef(REF, "c-general", "m999999"), say(User("x")), ENGLISH)),
            (Bug, post("k", channel="c-sos", thread=ref_of(said))),
            (Bug, post("k", view=broken)),
            (NotAllowed, Edit(ref_of(said), say(User("x")), ENGLISH)),
            (NotAllowed, Remove(ref_of(said))),
        ]
        for meaning, delivery in cases:
            with pytest.raises(meaning):
                await place.deliver(delivery)
        assert await place.find(post("k")) is None


async def test_without_a_journal_nothing_is_shown_and_nothing_is_said(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        before = dict(place.workspace.state.messages)
        place.workspace.close()
        with pytest.raises(TryLater):
            await place.deliver(post("k"))
        with pytest.raises(Refused, match=refusal(NOT_SAVED)) as refused:
            await place.actions.say("ana", "c-general", "Bonjour")
        assert refused.value.status == 503
        assert place.workspace.state.messages == before


async def test_a_page_that_does_not_read_is_told_to_fetch_again(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        page = place.pages.open("tom")
        for _turn in range(30):
            await place.actions.say("ana", "c-general", "é" * 50_000)
        place.pages.end()
        frames = [frame async for frame in page.frames()]
        assert sum(map(len, frames)) < 1_200_000
        assert frames[0].startswith(b"id: ")
        assert b"event: hello\n" in frames[0]
        assert len(frames) < 30


async def test_a_quiet_page_gets_a_sign_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.platforms.playground.pages.HEARTBEAT", 0.001)
    async with room(tmp_path) as place:
        page = place.pages.open("tom")
        frames = page.frames()
        assert b"event: hello\n" in await anext(frames)
        assert (await anext(frames)).startswith(b":")
