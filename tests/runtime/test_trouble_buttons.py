"""What administrators can do about what was given up: try again, or put aside what they saw; and nobody else can."""

from collections.abc import AsyncIterator

import pytest

from bot.core.errors import Ambiguous, NotAllowed, TryLater
from bot.core.inbound import Due, HomeOpened, Pressed, Said
from bot.core.people import Role
from bot.core.refs import PersonRef, Profile, Workspace
from bot.runtime.context import ActorCtx, Ctx
from bot.setup.settling import Settlement, settle_in
from bot.ui.reply import Nothing
from bot.ui.view import Actions, Button
from storage.tables.house import inbox
from tests.drivers.faulty import After, Before
from tests.runtime.bench import SECOND, Bench, Pages, feature, open_bench, whispered

REFUSED = Before(NotAllowed("not in the channel"))


class Trouble:
    """A feature that fails at everything while there is `trouble`, and notes what it did."""

    def __init__(self) -> None:
        self.pages = Pages()
        self.trouble = True
        self.done: list[str] = []

    async def ring(self, _ctx: Ctx, due: Due) -> None:
        self._do(f"{due.subject} {due.fence}")

    async def said(self, _ctx: ActorCtx, said: Said) -> None:
        self._do(said.text)

    def _do(self, what: str) -> None:
        if self.trouble:
            raise RuntimeError("our mistake")
        self.done.append(what)


@pytest.fixture
def trouble() -> Trouble:
    return Trouble()


@pytest.fixture
async def bench(database_url: str, trouble: Trouble) -> AsyncIterator[Bench]:
    """A bench on which Inès has her home open."""
    tables = {"screens": (trouble.pages.screen(),), "timers": {"test.ring": trouble.ring}, "direct": trouble.said}
    async with open_bench(database_url, feature(**tables), pages=trouble.pages) as opened:
        await opened.receive(HomeOpened(**opened.by("ines")))
        await opened.settle()
        yield opened


async def everything_fails(bench: Bench) -> None:
    """A message that is refused, an event and a timer that fail until they are given up."""
    bench.platform.next.append(REFUSED)
    await bench.show("a", "a page")
    await bench.settle()
    await bench.in_unit(lambda ctx: ctx.set_timer("test.ring", "a", ctx.now, "v1"))
    await bench.says("ana", "SECRET words")
    await bench.pass_time(hours=2)
    assert (await bench.letters("dead"), await bench.waiting("dead"), len(buttons(bench))) == (1, 1, 2)


def buttons(bench: Bench, who: str = "ines") -> list[Button]:
    """The buttons of somebody's home tab, which has no others here."""
    parts = bench.platform.homes[who].view.parts
    found = [control for part in parts if isinstance(part, Actions) for control in part.controls]
    return [control for control in found if isinstance(control, Button)]


async def presses(bench: Bench, number: int, who: str = "ines") -> str:
    """Press a button of Inès' home: "" when the home tab alone answers."""
    answer = await bench.presses(who, buttons(bench)[number].wire)
    await bench.settle()
    return "" if isinstance(answer.reply, Nothing) else whispered(answer)


AGAIN, ASIDE = 0, 1


async def test_everything_can_be_tried_again(bench: Bench, trouble: Trouble) -> None:
    await everything_fails(bench)
    trouble.trouble = False
    assert await presses(bench, AGAIN) == ""
    assert list(bench.platform.words("c-sos")) == ["a page"]
    assert sorted(trouble.done) == ["SECRET words", "a v1"]
    assert await bench.letters() == await bench.waiting("new", "dead") == 0
    assert buttons(bench) == [], "no trouble is left"


async def test_what_fails_again_is_given_up_again(bench: Bench, trouble: Trouble) -> None:
    await everything_fails(bench)
    bench.platform.next.append(REFUSED)
    await presses(bench, AGAIN)
    await bench.pass_time(hours=2)
    assert (await bench.letters("dead"), await bench.waiting("dead"), len(buttons(bench))) == (1, 1, 2)
    assert trouble.done == []


async def test_a_message_that_may_stand_already_is_looked_for_first(bench: Bench) -> None:
    bench.platform.next.append(After(Ambiguous("no answer")))
    bench.platform.next_finds.extend([Before(Ambiguous("no answer"))] * 11)
    await bench.show("a", "a page")
    await bench.pass_time(hours=4)
    assert await bench.letters("dead") == 1
    await presses(bench, AGAIN)
    assert list(bench.platform.words("c-sos")) == ["a page"]
    assert await bench.letters() == 0


