"""Delivery when workers, screens and databases fail, rather than platforms."""

import asyncio

import pytest
from sqlalchemy import text

from bot.core.errors import Ambiguous, Gone, NotAllowed, PressAgain, TryLater, Unreachable
from bot.core.people import Community
from bot.runtime.context import Ctx
from bot.runtime.feature import Screen
from bot.ui.ports import Post
from bot.ui.text import User
from bot.ui.view import View, say
from storage.repos import people
from storage.unit import Connection
from tests.drivers.faulty import After, Before, Fine
from tests.runtime.bench import SECOND, Bench, Pages, feature, open_bench

TEAM = "c-sos"
LATE = 61 * SECOND

OUTCOMES = [
    Fine(),
    Before(TryLater("rate limit")),
    Before(Gone("no such channel")),
    Before(NotAllowed("not in the channel")),
    Before(Unreachable("closed")),
    Before(Ambiguous("reset")),
    After(RuntimeError("a bug")),
]


@pytest.mark.parametrize("outcome", OUTCOMES, ids=repr)
async def test_a_worker_that_comes_back_after_its_lease_changes_nothing(
    bench: Bench, outcome: Fine | Before | After
) -> None:
    await bench.show("a", "first", user="ana")
    [late] = await bench.house.deliverer.claim(10, "playground")
    bench.clock.move(LATE)
    [current] = await bench.house.deliverer.claim(10, "playground")
    await bench.change("a", "second")  # asked for meanwhile: it must not get lost
    bench.platform.next.append(outcome)
    assert await bench.house.deliverer.deliver(late) == []
    assert await bench.letters("sending") == 1
    assert await bench.letters("due") == 1
    assert await bench.letters("dead") == 0
    assert (await bench.person("ana")).unreachable_since is None

    following = await bench.house.deliverer.deliver(current)
    for parcel in following:
        await bench.house.deliverer.deliver(parcel)
    await bench.settle()
    assert list(bench.platform.words("ana"))[-1:] == ["second"]
    assert len(bench.platform.words("ana")) == 1
    assert await bench.letters() == 0


async def test_a_message_that_a_late_worker_sends_after_all_is_not_taken_for_ours(bench: Bench) -> None:
    """It cannot be helped that it stands there twice; but what we keep true is the one that was noted."""
    await bench.show("a", "first")
    [late] = await bench.house.deliverer.claim(10, "playground")
    bench.clock.move(LATE)
    [current] = await bench.house.deliverer.claim(10, "playground")
    await bench.house.deliverer.deliver(current)
    (ours,) = bench.platform.messages
    await bench.house.deliverer.deliver(late)
    await bench.change("a", "second")
    await bench.settle()
    assert bench.platform.messages[ours].words == "second"


async def test_a_process_that_died_while_sending_leaves_exactly_one_message(bench: Bench) -> None:
    for shown_before_it_died in (True, False):
        bench.platform.messages.clear()
        await bench.show(f"page {shown_before_it_died}", "one and only")
        [parcel] = await bench.house.deliverer.claim(10, "playground")
        if shown_before_it_died:
            assert isinstance(parcel.delivery, Post)
            await bench.platform.deliver(parcel.delivery)
        await bench.settle()
        assert await bench.letters("sending") == 1, "its lease still holds"
        await bench.jump(seconds=61)
        assert list(bench.platform.words(TEAM)) == ["one and only"]


async def test_a_database_that_is_away_when_the_outcome_is_noted_makes_no_second_message(bench: Bench) -> None:
    await bench.show("a", "one and only")
    [parcel] = await bench.house.deliverer.claim(10, "playground")
    bench.database.trouble = PressAgain("the disk is full")
    with pytest.raises(PressAgain):
        await bench.house.deliverer.deliver(parcel)
    bench.database.trouble = None
    await bench.jump(seconds=61)
    assert list(bench.platform.words(TEAM)) == ["one and only"]
    assert await bench.letters() == 0


async def test_two_pumps_side_by_side_show_everything_once_and_in_order(bench: Bench) -> None:
    for number in range(20):
        await bench.show(f"s{number}", f"page {number}", channel=f"c{number % 3}")
    pumps = [bench.house.pump, type(bench.house.pump)(bench.house.deliverer, bench.database)]
    await asyncio.gather(*(pump.drain() for pump in pumps))
    await bench.settle()
    for channel in range(3):
        assert list(bench.platform.words(f"c{channel}")) == [f"page {n}" for n in range(20) if n % 3 == channel]


# --- screens that cannot be drawn -------------------------------------------------------------------------


async def _draw_nothing(_connection: Connection, _community: Community, subject: str) -> str:
    return subject


def _undrawable(subject: str) -> View:
    raise KeyError(subject)


async def _failing_query(connection: Connection, _community: Community, subject: str) -> str:
    await connection.execute(text("select no_such_column"))
    return subject


def _plain(subject: str) -> View:
    return say(User(subject))


@pytest.mark.parametrize(
    "broken",
    [Screen("test.broken", _draw_nothing, _undrawable), Screen("test.broken", _failing_query, _plain)],
    ids=["draw", "load"],
)
async def test_a_screen_that_cannot_be_drawn_is_a_dead_letter_and_stops_nobody(
    database_url: str, broken: Screen
) -> None:
    pages = Pages()
    async with open_bench(database_url, feature(screens=(pages.screen(), broken)), pages=pages) as bench:
        await bench.show("before", "before")
        await bench.in_unit(lambda ctx: ctx.show_to("test.broken", "b", bench.by("ana")["by"]))
        await bench.show("to-ana", "behind the broken one", user="ana")
        await bench.show("after", "after")
        await bench.settle()
        assert list(bench.platform.words(TEAM)) == ["before", "after"]
        assert list(bench.platform.words("ana")) == ["behind the broken one"]
        assert await bench.letters("dead") == 1
        assert await bench.letters() == 1


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_server_that_dies_while_a_screen_is_read_is_an_outage_and_no_dead_letter(database_url: str) -> None:
    dying = True

    async def load(connection: Connection, _community: Community, subject: str) -> str:
        if dying:
            await connection.execute(text("select pg_terminate_backend(pg_backend_pid())"))
        return subject

    async with open_bench(database_url, feature(screens=(Screen("test.page", load, _plain),))) as bench:
        await bench.show("a", "shown in the end")
        with pytest.raises(PressAgain):
            await bench.house.pump.work()
        dying = False
        await bench.settle()
        assert list(bench.platform.words(TEAM)) == ["a"]
        assert await bench.letters() == 0


async def _name_of_ana(connection: Connection, community: Community, subject: str) -> str:
    found = await people.get(connection, community.id, subject)
    assert found is not None
    return found.name


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_change_that_commits_while_its_page_is_being_drawn_is_shown_in_the_end(database_url: str) -> None:
    """Its request meets one that waits already; that one must not be drawn from the rows of before."""
    async with open_bench(database_url, feature(screens=(Screen("test.page", _name_of_ana, _plain),))) as bench:
        ana = await bench.person("ana")
        await bench.show(ana.id, "", channel=TEAM)  # waits

        async def rename(ctx: Ctx) -> None:
            await people.update_person(ctx.connection, ana, {"name": "Ana the Second"})
            await ctx.refresh("test.page", ana.id)
            await bench.house.pump.drain()  # at this very moment, in another transaction

        await bench.in_unit(rename)
        await bench.settle()
        assert list(bench.platform.words(TEAM)) == ["Ana the Second"]
