"""Lives that are ended with kill -9, again and again, while a community is at work; and the figures of it."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Protocol, TypeVar

from tests.acceptance.audit import Reckoning
from tests.acceptance.process import Process, until
from tests.acceptance.service import ServiceProcess, Town
from tests.acceptance.service_audit import reckon_rows
from tests.acceptance.service_traffic import ServiceTraffic
from tests.acceptance.traffic import Sent

KILLED_WHILE_STARTING = 0.15
ONE_MESSAGE = 0.05
"""About what one message takes: the kill falls anywhere within it. In seconds."""
LONGEST_START = 3.0

Client = TypeVar("Client")


@dataclass(slots=True)
class Chaos:
    """How the lives went. Times are in seconds.

    `caught`: kills with a delivery or an unhandled message in flight; `handled`: messages that the bot had handled at
    the last kill; `deliveries_cut`: outbox rows (with their fencing token) that were being sent.
    """

    kills: int = 0
    before_ready: int = 0
    caught: int = 0
    handled: int = 0
    deliveries_cut: set[tuple[int, int]] = field(default_factory=set)
    starts: list[float] = field(default_factory=list)

    def figures(self) -> Mapping[str, object]:
        """All of it, by its name."""
        starts = [round(1000 * start) for start in self.starts]
        return {
            "kills": self.kills,
            "of these while starting": self.before_ready,
            "with work in flight": self.caught,
            "deliveries cut": len(self.deliveries_cut),
            "messages handled before the last one": self.handled,
            "start in ms (median, longest)": (median(starts), max(starts)),
        }


class Traffic(Protocol):
    """Whoever writes and presses meanwhile."""

    sent: list[Sent]
    deeds: Counter[str]

    def number(self, *kinds: str) -> int: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """How many calls and kills; no life is longer than so many seconds, but the last, which finishes within so many."""

    calls: int
    kills: int
    longest_life: float
    last_life: float
    seed: int


def note_what_was_cut(process: Process, traffic: Traffic, chaos: Chaos) -> None:
    """What was in flight when the process was killed."""
    chaos.kills += 1
    if not process.has_rows():
        return
    sending = process.rows("SELECT id, token FROM outbox WHERE state = 'sending'")
    chaos.deliveries_cut.update((row, token) for row, token in sending)
    chaos.handled = process.handled()
    chaos.caught += bool(sending) or chaos.handled < len(traffic.sent)


def tell(title: str, chaos: Chaos, traffic: Traffic, reckoning: Reckoning, more: Mapping[str, object]) -> None:
    """A line of figures, and one of kinds."""
    figures: dict[str, object] = {
        **chaos.figures(),
        "calls": traffic.number("call"),
        "replies": traffic.number("reply"),
        "notes": traffic.number("note"),
        "presses": sum(traffic.deeds.values()),
        "lost": len(reckoning.lost),
        "doubled": len(reckoning.doubled),
        "surfaces compared": sum(reckoning.surfaces.values()),
        **more,
    }
    print(f"\n{title}:", ", ".join(f"{name} {value}" for name, value in figures.items()))  # noqa: T201  # the figures
    print("surfaces:", dict(reckoning.surfaces), "presses:", dict(Counter(traffic.deeds)))  # noqa: T201  # the same


# --- on a service elsewhere -------------------------------------------------------------------------------


async def kill_and_count(
    town: Town[Client], traffic: ServiceTraffic[Client], plan: Plan,
    reckon: Callable[[Town[Client], list[Sent], Reckoning], Awaitable[None]],
) -> None:  # fmt: skip
    """Kill, let the last life finish, and count."""
    began, chaos, reckoning, service = time.monotonic(), Chaos(), Reckoning(), _Service(town.service)
    async with asyncio.TaskGroup() as group:
        group.create_task(_kill_again_and_again(town.process, traffic, chaos, plan))
        group.create_task(traffic.run())
    await town.process.quiet(len(traffic.sent), within=plan.last_life)
    assert await service.idle()
    reckon_rows(town.process, traffic.sent, traffic.photos, reckoning)
    assert (await town.process.stop())[0] == 0, town.process.said()
    await reckon(town, [*traffic.sent, *traffic.photos], reckoning)
    more = {
        "photos": len(traffic.photos),
        "presses that people were told had failed": traffic.told_of_trouble,
        "429": await service.limited(),
        "seconds": round(time.monotonic() - began),
    }
    tell(f"kill -9 on {type(town.service).__name__.removesuffix('Client')}", chaos, traffic, reckoning, more)
    assert "Traceback" not in town.process.log.read_text()
    assert (reckoning.lost, reckoning.doubled) == ([], [])
    assert chaos.kills == plan.kills
    assert traffic.number("call") == plan.calls
    assert chaos.caught >= plan.kills // 2, "a run in which the kills met nothing would prove nothing"
    assert set(reckoning.surfaces) >= {"sos.card", "sos.line", "sos.notice"}


class _Service:
    """What every fake can tell."""

    def __init__(self, client: Any) -> None:
        self._client = client

    async def idle(self) -> bool:
        return bool(await self._client.idle(150))

    async def limited(self) -> Mapping[str, int]:
        """How often which call was refused as too fast."""
        found = {
            name: sum(told.get(word, 0) for word in LIMITED) for name, told in (await self._client.calls()).items()
        }
        return {name: times for name, times in found.items() if times}


LIMITED: Sequence[str] = ("ratelimited", "429")


async def _kill_again_and_again(
    process: ServiceProcess, traffic: ServiceTraffic[Client], chaos: Chaos, plan: Plan
) -> None:
    chance = random.Random(plan.seed)
    for life in range(1, plan.kills + 1):
        process.start()
        if chance.random() < KILLED_WHILE_STARTING:
            await asyncio.sleep(chance.uniform(0, LONGEST_START))
            chaos.before_ready += 1
        else:
            chaos.starts.append(await process.ready())
            traffic.allow(plan.calls * (life + 1) // plan.kills)
            await _live(process, chance.randint(0, 2 * plan.calls // plan.kills), plan.longest_life)
            await asyncio.sleep(chance.uniform(0, ONE_MESSAGE))
        await process.kill()
        note_what_was_cut(process, traffic, chaos)
    traffic.allow(len(traffic.volunteers))
    process.start()
    chaos.starts.append(await process.ready())


async def _live(process: ServiceProcess, messages: int, longest: float) -> None:
    """Until so many more messages were handled, and some of what they lead to is on its way."""
    goal = process.handled() + messages
    with suppress(TimeoutError):
        await until(lambda: process.handled() >= goal, longest)
    with suppress(TimeoutError):
        await until(lambda: process.one("SELECT count(*) FROM outbox WHERE state = 'sending'") > 0, 1)