async def test_what_is_asked_anew_for_it_looks_first_too(bench: Bench) -> None:
    bench.platform.next.append(After(Ambiguous("no answer")))
    bench.platform.next_finds.extend([Before(Ambiguous("no answer"))] * 11)
    await bench.show("a", "a page")
    await bench.pass_time(hours=4)
    assert await bench.letters("dead") == 1
    await bench.change("a", "a newer page")
    await bench.settle()
    assert list(bench.platform.words("c-sos")) == ["a newer page"]
    assert await bench.letters() == 0


async def test_a_newer_request_that_waits_takes_over_the_doubt(bench: Bench) -> None:
    bench.platform.next.append(After(Ambiguous("no answer")))
    bench.platform.next_finds.extend([Before(Ambiguous("no answer"))] * 12)
    await bench.show("a", "a page")
    await bench.pass_time(hours=4)
    await bench.change("a", "a newer page")
    await bench.settle()  # nobody can look yet
    await presses(bench, AGAIN)
    await bench.pass_time(minutes=1)
    assert list(bench.platform.words("c-sos")) == ["a newer page"]
    assert await bench.letters() == 0


async def test_trying_again_respects_what_was_asked_meanwhile(bench: Bench, trouble: Trouble) -> None:
    await everything_fails(bench)
    bench.platform.next.append(Before(TryLater("rate limit", 300 * SECOND)))
    await bench.change("a", "a newer page")
    await bench.in_unit(lambda ctx: ctx.set_timer("test.ring", "a", ctx.now + 60 * SECOND, "v2"))
    await bench.settle()
    trouble.trouble = False
    await presses(bench, AGAIN)
    await bench.pass_time(minutes=10)
    assert list(bench.platform.words("c-sos")) == ["a newer page"]
    assert sorted(trouble.done) == ["SECRET words", "a v2"]
    assert await bench.letters() == 0


async def test_everything_can_be_put_aside(bench: Bench, trouble: Trouble) -> None:
    await everything_fails(bench)
    assert buttons(bench)[ASIDE].confirm is not None
    assert buttons(bench)[AGAIN].confirm is None
    assert await presses(bench, ASIDE) == ""
    assert buttons(bench) == []
    assert await bench.letters() == await bench.waiting("new", "dead") == 0
    async with bench.database.read() as connection:
        rows = (await connection.execute(inbox.select())).all()
    assert not any("SECRET" in str(row) for row in rows), "and their words are forgotten"
    trouble.trouble = False
    await bench.pass_time(hours=2)
    assert trouble.done == []
    await bench.change("a", "a newer page")
    await bench.settle()
    assert list(bench.platform.words("c-sos")) == ["a newer page"], "what changes later is shown"


async def test_only_what_was_seen_is_put_aside(bench: Bench) -> None:
    await everything_fails(bench)
    seen = buttons(bench)[ASIDE].wire
    bench.platform.next.append(REFUSED)
    await bench.show("b", "another page")
    await bench.settle()
    assert "entre-temps" in whispered(await bench.presses("ines", seen))
    assert (await bench.letters("dead"), await bench.waiting("dead")) == (2, 1)
    assert await presses(bench, ASIDE) == ""
    assert (await bench.letters("dead"), await bench.waiting("dead")) == (0, 0)
    assert "entre-temps" in whispered(await bench.presses("ines", seen))
    assert isinstance((await bench.presses("ines", "house.again:forged")).reply, Nothing), "there is nothing to do"


@pytest.mark.parametrize("number", [AGAIN, ASIDE])
async def test_nobody_but_administrators_may(bench: Bench, trouble: Trouble, number: int) -> None:
    await everything_fails(bench)
    trouble.trouble = False
    for who in ("ana", "leo", "stranger"):
        assert "administration" in await presses(bench, number, who)
    assert (await bench.letters("dead"), await bench.waiting("dead")) == (1, 1)


async def test_another_community_s_trouble_is_theirs(bench: Bench, trouble: Trouble) -> None:
    await everything_fails(bench)
    elsewhere = Workspace("playground", "elsewhere")
    settled = Settlement(elsewhere, "Les Autres", "en", "Europe/London", {"mo": Profile("Mo")}, {"mo": Role.ADMIN}, {})
    await settle_in(bench.database, bench.clock, settled)
    trouble.trouble = False
    for button in buttons(bench):
        await bench.receive(_pressed(bench, PersonRef(elsewhere, "mo"), button.wire))
        await bench.settle()
    assert (await bench.letters("dead"), await bench.waiting("dead"), trouble.done) == (1, 1, [])


def _pressed(bench: Bench, by: PersonRef, wire: str) -> Pressed:
    return Pressed(**{**bench.by("mo"), "by": by}, wire=wire)
