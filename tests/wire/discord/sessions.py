"""Gateway sessions: what each still has to hear, in order, so that it can be resumed, and faults on the way."""

import asyncio
import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.clock import monotonic
from tests.wire.discord.faults import EVENT_KINDS, Faults
from tests.wire.discord.rules import Json
from tests.wire.discord.state import World

GUILDS, GUILD_MEMBERS, GUILD_MESSAGES, GUILD_REACTIONS = 1 << 0, 1 << 1, 1 << 9, 1 << 10
DIRECT_MESSAGES, DIRECT_REACTIONS, MESSAGE_CONTENT, GUILD_SCHEDULED_EVENTS = 1 << 12, 1 << 13, 1 << 15, 1 << 16
MOST_KEPT = 20_000
"""Events per session; what is older cannot be resumed."""
MOST_SESSIONS = 20
LOGGED = 50_000


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the bot may hear of. `bare` goes to sessions without message content; `intent` 0 goes to all."""

    name: str
    data: Json
    intent: int = 0
    bare: Json | None = None


@dataclass(eq=False, slots=True)
class Session:
    """One session. `log` holds every event that may still be asked for, as text."""

    id: str
    intents: int
    seq: int = 0
    first: int = 1
    """The sequence number of log[0]."""
    log: list[str] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    heard: int = 0
    """The latest sequence number that the bot's heartbeats named."""
    connected: bool = True
    left: datetime | None = None
    """When its connection ended."""

    def put(self, name: str, data: Json) -> None:
        """One more event."""
        self.seq += 1
        self.log.append(json.dumps({"op": 0, "t": name, "s": self.seq, "d": data}))
        if len(self.log) > MOST_KEPT:
            drop = len(self.log) - MOST_KEPT
            del self.log[:drop]
            self.first += drop
        self.news.set()

    def take(self, event: Event) -> None:
        """The event, as this session may see it; or nothing, when it did not ask for it."""
        if event.intent and not self.intents & event.intent:
            return
        hidden = event.bare is not None and not self.intents & MESSAGE_CONTENT
        self.put(event.name, event.bare if hidden and event.bare is not None else event.data)

    def after(self, seq: int) -> list[str]:
        """The events that come after this one."""
        return self.log[seq + 1 - self.first :]

    def knows(self, seq: int) -> bool:
        """Whether all that came after this one is still there."""
        return self.first - 1 <= seq <= self.seq


class Sessions:
    """All sessions that are or can be resumed."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._all: dict[str, Session] = {}
        self.log: deque[Json] = deque(maxlen=LOGGED)
        """Every event that was sent, with the machine's monotonic seconds."""
        self._late: set[asyncio.TimerHandle] = set()

    def __iter__(self) -> Iterator[Session]:
        return iter(list(self._all.values()))

    # --- events ---------------------------------------------------------------------------------------

    def dispatch(self, event: Event) -> bool:
        """Tell every session that asked for it. The answer is whether anybody is connected to hear it."""
        fault = self._faults.take(event.name, event.data, EVENT_KINDS)
        if fault is not None and fault.kind == "drop":
            return False
        if fault is not None and fault.kind == "delay":
            self._late = {timer for timer in self._late if not timer.cancelled()}
            self._late.add(asyncio.get_running_loop().call_later(fault.seconds, self._put, event))
            return True
        for _ in range(2 if fault is not None else 1):
            self._put(event)
        return any(session.connected for session in self)

    def late(self) -> int:
        """How many events are still kept back."""
        now = asyncio.get_running_loop().time()
        return sum(not timer.cancelled() and timer.when() > now for timer in self._late)

    def _put(self, event: Event) -> None:
        self.log.append({"name": event.name, "id": event.data.get("id", ""), "at": monotonic()})
        for session in self:
            session.take(event)

    # --- sessions -------------------------------------------------------------------------------------

    def begin(self, intents: int) -> Session:
        """A new one."""
        self._expire()
        while len(self._all) >= MOST_SESSIONS:
            del self._all[next(iter(self._all))]
        found = Session(self._world.ids.secret(32), intents)
        self._all[found.id] = found
        return found

    def find(self, ident: str) -> Session | None:
        """One that can be resumed."""
        self._expire()
        return self._all.get(ident)

    def leave(self, session: Session) -> None:
        """Its connection ended: from now on it waits."""
        session.connected, session.left = False, self._world.clock.now()

    def end(self, session: Session) -> None:
        """It cannot be resumed any more."""
        self._all.pop(session.id, None)

    def close(self) -> None:
        """Forget what is late."""
        for timer in self._late:
            timer.cancel()

    def _expire(self) -> None:
        long_ago = self._world.clock.now() - timedelta(seconds=self._world.rules.resume_seconds)
        for session in self:
            if session.left is not None and not session.connected and session.left < long_ago:
                self.end(session)
