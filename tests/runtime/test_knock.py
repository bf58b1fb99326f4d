"""Held messages: kept for the one whom they are for, told of once, opened by them alone, or shown in the end."""

from collections.abc import AsyncIterator

import pytest

from bot.core.errors import NotAllowed, Unreachable
from bot.runtime.knock import KNOCK, OPEN
from bot.ui.reply import Whisper
from bot.ui.view import Paragraph
from storage.repos import held, people, surfaces
from storage.repos.held import Held
from tests.drivers.faulty import Before
from tests.runtime.bench import Bench, open_bench, whispered

CLOSED = Before(Unreachable("direct messages are closed", nearby=True))


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    async with open_bench(database_url) as opened:
        yield opened


async def close(bench: Bench, subject: str = "a", words: str = "between us") -> None:
    """A message to Ana that does not get through."""
    bench.platform.next.append(CLOSED)
    await bench.show(subject, words, user="ana")
    await bench.settle()


async def states(bench: Bench) -> list[Held | None]:
    async with bench.database.read() as connection:
        return [held.state_of(one) for one in await held.of(connection, bench.by("ana")["by"])]


def knocks(bench: Bench) -> list[str]:
    return [one.words for one in bench.platform.messages.values() if one.target.nearby is not None]


async def test_a_knock_says_that_there_is_a_message_and_not_what_it_says(bench: Bench) -> None:
    await close(bench)
    assert await states(bench) == [Held.WAITING]
    assert knocks(bench) == ["Un mot pour Ana"]
    (knock,) = bench.platform.messages.values()
    assert "between us" not in repr(knock.view)
    assert knock.target.user == "ana"
    assert knock.target.nearby == ("c-general", "c-bravo"), "where everybody is, and never the team's places"
    assert await bench.letters() == 0
    assert (await bench.person("ana")).unreachable_since is not None, "a knock that arrives proves nothing"


async def test_it_is_opened_by_the_one_whom_it_is_for(bench: Bench) -> None:
    await close(bench)
    assert "seule" in whispered(await bench.presses("leo", f"{OPEN}:ana"))
    assert await states(bench) == [Held.WAITING]
    assert "plus rien" in whispered(await bench.presses("leo", f"{OPEN}:leo"))
    opened = await bench.presses("ana", f"{OPEN}:ana")
    assert whispered(opened) == "between us"
    assert isinstance(opened.reply, Whisper)
    assert Paragraph in {type(part) for part in opened.reply.view.parts}
    assert await states(bench) == [Held.OPENED]


async def test_changes_are_not_sent_after_a_closed_door(bench: Bench) -> None:
    await close(bench)
    tried = len(bench.platform.tried)
    await bench.change("a", "another word")
    await bench.settle()
    assert len(bench.platform.tried) == tried
    assert whispered(await bench.presses("ana", f"{OPEN}:ana")) == "another word", "drawn when it is read"


async def test_what_was_taken_back_is_neither_kept_nor_told_of(bench: Bench) -> None:
    await close(bench)
    bench.pages.words.pop("a")
    await bench.in_unit(lambda ctx: ctx.refresh("test.page", "a"))
    await bench.settle()
    assert await states(bench) == []
    assert knocks(bench) == []


async def test_when_a_message_gets_through_the_others_follow(bench: Bench) -> None:
    await close(bench, "a", "first")
    await close(bench, "b", "second")
    assert len(knocks(bench)) == 1
    await bench.show("c", "third", user="ana")
    await bench.settle()
    assert sorted(bench.platform.words("ana")) == ["first", "second", "third"]
    assert knocks(bench) == []
    assert await states(bench) == []
    assert (await bench.person("ana")).unreachable_since is None


async def test_what_was_opened_does_not_follow(bench: Bench) -> None:
    await close(bench, "a", "first")
    await bench.presses("ana", f"{OPEN}:ana")
    await bench.settle()
    await close(bench, "b", "second")
    assert knocks(bench) == ["Un mot pour Ana"]
    await bench.show("c", "third", user="ana")
    await bench.settle()
    assert sorted(bench.platform.words("ana")) == ["second", "third"]


@pytest.mark.parametrize("error", [Unreachable("nowhere"), Unreachable("nowhere", nearby=True)])
async def test_where_nobody_can_be_met_it_waits_for_the_door_to_open(bench: Bench, error: Unreachable) -> None:
    bench.platform.next.extend([CLOSED, Before(error)])
    await bench.show("a", "first", user="ana")
    await bench.settle()
    assert knocks(bench) == []
    assert await states(bench) == [Held.WAITING]
    assert await bench.letters() == 0
    await close(bench, "b", "second")
    assert len(knocks(bench)) == 1, "it may be possible by now"


async def test_a_knock_that_is_refused_is_a_dead_letter_and_keeps_nothing_else_back(bench: Bench) -> None:
    bench.platform.next.extend([CLOSED, Before(NotAllowed("not there"))])
    await bench.show("a", "first", user="ana")
    await bench.settle()
    assert await bench.letters("dead") == 1
    await bench.show("b", "second", user="ana")
    await bench.settle()
    assert sorted(bench.platform.words("ana")) == ["first", "second"]
    assert await bench.letters() == 0


async def test_a_knock_is_kept_apart_from_direct_messages(bench: Bench) -> None:
    await bench.show("before", "hello", user="ana")
    await bench.settle()
    await close(bench)
    async with bench.database.read() as connection:
        ana = bench.by("ana")["by"]
        known = await people.recognise(connection, ana)
        assert known is not None
        assert known.person is not None
        (knock,) = await held.shown_to(connection, ana, KNOCK)
        assert knock.message is not None
        (stands,) = await surfaces.of(connection, known.community.id, "test.page", "before")
        assert stands.message is not None
        found = await held.directs(connection, ana.workspace, but=KNOCK)
    assert found == {"ana": stands.message.channel}
