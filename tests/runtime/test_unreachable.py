"""People whose direct messages are closed: marked, told to whoever waits for them, and unmarked when it works again."""

from collections.abc import AsyncIterator

import pytest

from bot.core.errors import Unreachable
from bot.core.people import PersonReachable, PersonUnreachable
from bot.runtime.context import Ctx
from handlers import sos
from storage.repos import people, surfaces
from tests.drivers.faulty import Before, Fine
from tests.runtime.bench import Bench, Pages, feature, open_bench

CLOSED = Before(Unreachable("direct messages are closed"))
TEAM = "c-sos"


class Told:
    """What the features were told, in order."""

    def __init__(self) -> None:
        self.facts: list[object] = []

    async def listen(self, _ctx: Ctx, fact: object) -> None:
        self.facts.append(fact)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
async def bench(database_url: str, told: Told) -> AsyncIterator[Bench]:
    pages = Pages()
    listens = {PersonUnreachable: told.listen, PersonReachable: told.listen}
    async with open_bench(database_url, feature(screens=(pages.screen(),), listens=listens), pages=pages) as opened:
        yield opened


async def test_somebody_who_cannot_be_reached_is_marked_and_told_about_and_no_dead_letter(
    bench: Bench, told: Told
) -> None:
    bench.platform.next.append(CLOSED)
    await bench.show("a", "hello", user="ana")
    await bench.settle()
    ana = await bench.person("ana")
    assert ana.unreachable_since == bench.clock.now()
    assert told.facts == [PersonUnreachable(ana.id)]
    assert await bench.letters() == 0


async def test_it_is_marked_since_the_first_time(bench: Bench, told: Told) -> None:
    first = bench.clock.now()
    for subject in ("a", "b"):
        bench.platform.next.append(CLOSED)
        await bench.show(subject, "hello", user="ana")
        await bench.settle()
        await bench.jump(hours=1)
    assert (await bench.person("ana")).unreachable_since == first
    assert len(told.facts) == 2


async def test_a_message_that_arrives_clears_the_mark(bench: Bench, told: Told) -> None:
    bench.platform.next.append(CLOSED)
    await bench.show("a", "hello", user="ana")
    await bench.settle()
    await bench.show("b", "hello again", user="ana")
    await bench.settle()
    ana = await bench.person("ana")
    assert ana.unreachable_since is None
    assert told.facts == [PersonUnreachable(ana.id), PersonReachable(ana.id)]
    assert list(bench.platform.words("ana")) == ["hello again"], "what could not be shown is not shown late"


async def test_changing_an_old_message_or_a_home_proves_nothing(bench: Bench) -> None:
    ana, ref = await bench.person("ana"), bench.by("ana")["by"]
    await bench.show("old", "from before", user="ana")
    await bench.settle()
    bench.platform.next.extend([CLOSED, Fine(), Fine()])
    await bench.show("new", "hello", user="ana")
    await bench.settle()
    await bench.change("old", "changed")
    await bench.in_unit(lambda ctx: ctx.show_home(ana, ref))
    await bench.settle()
    assert list(bench.platform.words("ana")) == ["changed"]
    assert "ana" in bench.platform.homes
    assert (await bench.person("ana")).unreachable_since is not None


async def test_a_channel_that_is_unreachable_marks_nobody(bench: Bench, told: Told) -> None:
    bench.platform.next.append(CLOSED)
    await bench.show("a", "hello", channel=TEAM)
    await bench.settle()
    assert told.facts == []
    assert await bench.letters() == 0


# --- seen from a call for help ----------------------------------------------------------------------------


def card(bench: Bench) -> str:
    """All that stands on the card, but for its buttons."""
    (found,) = [message for message in bench.platform.messages.values() if message.target.channel == TEAM]
    return repr(found.view)


NOTE = "cannot receive direct messages right now"


async def test_the_card_says_so_until_a_message_arrives(database_url: str) -> None:
    async with open_bench(database_url, sos.FEATURE) as bench:
        await bench.says("ana", "au secours, le projecteur est mort")
        bench.platform.next.extend([Fine(), CLOSED])  # the card, then the notice to Ana
        await bench.settle()
        assert NOTE in card(bench)
        await bench.presses("leo", button(bench, "sos.claim"))
        await bench.settle()
        assert NOTE not in card(bench)
        assert (await bench.person("ana")).unreachable_since is None


async def test_every_card_stays_true_when_the_morning_after_s_question_does_not_arrive(database_url: str) -> None:
    async with open_bench(database_url, sos.FEATURE) as bench:
        await bench.says("ana", "au secours, le projecteur est mort")
        await bench.settle()
        wire = button(bench, "sos.resolve").replace("sos.resolve", "sos.close")
        await bench.submits("leo", wire, summary="")
        await bench.settle()
        before = card(bench)
        bench.platform.next.append(CLOSED)
        await bench.pass_time(days=1)
        assert (await bench.person("ana")).unreachable_since is not None
        assert NOTE not in before
        assert NOTE not in card(bench)
        assert await fresh(bench) == card(bench)


def button(bench: Bench, action: str) -> str:
    """The wire id of a button on the card."""
    return action + card(bench).partition(f"wire='{action}")[2].partition("'")[0]


async def fresh(bench: Bench) -> str:
    """What the card would show if it were drawn now."""
    async with bench.database.read() as connection:
        for surface in await surfaces.everything(connection, ["playground"]):
            if surface.kind == "sos.card":
                community = await people.get_community(connection, surface.community)
                return repr(await bench.house.deliverer.render(connection, surface, community))
    raise AssertionError("there is no card")
