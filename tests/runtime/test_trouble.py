"""Dead letters on administrators’ home tabs: all of them, as soon as they are dead, and only while they are true."""

import pytest

from bot.core.errors import NotAllowed
from bot.core.inbound import Due, HomeOpened, Said
from bot.runtime.context import ActorCtx, Ctx
from bot.ui.i18n import Localiser
from bot.ui.text import Code, Sentence
from bot.ui.view import Bullets, Note
from tests.drivers.faulty import Before
from tests.runtime.bench import Bench, Pages, feature, open_bench

REFUSED = NotAllowed("not in the channel")


def told(bench: Bench, who: str = "ines") -> list[str]:
    """The rows of somebody's home tab; nothing else on the bench's homes has any."""
    home = bench.platform.homes[who]
    words = Localiser(home.reader)
    return [words.plain(row) for part in home.view.parts if isinstance(part, Bullets) for row in part.rows]


async def opened(bench: Bench) -> None:
    for who in ("ines", "ana"):
        await bench.receive(HomeOpened(**bench.by(who)))
    await bench.settle()
    assert told(bench) == []


async def _fails(_ctx: Ctx, _due: Due) -> None:
    raise RuntimeError("the timer's mistake")


async def _fails_too(_ctx: ActorCtx, _said: Said) -> None:
    raise RuntimeError("the event's mistake")


async def test_timers_and_events_that_were_given_up_are_told_at_once(database_url: str) -> None:
    async with open_bench(database_url, feature(timers={"test.ring": _fails}, direct=_fails_too)) as bench:
        await opened(bench)
        await bench.in_unit(lambda ctx: ctx.set_timer("test.ring", "a", ctx.now, "v1"))
        await bench.pass_time(hours=2)
        assert [row for row in told(bench) if "plus tard" in row or "later" in row] == told(bench)[:1]
        assert "the timer's mistake" in told(bench)[1]
        await bench.says("ana", "hello")
        await bench.pass_time(hours=2)
        assert len(told(bench)) == 4
        assert told(bench, "ana") == [], "administrators only"
        (hint,) = [part.text for part in bench.platform.homes["ines"].view.parts if isinstance(part, Note)]
        assert isinstance(hint, Sentence)
        logged = {line["action"] for line in bench.logs}
        named = {span.text for span in hint.arguments.values() if isinstance(span, Code)}
        assert {"event_failed", "timer_failed"} <= logged & named


async def test_a_dead_letter_is_forgotten_when_its_message_is_delivered_after_all(bench: Bench) -> None:
    await opened(bench)
    await bench.show("a", "0")
    await bench.settle()
    for words in ("1", "2", "3"):
        bench.platform.next.append(Before(REFUSED))
        await bench.change("a", words)
        await bench.settle()
        assert await bench.letters("dead") == 1, "they do not pile up"
        assert "not in the channel" in told(bench)[1]
    await bench.change("a", "4")
    await bench.settle()
    assert await bench.letters() == 0
    assert told(bench) == []


@pytest.mark.parametrize("how", ["what stands is right again", "it is removed"])
async def test_a_dead_letter_is_forgotten_when_nothing_is_wrong_any_more(bench: Bench, how: str) -> None:
    await opened(bench)
    await bench.show("a", "right")
    await bench.settle()
    bench.platform.next.append(Before(REFUSED))
    await bench.change("a", "wrong")
    await bench.settle()
    assert len(told(bench)) == 2
    if how == "it is removed":
        await bench.in_unit(lambda ctx: ctx.remove("test.page", "a"))
    else:
        await bench.change("a", "right")
    await bench.settle()
    assert await bench.letters() == 0
    assert told(bench) == []


async def test_a_home_that_was_refused_does_not_tell_of_itself_for_ever(database_url: str) -> None:
    pages = Pages()
    async with open_bench(database_url, feature(screens=(pages.screen(),)), pages=pages) as bench:
        bench.platform.next.append(Before(REFUSED))
        await bench.receive(HomeOpened(**bench.by("ines")))
        await bench.settle()
        assert await bench.letters("dead") == 1
        await bench.receive(HomeOpened(**bench.by("ines")))
        await bench.settle()
        assert await bench.letters() == 0
        assert told(bench) == []
