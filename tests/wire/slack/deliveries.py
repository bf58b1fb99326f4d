"""Events on their way to the app: wrapped, sent, acknowledged or sent again, and what went wrong on purpose.

Every event has its own task, so a slow one holds up no other: Slack promises no order.
"""

import asyncio
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.core.clock import monotonic
from tests.wire.slack.faults import EVENT_KINDS, Fault, Faults
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Workspace

MOST_PENDING = 10_000
LONGEST_HOLD = 1.0
"""Seconds that a reordered event waits for the others."""
KEPT = 50_000
"""How many past deliveries can be read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one sending. `problem` is empty when it was acknowledged in time."""

    payload: Json | None = None
    problem: str = ""
    no_retry: bool = False


class Carrier(Protocol):
    """A way to reach the app: Socket Mode or HTTP."""

    async def send(self, kind: str, payload: Json, attempt: int, reason: str) -> Answer:
        """Send one `events_api`, `interactive` or `slash_commands` payload and wait for its acknowledgement."""
        ...


@dataclass(slots=True)
class Sent:
    """The story of one event, for tests and benches. Instants are the machine's monotonic seconds."""

    event_id: str
    type: str
    channel: str
    ts: str
    created: float
    attempts: int = 0
    acked: float = 0.0
    lost: bool = False

    def json(self) -> Json:
        """For tests in another process."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Deliveries:
    """All events that the app should hear of. `carrier` may be changed while events wait."""

    workspace: Workspace
    faults: Faults
    carrier: Carrier
    log: deque[Sent] = field(default_factory=lambda: deque(maxlen=KEPT))
    lost: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT))
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _held: list[Coroutine[Any, Any, None]] = field(default_factory=list)
    _timer: asyncio.TimerHandle | None = None

    def put(self, event: Json) -> Json:
        """Send an event to the app; answers the outer payload at once."""
        if len(self._tasks) >= MOST_PENDING:
            raise RuntimeError(f"more than {MOST_PENDING} events wait to be acknowledged")
        outer = self._outer(event)
        sent = Sent(outer["event_id"], event["type"], _channel(event), event.get("ts", ""), monotonic())
        self.log.append(sent)
        fault = self.faults.take(event["type"], event, EVENT_KINDS)
        if fault is None:
            self._start(self._deliver(outer, sent))
        else:
            self._misdeliver(fault, outer, sent)
        return outer

    def again(self, outer: Json) -> None:
        """Send an event once more, as Slack does when it believes that nobody had it."""
        event = outer["event"]
        sent = Sent(outer["event_id"], event["type"], _channel(event), event.get("ts", ""), monotonic())
        self._start(self._deliver(outer, sent, first=1))

    async def idle(self, within: float) -> bool:
        """Wait until nothing is on its way any more; false when it took longer than `within` seconds."""
        end = monotonic() + within
        while self.pending and monotonic() < end:
            left = max(0.0, end - monotonic())
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=left)
            else:
                await asyncio.sleep(min(0.01, left))
        return not self.pending

    async def calm(self, most: int) -> None:
        """Wait until no more than `most` events are on their way."""
        while len(self._tasks) > most:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.sleep(0)

    @property
    def pending(self) -> int:
        """How many events are on their way."""
        return len(self._tasks) + len(self._held)

    async def close(self) -> None:
        """Forget what is on its way."""
        self._release()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # --------------------------------------------------------------------------------------------------

    def _outer(self, event: Json) -> Json:
        space = self.workspace
        channel = space.channels.get(_channel(event))
        return {
            "token": "deprecated",
            "team_id": space.team,
            "context_team_id": space.team,
            "context_enterprise_id": None,
            "api_app_id": space.app.id,
            "event": event,
            "type": "event_callback",
            "event_id": space.ids.next("Ev"),
            "event_time": space.seconds(),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": space.team,
                    "user_id": space.app.bot.id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": channel is not None and channel.shared,
            "event_context": f"4-{space.ids.secret(40)}",
        }

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _misdeliver(self, fault: Fault, outer: Json, sent: Sent) -> None:
        match fault.kind:
            case "duplicate":
                self._start(self._deliver(outer, sent))
                self._start(self._deliver(outer, sent, first=1))
            case "lose_ack":
                self._start(self._deliver(outer, sent, deaf=1))
            case "lose_acks":
                self._start(self._deliver(outer, sent, deaf=1_000))
            case "delay":
                self._start(self._deliver(outer, sent, wait=fault.seconds))
            case "reorder":
                self._hold(fault.hold, self._deliver(outer, sent))
            case _:
                sent.lost = True
                self.lost.append(outer)

    def _hold(self, most: int, work: Coroutine[Any, Any, None]) -> None:
        self._held.append(work)
        if len(self._held) == 1:
            self._timer = asyncio.get_running_loop().call_later(LONGEST_HOLD, self._release)
        if len(self._held) >= most:
            self._release()

    def _release(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        held, self._held = self._held[::-1], []
        for work in held:
            self._start(work)

    async def _deliver(self, outer: Json, sent: Sent, *, first: int = 0, wait: float = 0.0, deaf: int = 0) -> None:
        """Send until it is acknowledged or Slack gives up. `deaf`: so many acknowledgements are not heard."""
        reason = "timeout" if first else ""
        for number, delay in enumerate((wait, *self.workspace.rules.retry_delays), start=first):
            if delay:
                await asyncio.sleep(delay)
            sent.attempts += 1
            answer = await self.carrier.send("events_api", outer, number, reason)
            if not answer.problem and not deaf:
                sent.acked = sent.acked or monotonic()
                return
            deaf -= not answer.problem
            reason = answer.problem or "timeout"
            if answer.no_retry:
                break
        sent.lost = not sent.acked
        if sent.lost:
            self.lost.append(outer)


def _channel(event: Json) -> str:
    found = event.get("channel") or event.get("item", {}).get("channel", "")
    return found if isinstance(found, str) else str(found.get("id", ""))
