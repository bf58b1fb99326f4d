"""SOS on a slow or failing platform: what is shown late is what is true then, and a note stays a note."""

from typing import Any

import pytest

from bot.core.errors import Ambiguous, TryLater
from bot.core.inbound import Deleted, Edited
from bot.core.refs import MessageRef
from bot.ui.ports import Post
from handlers import sos
from tests.drivers.faulty import After, Before
from tests.runtime.bench import HERE, SECOND, Bench, open_bench

BUSY = Before(TryLater("rate limit", 30 * SECOND))


async def card(bench: Bench) -> MessageRef:
    """Ana has called; where the card stands."""
    await bench.says("ana", "au secours, le projecteur est mort")
    await bench.settle()
    (found,) = [key for key, message in bench.platform.messages.items() if message.target.channel == "c-sos"]
    return MessageRef(HERE, "c-sos", found)


async def answers(bench: Bench, thread: MessageRef, text: str) -> dict[str, Any]:
    """Léo writes below the card, while Ana's direct messages have to wait; what names his message."""
    message = MessageRef(HERE, "c-sos", "leo-1")
    await bench.presses("leo", "sos.none")  # whatever was pressed before is settled
    bench.platform.next.clear()
    await bench.receive(bench.said("leo", text, direct=False, thread=thread, message=message))
    return {**bench.by("leo"), "message": message}


def tried_for_ana(bench: Bench, words: str) -> list[Post]:
    """Every attempt to show Ana these words, even for a moment."""
    posts = [tried for tried in bench.platform.tried if isinstance(tried, Post) and tried.target.user == "ana"]
    return [post for post in posts if words in repr(post.view)]


@pytest.mark.parametrize("claimed", [True, False])
async def test_a_message_that_becomes_a_note_before_it_was_sent_is_never_sent(database_url: str, claimed: bool) -> None:
    async with open_bench(database_url, sos.FEATURE) as bench:
        thread = await card(bench)
        if claimed:
            await bench.says("leo", "j'arrive", direct=False, thread=thread)
            await bench.settle()
        about = await answers(bench, thread, "elle exagère")
        await bench.receive(Edited(**about, text="// elle exagère"))
        await bench.settle()
        assert tried_for_ana(bench, "elle exagère") == []
        assert any("Internal note" in repr(m.view) or "note" in m.words for m in bench.platform.messages.values())
        assert await bench.letters() == 0


async def test_a_note_is_never_sent_even_when_its_first_sending_has_to_be_repeated(database_url: str) -> None:
    async with open_bench(database_url, sos.FEATURE) as bench:
        thread = await card(bench)
        await bench.says("leo", "j'arrive", direct=False, thread=thread)
        await bench.settle()
        about = await answers(bench, thread, "elle exagère")
        bench.platform.next.append(BUSY)  # refused: certainly not shown
        await bench.settle()
        tried = len(tried_for_ana(bench, "elle exagère"))
        await bench.receive(Edited(**about, text="// elle exagère"))
        await bench.pass_time(minutes=2)
        assert len(tried_for_ana(bench, "elle exagère")) == tried == 1
        assert not any("elle exagère" in words for words in bench.platform.words("ana"))


async def test_what_was_deleted_before_it_was_sent_is_never_sent(database_url: str) -> None:
    async with open_bench(database_url, sos.FEATURE) as bench:
        thread = await card(bench)
        about = await answers(bench, thread, "je me suis trompé de personne")
        await bench.receive(Deleted(**about))
        await bench.settle()
        assert tried_for_ana(bench, "trompé") == []
        assert await bench.letters() == 0


async def test_an_edit_that_leaves_nothing_takes_the_message_back(database_url: str) -> None:
    async with open_bench(database_url, sos.FEATURE) as bench:
        thread = await card(bench)
        about = await answers(bench, thread, "je t'apelle")
        await bench.settle()
        assert "je t'apelle" in bench.platform.words("ana")
        await bench.receive(Edited(**about, text=" \n"))
        await bench.settle()
        assert not any(words.strip() in ("", "je t'apelle") for words in bench.platform.words("ana"))
        assert await bench.letters() == 0


async def test_an_answer_below_a_card_that_is_not_noted_yet_is_not_lost(database_url: str) -> None:
    """Killed between the posting and the note: the card stands, and somebody is quicker than our memory."""
    async with open_bench(database_url, sos.FEATURE) as bench:
        bench.platform.next.append(After(Ambiguous("killed here")))
        await bench.says("ana", "au secours, le projecteur est mort")
        await bench.house.pump.drain()
        (found,) = [key for key, message in bench.platform.messages.items() if message.target.channel == "c-sos"]
        thread = MessageRef(HERE, "c-sos", found)
        await bench.receive(bench.said("leo", "j'arrive", direct=False, thread=thread))
        assert await bench.waiting() == 1
        await bench.pass_time(minutes=2)
        assert await bench.waiting("new", "dead") == 0
        assert any(
            "j'arrive" in message.words for message in bench.platform.messages.values() if message.target.user == "ana"
        )


async def test_talk_elsewhere_waits_for_nothing(database_url: str) -> None:
    async with open_bench(database_url, sos.FEATURE) as bench:
        await card(bench)
        elsewhere = MessageRef(HERE, "c-sos", "not-ours")
        await bench.receive(bench.said("leo", "entre nous", direct=False, thread=elsewhere))
        assert await bench.waiting() == 0
