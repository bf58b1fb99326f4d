"""SOS and edits of direct messages: words that become a call are a call, once; words that were one stay one."""

import pytest

from bot.core.inbound import Edited, Said
from bot.core.refs import MessageRef
from storage.repos import sos_words
from tests.drivers.seen import Seen
from tests.world import World

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"


def question(world: World) -> Seen:
    (found,) = [seen for seen in world.ana.sees() if "Veux-tu que j’appelle" in seen]
    return found


async def test_harmless_words_edited_into_a_call_are_a_call(world: World) -> None:
    said = await world.ana.says("merci pour ton aide")
    assert world.leo.sees("sos") == []
    await world.ana.edits(said, CALL)
    assert CALL in world.leo.last("sos")
    assert "Je suis là, Ana" in world.ana.last()


async def test_from_then_on_edits_change_the_words_and_open_nothing(world: World) -> None:
    said = await world.ana.says("merci pour ton aide")
    await world.ana.edits(said, CALL)
    await world.ana.edits(said, "SOS, les jeux de cartes !!")
    (card,) = world.leo.sees("sos")
    assert "les jeux de cartes" in card
    assert CALL not in card
    await world.ana.deletes(said)
    assert "(message supprimé)" in world.leo.again(card)


async def test_harmless_words_edited_into_something_unclear_are_asked_about_once(world: World) -> None:
    said = await world.ana.says("👍")
    await world.ana.edits(said, "bonjour")
    await world.ana.edits(said, "bonjour, je suis à Lyon")
    await world.ana.presses("Oui, appelle quelqu’un", on=question(world))
    (card,) = world.leo.sees("sos")
    assert "bonjour, je suis à Lyon" in card


async def test_the_edit_of_a_message_that_called_long_ago_opens_no_second_call(world: World) -> None:
    said = await world.ana.says(CALL)
    card = world.leo.last("sos")
    form = await world.leo.presses("C’est réglé", on=card)
    await world.leo.submits(form, summary="")
    await world.advance(days=10)
    await world.ana.edits(said, "au secours, le projecteur est mort")
    assert len(world.leo.sees("sos")) == 1
    assert "Réglé" in world.leo.again(card)


async def test_the_edit_of_a_message_that_was_asked_about_asks_nothing_anew(world: World) -> None:
    said = await world.ana.says("bonjour")
    await world.ana.presses("Non, tout va bien", on=question(world))
    await world.ana.edits(said, "bonjour à tous")
    assert "Entendu" in world.ana.last()
    assert len(world.ana.sees()) == 2


async def test_an_edit_that_calls_for_nothing_says_nothing_new(world: World) -> None:
    said = await world.ana.says("merci pour ton aide")
    before = world.ana.sees()
    for words in ("merci pour ton aide !", "merci beaucoup pour ton aide"):
        await world.ana.edits(said, words)
    assert [seen.words for seen in world.ana.sees()][1:] == [seen.words for seen in before][1:]
    assert world.leo.sees("sos") == []


async def test_an_edit_that_overtakes_its_own_message_counts_once(world: World) -> None:
    """Platforms give no promise of order between a message and its edit."""
    message = MessageRef(world.ref("ana").workspace, "dm-ana", "early")
    receive = world.house.dispatcher.receive
    await receive(Edited(key="second", by=world.ref("ana"), message=message, text=CALL, direct=True))
    await receive(Said(key="first", by=world.ref("ana"), message=message, text="merci", direct=True))
    await world.settle()
    (card,) = world.leo.sees("sos")
    assert CALL in card
    ana = await world.person("ana")
    async with world.house.database.read() as connection:
        assert [line.text for line in await sos_words.lines_by(connection, ana.community, ana.id)] == [CALL]


@pytest.mark.parametrize("words", ["SOS, le projecteur est mort", "bonjour"])
async def test_the_edit_of_a_message_in_a_channel_is_no_call(world: World, words: str) -> None:
    said = await world.ana.says("merci pour ton aide", in_="general")
    before = len(world.ana.sees())
    await world.ana.edits(said, words)
    assert world.leo.sees("sos") == []
    assert len(world.ana.sees()) == before
