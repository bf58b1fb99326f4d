"""Several platforms in one process: one that cannot be reached, or shuts us out, keeps no other from being served."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import pytest

from bot.core.errors import CannotStart, NotThere
from bot.core.refs import Workspace
from bot.runtime.together import Together
from tests.drivers.faulty import FaultyPlatform
from tests.scheduler.test_loops import until

REFUSED = CannotStart("Discord refuses DISCORD_BOT_TOKEN.")
ABSENT = NotThere("Discord cannot be reached.")


@dataclass
class Guest(FaultyPlatform):
    """A platform that may have something against being started."""

    lost: CannotStart | None = None

    async def introduce(self) -> Sequence[tuple[Workspace, str]]:
        return []

    def check(self) -> None:
        if self.lost is not None:
            raise self.lost


@dataclass
class Town:
    """The platforms that are made, and what each try to enter ends with: an error, an event to wait for, nothing."""

    tries: dict[str, list[CannotStart | asyncio.Event | None]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def make(self, *names: str) -> dict[str, Callable[[], Guest]]:
        return {name: partial(Guest, name=name) for name in names}

    async def enter(self, platform: Guest) -> None:
        outcome = self.tries.get(platform.name, [None]).pop(0) if self.tries.get(platform.name) else None
        if isinstance(outcome, CannotStart):
            raise outcome
        if outcome is not None:
            await outcome.wait()

    def together(self, *names: str) -> Together:
        entering: Callable[..., Awaitable[None]] = self.enter
        return Together(self.make(*names), entering, lambda one: self.left.append(one.name), together=0.05, again=0.01)


def names(together: Together) -> list[str]:
    return sorted(platform.name for platform in together.started)


async def test_all_that_are_there_are_in() -> None:
    async with Town().together("slack", "discord") as together:
        assert names(together) == ["discord", "slack"]
        together.check()


@pytest.mark.parametrize("refused", ["slack", "discord"])
async def test_a_refused_token_ends_the_start_whichever_it_is(refused: str) -> None:
    with pytest.raises(CannotStart, match="DISCORD_BOT_TOKEN"):
        async with Town({refused: [REFUSED]}).together("slack", "discord"):
            pytest.fail("it began")


async def test_one_that_cannot_be_reached_comes_in_later() -> None:
    async with Town({"discord": [ABSENT, ABSENT, None]}).together("slack", "discord") as together:
        assert names(together) == ["slack"]
        await until(lambda: names(together) == ["discord", "slack"])


async def test_one_that_takes_long_holds_up_nobody() -> None:
    slow = asyncio.Event()
    async with Town({"discord": [slow]}).together("slack", "discord") as together:
        assert names(together) == ["slack"]
        slow.set()
        await until(lambda: names(together) == ["discord", "slack"])


async def test_one_that_is_refused_late_is_left() -> None:
    async with Town({"discord": [ABSENT, REFUSED, None]}).together("slack", "discord") as together:
        await asyncio.sleep(0.1)
        assert names(together) == ["slack"]
        together.check()


@pytest.mark.parametrize("tries", [{"slack": [ABSENT]}, {"slack": [ABSENT], "discord": [ABSENT]}])
async def test_where_nobody_can_be_reached_it_ends(tries: dict[str, list[CannotStart | asyncio.Event | None]]) -> None:
    with pytest.raises(NotThere):
        async with Town(tries).together(*tries):
            pytest.fail("it began")


async def test_one_that_shuts_us_out_is_left_until_it_was_the_last() -> None:
    town = Town()
    async with town.together("slack", "discord") as together:
        slack, discord = sorted(together.started, key=lambda platform: platform.name == "discord")
        assert isinstance(slack, Guest)
        assert isinstance(discord, Guest)
        discord.lost = REFUSED
        together.check()
        together.check()
        assert town.left == ["discord"]
        slack.lost = CannotStart("Slack, too.")
        with pytest.raises(CannotStart):
            together.check()


async def test_what_is_still_coming_in_is_let_go_at_the_end() -> None:
    never = asyncio.Event()
    async with Town({"discord": [never]}).together("slack", "discord"):
        pass
    assert [task.get_name() for task in asyncio.all_tasks() if task.get_name() == "start discord"] == []
